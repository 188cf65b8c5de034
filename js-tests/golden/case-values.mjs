// Converts the typed values of the golden files to JavaScript values.

/**
 * Thrown for a value that only Python has: an object's repr, bytes instead of a text, a big
 * integer.
 */
export class PythonOnlyError extends Error {}

function parseDate(text) {
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(text);
  return new Date(hasZone ? text : `${text}Z`);
}

function formatChallenge({ type, values, token }) {
  const scheme = type.replaceAll(
    /[a-z]+/gi,
    (word) => word[0].toUpperCase() + word.slice(1).toLowerCase(),
  );
  if (token) return `${scheme} ${token}`;
  const quoted = ["realm", "domain", "nonce", "opaque", "qop"];
  const params = Object.entries(values ?? {}).map(([name, value]) => {
    if (value === null) return name;
    const isToken = /^[!#$%&'*+\-.^_`|~\w]+$/.test(value);
    if (isToken && !(type.toLowerCase() === "digest" && quoted.includes(name)))
      return `${name}=${value}`;
    return `${name}="${value.replaceAll(/["\\]/g, "\\$&")}"`;
  });
  return `${scheme} ${params.join(", ")}`.trimEnd();
}

const CONVERTERS = {
  $datetime: parseDate,
  $bytes: (text) => new TextEncoder().encode(text),
  $tuple: (items) => items.map(convertValue),
  $headers: (pairs) => pairs.map(([name, text]) => [name, text]),
  $long: ([text, times]) => text.repeat(times),
  $www: formatChallenge,
  $response: ({ body = "", status = 200, headers = {}, mimetype = "text/plain" }) =>
    new Response(body, {
      status,
      headers: { ...headers, "content-type": `${mimetype}; charset=utf-8` },
    }),
  $exception: ({ args }) => new Error(args.join(", ")),
  $formatter: (name) => FORMATTERS[name],
  $timedelta_s: (seconds) => seconds,
  $status: (code) => code,
};

const FORMATTERS = {
  list: (body, status, title) => [status, title, body, "\u00e9\u2603"],
  upper: (body, status, title, request) => ({
    error: { status, title, body: body.toUpperCase(), method: request.method },
  }),
};

/** Returns the JavaScript value of a golden value. */
export function convertValue(golden) {
  if (Array.isArray(golden)) return golden.map(convertValue);
  if (typeof golden !== "object" || golden === null) return golden;
  const [[name, content]] = Object.entries(golden).concat([[undefined]]);
  if (name in CONVERTERS) return CONVERTERS[name](content);
  if (name?.startsWith("$")) throw new PythonOnlyError(`a value ${name}`);
  return Object.fromEntries(Object.entries(golden).map(([key, item]) => [key, convertValue(item)]));
}

/** Returns a value that is a string or missing. Throws if only Python converts it to a string. */
export function requireText(value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new PythonOnlyError("a text that is no string");
  return value;
}
