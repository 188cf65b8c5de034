export interface FingerprintOptions {
  readonly redact?: readonly string[] | undefined;
  readonly request?: RequestLike | undefined;
  readonly route?: string | undefined;
  readonly status?: number | undefined;
}

export interface LogOptions {
  readonly redact?: readonly string[] | undefined;
  readonly request?: RequestLike | undefined;
  readonly requestId?: string | undefined;
  readonly stack?: boolean | undefined;
}

export interface LogRecord {
  readonly [name: string]: unknown;
  readonly cause?: unknown;
  readonly detail?: string;
  readonly headers?: {
    readonly [name: string]: unknown;
  };
  readonly message: string;
  readonly name: string;
  readonly request?: {
    readonly method?: string;
    readonly url?: string;
  };
  readonly requestId?: string;
  readonly stack?: string;
  readonly status?: number;
  readonly upstream?: {
    readonly method?: string;
    readonly url?: string;
    readonly requestId?: string;
    readonly retryAfter?: number;
    readonly rateLimit?: {
      readonly [name: string]: unknown;
    };
  };
}

export interface OtelAttributes {
  readonly [name: string]: string | number;
}

export interface OtelOptions extends FingerprintOptions {
  readonly stack?: boolean | undefined;
}

export type TelemetryKind = "server" | "client";

export function fingerprint(error: unknown, options?: FingerprintOptions): string[];

export function otelAttributes(
  error: unknown,
  kind?: TelemetryKind,
  options?: OtelOptions,
): OtelAttributes;

export function toLog(error: unknown, options?: LogOptions): LogRecord;
