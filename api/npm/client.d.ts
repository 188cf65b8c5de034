export interface AnswerLike {
  readonly body?: string | object | null | undefined;
  readonly headers?: HeadersLike | null | undefined;
  readonly status?: number | undefined;
}

export class Client<Set extends ProblemSet = never> {
  codes(map: CodeMap): this;
  fetch(input: FetchInput, init?: FetchOptions): Promise<FetchResult<Set>>;
  fetchOrThrow(input: FetchInput, init?: FetchOptions): Promise<Response>;
  fromResponse(response: ResponseLike, options?: ReadOptions): Promise<ReadFailure<Set> | null>;
  raiseForStatus<R extends ResponseLike>(response: R, options?: ReadOptions): Promise<R>;
}

export interface ClientOptions<Set extends ProblemSet = ProblemSet> extends Omit<ReadOptions, "signal" | "method" | "problems"> {
  readonly fetch?: FetchLike | undefined;
  readonly idempotencyKey?: boolean | undefined;
  readonly problems?: Set | undefined;
  readonly retry?: PolicyName | RetryPolicy | undefined;
}

export type CodeMap = {
  readonly [code: string]: ExceptionClass;
}

export class Codes {
  and(map: CodeMap): Codes;
  get(code: string | number | null): ExceptionClass | undefined;
}

export interface DelayOptions {
  readonly attempt?: number | undefined;
  readonly base?: number | undefined;
  readonly cap?: number | undefined;
  readonly jitter?: boolean | (() => number) | undefined;
  readonly now?: Date | number | undefined;
}

export interface FailedRequest {
  readonly delay: number | undefined;
  readonly failure: unknown;
  readonly method: string;
  readonly retryable: boolean | undefined;
  readonly status: number;
}

export interface FailedTry {
  readonly attempt: number;
  readonly delay: number;
  readonly error?: unknown;
  readonly response?: Response | undefined;
}

export type Failure<Set = never> = ReadFailure<Set> | NoResponse;

export type FetchInput = string | URL | Request;

export type FetchLike = (input: never, init?: never) => Promise<Response>;

export type FetchOptions = RequestInit & Omit<ReadOptions, "method" | "signal"> & {
  readonly fetch?: FetchLike | undefined;
};

export type FetchResult<Set = never> =
  | {
    readonly ok: true;
    readonly value: Response;
    readonly error?: undefined;
  }
  | {
    readonly ok: false;
    readonly error: Failure<Set>;
    readonly value?: undefined;
  };

export type HeadersLike =
  | Iterable<readonly [string, string]>
  | {
    readonly [name: string]: string | number | readonly string[] | undefined;
  };

export class NoResponse extends Error {
  constructor(cause?: unknown);
  get name(): string;
  set name(name: string);
  readonly problem: undefined;
  readonly status: undefined;
}

export interface ParseOptions {
  readonly maxBytes?: number | undefined;
}

export type PolicyName = "default" | "discord";

export interface PreloadOptions {
  readonly wasm?: boolean | undefined;
}

export type ReadError = HTTPException & ReadMembers;

export type ReadFailure<Set = never> = (ProblemOf<Set> & ReadMembers) | UndeclaredError;

export interface ReadMembers {
  readonly challenges: readonly ReportedChallenge[];
  readonly code: string | number | undefined;
  readonly dialect: string;
  readonly errors: readonly ReportedError[];
  readonly rateLimit: ReportedRateLimit | undefined;
  readonly raw: unknown;
  readonly report: Report;
  readonly requestId: string | undefined;
  readonly response: ReadResponse;
  readonly retryAfter: number | undefined;
  readonly retryable: boolean | undefined;
}

export interface ReadOptions {
  readonly codes?: Codes | CodeMap | undefined;
  readonly errorsInOk?: boolean | undefined;
  readonly maxBytes?: number | undefined;
  readonly method?: string | undefined;
  readonly problems?: ProblemSet | undefined;
  readonly relay?: boolean | undefined;
  readonly signal?: AbortSignal | null | undefined;
  readonly stack?: boolean | undefined;
  readonly timeout?: number | undefined;
}

export interface ReadResponse {
  readonly headers: Headers;
  readonly method?: string | undefined;
  readonly status: number;
  readonly url: string;
}

export class Report implements ReportFields {
  readonly challenges: readonly ReportedChallenge[];
  readonly code: string | number | null;
  readonly detail: string | null;
  readonly dialect: string;
  readonly errors: readonly ReportedError[];
  readonly extensions: {
    readonly [name: string]: unknown;
  };
  readonly help: string | null;
  readonly instance: string | null;
  readonly issues?: readonly SchemaIssue[];
  readonly rateLimit: ReportedRateLimit | null;
  get raw(): unknown;
  readonly requestId: string | null;
  readonly retryAfter: number | null;
  readonly retryable: boolean | null;
  readonly status: number;
  readonly title: string | null;
  readonly type: string | null;
}

export interface ReportFields {
  readonly challenges: readonly ReportedChallenge[];
  readonly code: string | number | null;
  readonly detail: string | null;
  readonly dialect: string;
  readonly errors: readonly ReportedError[];
  readonly extensions: {
    readonly [name: string]: unknown;
  };
  readonly help: string | null;
  readonly instance: string | null;
  readonly rateLimit: ReportedRateLimit | null;
  readonly requestId: string | null;
  readonly retryAfter: number | null;
  readonly retryable: boolean | null;
  readonly status: number;
  readonly title: string | null;
  readonly type: string | null;
}

export type ReportedChallenge =
  | {
    readonly scheme: string;
    readonly params: {
      readonly [name: string]: string;
    };
    readonly token68?: undefined;
  }
  | {
    readonly scheme: string;
    readonly params: {
      readonly [name: string]: never;
    };
    readonly token68: string;
  };

export interface ReportedError {
  readonly [member: string]: unknown;
  readonly code: string | number | null;
  readonly in?: "body" | "query" | "path" | "header" | "cookie";
  readonly message: string | null;
  readonly path: readonly (string | number)[];
}

export interface ReportedRateLimit {
  readonly bucket: string | null;
  readonly global: boolean | null;
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly reset: number | null;
  readonly scope: string | null;
}

export interface ResponseLike {
  readonly body?: unknown;
  readonly headers: {
    get(name: string): string | null;
  };
  readonly status: number;
  readonly url?: string | undefined;
}

export interface RetryPolicy extends Omit<RetryableOptions, "method" | "now">, Omit<DelayOptions, "attempt" | "now"> {
  readonly budget?: number | undefined;
  readonly cap?: number | undefined;
  readonly failedRequests?: boolean | undefined;
  readonly idempotencyKey?: boolean | undefined;
  readonly onRetry?: ((failed: FailedTry) => unknown) | undefined;
  readonly tries?: number | undefined;
}

export interface RetryableOptions {
  readonly accepted?: boolean | undefined;
  readonly anyMethod?: boolean | undefined;
  readonly method?: string | undefined;
  readonly now?: Date | number | undefined;
  readonly policy?: PolicyName | undefined;
  readonly retryOn?: readonly number[] | ((failed: FailedRequest) => boolean | undefined) | undefined;
}

export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | {
    readonly key: PropertyKey;
  })[] | undefined;
}

export type UndeclaredError = ReadError & {
  readonly problem?: undefined;
};

export function codes(map: CodeMap): Codes;

export function createClient<Set extends ProblemSet = never>(
  options?: ClientOptions<Set>,
): Client<Set>;

export function fetchOrThrow(input: FetchInput, init?: FetchOptions): Promise<Response>;

export function fromError(
  thrown: unknown,
  options?: ReadOptions,
): Promise<ReadError | NoResponse | null>;

export function fromResponse(
  response: ResponseLike,
  options?: ReadOptions,
): Promise<ReadError | null>;

export function isReadError(error: unknown): error is ReadError;

export function isRetryable(failure: unknown, options?: RetryableOptions): boolean;

export function parseError(answer: AnswerLike, options?: ParseOptions): Report;

export function preload(options?: PreloadOptions): Promise<boolean>;

export function raiseForStatus<R extends ResponseLike>(
  response: R,
  options?: ReadOptions,
): Promise<R>;

export function retryDelay(failure: unknown, options?: DelayOptions): number;

export function withRetries<F extends FetchLike>(fetch: F, policy?: PolicyName | RetryPolicy): F;

// Not exported, but part of the types above:

type InstanceOf<Class> = Class extends {
  readonly prototype: infer Instance;
} ? Instance : never;

type ProblemOf<Set> = Set extends ProblemSet<infer Classes> ? InstanceOf<Classes[keyof Classes]> : never;
