// Code that a consumer may write, and mistakes that the compiler must refuse. It is compiled and
// never run.

import type * as everything from "httpexc";
import {
  type AllowOptions,
  type BearerError,
  type BearerOptions,
  basic,
  bearer,
  type Challenge,
  type FieldError,
  type FrameworkHeaders,
  type HeaderFields,
  type HTTPBadRequest,
  HTTPBadRequestKeyError,
  HTTPClientError,
  HTTPConflict,
  HTTPContentTooLarge,
  HTTPCreated,
  HTTPError,
  HTTPException,
  type HTTPExceptionOptions,
  HTTPForbidden,
  HTTPFound,
  HTTPGone,
  HTTPInternalServerError,
  HTTPInvalidHeader,
  HTTPMethodNotAllowed,
  HTTPMissingKey,
  HTTPNotFound,
  HTTPOk,
  type HTTPPayloadTooLarge,
  HTTPProxyAuthenticationRequired,
  HTTPRangeNotSatisfiable,
  HTTPRedirection,
  HTTPSeeOther,
  HTTPServerError,
  HTTPServiceUnavailable,
  HTTPTooManyRequests,
  HTTPUnauthorized,
  HTTPUnavailableForLegalReasons,
  HTTPUnprocessableContent,
  HTTPUnprocessableEntity,
  HTTPUnsupportedMediaType,
  HTTPUpgradeRequired,
  isHTTPException,
  type ProblemDetails,
  type RequestLike,
  type RetryOptions,
  toResponse,
} from "httpexc";
import { type CatalogueRow, catalogue } from "httpexc/catalogue";

/** `true` if two types are the same, so that a call with `true` compiles. */
type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function same<One, Other>(_: Same<One, Other>): void {}

/** The names of a type's properties that are `any`. */
type AnyIn<T> = { [K in keyof T]-?: 0 extends 1 & T[K] ? K : never }[keyof T];
type Instances<M> = {
  [K in keyof M]: M[K] extends abstract new (...args: never) => infer I ? AnyIn<I> : never;
}[keyof M];
type Arguments<M> = {
  [K in keyof M]: M[K] extends abstract new (
    ...args: infer A
  ) => unknown
    ? 0 extends 1 & A[number]
      ? K
      : never
    : M[K] extends (...args: infer A) => infer R
      ? 0 extends 1 & (A[number] | R)
        ? K
        : never
      : never;
}[keyof M];

// Nothing is `any`.
same<AnyIn<typeof everything>, never>(true);
same<Instances<typeof everything>, never>(true);
same<Arguments<typeof everything>, never>(true);
same<AnyIn<HTTPException>, never>(true);
same<AnyIn<HTTPExceptionOptions>, never>(true);
same<AnyIn<ProblemDetails>, never>(true);
same<AnyIn<CatalogueRow>, never>(true);

// The status of a class and of its errors is a literal type.
same<HTTPNotFound["status"], 404>(true);
same<HTTPNotFound["statusCode"], 404>(true);
same<(typeof HTTPNotFound)["status"], 404>(true);
same<HTTPContentTooLarge["status"], 413>(true);
same<HTTPCreated["status"], 201>(true);
same<HTTPServerError["status"], number>(true);
same<HTTPError["status"], number>(true);
same<HTTPNotFound["name"], string>(true);
// @ts-expect-error 404 is not 405
same<HTTPNotFound["status"], 405>(true);

// Signatures.
new HTTPNotFound();
new HTTPNotFound("No song has the id 7.");
new HTTPNotFound("No song.", { code: "no_song" });
new HTTPNotFound(undefined, { code: 7 });
new HTTPNotFound({ detail: "No song.", retryAfter: 7, cause: new Error("x"), stack: true });
new HTTPNotFound({ detail: undefined, code: undefined, retryAfter: undefined });
new HTTPError(404);
new HTTPError(455, { title: "Odd" });
new HTTPError(405, "No.", { allow: [] });
new HTTPClientError();
new HTTPServerError("d", { retryAfter: new Date() });
// @ts-expect-error there are two details
new HTTPNotFound("d", { detail: "e" });
// @ts-expect-error a detail is a string
new HTTPNotFound(7);
// @ts-expect-error null is no detail
new HTTPNotFound(null);
// @ts-expect-error options come last
new HTTPMethodNotAllowed({ allow: [] }, {});
// @ts-expect-error an error is no options
new HTTPNotFound(new Error("x"));
// @ts-expect-error a status is missing
new HTTPError();
// @ts-expect-error a status is a number
new HTTPError("404");
// @ts-expect-error this class has no status
new HTTPException();
// @ts-expect-error this class has no status
new HTTPException("d");

// Options: unknown ones, those of other classes, and wrong types.
// @ts-expect-error a typo
new HTTPNotFound({ detial: "d" });
// @ts-expect-error a typo, beside a detail
new HTTPNotFound("d", { retryafter: 7 });
// @ts-expect-error a 404 has no methods
new HTTPNotFound({ allow: ["GET"] });
new HTTPMethodNotAllowed({ allow: [], challenges: "Basic" });
// @ts-expect-error a 503 has no challenges
new HTTPServiceUnavailable({ challenges: "Basic" });
// @ts-expect-error a 409 has no location
new HTTPConflict({ location: "/" });
// @ts-expect-error a 413 has no length
new HTTPContentTooLarge({ length: 7 });
// @ts-expect-error a 200 has no Retry-After
new HTTPOk({ retryAfter: 7 });
// @ts-expect-error a 201 has no Retry-After
new HTTPCreated({ retryAfter: 7 });
// @ts-expect-error a code is a string or a number
new HTTPNotFound({ code: true });
// @ts-expect-error help has an address
new HTTPNotFound({ help: { text: "Help" } });
// @ts-expect-error a field error has a path
new HTTPNotFound({ errors: [{ message: "m" }] });
// @ts-expect-error extensions are no string
new HTTPNotFound({ extensions: "e" });
// What was looked up may be null.
new HTTPServiceUnavailable({ retryAfter: null, rateLimit: null, retryable: null });
// @ts-expect-error a time is no string
new HTTPServiceUnavailable({ retryAfter: "7" });
// @ts-expect-error a header value is no boolean
new HTTPNotFound({ headers: { a: true } });
// @ts-expect-error `expose` is a boolean
new HTTPNotFound({ expose: "yes" });

// The options that a class requires.
new HTTPUnauthorized({ challenges: "Basic" });
new HTTPNotFound("d", { challenges: ["Basic"] }).challenges satisfies readonly Challenge[];
new HTTPTooManyRequests({ retryAfter: 30 }).retryAfter satisfies number | Date | undefined;
// A subclass may have a name of its own.
class NamedError extends HTTPNotFound {
  override name = "Mine";
}
console.assert(new NamedError().name === "Mine");
console.assert(new HTTPNotFound().name !== "Mine");
new HTTPUnauthorized("d", { challenges: [{ scheme: "Bearer", params: { realm: "a" } }] });
new HTTPUnauthorized(undefined, { challenges: { scheme: "Negotiate", token68: "YQ==" } });
new HTTPUnauthorized({ challenges: [bearer({ realm: "a" }), basic({ realm: "a" })] });
const reason: BearerError = "insufficient_user_authentication";
const bearerOptions: BearerOptions = {
  realm: undefined,
  error: reason,
  errorDescription: "d",
  scope: ["a", "b"] as const,
  resourceMetadata: new URL("https://api.example/metadata"),
  acrValues: "a",
  maxAge: 60,
};
new HTTPForbidden({ challenges: bearer(bearerOptions) });
bearer(bearerOptions).scheme satisfies "Bearer";
bearer(bearerOptions).params satisfies { readonly [name: string]: string };
// @ts-expect-error an error of another RFC
bearer({ error: "invalid_grant" });
// @ts-expect-error a challenge has at least one parameter
bearer({});
// @ts-expect-error an undefined parameter is none
bearer({ realm: undefined });
bearer({ realm: "a", scope: undefined });
// @ts-expect-error the name of the parameter
bearer({ error_description: "d" });
// @ts-expect-error an age is a number
bearer({ maxAge: "60" });
// @ts-expect-error a challenge has a parameter
bearer();
// @ts-expect-error the realm is missing
basic({});
// @ts-expect-error the charset is always UTF-8
basic({ realm: "a", charset: "UTF-8" });
// @ts-expect-error a 503 has no challenges
new HTTPServiceUnavailable({ challenges: basic({ realm: "a" }) });
new HTTPMethodNotAllowed({ allow: [] });
new HTTPMethodNotAllowed("d", { allow: "GET" });
new HTTPUpgradeRequired({ upgrade: ["websocket"] });
new HTTPSeeOther({ location: "/" });
new HTTPFound("d", { location: new URL("https://example.com") });
new HTTPCreated();
new HTTPCreated({ location: "/" });
// @ts-expect-error challenges are missing
new HTTPUnauthorized();
// @ts-expect-error challenges are missing
new HTTPUnauthorized("d");
// @ts-expect-error challenges are missing
new HTTPUnauthorized({});
// @ts-expect-error challenges are missing
new HTTPUnauthorized("d", { code: 7 });
// @ts-expect-error challenges are undefined
new HTTPUnauthorized({ challenges: undefined });
// @ts-expect-error challenges are missing
new HTTPProxyAuthenticationRequired({ retryAfter: 7 });
// @ts-expect-error methods are missing
new HTTPMethodNotAllowed();
// @ts-expect-error methods are missing
new HTTPMethodNotAllowed("d", {});
// @ts-expect-error protocols are missing
new HTTPUpgradeRequired();
// @ts-expect-error a location is missing
new HTTPFound();
// @ts-expect-error a location is missing
new HTTPSeeOther("d");
// @ts-expect-error a challenge has parameters or one token
new HTTPUnauthorized({ challenges: { scheme: "B", params: { a: "b" }, token68: "c" } });
// @ts-expect-error a challenge has a scheme
new HTTPUnauthorized({ challenges: { params: { a: "b" } } });
// @ts-expect-error parameters belong in `params`
new HTTPUnauthorized({ challenges: { scheme: "B", realm: "a" } });
// @ts-expect-error the base class of redirects has no status
new HTTPRedirection({ location: "/" }).status satisfies 302;
// @ts-expect-error the header is missing
new HTTPInvalidHeader();
// @ts-expect-error the key is missing
new HTTPMissingKey("d", {});
new HTTPInvalidHeader({ header: "X-Version" });
new HTTPMissingKey("d", { key: "name", retryAfter: 7 });

// The properties of an error.
const allowed: readonly string[] = new HTTPMethodNotAllowed({ allow: "GET" }).allow;
const challenges: readonly Challenge[] = new HTTPUnauthorized({ challenges: "Basic" }).challenges;
const location: string | undefined = new HTTPSeeOther({ location: "/" }).location;
const createdLocation: string | undefined = new HTTPCreated().location;
const length: number | undefined = new HTTPRangeNotSatisfiable({ length: 7, unit: "items" }).length;
const accept: readonly string[] = new HTTPUnsupportedMediaType({ accept: "a/b" }).accept;
const blocker: string | undefined = new HTTPUnavailableForLegalReasons({ blockedBy: "/" })
  .blockedBy;
const header: string = new HTTPInvalidHeader({ header: "X" }).header;
const code: string | number | undefined = new HTTPNotFound({ code: 7 }).code;
const headers: FrameworkHeaders = new HTTPNotFound().headers;
const fetched: Headers = new Headers([...headers]);
const problem: ProblemDetails = new HTTPNotFound().toJSON();
const title: string = problem.title;
const unknown: unknown = problem["balance"];
const errors: readonly FieldError[] | undefined = new HTTPUnprocessableContent().errors;
// @ts-expect-error a 404 has no methods
new HTTPNotFound().allow;
// @ts-expect-error a status is read-only
new HTTPNotFound().status = 404;

// Headers in every form.
const forms: HeaderFields[] = [
  new Headers(),
  new Map([["a", "b"]]),
  [["a", "b"]],
  { a: "b", c: 7, d: ["e"], f: undefined },
  new HTTPNotFound().headers,
];

// Responses.
const request = new Request("https://example.com/");
const response: Response = new HTTPNotFound().toResponse(request);
const again: Response = new HTTPNotFound().getResponse();
const like: RequestLike = { method: "HEAD", headers: { accept: "text/html" } };
toResponse(new HTTPNotFound(), like) satisfies Response;
toResponse("anything", request) satisfies Response;
toResponse(undefined) satisfies Response;
// @ts-expect-error a request is an object
toResponse(undefined, "GET");

// A check narrows `unknown`.
function handle(thrown: unknown): Response | undefined {
  if (isHTTPException(thrown)) {
    thrown satisfies HTTPException;
    const status: number = thrown.status;
    return status < 500 ? thrown.toResponse() : undefined;
  }
  // @ts-expect-error the value is still `unknown`
  thrown.status;
  return undefined;
}

// The status narrows a union.
function describe(error: HTTPNotFound | HTTPMethodNotAllowed | HTTPServiceUnavailable): string {
  switch (error.status) {
    case 404:
      error satisfies HTTPNotFound;
      // @ts-expect-error only the 405 has methods
      error.allow;
      return error.message;
    case 405:
      return error.allow.join();
    case 503:
      return (error satisfies HTTPServiceUnavailable).name;
    default:
      return error satisfies never;
  }
}

// Classes with equal members are different types.
// @ts-expect-error a 410 is no 404
const wrong: HTTPNotFound = new HTTPGone();
const base: HTTPClientError = new HTTPNotFound();
const wider: HTTPError = base;
const widest: HTTPException = wider;
const native: Error = widest;
const bad: HTTPBadRequest = new HTTPMissingKey({ key: "k" });

// Aliases are values and types.
const alias: HTTPUnprocessableEntity = new HTTPUnprocessableContent();
const original: HTTPUnprocessableContent = new HTTPUnprocessableEntity({ errors: [] });
const large: HTTPPayloadTooLarge = new HTTPContentTooLarge();
const key: HTTPBadRequestKeyError = new HTTPBadRequestKeyError({ key: "k" });
same<HTTPUnprocessableEntity, HTTPUnprocessableContent>(true);

// Subclasses.
class SongGone extends HTTPGone {
  static override readonly title = "Song Gone";
  static override readonly explanation = "This song was taken away.";
  static override readonly stack = true;
  readonly song: number;
  constructor(song: number, options?: Omit<RetryOptions, "detail">) {
    super(`The song ${song} is gone.`, { ...options, code: "song_gone", extensions: { song } });
    this.song = song;
  }
}
const gone: 410 = new SongGone(7).status;
class OutOfTune extends HTTPClientError {
  static override readonly status = 460;
  static override readonly title = "Out of Tune";
  declare readonly status: 460;
}
same<OutOfTune["status"], 460>(true);
class Options extends HTTPMethodNotAllowed {
  constructor(more?: Omit<AllowOptions, "allow">) {
    super({ ...more, allow: ["OPTIONS"] });
  }
  describe(): string {
    return this.options.comment ?? this.allow.join();
  }
}
new Options().describe();
// @ts-expect-error the options are protected
new HTTPNotFound().options;

// A list of classes.
const classes = [HTTPNotFound, HTTPConflict, HTTPTooManyRequests, HTTPInternalServerError] as const;
for (const Class of classes) new Class("d", { retryAfter: 7 }) satisfies HTTPError;

// The catalogue.
const row: CatalogueRow | undefined = catalogue.find(({ status }) => status === 404);
row?.cache satisfies "heuristic" | "explicit" | "never" | undefined;
// @ts-expect-error the catalogue is read-only
catalogue.push();

export {
  accept,
  again,
  alias,
  allowed,
  bad,
  blocker,
  challenges,
  code,
  createdLocation,
  describe,
  errors,
  fetched,
  forms,
  gone,
  handle,
  header,
  key,
  large,
  length,
  location,
  native,
  original,
  response,
  title,
  unknown,
  wrong,
};
