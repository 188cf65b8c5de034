// How cost grows: what takes n is measured with n and with 2n. The lengths are large enough that what
// every call costs hardly counts.

import { internals } from "./negotiation.mjs";

const SIZES = {
  "Accept, ranges": 2 << 10,
  "Accept, parameters": 2 << 10,
  "Accept, commas": 2 << 10,
  "detail, characters": 32 << 10,
  "detail in HTML, characters to be escaped": 16 << 10,
  "errors, items": 500,
  "extensions, members": 500,
  "header fields": 200,
  "read: JSON, errors": 500,
  "read: JSON, depth of nesting": 2 << 10,
  "read: XML, elements": 1000,
  "read: HTML, characters": 32 << 10,
  "read: text, characters": 32 << 10,
};

const numbered = (count, make) => Array.from({ length: count }, (_, at) => make(at));

/** Gives what does it for each kind of length. */
async function kinds({ HTTPBadRequest }, { parseError }) {
  const { makeWriter } = await internals();
  const writer = makeWriter();
  const request = (accept) => new Request("https://example.com/", { headers: { accept } });
  const page = request("text/html");
  const data = request("application/problem+json");
  const negotiated = (accept) => () => writer.negotiate(accept);
  const answered = (options, asked = data) => {
    return () => new HTTPBadRequest(options).toResponse(asked);
  };
  const read = (type, body) => {
    const headers = { "content-type": type };
    const bytes = new TextEncoder().encode(body);
    return () => parseError({ status: 400, headers, body: bytes });
  };
  return {
    "Accept, ranges": (n) => negotiated("a/b;q=0.1,".repeat(n / 10)),
    "Accept, parameters": (n) => negotiated(`a/b${";c=d".repeat(n / 4)}`),
    "Accept, commas": (n) => negotiated(",".repeat(n)),
    "detail, characters": (n) => answered({ detail: "x".repeat(n) }),
    "detail in HTML, characters to be escaped": (n) => answered({ detail: "<".repeat(n) }, page),
    "errors, items": (n) =>
      answered({ errors: numbered(n, (at) => ({ path: ["lines", at], message: "is too long" })) }),
    "extensions, members": (n) =>
      answered({ extensions: Object.fromEntries(numbered(n, (at) => [`member${at}`, at])) }),
    "header fields": (n) => answered({ headers: numbered(n, (at) => [`x-field-${at}`, "value"]) }),
    "read: JSON, errors": (n) =>
      read(
        "application/json",
        JSON.stringify({
          errors: numbered(n, (at) => ({ pointer: `/${at}`, detail: "too long" })),
        }),
      ),
    "read: JSON, depth of nesting": (n) => read("application/json", "[".repeat(n) + "]".repeat(n)),
    "read: XML, elements": (n) =>
      read("application/xml", `<Errors>${"<Error><Code>A</Code></Error>".repeat(n)}</Errors>`),
    "read: HTML, characters": (n) => read("text/html", `<h1>${"<b>x</b> y ".repeat(n / 11)}</h1>`),
    "read: text, characters": (n) => read("text/plain", "wrong ".repeat(n / 6)),
  };
}

/** Gives the name of the row with twice as much. */
export const twice = (name) => `${name}, twice as much`;

/** Gives the table of growth; every second row is compared with the one before it. */
export async function growth(httpexc, client) {
  const all = await kinds(httpexc, client);
  const rows = {};
  for (const [name, make] of Object.entries(all)) {
    rows[name] = make(SIZES[name]);
    rows[twice(name)] = make(SIZES[name] * 2);
  }
  const names = Object.keys(rows);
  return {
    id: "growth",
    title: "Cost of 2n against the cost of n",
    base: (name) => (name in all ? name : names[names.indexOf(name) - 1]),
    rows,
    sizes: SIZES,
  };
}
