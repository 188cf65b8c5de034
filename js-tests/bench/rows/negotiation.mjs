// Negotiation alone: the format for an Accept value. No entry of the package exports it, so the
// sources are bundled as in the package's own build.

import { join } from "node:path";
import accepts from "accepts";
import { build } from "esbuild";
import Negotiator from "negotiator";
import { root } from "../../lib/project.mjs";

/** Accept values that clients send today for a page, an image or a fetch, or by default. */
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

/** Bundles the sources, and imports the writer of responses and the reader of Accept. */
export async function importInternals() {
  const source = join(root, "pkg-template", "src");
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { instantiate } from "#wasm";
        import { ResponseWriter } from "./response/writer.ts";
        import { WriterModule } from "./wasm/writer-module.ts";
        export { readAccept } from "./response/request-like.ts";
        export const createWriter = () => new ResponseWriter(new WriterModule(instantiate), 0);`,
      resolveDir: source,
    },
    alias: { "#wasm": join(source, "wasm", "loaders", "core-inline.ts") },
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** Returns a function that returns the values one after another, over and over. */
function createRotation(values) {
  let at = 0;
  return () => {
    at = at + 1 < values.length ? at + 1 : 0;
    return values[at];
  };
}

/** The number of new values. None of them is still cached when its turn comes again. */
const NEW_VALUES = 2000;

/** Returns a value that many times, each with another range at its end. */
function createNewValues(accept, times) {
  return Array.from({ length: times }, (_, at) => `${accept},x/y${at}`);
}

/** Values of 8 KiB that make a careless parser slow. */
export const HOSTILE = {
  "8 KiB of ranges": "a/b;q=0.001,".repeat(683).slice(0, 8192),
  "8 KiB of commas": ",".repeat(8192),
  "8 KiB of an open string": `text/html;a="${"\\\\".repeat(4089)}`,
  "8 KiB of parameters": `text/html${";a=b".repeat(2045)}`,
};

/** Returns the tables of negotiation. */
export async function createNegotiationTables() {
  const { readAccept, createWriter } = await importInternals();
  const writer = createWriter();
  const values = Object.values(ACCEPTS);
  const requests = values.map(
    (accept) => new Request("https://example.com/", { headers: { accept } }),
  );
  const nextRequest = createRotation(requests);
  const repeated = {
    id: "negotiate",
    title: "Negotiation, ten repeated Accept values",
    base: "limit: headers.get alone",
    rows: {
      "limit: headers.get alone": () => nextRequest().headers.get("accept"),
      httpexc: () => writer.negotiate(readAccept(nextRequest())),
      negotiator: () =>
        new Negotiator({ headers: { accept: nextRequest().headers.get("accept") } }).mediaType(
          TYPES,
        ),
      accepts: () =>
        accepts({ headers: { accept: nextRequest().headers.get("accept") } }).type(TYPES),
    },
  };

  const newValues = values.flatMap((accept) => createNewValues(accept, NEW_VALUES / values.length));
  const nextValue = createRotation(newValues);
  const first = {
    id: "negotiate-first",
    title: "Negotiation, new Accept values",
    base: "negotiator",
    rows: {
      negotiator: () => new Negotiator({ headers: { accept: nextValue() } }).mediaType(TYPES),
      httpexc: () => writer.negotiate(nextValue()),
      accepts: () => accepts({ headers: { accept: nextValue() } }).type(TYPES),
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
