/** Challenges of the schemes Bearer and Basic, for the option `challenges` of an error. */

import { pickMembers } from "../values/own-record.js";
import { describeUnknownOption } from "../values/unknown-option.js";
import { formatBuildError } from "./option-error.js";

/** The errors that a Bearer challenge can name. */
const BEARER_ERRORS = [
  "invalid_request",
  "invalid_token",
  "insufficient_scope",
  "insufficient_user_authentication",
] as const;

/**
 * Why the token of a request was refused. The first three belong to a 400, a 401 and a 403 (RFC 6750,
 * 3.1), and the last one to a 401 (RFC 9470, 3).
 */
export type BearerError = (typeof BEARER_ERRORS)[number];

/** All parameters of a Bearer challenge. */
interface BearerParameters {
  /** The part of the server that the same token opens (RFC 9110, 11.5), in ASCII. */
  readonly realm?: string | undefined;
  /** Why the token was refused. A request without a token has no error (RFC 6750, 3.1). */
  readonly error?: BearerError | undefined;
  /**
   * A sentence about `error`, for a developer. It may be the message of a library that checked the
   * token: characters that a challenge cannot have (RFC 6750, 3) are replaced, what is beyond 200
   * characters is cut off, and a text without characters is left out.
   */
  readonly errorDescription?: string | undefined;
  /** The scopes that the resource requires (RFC 6749, 3.3): a list, or a text with spaces between them. */
  readonly scope?: string | readonly string[] | undefined;
  /** The URL of the metadata that says where to get a token (RFC 9728, 5.1). */
  readonly resourceMetadata?: string | URL | undefined;
  /** The authentication context classes that would be enough, best first (RFC 9470, 3). */
  readonly acrValues?: string | readonly string[] | undefined;
  /** The most seconds since the user signed in (RFC 9470, 3). */
  readonly maxAge?: number | undefined;
}

/** The parameters of a Bearer challenge. A challenge has at least one of them (RFC 6750, 3). */
export type BearerOptions = {
  readonly [Name in keyof BearerParameters]-?: BearerParameters & {
    readonly [Given in Name]: Exclude<BearerParameters[Name], undefined>;
  };
}[keyof BearerParameters];

/** Printable ASCII: the characters of a realm that all clients read alike. */
const PRINTABLE_TEXT = /^[ -~]*$/;

/** A scope token (RFC 6749, A.4). */
const SCOPE_TOKEN = /^[!#-[\]-~]+$/;

/** An absolute URL of HTTP, in the characters of a URI (RFC 3986, 2). Servers in development have no TLS. */
const METADATA_URL = /^https?:\/\/[!#-;=?-[\]_a-z~]+$/;

/** A character that no description can have (RFC 6750, 3). */
const REFUSED_CHARACTER = /[^ !#-[\]-~]/gu;

/** What takes the place of a character that no description can have. Any other becomes a question mark. */
const REPLACEMENTS: { readonly [character: string]: string } = {
  '"': "'",
  "\\": "/",
  "\t": " ",
  "\n": " ",
  "\r": " ",
};

/** The longest description. Servers and proxies refuse long headers, and the message of a library has any length. */
const MAX_DESCRIPTION_LENGTH = 200;

/** Returns the value of a parameter, null if there is none to send, or undefined if it cannot be the value. */
type ParameterFormat = (value: unknown) => string | null | undefined;

const formatRealm: ParameterFormat = (value) =>
  typeof value === "string" && PRINTABLE_TEXT.test(value) ? value : undefined;

const formatBearerError: ParameterFormat = (value) => BEARER_ERRORS.find((name) => name === value);

const describeBearerErrors = () => `one of ${BEARER_ERRORS.join(", ")}`;

const formatDescription: ParameterFormat = (value) => {
  if (typeof value !== "string") return undefined;
  const text = value.replace(REFUSED_CHARACTER, (character) => REPLACEMENTS[character] ?? "?");
  // The message of an error may be empty, and that should not make a 401 a 500.
  if (text.trim() === "") return null;
  return text.length > MAX_DESCRIPTION_LENGTH
    ? `${text.slice(0, MAX_DESCRIPTION_LENGTH - 3)}...`
    : text;
};

const formatScopes: ParameterFormat = (value) => {
  const items: unknown = typeof value === "string" ? value.split(" ") : value;
  const isValid = (item: unknown) => typeof item === "string" && SCOPE_TOKEN.test(item);
  // `every` would skip the holes of a sparse list.
  if (!Array.isArray(items) || items.length === 0 || ![...items].every(isValid)) return undefined;
  return items.join(" ");
};

const formatMetadataUrl: ParameterFormat = (value) => {
  const url = value instanceof URL ? value.href : value;
  return typeof url === "string" && METADATA_URL.test(url) ? url : undefined;
};

const formatMaxAge: ParameterFormat = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? `${value}` : undefined;

/** An option's parameter, the format of its value, and what the value has to be. */
type Parameter = readonly [name: string, format: ParameterFormat, expected: string];

const REALM: Parameter = ["realm", formatRealm, "a text of printable ASCII"];

/**
 * The parameters of each option, in the order in which they are sent. The description is the last one: it may
 * have texts of others, and the client of the SDK of MCP searches the header for the first `scope=`.
 */
const BEARER_PARAMETERS: { readonly [option in keyof BearerParameters]-?: Parameter } = {
  realm: REALM,
  error: ["error", formatBearerError, /* @__PURE__ */ describeBearerErrors()],
  scope: ["scope", formatScopes, "a list of scopes (RFC 6749, 3.3)"],
  resourceMetadata: ["resource_metadata", formatMetadataUrl, "an absolute URL of http or https"],
  acrValues: ["acr_values", formatScopes, "a list of authentication context classes"],
  maxAge: ["max_age", formatMaxAge, "a whole number of seconds"],
  errorDescription: ["error_description", formatDescription, "a text"],
};

const BASIC_PARAMETERS = { realm: REALM };

/**
 * Returns the parameters of a challenge. There is one at least, unless the only one given is an empty
 * description.
 *
 * @param missing - the reason to refuse options without a value
 * @throws TypeError if that is so, an option is unknown, or its value cannot be sent
 */
function formatParameters(
  scheme: string,
  options: object,
  parameters: { readonly [option: string]: Parameter },
  missing: string,
): { readonly [name: string]: string } {
  const refuse = (reason: string): never => {
    throw new TypeError(formatBuildError(`a ${scheme} challenge`, reason));
  };
  const names = Object.keys(parameters);
  const unknown = Object.keys(options).find((option) => !names.includes(option));
  if (unknown !== undefined) {
    refuse(`${unknown} ${describeUnknownOption(unknown, () => names, "an option of it")}`);
  }
  const values = pickMembers(options, names);
  const params: { [name: string]: string } = {};
  let isEmpty = true;
  for (const [option, [name, format, expected]] of Object.entries(parameters)) {
    const value = values[option];
    if (value === undefined) continue;
    isEmpty = false;
    const text = format(value);
    if (text === undefined) refuse(`${option} is not ${expected}`);
    else if (text !== null) params[name] = text;
  }
  return isEmpty ? refuse(missing) : params;
}

/**
 * Returns a Bearer challenge (RFC 6750, 3) for the option `challenges`. Its parameters are those of RFC
 * 6750, RFC 9728 and RFC 9470; an object with `scheme` and `params` can have others.
 *
 * @throws TypeError if no parameter is given, one is unknown, or its value cannot be sent
 * @example
 * ```ts
 * import { bearer, HTTPForbidden } from "httpexc";
 *
 * const challenges = bearer({ error: "insufficient_scope", scope: ["songs:read", "songs:write"] });
 * const { headers } = new HTTPForbidden({ challenges }).toResponse();
 * console.assert(
 *   headers.get("www-authenticate") ===
 *     'Bearer error="insufficient_scope", scope="songs:read songs:write"',
 * );
 * ```
 */
export function bearer(options: BearerOptions): {
  readonly scheme: "Bearer";
  readonly params: { readonly [name: string]: string };
} {
  const missing = "it has no parameter";
  const params = formatParameters("Bearer", Object(options), BEARER_PARAMETERS, missing);
  return { scheme: "Bearer", params };
}

/**
 * Returns a Basic challenge (RFC 7617, 2) for the option `challenges`. Its `charset` asks clients to
 * encode the name and the password as UTF-8.
 *
 * @throws TypeError if the realm is missing or is no text of ASCII, or there is another option
 * @example
 * ```ts
 * import { basic, HTTPUnauthorized } from "httpexc";
 *
 * const { headers } = new HTTPUnauthorized({ challenges: basic({ realm: "songs" }) }).toResponse();
 * console.assert(headers.get("www-authenticate") === 'Basic realm="songs", charset="UTF-8"');
 * ```
 */
export function basic(options: { readonly realm: string }): {
  readonly scheme: "Basic";
  readonly params: { readonly [name: string]: string };
} {
  const missing = "realm is missing";
  const params = formatParameters("Basic", Object(options), BASIC_PARAMETERS, missing);
  return { scheme: "Basic", params: { ...params, charset: "UTF-8" } };
}
