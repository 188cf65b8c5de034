export function sendError(
  error: unknown,
  req: IncomingMessage | Http2ServerRequest,
  res: ServerResponse | Http2ServerResponse,
  errors?: Errors,
): void;
