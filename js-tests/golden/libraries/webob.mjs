// Builds the cases of WebOb with the public API.

import { PythonOnlyError, requireText } from "../case-values.mjs";
import {
  bindArguments,
  convertRetryAfter,
  createReadyError,
  findClass,
  listHeaders,
  removeUndefined,
} from "./python-calls.mjs";

const WSGI_NAMES = [
  "REQUEST_METHOD",
  "PATH_INFO",
  "QUERY_STRING",
  "HTTP_HOST",
  "HTTP_X_ODD",
  "HTTP_USER_AGENT",
];

export function webob({ httpexc, createErrors, dialects }, one) {
  const parameters = ["detail", "headers", "comment", "body_template"];
  const { scenario, ...rest } = one.args.kwargs;
  const args = scenario ? {} : bindArguments(parameters, { ...one.args, kwargs: rest });
  const errors = createErrors({
    dialect: dialects.webob,
    templateValues: WSGI_NAMES,
    ...(args.body_template === undefined ? {} : { template: args.body_template }),
    ...(args.json_formatter ? { jsonFormatter: args.json_formatter } : {}),
  });
  if (scenario) return { errors, error: createScenarioError(httpexc, scenario, one) };
  if (args.status !== undefined || args.unknown !== undefined) {
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
    if (args[name] === undefined || args[name]?.length === 0) continue;
    return { errors, error: createBodyError(httpexc, args, one) };
  }
  const Class = createClass(httpexc, one);
  const pairs = listHeaders(args.headers) ?? [];
  const options = removeUndefined({
    detail: requireText(args.detail),
    comment: requireText(args.comment),
    expose: true,
  });
  if (
    typeof args.retry_after === "string" ||
    typeof args.retry_after === "number" ||
    args.retry_after instanceof Date
  ) {
    options.retryAfter = convertRetryAfter(args.retry_after);
  }
  for (const [name, value] of [
    ["Allow", [args.allow ?? []].flat().join(", ")],
    ["WWW-Authenticate", args.www_authenticate],
    ["Content-Range", args.content_range && `bytes */${args.content_range.at(-1)}`],
    ["Cache-Control", args.cache_control],
    ["Vary", [args.vary ?? []].flat().join(", ")],
    ["Server", args.server],
    [
      "Location",
      Class.status > 399 && args.location && new URL(args.location, one.request.url).href,
    ],
    ["ETag", args.etag && `"${args.etag}"`],
  ]) {
    if (value) pairs.push([name, value]);
  }
  if ((Class.status >= 300 && Class.status < 304) || [305, 307, 308].includes(Class.status)) {
    const own = pairs.findIndex(([name]) => name.toLowerCase() === "location");
    const url = new URL(one.request.url);
    if (args.add_slash) options.addSlash = true;
    else if (own >= 0) options.location = pairs.splice(own, 1)[0][1];
    // Without a location the original redirects to the path of the request.
    if (args.location !== undefined) options.location = args.location;
    if (options.location === undefined && !options.addSlash) options.location = url.pathname;
    options.absolute = true;
    options.external = true;
  }
  if (pairs.length > 0) options.headers = pairs;
  if (Class.status === 401 || Class.status === 407) options.challenges = "Basic";
  if (Class.status === 405) options.allow = [];
  if (args.json_formatter && options.location) throw new TypeError("a redirect takes no formatter");
  return { errors, error: new Class(options) };
}

/** WebOb's sentences that are too short for the rule "wording". Some classes have none. */
const SHORT_SENTENCES = {
  200: "",
  201: "",
  203: "",
  204: "",
  205: "",
  206: "",
  417: "Expectation failed.",
  502: "Bad gateway.",
};

function createClass(httpexc, one, status) {
  const names = {
    WSGIHTTPException: "HTTPServerError",
    HTTPError: "HTTPServerError",
    HTTPRedirection: "HTTPServerError",
  };
  const Class = status
    ? httpexc.statusMap[status]
    : findClass(httpexc, names[one.class] ?? one.class);
  const body = one.response?.body;
  if (one.class in names) {
    return class extends Class {
      static explanation = "";
    };
  }
  if (
    typeof body !== "string" ||
    body.includes("{{explanation}}") ||
    !(Class.status in SHORT_SENTENCES)
  )
    return Class;
  return class extends Class {
    static explanation = SHORT_SENTENCES[Class.status];
  };
}

function createBodyError(httpexc, args, one) {
  const Class = createClass(httpexc, one);
  const body =
    args.body ??
    args.text ??
    args.app_iter
      ?.map((part) => (typeof part === "string" ? part : new TextDecoder().decode(part)))
      .join("") ??
    args.json_body ??
    args.json;
  if (body === undefined || body === null || body === "")
    throw new PythonOnlyError("an option of WebOb's Response");
  const isJson = args.json_body !== undefined || args.json !== undefined;
  const type = args.content_type ?? (isJson ? "application/json" : "text/html");
  const charset = /charset|json/.test(type) ? "" : `; charset=${args.charset ?? "UTF-8"}`;
  const content = isJson ? escapeNonAscii(JSON.stringify(body)) : body;
  return createReadyError(
    httpexc,
    { status: Class.status, headers: { "content-type": `${type}${charset}` } },
    [204, 205, 304].includes(Class.status) ? null : content,
  );
}

const escapeNonAscii = (json) =>
  json.replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

function createScenarioError(httpexc, scenario, one) {
  const [arg] = one.args.args;
  const h = httpexc;
  const createNotFoundClass = (explanation) =>
    class extends h.HTTPNotFound {
      static explanation = explanation;
    };
  const createSubclassError = (status, title, explanation) => {
    const Sub = h.defineStatus(status, removeUndefined({ title, explanation }));
    return new Sub({ detail: "d <x>", comment: "c" });
  };
  switch (scenario) {
    case "status_map": {
      const Class = createClass(h, one, arg);
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
      return new (createNotFoundClass("Own <b>explanation</b>\nline"))("d");
    case "set-explanation-plain":
      return new (createNotFoundClass("Own explanation line"))("d");
    case "set-status-json":
      return new h.HTTPError(499, { title: "Not Found", statusText: arg.slice(4), detail: "d" });
    case "set-status-int":
      return new h.HTTPServiceUnavailable("d", {
        title: "Not Found",
        statusText: "Service Unavailable",
        expose: true,
      });
    case "subclass-Teapot":
      return createSubclassError(418, "I'm a <teapot>", "Short & stout");
    case "subclass-Multi":
      return createSubclassError(460, "Multi", "  kept\n   as is  ");
    case "subclass-NoExpl":
      return createSubclassError(
        461,
        "Inherit",
        h.HTTPBadRequest.explanation ?? one.explanations?.[400],
      );
    case "middleware-returned":
      return new h.HTTPForbidden("no");
    case "base-httpexception":
    case "middleware-base-httpexception":
      return createReadyError(
        h,
        { status: 277, headers: { "content-type": "text/plain; charset=UTF-8" } },
        "wrapped",
      );
    case "set-body":
      return createReadyError(
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
      throw new PythonOnlyError(`WSGI: ${scenario}`);
  }
}
