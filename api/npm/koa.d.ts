export interface KoaContext {
  readonly app: {
    emit(event: string, ...args: unknown[]): unknown;
  };
  body: unknown;
  readonly headerSent: boolean;
  message: string;
  readonly originalUrl: string;
  readonly protocol: string;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  status: number;
}

export type KoaMiddleware = (context: KoaContext, next: () => Promise<unknown>) => Promise<void>;

export function errorHandler<Context extends KoaContext = KoaContext>(
  options?: Errors | ErrorsConfig<[context: Context]>,
): KoaMiddleware;
