export interface ElysiaContext {
  readonly code?: unknown;
  readonly error?: unknown;
  readonly request: Request;
  readonly responseValue?: unknown;
  readonly set: ElysiaSet;
}

export interface ElysiaLike {
  mapResponse(options: any, handler: any): any;
  onError(options: any, handler: any): any;
}

export interface ElysiaSet {
  readonly cookie?: object | undefined;
  readonly headers: {
    [name: string]: string | number | readonly string[] | undefined;
  };
}

export function errorHandler<Context extends ElysiaContext = ElysiaContext>(
  options?: Errors | ErrorsConfig<[context: Context]>,
): <App extends ElysiaLike>(app: App) => App;
