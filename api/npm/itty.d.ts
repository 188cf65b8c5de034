export type IttyErrorHandler = (error: unknown, request: Request, ...platformArguments: unknown[]) => Promise<Response>;

export function errorHandler<PlatformArguments extends readonly unknown[] = any[]>(
  options?: Errors | ErrorsConfig<PlatformArguments>,
): IttyErrorHandler;
