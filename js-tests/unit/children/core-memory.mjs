// Counts the pages of wasm memory over many answers, and after a large one.

const memories = [];
const RealInstance = WebAssembly.Instance;
WebAssembly.Instance = function Instance(...args) {
  const instance = new RealInstance(...args);
  memories.push(instance.exports.memory);
  return instance;
};

const { HTTPNotFound, HTTPTooManyRequests, HTTPUnprocessableContent } = await import("httpexc");

const BRAND = Symbol.for("httpexc.exception");
const ACCEPTS = ["application/json", "text/html", "application/xml", "text/plain"];
const pages = () => memories.map(({ buffer }) => buffer.byteLength / 65_536);

/** Answers without a `Response`, which has no part in what is measured. */
function answers(count) {
  let bytes = 0;
  for (let at = 0; at < count; at++) {
    const error =
      at % 3 === 0
        ? new HTTPNotFound(`Detail ${at} ${"\u00e9".repeat(at % 500)}.`)
        : at % 3 === 1
          ? new HTTPTooManyRequests(`Detail ${at}.`, { retryAfter: at, extensions: { at } })
          : new HTTPUnprocessableContent({ errors: [{ path: ["a", at], message: `${at}` }] });
    bytes += error[BRAND]("GET", ACCEPTS[at % 4]).body.length;
  }
  return bytes;
}

answers(10_000);
const warm = pages();
const tried = 200_000;
const bytes = answers(tried);
const after = pages();

const large = "\u20ac".repeat((5 * 1024 * 1024) / 3);
const sizes = [];
for (const accept of ACCEPTS) {
  const { body } = new HTTPNotFound(large)[BRAND]("GET", accept);
  sizes.push(new TextDecoder().decode(body).includes(large) ? body.length : -1);
}
const byLarge = memories.length - warm.length;
answers(100);
const now = memories.at(-1).buffer.byteLength / 65_536;
console.log(
  JSON.stringify({ warm, after, tried, bytes, sizes, byLarge, now, largest: Math.max(...pages()) }),
);
