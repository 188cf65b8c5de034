// Code that an application may write for its errors, and mistakes that the compiler must refuse. It
// is compiled and never run.

import {
  Aborter,
  abort,
  assert,
  defineStatus,
  HTTPException,
  type HTTPFound,
  HTTPMethodNotAllowed,
  HTTPNotFound,
  type HTTPPermanentRedirect,
  HTTPServiceUnavailable,
  type RedirectStatus,
  redirect,
  type statusMap,
} from "httpexc";
import {
  type Dialect,
  type DialectName,
  discord,
  falcon,
  problem,
  webob,
  werkzeug,
} from "httpexc/dialects";
import { createErrors, type Errors } from "httpexc/server";

/** `true` if two types are the same, so that a call with `true` compiles. */
type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function same<One, Other>(_: Same<One, Other>): void {}

// A status stands for its class, and requires the same options.
same<InstanceType<(typeof statusMap)[404]>, HTTPNotFound>(true);
export const thrown = [
  () => abort(404),
  () => abort(404, "d"),
  () => abort(404, "d", { code: 7, retryAfter: 7 }),
  () => abort(404, { detail: "d" }),
  () => abort(405, { allow: ["GET"] }),
  () => abort(401, "d", { challenges: "Basic" }),
  () => abort(new Response("ready")),
  // @ts-expect-error methods are missing
  () => abort(405),
  // @ts-expect-error methods are missing
  () => abort(405, "d", {}),
  // @ts-expect-error challenges are missing
  () => abort(401, "d"),
  // @ts-expect-error a typo
  () => abort(404, "d", { retryafter: 7 }),
  // @ts-expect-error a detail is a string
  () => abort(404, 7),
  // @ts-expect-error a 404 has no methods
  () => abort(404, { allow: ["GET"] }),
  // @ts-expect-error a status is a number
  () => abort("404"),
  // @ts-expect-error a redirect is not thrown by its status
  () => abort(302, { location: "/x" }),
  // @ts-expect-error a 200 is no error
  () => abort(200),
  // @ts-expect-error a 499 has no class
  () => abort(499, "d"),
  // @ts-expect-error 200 is no error
  (status: 200 | 404) => abort(status),
  (status: 404 | 410 | Response) => abort(status),
];
export function abortAny(status: number): never {
  // A status that the compiler does not know is checked at run time.
  return abort(status, "d", { allow: ["GET"] });
}
export function requireSong(song: string | undefined): number {
  assert(song, 404, "There is no such song.");
  return song.length;
}
export function requireGet(method: string): string {
  assert(method === "GET", 405, { allow: ["GET"] });
  // @ts-expect-error methods are missing
  assert(method === "GET", 405);
  method satisfies "GET";
  return method;
}
export function abortMissing(song: string | undefined): string {
  if (song === undefined) abort(404);
  return song;
}
const abortOwn = new Aborter({ 404: HTTPNotFound }, { busy: HTTPServiceUnavailable });
export const abortByName = () => abortOwn("busy", "d");
export function assertRedirect(method: string): void {
  // @ts-expect-error a redirect is not thrown by its status
  assert(method === "GET", 303, { location: "/" });
}
redirect("/").status satisfies 302;
redirect("/", undefined, { external: true }) satisfies HTTPFound;
redirect(new URL("https://example.com/"), 303).status satisfies 303;
redirect("/", 308, {
  absolute: true,
  retryAfter: 7,
  code: "moved",
}) satisfies HTTPPermanentRedirect;
export const redirectAny = (status: RedirectStatus): RedirectStatus => redirect("/", status).status;
export const redirectDefault = (status?: 303): 302 | 303 => redirect("/", status).status;
export const redirectError: HTTPException = redirect("/", 307);
// @ts-expect-error 200 is no status of a redirect
redirect("/", 200);
// @ts-expect-error a redirect has no methods
redirect("/", 302, { allow: "GET" });
// @ts-expect-error `addSlash` and a location exclude each other
redirect("/", 302, { addSlash: true });
// @ts-expect-error a 303 is no 302
redirect("/", 303).status satisfies 302;
const Closed = defineStatus(499, { title: "Client Closed Request" });
same<(typeof Closed)["status"], 499>(true);
new Closed("d", { code: 7 }).status satisfies 499;

// The key of a handler decides the type of its error.
class PoolExhausted extends Error {
  readonly waiting = 7;
}
const isQuota = (error: unknown): error is { readonly quota: number } =>
  typeof error === "object" && error !== null && "quota" in error;
const errors: Errors = createErrors()
  .on(PoolExhausted, (error, request) => {
    error.waiting satisfies number;
    request satisfies Request | undefined;
    return new HTTPServiceUnavailable({ retryAfter: error.waiting });
  })
  .on(HTTPMethodNotAllowed, (error) => console.log(error.allow.join(), error.status satisfies 405))
  .on(HTTPException, (error) => void (error.status satisfies number))
  .on(404, (error) => void (error.status satisfies 404))
  .on(isQuota, async (error) => new Response(String(error.quota)))
  .on(
    (error) => error === "busy",
    (error) => void (error satisfies unknown),
  )
  .on([PoolExhausted, HTTPMethodNotAllowed], (error) => {
    if (error instanceof PoolExhausted) error.waiting satisfies number;
    else error.allow satisfies readonly string[];
  })
  .on([404, 410], (error) => void (error.status satisfies 404 | 410))
  .on(
    [HTTPException, isQuota],
    (error) => void (error satisfies HTTPException | { readonly quota: number }),
  )
  .on(Error, () => undefined);
// @ts-expect-error a list has at least one target
errors.on([], () => undefined);
// @ts-expect-error a name is no target
errors.on([404, "HTTPNotFound"], () => undefined);
// @ts-expect-error the errors of a list have only what all of them have
errors.on([PoolExhausted, RangeError], (error) => error.waiting);
errors.on(
  (error: unknown): boolean => error === 7,
  // @ts-expect-error a predicate without a type leaves the error `unknown`
  (error) => error.message,
);
// @ts-expect-error a 404 has no methods
errors.on(HTTPNotFound, (error) => console.log(error.allow));
// @ts-expect-error a string is no response
errors.on(404, () => "not found");
// @ts-expect-error a name is no key of a handler
errors.on("HTTPNotFound", () => undefined);

// The `abort` of a configuration requires the same options as the package's.
export const configuredAborts = [
  () => errors.abort(404, "d"),
  // @ts-expect-error methods are missing
  () => errors.abort(405),
];

// A wrapped handler keeps its other parameters.
const handler = errors.wrap((request: Request, song: number) => new Response(request.url + song));
handler(new Request("https://example.com/"), 7) satisfies Promise<Response>;
// @ts-expect-error the song is missing
handler(new Request("https://example.com/"));

// @ts-expect-error a typo
createErrors({ dialekt: "problem" });
const falconErrors: Errors = createErrors({ dialect: falcon, pages: { 404: "<p>" } });
const { dialect } = falconErrors.config;
dialect?.name satisfies DialectName | undefined;
[problem, werkzeug, webob, discord] satisfies Dialect[];
// @ts-expect-error a dialect is imported, and no string
createErrors({ dialect: "falcon" });
// @ts-expect-error only httpexc/dialects creates dialects
createErrors({ dialect: { name: "falcon" } });

// What the platform gives to a handler of `wrap` reaches the functions of the configuration.
const observed = createErrors({
  customize(problem, { request, requestId, retryAfter }, env: { REGION: string }) {
    const delay: number | Date | undefined = retryAfter;
    const german = request?.headers.get("accept-language") === "de";
    return german
      ? {
          ...problem,
          title: "Weg",
          language: "de",
          pageTexts: { codeLabel: "Kennung" },
          requestId,
          delay,
        }
      : { ...problem, region: env.REGION };
  },
  onResponse: async (error, { status, isDeclared }) => [error.title, status, isDeclared],
});
observed.wrap((_request: Request, _env: { REGION: string }) => new Response());
// @ts-expect-error the texts of a page have other names
createErrors({ customize: (problem) => ({ ...problem, pageTexts: { codeLable: "Kennung" } }) });
