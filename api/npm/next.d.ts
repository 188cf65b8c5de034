export type NextWrapper = <Args extends readonly unknown[], Result>(handler: (...args: Args) => Result | Promise<Result>) => (...args: Args) => Promise<Result>;

export function errorHandler(options?: Errors | ErrorsConfig): NextWrapper;
