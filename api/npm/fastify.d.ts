export type FastifyErrorHandler = (error: unknown, request: FastifyRequestLike, reply: FastifyReplyLike) => Promise<unknown>;

export interface FastifyReplyLike {
  code(status: number): unknown;
  getHeader(name: string): number | string | string[] | undefined;
  getHeaders(): object;
  header(name: string, value: string | string[]): unknown;
  readonly log: {
    error(details: object, message?: string): unknown;
  };
  readonly raw: object;
  removeHeader(name: string): unknown;
  send(payload?: unknown): unknown;
}

export interface FastifyRequestLike {
  readonly originalUrl: string;
  readonly protocol: string;
  readonly raw: object;
}

export function errorHandler<RequestType extends FastifyRequestLike = FastifyRequestLike, ReplyType extends FastifyReplyLike = FastifyReplyLike>(
  options?: Errors | ErrorsConfig<[request: RequestType, reply: ReplyType]>,
): FastifyErrorHandler;
