// Builds the cases of falcon 4 with the public API.

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

/** The parameters by position. All others are keywords. */
const PARAMETERS = {
  HTTPRangeNotSatisfiable: ["resource_length"],
  HTTPMethodNotAllowed: ["allowed_methods"],
  HTTPError: ["status"],
  HTTPStatus: ["status", "headers", "text"],
  MediaNotFoundError: ["media_type"],
  MediaMalformedError: ["media_type"],
  ...PART_PARAMETERS,
  ...Object.fromEntries(REDIRECTS.map((name) => [name, ["location", "headers"]])),
};

/** The classes of falcon 4 that are written with the class of their status (docs/migrating.md). */
const OTHER_CLASSES = {
  HTTPRouteNotFound: () => ["HTTPNotFound", {}],
  MediaNotFoundError: ({ media_type: type }) => [
    "HTTPBadRequest",
    { title: `Invalid ${type}`, description: `Could not parse an empty ${type} body` },
  ],
  MediaMalformedError: ({ media_type: type, cause }) => [
    "HTTPBadRequest",
    {
      title: `Invalid ${type}`,
      description: `Could not parse ${type} body${cause === undefined ? "" : ` - ${cause}`}`,
    },
  ],
  MediaValidationError: () => ["HTTPBadRequest", {}],
  MultipartParseError: () => [
    "HTTPBadRequest",
    { title: "Malformed multipart/form-data request media" },
  ],
};

/** Returns an error whose class makes the JSON itself. It makes no XML, as in falcon. */
function createCustomError(httpexc) {
  class CustomError extends httpexc.HTTPBadRequest {
    toJSON() {
      return { custom: true };
    }
  }
  return new CustomError({ title: "T", detail: "D", code: 4 });
}

const SCENARIOS = {
  "unhandled-exception": () => new Error("x"),
  "custom-to-dict-json": createCustomError,
  "custom-to-dict-xml": createCustomError,
  "method-not-allowed": (h) => new h.HTTPMethodNotAllowed({ allow: ["GET", "POST", "OPTIONS"] }),
};

/** Returns a status line as falcon 4 makes it: of a line, of a number, or of digits. */
function formatStatusLine(status, phrases) {
  const text = status instanceof Uint8Array ? new TextDecoder().decode(status) : `${status}`;
  if (text.includes(" ") || !/^-?\d+$/.test(text)) return text;
  return `${text} ${phrases[text] ?? "Unknown"}`;
}

/** Returns status and phrase. A line that falcon refuses is refused, too. */
function parseStatus(status, phrases) {
  const line = formatStatusLine(status, phrases);
  return { line, ...parseStatusLine(line) };
}

const VERSION = {
  dialect: "falcon",
  type: "application/json",
  scenarios: SCENARIOS,
};

export function falcon4(library, one) {
  const { httpexc, createErrors, dialects } = library;
  const { scenario } = one.args.kwargs;
  if (scenario) return createScenario(library, scenario, VERSION);
  const errors = createErrors({ dialect: dialects[VERSION.dialect] });
  const args = bindArguments(PARAMETERS[one.class] ?? [], one.args);
  const phrases = Object.fromEntries(
    library.catalogue
      .filter(({ standing }) => standing === "registered" || standing === "temporary")
      .map(({ status, titles, phrase }) => {
        const own = titles.find(({ system }) => system === "falcon");
        return [status, own?.name ?? phrase];
      }),
  );
  if (one.class === "HTTPStatus") {
    const status = parseStatus(args.status, phrases);
    const error = createStatusError(httpexc, status, VERSION.type, args.headers, args.text);
    return { errors, error };
  }
  if (REDIRECTS.includes(one.class)) {
    return { errors, error: createRedirectError(httpexc, one.class, args) };
  }
  if (one.class === "HTTPError") {
    const options = createOptions(args);
    if (typeof args.status === "number" && httpexc.statusMap[args.status] && args.status >= 400) {
      return { errors, error: new httpexc.HTTPError(args.status, options) };
    }
    const { line, ...status } = parseStatus(args.status, phrases);
    return { errors, error: createBaseError(httpexc, line, status, options) };
  }
  const [name, own] = OTHER_CLASSES[one.class]?.(args) ?? [one.class, {}];
  const { media_type: _, cause, ...rest } = args;
  return {
    errors,
    error: createClassError(httpexc, name, rest, createOptions({ ...own, ...rest })),
  };
}
