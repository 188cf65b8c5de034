/**
 * Judges what an error is built from: presence, type, and by one rule what may stand in a field.
 * It formats nothing.
 */

import { DUTIES, REQUIRED } from "../generated/statuses.js";
import type { ClassStatics } from "../model/class-statics.js";
import type { AnyOptions, Challenge, RateLimit } from "../model/options.js";
import { READ } from "../model/symbols.js";
import { toList } from "../values/lists.js";
import { createRateLimitHeaders } from "./rate-limit.js";

/** Visible characters of Latin-1, space and tab: what a field value may hold (RFC 9110, 5.5). */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** RFC 9110, 5.6.2. */
const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;
/** A protocol name with or without a version (RFC 9110, 7.8). */
const PROTOCOL = /^[!#$%&'*+\-.^_`|~\w]+(\/[!#$%&'*+\-.^_`|~\w]+)?$/;
/** RFC 9110, 11.2. */
const TOKEN68 = /^[\w\-.~+/]+=*$/;
/** What no URI reference may hold, encoded or not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\x00-\x1f\x7f]/;

/** Says of a value what is wrong with it, or nothing. */
type Check = (value: unknown, status: number) => string | undefined;

const text: Check = (value) => (typeof value === "string" ? undefined : "is not a string");
const flag: Check = (value) => (typeof value === "boolean" ? undefined : "is not true or false");
const any: Check = () => undefined;

const uri: Check = (value) =>
  text(value, 0) ?? (CONTROL.test(value as string) ? "has a control character" : undefined);

/** One string or a list of them, each of a form. */
function strings(form: RegExp, what: string, empty: boolean): Check {
  return (value) => {
    const items = toList(value);
    if (!empty && items.length === 0) return "is empty";
    // A list may have holes, which `every` would pass over.
    const bad = items.findIndex((item) => item === "" || !isForm(form, item));
    return bad < 0 ? undefined : `has an item that is not ${what}`;
  };
}

function challenge(value: Challenge): boolean {
  if (typeof value === "string") return /\S/.test(value) && VALUE.test(value);
  const { scheme, token68, params, ...unknown } = Object(value);
  if (!isForm(TOKEN, scheme) || Object.keys(unknown).length > 0) return false;
  if (token68 !== undefined) return isForm(TOKEN68, token68) && !params;
  const pairs = Object.entries(params ?? {});
  return pairs.every(([name, param]) => isForm(TOKEN, name) && isForm(VALUE, param));
}

function isForm(form: RegExp, value: unknown): boolean {
  return typeof value === "string" && form.test(value);
}

/** JSON pointers, plain or as a URI fragment (RFC 6901, 3 and 6). */
const POINTER = /^#?(\/|$)/;

const errors: Check = (value) => {
  if (!Array.isArray(value)) return "is not a list";
  for (const [at, error] of value.entries()) {
    const { path, code, message } = Object(error);
    const isPath = Array.isArray(path)
      ? path.every((step) => isCode(step, 0) === undefined)
      : isForm(POINTER, path);
    if (!isPath) return `[${at}].path is neither a list nor a JSON pointer`;
    if (message !== undefined && typeof message !== "string") {
      return `[${at}].message is not a string`;
    }
    if (code !== undefined && isCode(code, 0)) return `[${at}].code ${isCode(code, 0)}`;
  }
  return undefined;
};

const REASON = /^[\t\x20-\x7e]{1,200}$/;

const redirect: Check = (value, status) =>
  status < 300 || status > 399 ? "is not an option of it" : flag(value, 0);

const isCode: Check = (value) =>
  typeof value === "string" || Number.isFinite(value)
    ? undefined
    : "is neither a string nor a finite number";

/** The options, each with its check. */
const CHECKS: { readonly [option in keyof AnyOptions & string]-?: Check } = {
  detail: text,
  title: text,
  type: text,
  instance: text,
  comment: text,
  statusText: (value) =>
    isForm(REASON, value) ? undefined : "is not a line of 1 to 200 ASCII characters",
  representation: (value) =>
    value === "always" || value === "detail" || value === "never"
      ? undefined
      : 'is neither "always" nor "detail" nor "never"',
  response: (value) =>
    typeof Response === "function" && value instanceof Response ? undefined : "is not a Response",
  addSlash: (value) => (value === true ? undefined : "is not true"),
  external: redirect,
  absolute: redirect,
  rateLimit: (value) => {
    const { limit, remaining, reset, window = 0, name = "" } = Object(value);
    const counts = [limit, remaining, reset, window];
    if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
      return "has a member that is not a whole number from 0 on";
    }
    return name === "" || isForm(TOKEN, name) ? undefined : "has a name that is not a token";
  },
  originalError: any,
  code: isCode,
  cause: any,
  expose: flag,
  stack: flag,
  errors,
  help: (value) => {
    const { href, text: label } = Object(value);
    if (typeof href !== "string") return "has no href";
    return label === undefined ? undefined : text(label, 0);
  },
  extensions: (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? undefined
      : "is not an object",
  headers: (value, status) => {
    if (!Array.isArray(value)) return "is not an object";
    for (const [name, field] of value) {
      if (!isForm(TOKEN, name)) return "has a field name that is not a token";
      if (status >= 300 && status < 400 && /^location$/i.test(name)) {
        return "has a Location, which is an option of its own";
      }
      if (!isForm(VALUE, field)) return `has a value for ${name} that no field can hold`;
    }
    return undefined;
  },
  retryAfter: (value, status) => {
    if (status !== 202 && status < 300) return "is not an option of it";
    const time = value instanceof Date ? value.getTime() : value;
    if (typeof time !== "number") return "is neither a number nor a Date";
    if (value instanceof Date) {
      const year = value.getUTCFullYear();
      if (!(year >= 0 && year <= 9999))
        throw new RangeError(formatBuildError(status, "retryAfter is not of the years 0 to 9999"));
    } else if (!(time >= 0 && time <= Number.MAX_SAFE_INTEGER)) {
      throw new RangeError(formatBuildError(status, "retryAfter is not a number from 0 on"));
    }
    return undefined;
  },
  allow: strings(TOKEN, "a method", true),
  challenges: (value) => {
    const items = toList(value as Challenge);
    if (items.length === 0) return "is empty: at least one is needed";
    return items.every(challenge) ? undefined : "has an item that is not a challenge";
  },
  upgrade: strings(PROTOCOL, "a protocol", false),
  location: (value) => uri(value instanceof URL ? value.href : value, 0),
  length: (value, status) => {
    if (typeof value !== "number") return "is not a number";
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(formatBuildError(status, "length is not a whole number from 0 on"));
    }
    return undefined;
  },
  unit: (value) => (isForm(TOKEN, value) ? undefined : "is not a token"),
  accept: strings(VALUE, "a media type", false),
  acceptEncoding: strings(VALUE, "a content coding", false),
  acceptPatch: strings(VALUE, "a media type", false),
  blockedBy: uri,
};

/** Gives the message of an error about an error. */
export function formatBuildError(what: number | string, why: string): string {
  return `Cannot build ${typeof what === "number" ? `a ${what}` : what}: ${why}`;
}

/** Gives a status that an error is given, judged. */
export function validateStatus(status: unknown, { name }: ClassStatics, least = 400): number {
  if (typeof status !== "number") {
    throw new TypeError(formatBuildError(`an ${name}`, "status is not a number"));
  }
  if (!Number.isInteger(status) || status < least || status > 599) {
    const why = `status ${status} is not a whole number from ${least} to 599`;
    throw new RangeError(formatBuildError(`an ${name}`, why));
  }
  return status;
}

/** Gives header fields as pairs, unless they are something else: the check tells. */
export function* toHeaderPairs(fields: object): Generator<readonly unknown[]> {
  if (Symbol.iterator in fields) {
    for (const pair of fields as Iterable<unknown>) yield toList(pair);
    return;
  }
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    for (const item of toList(value as string | number)) {
      yield [name, typeof item === "number" ? String(item) : item];
    }
  }
}

/**
 * Gives a copy of the options of a status, all of them judged.
 *
 * @throws TypeError, RangeError with the option and what is wrong with it
 */
export function validateOptions(status: number, given: AnyOptions): AnyOptions {
  const options: { [name: string]: unknown } = { ...given };
  const { headers } = options;
  if (typeof headers === "object" && headers) options["headers"] = [...toHeaderPairs(headers)];
  for (const name of Object.keys(options)) {
    const value = options[name];
    if (value === undefined) {
      delete options[name];
      continue;
    }
    const check = Object.hasOwn(CHECKS, name) ? CHECKS[name as keyof typeof CHECKS] : undefined;
    const statuses = DUTIES[name];
    const wrong =
      check === undefined || (statuses !== undefined && !statuses.includes(status))
        ? "is not an option of it"
        : check(value, status);
    if (wrong !== undefined) {
      throw new TypeError(
        formatBuildError(status, `${name}${wrong.startsWith("[") ? "" : " "}${wrong}`),
      );
    }
  }
  if (options["rateLimit"]) {
    options["headers"] = [
      ...((options["headers"] as []) ?? []),
      ...createRateLimitHeaders(options["rateLimit"] as RateLimit),
    ];
  }
  if ("originalError" in options) options["cause"] ??= options["originalError"];
  return options as AnyOptions;
}

/** @throws TypeError where a status has a duty that the options leave out */
export function validateDuty(status: number, options: AnyOptions | undefined): void {
  const name = REQUIRED[status];
  if (options?.addSlash && options.location !== undefined) {
    throw new TypeError(formatBuildError(status, "location and addSlash exclude each other"));
  }
  if (options?.response || options?.[READ] || (name === "location" && options?.addSlash)) return;
  if (name !== undefined && options?.[name as keyof AnyOptions] === undefined) {
    throw new TypeError(formatBuildError(status, `${name} is missing`));
  }
}

/** Gives the options that a constructor was called with, judged; nothing if there were none. */
export function validateArguments(
  status: number,
  first: unknown,
  second: unknown,
): AnyOptions | undefined {
  let options = second as AnyOptions | null | undefined;
  if (second === undefined) {
    // What most errors are built with needs no judging.
    if (first === undefined) return first;
    if (typeof first === "string") return { detail: first };
    if (typeof first === "object") {
      options = first as AnyOptions | null;
      // Of an error that was read nothing goes out, so that there is nothing to judge.
      if (options?.[READ]?.source) return options;
      first = undefined;
    }
  }
  if (options !== undefined && (typeof options !== "object" || options === null)) {
    throw new TypeError(formatBuildError(status, "the options are not an object"));
  }
  if (options instanceof Error) {
    throw new TypeError(
      formatBuildError(status, "the options are an error, which is given as cause"),
    );
  }
  if (first === undefined) return options && validateOptions(status, options);
  if (options?.detail !== undefined) {
    throw new TypeError(formatBuildError(status, "detail is given twice"));
  }
  return validateOptions(status, { ...options, detail: first as string });
}
