export interface NextHandlerOptions {
  readonly prerendered?: boolean | undefined;
}

export type NextWrapper = <Args extends readonly unknown[], Result>(handler: (...args: Args) => Result | Promise<Result>, handlerOptions?: NextHandlerOptions) => (...args: Args) => Promise<Result>;

export function errorHandler(options?: Errors | ErrorsConfig): NextWrapper;
