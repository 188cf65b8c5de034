// Helps to build errors from the calls of both versions of falcon.

import { PythonOnlyError, requireText } from "../case-values.mjs";
import {
  convertRetryAfter,
  createReadyError,
  findClass,
  listHeaders,
  removeUndefined,
} from "./python-calls.mjs";

export const REDIRECTS = [
  "HTTPMovedPermanently",
  "HTTPFound",
  "HTTPSeeOther",
  "HTTPTemporaryRedirect",
  "HTTPPermanentRedirect",
];

/** The parameters of the classes that name a part of the request. They are the same in all versions. */
export const PART_PARAMETERS = {
  HTTPInvalidHeader: ["msg", "header_name"],
  HTTPMissingHeader: ["header_name"],
  HTTPInvalidParam: ["msg", "param_name"],
  HTTPMissingParam: ["param_name"],
};

/** Returns status and reason phrase of a status line. */
export function parseStatusLine(line) {
  if (typeof line !== "string") throw new PythonOnlyError("a status line that is no string");
  const match = /^(\d{3})(?: (.*))?$/s.exec(line);
  if (!match) throw new RangeError(`Cannot build an error: ${line} is no status line`);
  return { status: Number(match[1]), statusText: match[2] || undefined };
}

/** Returns the options of an error with falcon's arguments. */
export function createOptions(args) {
  const { code } = args;
  if (code !== undefined && code !== null && typeof code !== "string" && typeof code !== "number") {
    throw new PythonOnlyError("a code that is neither a string nor a number");
  }
  if (typeof code === "number" && Number.isInteger(code) && !Number.isSafeInteger(code)) {
    throw new PythonOnlyError("an integer above 2^53");
  }
  const href = requireText(args.href);
  return removeUndefined({
    title: requireText(args.title),
    detail: requireText(args.description),
    code: code ?? undefined,
    help: href ? { href, text: requireText(args.href_text) } : undefined,
    headers: listHeaders(args.headers),
    retryAfter: convertRetryAfter(args.retry_after),
    expose: true,
  });
}

/** Returns the error of an `HTTPStatus`, which is a ready response. `type` is falcon's default. */
export function createStatusError(httpexc, { status, statusText }, type, headers, text) {
  const all = new Headers({ "content-type": type });
  for (const [name, value] of listHeaders(headers) ?? []) all.set(name, value);
  return createReadyError(httpexc, { status, statusText, headers: all }, text ?? null);
}

/** Returns the error of falcon's base class, which has the title and the phrase of its status line. */
export function createBaseError(httpexc, line, { status, statusText }, options) {
  // In falcon the base class always has a body.
  const own = { representation: "always", ...(statusText ? { statusText } : {}) };
  if (status === 304) return new httpexc.HTTPNotModified(options);
  if (status < 400) {
    const title = statusText ?? "";
    const Status = httpexc.defineStatus(status, { title, representation: "always" });
    return new Status({ ...options, ...own });
  }
  return new httpexc.HTTPError(status, { title: options.title ?? line, ...own, ...options });
}

/** Returns an error of a class, with the arguments that falcon requires or lets out. */
export function createClassError(httpexc, name, args, options) {
  const Class = findClass(httpexc, name);
  if (name in PART_PARAMETERS) return createPartError(Class, name, args, options);
  if (Class.status === 401) {
    // The original does not require them.
    const own = options.headers?.find(([header]) => header.toLowerCase() === "www-authenticate");
    options.challenges = args.challenges?.length ? args.challenges : [own?.[1] ?? "Basic"];
  }
  if (Class.status === 405) options.allow = args.allowed_methods;
  if (Class.status === 416) options.length = args.resource_length;
  return new Class(options);
}

function createPartError(Class, name, args, { expose, ...options }) {
  const part = name.endsWith("Header") ? "header" : "param";
  return new Class(requireText(args.msg), {
    ...options,
    [part]: requireText(args[`${part}_name`]),
  });
}

/** Returns the error of a redirect. */
export function createRedirectError(httpexc, name, { location, headers }) {
  const Redirect = findClass(httpexc, name);
  const options = removeUndefined({ location, headers: listHeaders(headers), external: true });
  return new Redirect(options);
}

/** The thrown class, status and title of the scenarios whose handler raises an HTTPError. */
const RAISING_HANDLERS = {
  "handler-raises-httperror": ["MyErr", "A"],
  "handler-subclass": ["MySub", "A"],
};

/**
 * Registers the handlers of a scenario, and returns the error that it throws.
 *
 * @param type - the content type that falcon sends by default
 */
function registerHandlers(httpexc, errors, scenario, type) {
  class MyErr extends Error {}
  class MySub extends MyErr {}
  const throwWithTitle = (title) => (error) => {
    throw new httpexc.HTTPError(460, `${error.constructor.name}: x`, { title });
  };
  if (scenario in RAISING_HANDLERS) {
    const [thrown, title] = RAISING_HANDLERS[scenario];
    errors.on(MyErr, throwWithTitle(title));
    return thrown === "MySub" ? new MySub("x") : new MyErr("x");
  }
  switch (scenario) {
    case "handler-tuple":
      errors.on([RangeError, MyErr], throwWithTitle("A"));
      return new MyErr("x");
    case "handler-lifo-general-last":
      errors.on(MySub, throwWithTitle("Spec")).on(MyErr, throwWithTitle("Gen"));
      return new MySub("x");
    case "handler-exception-last":
      errors.on(MyErr, throwWithTitle("Spec")).on(Error, throwWithTitle("All"));
      return new MyErr("x");
    case "handler-replaced":
      errors.on(MyErr, throwWithTitle("Old")).on(MyErr, throwWithTitle("New"));
      return new MyErr("x");
    case "handler-raises-status": {
      const headers = { "X-S": "1", "content-type": type };
      errors.on(MyErr, () => new Response("status body", { status: 203, headers }));
      return new MyErr("x");
    }
    case "handler-reraises-httperror":
      errors.on(httpexc.HTTPError, (error) => {
        throw error;
      });
      return new httpexc.HTTPConflict({ title: "T", detail: "D" });
    default:
      return undefined;
  }
}

/** Returns the errors object and the error of a scenario with a serializer, or undefined. */
function createSerializerCase({ httpexc, createErrors }, scenario, dialect) {
  if (scenario === "serializer-yaml") {
    const formatYaml = (problem) =>
      `title: ${problem.title}\ndescription: ${problem.detail}\ncode: ${problem.code}`;
    const formatJson = ({ title, detail, code }) =>
      `{"title": "${title}", "description": "${detail}", "code": ${code}}`;
    const formats = { "application/x-yaml": formatYaml, "application/json": formatJson };
    const error = new httpexc.HTTPBadRequest({ title: "T", detail: "D", code: 1 });
    return { errors: createErrors({ dialect, formats }), error };
  }
  if (scenario === "serializer-old-style") {
    const errors = createErrors({ dialect });
    errors.serializer((problem) => ({ type: "text/x-old", body: `old:${problem.title}` }));
    return { errors, error: new httpexc.HTTPBadRequest({ title: "T", detail: "D" }) };
  }
  return undefined;
}

/** What the parts of a request around a resource throw, in all versions. */
const COMMON_SCENARIOS = {
  "custom-to-dict-xml": (h) => new h.HTTPBadRequest({ title: "T", detail: "D", code: 4 }),
  "route-not-found": (h) => new h.HTTPNotFound(),
  "invalid-method-xml": (h) =>
    new h.HTTPBadRequest({ title: "Bad request", detail: "Invalid HTTP method" }),
  "middleware-request-error": (h) => new h.HTTPForbidden({ title: "MW", detail: "blocked" }),
  "middleware-response-flag": (h) => new h.HTTPBadRequest({ title: "T", detail: "D", code: 1 }),
};

/**
 * Returns the errors object and the error of a scenario.
 *
 * @param version - the dialect, the content type that it sends by default, and its own scenarios
 */
export function createScenario(library, scenario, { dialect, type, scenarios }) {
  const { httpexc, createErrors, dialects } = library;
  const errors = createErrors({ dialect: dialects[dialect] });
  // An application without a handler of its own is refused.
  if (scenario === "handler-missing-handle") errors.on(Error, undefined);
  const error = registerHandlers(httpexc, errors, scenario, type);
  if (error) return { errors, error };
  const make = { ...COMMON_SCENARIOS, ...scenarios }[scenario];
  if (make) return { errors, error: make(httpexc) };
  const serialized = createSerializerCase(library, scenario, dialects[dialect]);
  if (serialized) return serialized;
  throw new PythonOnlyError(`falcon's request handling: ${scenario}`);
}
