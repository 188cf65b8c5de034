export type H3ErrorHandler = (error: any, event: any) => Promise<Response | undefined>;

export type H3EventLike =
  | {
    readonly req: Request;
    readonly res: {
      readonly errHeaders: Headers;
    };
  }
  | {
    readonly node: {
      readonly req: object;
      readonly res: object;
    };
  };

export function errorHandler(options?: Errors | ErrorsConfig): H3ErrorHandler;
