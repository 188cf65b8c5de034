// How each case of falcon is built with the public API.

import { PythonOnly, text } from "../case-values.mjs";
import { bind, classNamed, defined, headerPairs, ready, retryAfter } from "./python-calls.mjs";

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

/** A status line as status and reason phrase. */
function lineOf(line) {
  if (typeof line !== "string") throw new PythonOnly("a status line that is no text");
  const match = /^(\d{3})(?: (.*))?$/s.exec(line);
  if (!match) throw new RangeError(`Cannot build an error: ${line} is no status line`);
  return { status: Number(match[1]), statusText: match[2] || undefined };
}

function falconOptions(given) {
  const { code } = given;
  if (code !== undefined && code !== null && typeof code !== "string" && typeof code !== "number") {
    throw new PythonOnly("a code that is neither a text nor a number");
  }
  if (typeof code === "number" && Number.isInteger(code) && !Number.isSafeInteger(code)) {
    throw new PythonOnly("an integer above 2^53");
  }
  const href = text(given.href);
  return defined({
    title: text(given.title),
    detail: text(given.description),
    code: code ?? undefined,
    help: href ? { href, text: text(given.href_text) } : undefined,
    headers: headerPairs(given.headers),
    retryAfter: retryAfter(given.retry_after),
    expose: true,
  });
}

const FALCON_SCENARIOS = {
  "optionalrepresentation-none": (h) => optional(h, {}),
  "optionalrepresentation-desc": (h) => optional(h, { detail: "why" }),
  "optionalrepresentation-empty": (h) => optional(h, { detail: "" }),
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

function optional(httpexc, options) {
  const Optional = httpexc.defineStatus(460, { title: "Optional", representation: "detail" });
  return new Optional({ title: "title", ...options });
}

/** Handlers as falcon's scenarios register them. */
const FALCON_HANDLERS = {
  "handler-raises-httperror": ["MyErr", 460, "A"],
  "handler-subclass": ["MySub", 460, "A"],
};

function falconHandled(httpexc, errors, scenario) {
  class MyErr extends Error {}
  class MySub extends MyErr {}
  const titled = (title) => (error) => {
    const kind = error.constructor;
    throw new httpexc.HTTPError(460, `${kind.name}: x`, { title });
  };
  if (scenario in FALCON_HANDLERS) {
    const [thrown, , title] = FALCON_HANDLERS[scenario];
    errors.on(MyErr, titled(title));
    return thrown === "MySub" ? new MySub("x") : new MyErr("x");
  }
  if (scenario === "handler-lifo-general-last") {
    errors.on(MySub, titled("Spec")).on(MyErr, titled("Gen"));
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

export function falcon({ httpexc, createErrors }, one) {
  const errors = createErrors({ dialect: "falcon" });
  const { scenario } = one.args.kwargs;
  if (scenario) {
    const handled = falconHandled(httpexc, errors, scenario);
    if (handled) return { errors, error: handled };
    const make = FALCON_SCENARIOS[scenario];
    if (make) return { errors, error: make(httpexc) };
    if (scenario.startsWith("serializer-yaml")) {
      const format = (problem) =>
        `title: ${problem.title}\ndescription: ${problem.detail}\ncode: ${problem.code}`;
      const json = ({ title, detail, code }) =>
        `{"title": "${title}", "description": "${detail}", "code": ${code}}`;
      const formats = { "application/x-yaml": format, "application/json": json };
      const formatted = createErrors({ dialect: "falcon", formats });
      return {
        errors: formatted,
        error: new httpexc.HTTPBadRequest({ title: "T", detail: "D", code: 1 }),
      };
    }
    if (scenario === "serializer-old-style") {
      errors.serializer((problem) => ({ type: "text/x-old", body: `old:${problem.title}` }));
      return { errors, error: new httpexc.HTTPBadRequest({ title: "T", detail: "D" }) };
    }
    throw new PythonOnly(`falcon's request handling: ${scenario}`);
  }
  const names = FALCON_PARAMETERS[one.class] ?? ["title", "description"];
  const given = bind(names, one.args);
  if (one.class === "HTTPStatus") {
    const { status, statusText } = lineOf(given.status);
    const headers = new Headers({ "content-type": "application/json; charset=UTF-8" });
    for (const [name, field] of headerPairs(given.headers) ?? []) headers.set(name, field);
    return { errors, error: ready(httpexc, { status, statusText, headers }, given.body ?? null) };
  }
  if (names[0] === "location") {
    const Redirect = classNamed(httpexc, one.class);
    return { errors, error: new Redirect({ location: given.location, external: true }) };
  }
  const options = falconOptions(given);
  if (one.class === "HTTPError") {
    const { status, statusText } = lineOf(given.status);
    // The base class always has a body in falcon.
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
        title: options.title ?? `${given.status}`,
        ...own,
        ...options,
      }),
    };
  }
  const Class = classNamed(httpexc, one.class);
  if (Class.status === 401) {
    // The original lets one forget them.
    const own = options.headers?.find(([name]) => name.toLowerCase() === "www-authenticate");
    options.challenges = given.challenges?.length ? given.challenges : [own?.[1] ?? "Basic"];
  }
  if (Class.status === 405) options.allow = given.allowed_methods;
  if (Class.status === 416) options.length = given.resource_length;
  return { errors, error: new Class(options) };
}
