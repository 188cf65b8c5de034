export type ErrorMiddleware = (error: unknown, req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

export function errorHandler(options?: Errors | ErrorsConfig): ErrorMiddleware;
