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

export function errorHandler<Event extends H3EventLike = H3EventLike>(
  options?: Errors | ErrorsConfig<[event: Event]>,
): H3ErrorHandler;
