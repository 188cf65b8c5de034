// Growth of the cost: each row is measured with n and with 2n. The lengths are large enough that
// the fixed cost of a call hardly counts.

import { importInternals } from "./negotiation.mjs";

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

const createList = (count, make) => Array.from({ length: count }, (_, at) => make(at));

/** Returns functions by name that create a call for a length. */
async function createSizedCalls({ HTTPBadRequest }, { parseError }) {
  const { createWriter } = await importInternals();
  const writer = createWriter();
  const createRequest = (accept) => new Request("https://example.com/", { headers: { accept } });
  const pageRequest = createRequest("text/html");
  const dataRequest = createRequest("application/problem+json");
  const negotiate = (accept) => () => writer.negotiate(accept);
  const respond = (options, request = dataRequest) => {
    return () => new HTTPBadRequest(options).toResponse(request);
  };
  const read = (type, body) => {
    const headers = { "content-type": type };
    const bytes = new TextEncoder().encode(body);
    return () => parseError({ status: 400, headers, body: bytes });
  };
  return {
    "Accept, ranges": (n) => negotiate("a/b;q=0.1,".repeat(n / 10)),
    "Accept, parameters": (n) => negotiate(`a/b${";c=d".repeat(n / 4)}`),
    "Accept, commas": (n) => negotiate(",".repeat(n)),
    "detail, characters": (n) => respond({ detail: "x".repeat(n) }),
    "detail in HTML, characters to be escaped": (n) =>
      respond({ detail: "<".repeat(n) }, pageRequest),
    "errors, items": (n) =>
      respond({ errors: createList(n, (at) => ({ path: ["lines", at], message: "is too long" })) }),
    "extensions, members": (n) =>
      respond({ extensions: Object.fromEntries(createList(n, (at) => [`member${at}`, at])) }),
    "header fields": (n) => respond({ headers: createList(n, (at) => [`x-field-${at}`, "value"]) }),
    "read: JSON, errors": (n) =>
      read(
        "application/json",
        JSON.stringify({
          errors: createList(n, (at) => ({ pointer: `/${at}`, detail: "too long" })),
        }),
      ),
    "read: JSON, depth of nesting": (n) => read("application/json", "[".repeat(n) + "]".repeat(n)),
    "read: XML, elements": (n) =>
      read("application/xml", `<Errors>${"<Error><Code>A</Code></Error>".repeat(n)}</Errors>`),
    "read: HTML, characters": (n) => read("text/html", `<h1>${"<b>x</b> y ".repeat(n / 11)}</h1>`),
    "read: text, characters": (n) => read("text/plain", "wrong ".repeat(n / 6)),
  };
}

/** Returns the name of the row with the double length. */
export const nameDouble = (name) => `${name}, twice as much`;

/** Returns the table of growth. Every second row is compared with the one before it. */
export async function createGrowthTable(httpexc, client) {
  const all = await createSizedCalls(httpexc, client);
  const rows = {};
  for (const [name, make] of Object.entries(all)) {
    rows[name] = make(SIZES[name]);
    rows[nameDouble(name)] = make(SIZES[name] * 2);
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
