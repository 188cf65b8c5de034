// Builds the cases of falcon 1.2 with the public API.

import {
  createBaseError,
  createClassError,
  createOptions,
  createRedirectError,
  createScenario,
  createStatusError,
  PART_PARAMETERS,
  parseStatusLine,
  REDIRECTS,
} from "./falcon-calls.mjs";
import { bindArguments } from "./python-calls.mjs";

const PARAMETERS = {
  HTTPUnauthorized: ["title", "description", "challenges"],
  HTTPRequestEntityTooLarge: ["title", "description", "retry_after"],
  HTTPTooManyRequests: ["title", "description", "retry_after"],
  HTTPServiceUnavailable: ["title", "description", "retry_after"],
  HTTPRangeNotSatisfiable: ["resource_length"],
  HTTPMethodNotAllowed: ["allowed_methods"],
  HTTPUnavailableForLegalReasons: ["title"],
  HTTPNotAcceptable: ["description"],
  HTTPUnsupportedMediaType: ["description"],
  HTTPError: ["status", "title", "description", "headers", "href", "href_text", "code"],
  HTTPStatus: ["status", "headers", "body"],
  ...PART_PARAMETERS,
  ...Object.fromEntries(REDIRECTS.map((name) => [name, ["location"]])),
};

/** The titles that falcon 1.2 gives classes which take none. */
const FIXED_TITLES = {
  HTTPNotAcceptable: "Media type not acceptable",
  HTTPUnsupportedMediaType: "Unsupported media type",
};

const SCENARIOS = {
  "optionalrepresentation-none": (h) => createOptional(h, {}),
  "optionalrepresentation-desc": (h) => createOptional(h, { detail: "why" }),
  "optionalrepresentation-empty": (h) => createOptional(h, { detail: "" }),
  "norepresentation-wrong-order": (h) =>
    new h.HTTPInternalServerError({ title: "shown", detail: "visible", expose: true }),
  "method-not-allowed": (h) =>
    new h.HTTPMethodNotAllowed({ allow: ["GET", "HEAD", "POST", "OPTIONS"] }),
};

function createOptional(httpexc, options) {
  const Optional = httpexc.defineStatus(460, { title: "Optional", representation: "detail" });
  return new Optional({ title: "title", ...options });
}

const VERSION = {
  dialect: "falcon1",
  type: "application/json; charset=UTF-8",
  scenarios: SCENARIOS,
};

export function falcon1(library, one) {
  const { httpexc, createErrors, dialects } = library;
  const { scenario } = one.args.kwargs;
  if (scenario) return createScenario(library, scenario, VERSION);
  const errors = createErrors({ dialect: dialects[VERSION.dialect] });
  const args = bindArguments(PARAMETERS[one.class] ?? ["title", "description"], one.args);
  if (one.class === "HTTPStatus") {
    const line = parseStatusLine(args.status);
    const error = createStatusError(httpexc, line, VERSION.type, args.headers, args.body);
    return { errors, error };
  }
  if (REDIRECTS.includes(one.class)) {
    return { errors, error: createRedirectError(httpexc, one.class, { location: args.location }) };
  }
  const options = createOptions({ title: FIXED_TITLES[one.class], ...args });
  if (one.class === "HTTPError") {
    const line = parseStatusLine(args.status);
    return { errors, error: createBaseError(httpexc, args.status, line, options) };
  }
  return { errors, error: createClassError(httpexc, one.class, args, options) };
}
