// The work of the soak, the same on every runtime: answers are made and answers are read, and whoever
// asks is told how large the memories of wasm are.

const memories = [];
const RealInstance = WebAssembly.Instance;
// Before the package is there, which makes its instances when it first needs them.
WebAssembly.Instance = function Instance(...args) {
  const instance = new RealInstance(...args);
  memories.push(instance.exports.memory);
  return instance;
};

const { HTTPBadGateway, HTTPNotFound, HTTPUnprocessableContent, toResponse } = await import(
  "httpexc"
);
const { parseError } = await import("httpexc/client");

const ACCEPTS = ["application/json", "text/html", "application/xml", "text/plain"];
const requests = ACCEPTS.map((accept) => ({ method: "GET", headers: new Headers({ accept }) }));

function errorOf(at) {
  const kind = at % 4;
  if (kind === 0) return new HTTPNotFound();
  if (kind === 1) return new HTTPNotFound(`Detail ${at} ${"\u00e9".repeat(at % 500)}.`);
  if (kind === 2) return new HTTPBadGateway("private", { cause: new Error("private") });
  return new HTTPUnprocessableContent({ errors: [{ path: ["a", at], message: `${at}` }] });
}

function bodyOf(at) {
  const padding = "\u00e9".repeat(at % 500);
  const kind = at % 4;
  if (kind === 0) return `{"code": ${at}, "message": "m${padding}", "errors": [{"field": "a"}]}`;
  if (kind === 1) return `<!doctype html><title>${at}</title><h1>Gone</h1><p>${padding}</p>`;
  if (kind === 2) return `<Error><Code>a${at}</Code><Message>${padding}</Message></Error>`;
  return `Out of songs ${at} ${padding}`;
}

let done = 0;

/** Makes so many answers and reads as many; gives how many were right, and the pages of wasm. */
async function work(count) {
  let right = 0;
  for (let at = done; at < done + count; at++) {
    // The kinds of errors and formats meet in all ways.
    const response = toResponse(errorOf(at), requests[(at >> 2) % 4]);
    const text = await response.text();
    if (response.status >= 400 && text !== "" && !text.includes("private")) right++;
    if (parseError({ status: 400, body: bodyOf(at) }).status === 400) right++;
  }
  done += count;
  const pages = memories.map(({ buffer }) => buffer.byteLength / 65_536);
  return { right, pages };
}

/** Answers `/work?count`, and with `extra` whatever the runtime has to add. */
export async function handle(request, extra = () => ({})) {
  const count = Number(new URL(request.url).searchParams.get("count"));
  return Response.json({ ...(await work(count)), ...extra() });
}
