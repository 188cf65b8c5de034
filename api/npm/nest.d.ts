export interface NestFilter {
  catch(exception: unknown, host: NestHost): Promise<void> | undefined;
}

export interface NestHost {
  getType(): string;
  switchToHttp(): {
    getRequest(): any;
    getResponse(): any;
  };
  switchToWs?(): {
    getClient(): unknown;
    getData(): unknown;
    getPattern?(): unknown;
  };
}

export function errorHandler<Host extends NestHost = NestHost>(
  options?: Errors | ErrorsConfig<[host: Host]>,
): NestFilter;
