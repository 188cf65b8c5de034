// How each golden case is built with the public API: as a user would who moves from that library.

import { PythonOnly, text, value } from "./values.mjs";

/** Parameters by position and by name, as the original takes them. */
function bind(names, { args, kwargs }) {
  const given = { ...kwargs };
  args.forEach((one, at) => {
    given[names[at]] = one;
  });
  return value(given);
}

/** Header fields as pairs of texts; Python takes numbers, too. */
function headerPairs(given) {
  if (given === undefined || given === null) return undefined;
  if (typeof given === "string") return given;
  const pairs = Array.isArray(given) ? given : Object.entries(given);
  return pairs.map(([name, field]) => [String(name), String(field)]);
}

/** An error that carries a ready answer, with a status that a `Response` can have. */
function ready(httpexc, init, body) {
  const response = new Response(body, init);
  try {
    return httpexc.abort(response);
  } catch (error) {
    return error;
  }
}

function retryAfter(given) {
  if (given === undefined || given === null) return undefined;
  if (given instanceof Date) return given;
  if (typeof given === "string" && /^\d+$/.test(given)) return Number(given);
  if (typeof given === "string") return new Date(given);
  return given;
}

/** Builds a class by its name, of any of the libraries. */
function classNamed(httpexc, name) {
  const found = httpexc[name] ?? httpexc[`HTTP${name}`];
  if (!found) throw new Error(`There is no class ${name}`);
  return found;
}

const defined = (options) =>
  Object.fromEntries(Object.entries(options).filter(([, one]) => one !== undefined));

// falcon

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

function falcon({ httpexc, createErrors }, one) {
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

// Werkzeug

function werkzeug({ httpexc, createErrors }, one) {
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

// WebOb

const WSGI_NAMES = [
  "REQUEST_METHOD",
  "PATH_INFO",
  "QUERY_STRING",
  "HTTP_HOST",
  "HTTP_X_ODD",
  "HTTP_USER_AGENT",
];

function webob({ httpexc, createErrors }, one) {
  const parameters = ["detail", "headers", "comment", "body_template"];
  const { scenario, ...rest } = one.args.kwargs;
  const given = scenario ? {} : bind(parameters, { ...one.args, kwargs: rest });
  const errors = createErrors({
    dialect: "webob",
    templateValues: WSGI_NAMES,
    ...(given.body_template === undefined ? {} : { template: given.body_template }),
    ...(given.json_formatter ? { jsonFormatter: given.json_formatter } : {}),
  });
  if (scenario) return { errors, error: webobScenario(httpexc, scenario, one) };
  if (given.status !== undefined || given.unknown !== undefined) {
    return { errors, error: new httpexc.HTTPNotFound({ unknown: 1 }) };
  }
  for (const name of [
    "body",
    "text",
    "json_body",
    "json",
    "app_iter",
    "content_type",
    "charset",
    "conditional_response",
  ]) {
    if (given[name] === undefined || given[name]?.length === 0) continue;
    return { errors, error: readyWebob(httpexc, given, one) };
  }
  const Class = webobClass(httpexc, one);
  const pairs = headerPairs(given.headers) ?? [];
  const options = defined({
    detail: text(given.detail),
    comment: text(given.comment),
    expose: true,
  });
  if (
    typeof given.retry_after === "string" ||
    typeof given.retry_after === "number" ||
    given.retry_after instanceof Date
  ) {
    options.retryAfter = retryAfter(given.retry_after);
  }
  for (const [name, field] of [
    ["Allow", [given.allow ?? []].flat().join(", ")],
    ["WWW-Authenticate", given.www_authenticate],
    ["Content-Range", given.content_range && `bytes */${given.content_range.at(-1)}`],
    ["Cache-Control", given.cache_control],
    ["Vary", [given.vary ?? []].flat().join(", ")],
    ["Server", given.server],
    [
      "Location",
      Class.status > 399 && given.location && new URL(given.location, one.request.url).href,
    ],
    ["ETag", given.etag && `"${given.etag}"`],
  ]) {
    if (field) pairs.push([name, field]);
  }
  if ((Class.status >= 300 && Class.status < 304) || [305, 307, 308].includes(Class.status)) {
    const own = pairs.findIndex(([name]) => name.toLowerCase() === "location");
    const url = new URL(one.request.url);
    if (given.add_slash) options.addSlash = true;
    else if (own >= 0) options.location = pairs.splice(own, 1)[0][1];
    // Without a location the original leads to the path of the request.
    if (given.location !== undefined) options.location = given.location;
    if (options.location === undefined && !options.addSlash) options.location = url.pathname;
    options.absolute = true;
    options.external = true;
  }
  if (pairs.length > 0) options.headers = pairs;
  if (Class.status === 401 || Class.status === 407) options.challenges = "Basic";
  if (Class.status === 405) options.allow = [];
  if (given.json_formatter && options.location)
    throw new TypeError("a redirect takes no formatter");
  return { errors, error: new Class(options) };
}

/** WebOb's own sentences that are too short to be wording; some classes have none. */
const SHORT = {
  200: "",
  201: "",
  203: "",
  204: "",
  205: "",
  206: "",
  417: "Expectation failed.",
  502: "Bad gateway.",
};

function webobClass(httpexc, one, status) {
  const names = {
    WSGIHTTPException: "HTTPServerError",
    HTTPError: "HTTPServerError",
    HTTPRedirection: "HTTPServerError",
  };
  const Class = status
    ? httpexc.statusMap[status]
    : classNamed(httpexc, names[one.class] ?? one.class);
  const body = one.response?.body;
  if (one.class in names) {
    return class extends Class {
      static explanation = "";
    };
  }
  if (typeof body !== "string" || body.includes("{{explanation}}") || !(Class.status in SHORT))
    return Class;
  return class extends Class {
    static explanation = SHORT[Class.status];
  };
}

function readyWebob(httpexc, given, one) {
  const Class = webobClass(httpexc, one);
  const body =
    given.body ??
    given.text ??
    given.app_iter
      ?.map((part) => (typeof part === "string" ? part : new TextDecoder().decode(part)))
      .join("") ??
    given.json_body ??
    given.json;
  if (body === undefined || body === null || body === "")
    throw new PythonOnly("an option of WebOb's Response");
  const isJson = given.json_body !== undefined || given.json !== undefined;
  const type = given.content_type ?? (isJson ? "application/json" : "text/html");
  const charset = /charset|json/.test(type) ? "" : `; charset=${given.charset ?? "UTF-8"}`;
  const content = isJson ? ascii(JSON.stringify(body)) : body;
  return ready(
    httpexc,
    { status: Class.status, headers: { "content-type": `${type}${charset}` } },
    [204, 205, 304].includes(Class.status) ? null : content,
  );
}

const ascii = (json) =>
  json.replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

function webobScenario(httpexc, scenario, one) {
  const [arg] = one.args.args;
  const h = httpexc;
  const notFound = (explanation) =>
    class extends h.HTTPNotFound {
      static explanation = explanation;
    };
  const sub = (status, title, explanation) => {
    const Sub = h.defineStatus(status, defined({ title, explanation }));
    return new Sub({ detail: "d <x>", comment: "c" });
  };
  switch (scenario) {
    case "status_map": {
      const Class = webobClass(h, one, arg);
      const needed = {
        401: { challenges: "Basic" },
        407: { challenges: "Basic" },
        405: { allow: [] },
      };
      const isMove = [300, 301, 302, 303, 305, 307, 308].includes(arg);
      const options =
        needed[arg] ??
        (isMove ? { location: new URL(one.request.url).pathname, absolute: true } : {});
      return new Class(options);
    }
    case "set-explanation":
      return new (notFound("Own <b>explanation</b>\nline"))("d");
    case "set-explanation-plain":
      return new (notFound("Own explanation line"))("d");
    case "set-status-json":
      return new h.HTTPError(499, { title: "Not Found", statusText: arg.slice(4), detail: "d" });
    case "set-status-int":
      return new h.HTTPServiceUnavailable("d", {
        title: "Not Found",
        statusText: "Service Unavailable",
        expose: true,
      });
    case "subclass-Teapot":
      return sub(418, "I'm a <teapot>", "Short & stout");
    case "subclass-Multi":
      return sub(460, "Multi", "  kept\n   as is  ");
    case "subclass-NoExpl":
      return sub(461, "Inherit", h.HTTPBadRequest.explanation ?? one.explanations?.[400]);
    case "middleware-returned":
      return new h.HTTPForbidden("no");
    case "base-httpexception":
    case "middleware-base-httpexception":
      return ready(
        h,
        { status: 277, headers: { "content-type": "text/plain; charset=UTF-8" } },
        "wrapped",
      );
    case "set-body":
      return ready(
        h,
        { status: 404, headers: { "content-type": "text/html; charset=UTF-8" } },
        "own body",
      );
    case "subclass-Empty": {
      const Empty = h.defineStatus(462, { title: "Empty", representation: "never" });
      return new Empty();
    }
    case "redirect-reused":
      return new h.HTTPFound({ location: "rel", absolute: true });
    case "middleware-head":
      return new h.HTTPNotFound();
    default:
      throw new PythonOnly(`WSGI: ${scenario}`);
  }
}

/** How a case of each system is built. */
export const SYSTEMS = { falcon, werkzeug, webob };
