// How each case of Werkzeug is built with the public API.

import { PythonOnly, text } from "../case-values.mjs";
import { bind, classNamed, defined, ready, retryAfter } from "./python-calls.mjs";

export function werkzeug({ httpexc, createErrors }, one) {
  const errors = createErrors({ dialect: "werkzeug" });
  const kind = one.class.replace(/\[.*/, "");
  const parameters = {
    Unauthorized: ["description", "response", "www_authenticate"],
    MethodNotAllowed: ["valid_methods", "description", "response"],
    RequestedRangeNotSatisfiable: ["length", "units", "description", "response"],
    TooManyRequests: ["description", "response", "retry_after"],
    ServiceUnavailable: ["description", "response", "retry_after"],
    InternalServerError: ["description", "response", "original_exception"],
    BadRequestKeyError: ["arg", "description", "response"],
    RequestRedirect: ["new_url"],
  };
  const given = bind(parameters[kind] ?? ["description", "response"], one.args);
  if (given.unknown !== undefined)
    return { errors, error: new httpexc.HTTPNotFound({ unknown: 1 }) };
  if (given.response instanceof Response) {
    return { errors, error: ready(httpexc, given.response, given.response.body) };
  }
  if (kind === "RequestRedirect") {
    return {
      errors,
      error: new httpexc.HTTPPermanentRedirect({ location: given.new_url, external: true }),
    };
  }
  const options = defined({ detail: text(given.description), expose: true });
  if (one.class.endsWith("[show_exception]")) {
    throw new PythonOnly("the repr of a key");
  }
  if (kind === "HTTPException") throw new PythonOnly("an error without a status");
  if (kind.startsWith("subclass:")) {
    const Sub = subclass(httpexc, kind.slice(9), one);
    const needed = {
      401: { challenges: "Basic" },
      405: { allow: [] },
      407: { challenges: "Basic" },
      426: { upgrade: "h2c" },
    };
    Object.assign(options, needed[Sub.status]);
    return { errors, error: new Sub(options) };
  }
  const names = {
    SecurityError: "BadRequest",
    BadHost: "BadRequest",
    BadRequestKeyError: "BadRequest",
  };
  const Class = classNamed(httpexc, names[kind] ?? kind);
  if (Class.status === 401) {
    const list = [given.www_authenticate ?? []].flat();
    options.challenges = list.length > 0 ? list : "Basic";
  }
  if (Class.status === 405) options.allow = given.valid_methods ?? [];
  if (Class.status === 416) {
    if (given.length !== undefined && given.length !== null) options.length = given.length;
    if (given.units !== undefined) options.unit = given.units;
  }
  // Werkzeug drops what is falsy.
  if (given.retry_after) options.retryAfter = retryAfter(given.retry_after);
  if (given.original_exception) options.originalError = given.original_exception;
  return { errors, error: new Class(options) };
}

function subclass(httpexc, name, one) {
  const noted = /code=(\d+)/.exec(one.note ?? "");
  const status = noted ? Number(noted[1]) : one.response.status;
  const titles = {
    Named: 'Client <Closed> "Request"',
    Unknown299: "Unknown Error",
  };
  const explanations = {
    Payment: "<p>You need to pay.</p>",
    Unknown299: "odd",
    NoDesc: "",
    Named: undefined,
  };
  if (name === "JsonBody") throw new PythonOnly("a class that makes a body in Python");
  if (status >= 300 && status < 400)
    throw new PythonOnly("an error without Location that redirects");
  const title =
    titles[name] ??
    httpexc.statusMap[status]?.title ??
    /<title>\d+ (.*)<\/title>/.exec(one.response.body ?? "")?.[1] ??
    "Unknown Error";
  const definition = { title, explanation: explanations[name] ?? described(one) };
  if (titles[name] === undefined && httpexc.statusMap[status]) {
    const Base = httpexc.statusMap[status];
    return class extends Base {
      static explanation = definition.explanation ?? "";
    };
  }
  return httpexc.defineStatus(status, definition);
}

function described(one) {
  return /description=(?:'([^']*)'|None)/.exec(one.note ?? "")?.[1];
}
