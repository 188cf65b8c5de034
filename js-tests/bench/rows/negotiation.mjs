// Negotiation alone: what an Accept value asks for. It has no entry of the package, so the sources
// are bundled as the package's own build does it.

import { join } from "node:path";
import accepts from "accepts";
import { build } from "esbuild";
import Negotiator from "negotiator";
import { root } from "../../lib/project.mjs";

/** What clients send today for a page, an image, a fetch, or by their own default. */
export const ACCEPTS = {
  "Chrome, page":
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
  "Firefox, page": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "Safari, image":
    "image/webp,image/avif,image/jxl,image/heic,image/heic-sequence,video/*;q=0.8,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
  "Chrome, image": "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
  "fetch, curl": "*/*",
  axios: "application/json, text/plain, */*",
  "jQuery.getJSON": "application/json, text/javascript, */*; q=0.01",
  "a client of problem details": "application/problem+json, application/json;q=0.9",
  "Java's URLConnection": "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
  "a feed reader": "application/atom+xml,application/rss+xml,application/xml;q=0.8,text/xml;q=0.7",
};

const TYPES = [
  "application/problem+json",
  "application/json",
  "text/html",
  "application/problem+xml",
  "application/xml",
  "text/xml",
  "text/plain",
];

/** Gives the writer of answers and what reads a request, from the sources. */
export async function internals() {
  const source = join(root, "pkg-template", "src");
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { instantiate } from "#wasm";
        import { Writer } from "./answer.ts";
        import { Core } from "./core.ts";
        import { acceptOf } from "./response.ts";
        export { acceptOf };
        export const makeWriter = () => new Writer(new Core(instantiate), 0);`,
      resolveDir: source,
    },
    alias: { "#wasm": join(source, "wasm", "inline.ts") },
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** Gives what goes through values one after another. */
function turns(values) {
  let at = 0;
  return () => {
    at = at + 1 < values.length ? at + 1 : 0;
    return values[at];
  };
}

/** So many values that none of them is still known when its turn comes again. */
const SIGHTS = 2000;

/** Gives a value so many times, each with a range of its own, which nobody saw before. */
function unseen(accept, times) {
  return Array.from({ length: times }, (_, at) => `${accept},x/y${at}`);
}

/** 8 KiB that make a careless parser slow. */
export const HOSTILE = {
  "8 KiB of ranges": "a/b;q=0.001,".repeat(683).slice(0, 8192),
  "8 KiB of commas": ",".repeat(8192),
  "8 KiB of an open string": `text/html;a="${"\\\\".repeat(4089)}`,
  "8 KiB of parameters": `text/html${";a=b".repeat(2045)}`,
};

/** Gives the tables of negotiation. */
export async function negotiation() {
  const { acceptOf, makeWriter } = await internals();
  const writer = makeWriter();
  const accepted = Object.values(ACCEPTS);
  const requests = accepted.map(
    (accept) => new Request("https://example.com/", { headers: { accept } }),
  );
  const next = turns(requests);
  const repeated = {
    id: "negotiate",
    title: "Negotiation, ten Accept values in turn, seen before",
    base: "limit: headers.get alone",
    rows: {
      "limit: headers.get alone": () => next().headers.get("accept"),
      httpexc: () => writer.negotiate(acceptOf(next())),
      negotiator: () =>
        new Negotiator({ headers: { accept: next().headers.get("accept") } }).mediaType(TYPES),
      accepts: () => accepts({ headers: { accept: next().headers.get("accept") } }).type(TYPES),
    },
  };

  const sights = accepted.flatMap((accept) => unseen(accept, SIGHTS / accepted.length));
  const fresh = turns(sights);
  const first = {
    id: "negotiate-first",
    title: "Negotiation, Accept values at first sight",
    base: "negotiator",
    rows: {
      negotiator: () => new Negotiator({ headers: { accept: fresh() } }).mediaType(TYPES),
      httpexc: () => writer.negotiate(fresh()),
      accepts: () => accepts({ headers: { accept: fresh() } }).type(TYPES),
    },
  };

  const hostile = Object.entries(HOSTILE).map(([name, value], at) => ({
    id: `negotiate-hostile-${at}`,
    title: `Negotiation, ${name}`,
    base: "negotiator",
    rows: {
      negotiator: () => new Negotiator({ headers: { accept: value } }).mediaType(TYPES),
      httpexc: () => writer.negotiate(value),
    },
  }));
  return [repeated, first, ...hostile];
}
