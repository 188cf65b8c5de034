export type LoaderWrapper = <Args extends {
  readonly request: Request;
}, Result>(loader: (args: Args) => Result | Promise<Result>) => (args: Args) => Promise<Result>;

export function errorHandler(options?: Errors | ErrorsConfig): LoaderWrapper;
