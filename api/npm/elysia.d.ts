export interface ElysiaLike {
  mapResponse(options: any, handler: any): any;
  onError(options: any, handler: any): any;
}

export function errorHandler(
  options?: Errors | ErrorsConfig,
): <App extends ElysiaLike>(app: App) => App;
