// Builds the cases of falcon with the public API.

import { PythonOnlyError, requireText } from "../case-values.mjs";
import {
  bindArguments,
  convertRetryAfter,
  createReadyError,
  findClass,
  listHeaders,
  removeUndefined,
} from "./python-calls.mjs";

const FALCON_PARAMETERS = {
  HTTPUnauthorized: ["title", "description", "challenges"],
  HTTPRequestEntityTooLarge: ["title", "description", "retry_after"],
  HTTPTooManyRequests: ["title", "description", "retry_after"],
  HTTPServiceUnavailable: ["title", "description", "retry_after"],
  HTTPRangeNotSatisfiable: ["resource_length"],
  HTTPMethodNotAllowed: ["allowed_methods"],
  HTTPUnavailableForLegalReasons: ["title"],
  HTTPError: ["status", "title", "description", "headers", "href", "href_text", "code"],
  HTTPStatus: ["status", "headers", "body"],
};
for (const name of [
  "MovedPermanently",
  "Found",
  "SeeOther",
  "TemporaryRedirect",
  "PermanentRedirect",
]) {
  FALCON_PARAMETERS[`HTTP${name}`] = ["location"];
}

/** Returns status and reason phrase of a status line. */
function parseStatusLine(line) {
  if (typeof line !== "string") throw new PythonOnlyError("a status line that is no string");
  const match = /^(\d{3})(?: (.*))?$/s.exec(line);
  if (!match) throw new RangeError(`Cannot build an error: ${line} is no status line`);
  return { status: Number(match[1]), statusText: match[2] || undefined };
}

function createOptions(args) {
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

const FALCON_SCENARIOS = {
  "optionalrepresentation-none": (h) => createOptional(h, {}),
  "optionalrepresentation-desc": (h) => createOptional(h, { detail: "why" }),
  "optionalrepresentation-empty": (h) => createOptional(h, { detail: "" }),
  "norepresentation-wrong-order": (h) =>
    new h.HTTPInternalServerError({ title: "shown", detail: "visible", expose: true }),
  "custom-to-dict-xml": (h) => new h.HTTPBadRequest({ title: "T", detail: "D", code: 4 }),
  "route-not-found": (h) => new h.HTTPNotFound(),
  "method-not-allowed": (h) =>
    new h.HTTPMethodNotAllowed({ allow: ["GET", "HEAD", "POST", "OPTIONS"] }),
  "invalid-method-xml": (h) =>
    new h.HTTPBadRequest({ title: "Bad request", detail: "Invalid HTTP method" }),
  "middleware-request-error": (h) => new h.HTTPForbidden({ title: "MW", detail: "blocked" }),
  "middleware-response-flag": (h) => new h.HTTPBadRequest({ title: "T", detail: "D", code: 1 }),
};

function createOptional(httpexc, options) {
  const Optional = httpexc.defineStatus(460, { title: "Optional", representation: "detail" });
  return new Optional({ title: "title", ...options });
}

/** The thrown class, status and title of the scenarios whose handler raises an HTTPError. */
const FALCON_HANDLERS = {
  "handler-raises-httperror": ["MyErr", 460, "A"],
  "handler-subclass": ["MySub", 460, "A"],
};

/** Registers the handlers of a scenario, and returns the error that it throws. */
function registerHandlers(httpexc, errors, scenario) {
  class MyErr extends Error {}
  class MySub extends MyErr {}
  const throwWithTitle = (title) => (error) => {
    throw new httpexc.HTTPError(460, `${error.constructor.name}: x`, { title });
  };
  if (scenario in FALCON_HANDLERS) {
    const [thrown, , title] = FALCON_HANDLERS[scenario];
    errors.on(MyErr, throwWithTitle(title));
    return thrown === "MySub" ? new MySub("x") : new MyErr("x");
  }
  if (scenario === "handler-lifo-general-last") {
    errors.on(MySub, throwWithTitle("Spec")).on(MyErr, throwWithTitle("Gen"));
    return new MySub("x");
  }
  if (scenario === "handler-raises-status") {
    errors.on(
      MyErr,
      () =>
        new Response("status body", {
          status: 203,
          headers: { "X-S": "1", "content-type": "application/json; charset=UTF-8" },
        }),
    );
    return new MyErr("x");
  }
  if (scenario === "handler-reraises-httperror") {
    errors.on(httpexc.HTTPError, (error) => {
      throw error;
    });
    return new httpexc.HTTPConflict({ title: "T", detail: "D" });
  }
  if (scenario === "handler-missing-handle") errors.on(MyErr, undefined);
  return undefined;
}

export function falcon({ httpexc, createErrors, dialects }, one) {
  const errors = createErrors({ dialect: dialects.falcon });
  const { scenario } = one.args.kwargs;
  if (scenario) {
    const error = registerHandlers(httpexc, errors, scenario);
    if (error) return { errors, error };
    const make = FALCON_SCENARIOS[scenario];
    if (make) return { errors, error: make(httpexc) };
    if (scenario.startsWith("serializer-yaml")) {
      const formatYaml = (problem) =>
        `title: ${problem.title}\ndescription: ${problem.detail}\ncode: ${problem.code}`;
      const formatJson = ({ title, detail, code }) =>
        `{"title": "${title}", "description": "${detail}", "code": ${code}}`;
      const formats = { "application/x-yaml": formatYaml, "application/json": formatJson };
      return {
        errors: createErrors({ dialect: dialects.falcon, formats }),
        error: new httpexc.HTTPBadRequest({ title: "T", detail: "D", code: 1 }),
      };
    }
    if (scenario === "serializer-old-style") {
      errors.serializer((problem) => ({ type: "text/x-old", body: `old:${problem.title}` }));
      return { errors, error: new httpexc.HTTPBadRequest({ title: "T", detail: "D" }) };
    }
    throw new PythonOnlyError(`falcon's request handling: ${scenario}`);
  }
  const names = FALCON_PARAMETERS[one.class] ?? ["title", "description"];
  const args = bindArguments(names, one.args);
  if (one.class === "HTTPStatus") {
    const { status, statusText } = parseStatusLine(args.status);
    const headers = new Headers({ "content-type": "application/json; charset=UTF-8" });
    for (const [name, value] of listHeaders(args.headers) ?? []) headers.set(name, value);
    return {
      errors,
      error: createReadyError(httpexc, { status, statusText, headers }, args.body ?? null),
    };
  }
  if (names[0] === "location") {
    const Redirect = findClass(httpexc, one.class);
    return { errors, error: new Redirect({ location: args.location, external: true }) };
  }
  const options = createOptions(args);
  if (one.class === "HTTPError") {
    const { status, statusText } = parseStatusLine(args.status);
    // In falcon the base class always has a body.
    const own = { representation: "always", ...(statusText ? { statusText } : {}) };
    if (status === 304) return { errors, error: new httpexc.HTTPNotModified(options) };
    if (status < 400) {
      const Status = httpexc.defineStatus(status, {
        title: statusText ?? "",
        representation: "always",
      });
      return { errors, error: new Status({ ...options, ...own }) };
    }
    return {
      errors,
      error: new httpexc.HTTPError(status, {
        title: options.title ?? `${args.status}`,
        ...own,
        ...options,
      }),
    };
  }
  const Class = findClass(httpexc, one.class);
  if (Class.status === 401) {
    // The original does not require them.
    const own = options.headers?.find(([name]) => name.toLowerCase() === "www-authenticate");
    options.challenges = args.challenges?.length ? args.challenges : [own?.[1] ?? "Basic"];
  }
  if (Class.status === 405) options.allow = args.allowed_methods;
  if (Class.status === 416) options.length = args.resource_length;
  return { errors, error: new Class(options) };
}
