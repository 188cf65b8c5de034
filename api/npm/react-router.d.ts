export type LoaderWrapper = <Args extends {
  readonly request: Request;
}, Result>(loader: (args: Args) => Result | Promise<Result>) => (args: Args) => Promise<Result>;

export function errorHandler<LoaderArgs extends {
  readonly request: Request;
} = {
  readonly request: Request;
}>(
  options?: Errors | ErrorsConfig<[args: LoaderArgs]>,
): LoaderWrapper;
