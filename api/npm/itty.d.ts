export type IttyErrorHandler = (error: unknown, request: Request) => Promise<Response>;

export function errorHandler(options?: Errors | ErrorsConfig): IttyErrorHandler;
