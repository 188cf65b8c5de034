// Builds the cases of Werkzeug with the public API.

import { PythonOnlyError, requireText } from "../case-values.mjs";
import {
  bindArguments,
  convertRetryAfter,
  createReadyError,
  findClass,
  removeUndefined,
} from "./python-calls.mjs";

export function werkzeug({ httpexc, createErrors, dialects }, one) {
  const errors = createErrors({ dialect: dialects.werkzeug });
  const className = one.class.replace(/\[.*/, "");
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
  const args = bindArguments(parameters[className] ?? ["description", "response"], one.args);
  if (args.unknown !== undefined)
    return { errors, error: new httpexc.HTTPNotFound({ unknown: 1 }) };
  if (args.response instanceof Response) {
    return { errors, error: createReadyError(httpexc, args.response, args.response.body) };
  }
  if (className === "RequestRedirect") {
    return {
      errors,
      error: new httpexc.HTTPPermanentRedirect({ location: args.new_url, external: true }),
    };
  }
  const options = removeUndefined({ detail: requireText(args.description), expose: true });
  if (one.class.endsWith("[show_exception]")) {
    throw new PythonOnlyError("the repr of a key");
  }
  if (className === "HTTPException") throw new PythonOnlyError("an error without a status");
  if (className.startsWith("subclass:")) {
    const Sub = createSubclass(httpexc, className.slice(9), one);
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
  const Class = findClass(httpexc, names[className] ?? className);
  if (Class.status === 401) {
    const list = [args.www_authenticate ?? []].flat();
    options.challenges = list.length > 0 ? list : "Basic";
  }
  if (Class.status === 405) options.allow = args.valid_methods ?? [];
  if (Class.status === 416) {
    if (args.length !== undefined && args.length !== null) options.length = args.length;
    if (args.units !== undefined) options.unit = args.units;
  }
  // Werkzeug ignores falsy values.
  if (args.retry_after) options.retryAfter = convertRetryAfter(args.retry_after);
  if (args.original_exception) options.originalError = args.original_exception;
  return { errors, error: new Class(options) };
}

function createSubclass(httpexc, name, one) {
  const note = /code=(\d+)/.exec(one.note ?? "");
  const status = note ? Number(note[1]) : one.response.status;
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
  if (name === "JsonBody") throw new PythonOnlyError("a class that makes a body in Python");
  if (status >= 300 && status < 400)
    throw new PythonOnlyError("an error without Location that redirects");
  const title =
    titles[name] ??
    httpexc.statusMap[status]?.title ??
    /<title>\d+ (.*)<\/title>/.exec(one.response.body ?? "")?.[1] ??
    "Unknown Error";
  const definition = { title, explanation: explanations[name] ?? findDescription(one) };
  if (titles[name] === undefined && httpexc.statusMap[status]) {
    const Base = httpexc.statusMap[status];
    return class extends Base {
      static explanation = definition.explanation ?? "";
    };
  }
  return httpexc.defineStatus(status, definition);
}

function findDescription(one) {
  return /description=(?:'([^']*)'|None)/.exec(one.note ?? "")?.[1];
}
