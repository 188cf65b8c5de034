// Counts the pages of wasm memory over many responses, and after a large one.

import { countPages, memories } from "./wasm-memories.mjs";

const { HTTPNotFound, HTTPTooManyRequests, HTTPUnprocessableContent } = await import("httpexc");

const BRAND = Symbol.for("httpexc.exception");
const ACCEPTS = ["application/json", "text/html", "application/xml", "text/plain"];

/** Makes responses without a `Response` object, which is not part of the measurement. */
function makeResponses(count) {
  let bytes = 0;
  for (let at = 0; at < count; at++) {
    const error =
      at % 3 === 0
        ? new HTTPNotFound(`Detail ${at} ${"\u00e9".repeat(at % 500)}.`)
        : at % 3 === 1
          ? new HTTPTooManyRequests(`Detail ${at}.`, { retryAfter: at, extensions: { at } })
          : new HTTPUnprocessableContent({ errors: [{ path: ["a", at], message: `${at}` }] });
    bytes += error[BRAND]("GET", ACCEPTS[at % 4]).bodyLength;
  }
  return bytes;
}

makeResponses(10_000);
const warm = countPages();
const tried = 200_000;
const bytes = makeResponses(tried);
const after = countPages();

const large = "\u20ac".repeat((5 * 1024 * 1024) / 3);
const sizes = [];
for (const accept of ACCEPTS) {
  const { body, bodyLength } = new HTTPNotFound(large)[BRAND]("GET", accept);
  sizes.push(body.includes(large) ? bodyLength : -1);
}
const newInstances = memories.length - warm.length;
makeResponses(100);
const now = memories.at(-1).buffer.byteLength / 65_536;
console.log(
  JSON.stringify({
    warm,
    after,
    tried,
    bytes,
    sizes,
    newInstances,
    now,
    largest: Math.max(...countPages()),
  }),
);
