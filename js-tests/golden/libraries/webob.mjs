// How each case of WebOb is built with the public API.

import { PythonOnly, text } from "../case-values.mjs";
import { bind, classNamed, defined, headerPairs, ready, retryAfter } from "./python-calls.mjs";

const WSGI_NAMES = [
  "REQUEST_METHOD",
  "PATH_INFO",
  "QUERY_STRING",
  "HTTP_HOST",
  "HTTP_X_ODD",
  "HTTP_USER_AGENT",
];

export function webob({ httpexc, createErrors }, one) {
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
