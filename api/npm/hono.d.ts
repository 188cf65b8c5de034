export interface HonoContext {
  readonly finalized: boolean;
  header(name: string, value?: string): void;
  readonly req: {
    readonly raw: Request;
  };
  readonly res: Response;
}

export type HonoErrorHandler = (error: unknown, context: HonoContext) => Promise<Response>;

export function errorHandler<Context extends HonoContext = HonoContext>(
  options?: Errors | ErrorsConfig<[context: Context]>,
): HonoErrorHandler;
