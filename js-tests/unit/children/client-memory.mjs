// Counts the pages of wasm memory over a million reports, or after a large one.

import { countPages, memories } from "./wasm-memories.mjs";

const { parseError } = await import("httpexc/client");

const types = ["application/json", "text/html", "application/xml", "text/plain"];

/** Returns a body. The bodies differ in size and format. */
function makeBody(at) {
  const padding = "\u00e9".repeat(at % 500);
  return [
    `{"code": ${at}, "message": "m${padding}", "errors": [{"field": "a", "message": "b"}]}`,
    `<!doctype html><title>${at}</title><h1>Not found</h1><p>${padding}</p>`,
    `<?xml version="1.0"?><Error><Code>a${at}</Code><Message>${padding}</Message></Error>`,
    `Out of songs ${at} ${padding}`,
  ][at % 4];
}

function readReports(count) {
  let errors = 0;
  for (let at = 0; at < count; at++) {
    const headers = { "content-type": types[at % 4], "x-request-id": `id-${at}` };
    const { status, errors: list } = parseError({
      status: 400 + (at % 100),
      headers,
      body: makeBody(at),
    });
    errors += 1 + list.length + (status > 0 ? 0 : 1);
  }
  return errors;
}

if (process.argv[2] === "large") {
  const items = Array.from({ length: 20_000 }, (_, at) => ({ field: `a${at}`, message: "no" }));
  const large = JSON.stringify({ errors: items, detail: "The last member." });
  const { detail } = parseError({ status: 400, body: large }, { maxBytes: 1 << 24 });
  const largest = Math.max(...countPages());
  readReports(100);
  console.log(JSON.stringify({ detail, largest, now: countPages().at(-1) }));
} else {
  const start = performance.now();
  readReports(10_000);
  const warm = countPages();
  const tried = 1_000_000;
  const errors = readReports(tried);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    JSON.stringify({
      instances: memories.length,
      warm,
      after: countPages(),
      errors,
      tried,
      seconds,
    }),
  );
}
