// The typed values of the golden files as JavaScript values.

/** A value that nothing but Python has: an object's repr, bytes in place of text, a big integer. */
export class PythonOnly extends Error {}

function moment(text) {
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(text);
  return new Date(hasZone ? text : `${text}Z`);
}

function challenge({ type, values, token }) {
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

const TYPED = {
  $datetime: moment,
  $bytes: (text) => new TextEncoder().encode(text),
  $tuple: (items) => items.map(value),
  $headers: (pairs) => pairs.map(([name, field]) => [name, field]),
  $long: ([text, times]) => text.repeat(times),
  $www: challenge,
  $response: ({ body = "", status = 200, headers = {}, mimetype = "text/plain" }) =>
    new Response(body, {
      status,
      headers: { ...headers, "content-type": `${mimetype}; charset=utf-8` },
    }),
  $exception: ({ args }) => new Error(args.join(", ")),
  $formatter: (name) => FORMATTERS[name],
  $timedelta_s: (seconds) => seconds,
};

const FORMATTERS = {
  list: (body, status, title) => [status, title, body, "\u00e9\u2603"],
  upper: (body, status, title, request) => ({
    error: { status, title, body: body.toUpperCase(), method: request.method },
  }),
};

/** Gives the JavaScript value of a golden one. */
export function value(given) {
  if (Array.isArray(given)) return given.map(value);
  if (typeof given !== "object" || given === null) return given;
  const [[name, content]] = Object.entries(given).concat([[undefined]]);
  if (name in TYPED) return TYPED[name](content);
  return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, value(item)]));
}

/** Gives a text, or says that the original took something that only Python makes a text of. */
export function text(given) {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== "string") throw new PythonOnly("a text that is none");
  return given;
}
