// The work of the soak test, the same on every runtime: it makes responses, reads responses, and sends
// requests to origins that limit all requests, which withRetries remembers. The result contains the
// size of the wasm memories.

const memories = [];
const RealInstance = WebAssembly.Instance;
// The package creates its instances when it first needs them, so this comes before its import.
WebAssembly.Instance = function Instance(...args) {
  const instance = new RealInstance(...args);
  memories.push(instance.exports.memory);
  return instance;
};

const { HTTPBadGateway, HTTPNotFound, HTTPUnprocessableContent, toResponse } = await import(
  "httpexc"
);
const { parseError, withRetries } = await import("httpexc/client");

const ACCEPTS = ["application/json", "text/html", "application/xml", "text/plain"];
const requests = ACCEPTS.map((accept) => ({ method: "GET", headers: new Headers({ accept }) }));

function makeError(at) {
  const type = at % 4;
  if (type === 0) return new HTTPNotFound();
  if (type === 1) return new HTTPNotFound(`Detail ${at} ${"\u00e9".repeat(at % 500)}.`);
  if (type === 2) return new HTTPBadGateway("private", { cause: new Error("private") });
  return new HTTPUnprocessableContent({ errors: [{ path: ["a", at], message: `${at}` }] });
}

function makeBody(at) {
  const padding = "\u00e9".repeat(at % 500);
  const type = at % 4;
  if (type === 0) return `{"code": ${at}, "message": "m${padding}", "errors": [{"field": "a"}]}`;
  if (type === 1) return `<!doctype html><title>${at}</title><h1>Gone</h1><p>${padding}</p>`;
  if (type === 2) return `<Error><Code>a${at}</Code><Message>${padding}</Message></Error>`;
  return `Out of songs ${at} ${padding}`;
}

/** One in so many calls also sends a request to an origin of its own. */
const CALLS_PER_ORIGIN = 4;

const limitAll = async () =>
  new Response(null, {
    status: 429,
    headers: { "x-ratelimit-global": "true", "retry-after": "3600" },
  });
const limitedFetch = withRetries(limitAll);

let finished = 0;
let origins = 0;
let logEntries = 0;

// The default log remembers which errors it has written, for as long as they live.
console.error = () => {
  logEntries++;
};

/**
 * Makes and reads so many responses. Returns how many were right, the pages of wasm memory, how many
 * origins have limited all requests so far, and how many errors were logged so far.
 */
async function work(count) {
  let right = 0;
  for (let at = finished; at < finished + count; at++) {
    // All combinations of errors and formats occur.
    const response = toResponse(makeError(at), requests[(at >> 2) % 4]);
    const text = await response.text();
    if (response.status >= 400 && text !== "" && !text.includes("private")) right++;
    if (parseError({ status: 400, body: makeBody(at) }).status === 400) right++;
    if (at % CALLS_PER_ORIGIN === 0) {
      origins++;
      const limited = await limitedFetch(`https://origin-${at}.example/`);
      if (limited.status !== 429) right--;
    }
  }
  finished += count;
  const pages = memories.map(({ buffer }) => buffer.byteLength / 65_536);
  return { right, pages, origins, logEntries };
}

/** Responds to `/work?count`. `measureMore` returns further members of the result. */
export async function handle(request, measureMore = () => ({})) {
  const count = Number(new URL(request.url).searchParams.get("count"));
  return Response.json({ ...(await work(count)), ...measureMore() });
}
