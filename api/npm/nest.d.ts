export interface NestFilter {
  catch(exception: unknown, host: NestHost): Promise<void>;
}

export interface NestHost {
  getType(): string;
  switchToHttp(): {
    getRequest(): any;
    getResponse(): any;
  };
}

export function errorHandler(options?: Errors | ErrorsConfig): NestFilter;
