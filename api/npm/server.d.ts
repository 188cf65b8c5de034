export interface CorsOptions {
  readonly credentials?: boolean | undefined;
  readonly exposeHeaders?: readonly string[] | undefined;
  readonly origin?: string | readonly string[] | ((origin: string) => boolean) | undefined;
}

export interface CustomPageTexts {
  readonly codeLabel?: string | undefined;
  readonly explanation?: string | undefined;
  readonly referenceLabel?: string | undefined;
  readonly retrySentence?: string | undefined;
}

export interface CustomProblem extends Partial<ProblemDetails> {
  readonly language?: string | undefined;
  readonly pageTexts?: CustomPageTexts | undefined;
}

export interface CustomizeContext extends ErrorContext {
  readonly retryAfter: number | Date | undefined;
}

export interface ErrorContext {
  readonly request: Request | undefined;
  readonly requestId: string | undefined;
}

export type ErrorHandler<E = unknown> = (error: E, request: Request | undefined, ...platformArguments: any[]) => Handled | void | Promise<Handled | void>;

export interface ErrorResponseContext extends ErrorContext {
  readonly isDeclared: boolean | undefined;
  readonly status: number;
}

export class Errors {
  readonly abort: typeof abort;
  aborter(
    mapping?: {
      readonly [status: PropertyKey]: ExceptionClass;
    },
    extra?: {
      readonly [status: PropertyKey]: ExceptionClass;
    },
  ): Aborter;
  get config(): ErrorsConfig;
  on<E = unknown>(
    target: ((error: unknown) => error is E) | ((error: unknown) => boolean),
    handler: ErrorHandler<E>,
  ): this;
  on<E>(target: abstract new (...args: never) => E, handler: ErrorHandler<E>): this;
  on(target: typeof HTTPException, handler: ErrorHandler<HTTPException>): this;
  on<Status extends number>(
    target: Status,
    handler: ErrorHandler<HTTPException & {
      readonly status: Status;
    }>,
  ): this;
  on<const Targets extends readonly [ListedTarget, ...ListedTarget[]]>(
    targets: Targets,
    handler: ErrorHandler<MatchedError<Targets[number]>>,
  ): this;
  respond(
    error: unknown,
    request?: Request,
    adopt?: (error: unknown) => HTTPException | Response | undefined,
    onProblem?: (problem: ProblemDetails) => void,
  ): Promise<Response>;
  serializer(serializer: Serializer | undefined): this;
  toResponse(error: unknown, request?: Request): Response;
  wrap<Args extends readonly unknown[]>(
    handler: (request: Request, ...args: Args) => Response | HTTPException | Promise<Response | HTTPException>,
  ): (request: Request, ...args: Args) => Promise<Response>;
}

export interface ErrorsConfig<PlatformArguments extends readonly unknown[] = any[]> {
  readonly adopt?: ((error: unknown) => boolean | undefined) | undefined;
  readonly check?: boolean | undefined;
  readonly cors?: boolean | CorsOptions | undefined;
  readonly customize?: ((problem: ProblemDetails, context: CustomizeContext, ...platformArguments: PlatformArguments) => CustomProblem | undefined) | undefined;
  readonly dialect?: Dialect | undefined;
  readonly expose?: boolean | undefined;
  readonly formats?: {
    readonly [mediaType: string]: (problem: ProblemDetails) => string | Uint8Array;
  } | undefined;
  readonly headers?: HeaderFields | ((request: Request) => HeaderFields | undefined) | undefined;
  readonly jsonFormatter?: ((body: string, status: string, title: string, request: Request | undefined) => unknown) | undefined;
  readonly onError?: ((error: HTTPException, context: ErrorContext, ...platformArguments: PlatformArguments) => unknown) | null | undefined;
  readonly onResponse?: ((error: HTTPException, context: ErrorResponseContext, ...platformArguments: PlatformArguments) => unknown) | undefined;
  readonly pages?: {
    readonly [key: string]: string;
  } | undefined;
  readonly problems?: ProblemSet | undefined;
  readonly requestId?: string | ((request: Request) => string) | undefined;
  readonly serializer?: Serializer | undefined;
  readonly stack?: boolean | undefined;
  readonly template?: string | undefined;
  readonly templateValues?: readonly string[] | undefined;
}

export type Handled = Response | HTTPException | undefined;

export interface SerializedBody {
  readonly body: string | Uint8Array;
  readonly type: string;
}

export type Serializer = (problem: ProblemDetails, request: Request | undefined, error: HTTPException) => SerializedBody | undefined;

export type Target =
  | number
  | (abstract new (...args: never) => unknown)
  | ((error: unknown) => boolean);

export function createErrors(config?: ErrorsConfig): Errors;

// Not exported, but part of the types above:

type ListedTarget = Target | typeof HTTPException;

type MatchedError<Target> = Target extends (error: unknown) => error is infer E ? E : Target extends (error: unknown) => boolean ? unknown : Target extends number ? HTTPException & {
  readonly status: Target;
} : Target extends {
  readonly prototype: infer E;
} ? E : unknown;
