export type IttyErrorHandler = (error: unknown, request: Request, ...platformArguments: unknown[]) => Promise<Response>;

export function errorHandler(options?: Errors | ErrorsConfig): IttyErrorHandler;
