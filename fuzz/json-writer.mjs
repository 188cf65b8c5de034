// Compares the two writers of problem details: the core, and the writer in TypeScript that is sent while
// the core fails (pkg-template/src/response/json-writer.ts). Each execution makes a problem, and writes
// its response with both: status, reason phrase, headers and body must be the same bytes. The choices
// follow from a seed, so that a finding can be repeated.
//
//   node fuzz/json-writer.mjs [EXECUTIONS [SEED [FOLDER-OF-THE-BUILT-PACKAGE]]]

import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { createOptionsMaker } from "../js-tests/lib/random-options.mjs";
import { createRandomSource } from "../js-tests/lib/random-source.mjs";

/** The members by which the package's own code reaches the parts of a response, and sets its source. */
const PARTS = Symbol.for("httpexc.exception");
const READ = Symbol.for("httpexc.read");

const ACCEPTS = [undefined, "", "*/*", "application/problem+json", "application/json", "text/html"];
const METHODS = [undefined, "GET", "HEAD", "POST"];
const URLS = [
  undefined,
  "https://app.example/songs/7?sort=a",
  "http://app.example:8080/a/b/",
  "https://evil.example/",
  "/songs",
  "http://[",
];

/** What the core has written, and whether it fails. */
const core = { isBroken: false, written: 0, refused: 0 };

/**
 * Lets the core fail at will: while `isBroken` of the result is set. Its instances are kept, because
 * these failures do not harm them. Call it before the package is imported.
 */
export function takeCore() {
  const { Instance } = WebAssembly;
  const kept = new WeakMap();
  WebAssembly.Instance = function Kept(module, ...rest) {
    let instance = kept.get(module);
    if (instance) return instance;
    const { exports } = new Instance(module, ...rest);
    const render = (...args) => {
      if (core.isBroken) {
        core.refused++;
        throw new WebAssembly.RuntimeError("unreachable");
      }
      core.written++;
      return exports.render(...args);
    };
    instance = { exports: exports.render ? { ...exports, render } : exports };
    kept.set(module, instance);
    return instance;
  };
  return core;
}

/** Returns the parts of a response as one text. */
function formatParts({ status, statusText, headers, body }) {
  const text = body === null ? "no body" : Buffer.from(body).toString("latin1");
  return `${status} ${statusText}\n${headers.map((header) => header.join(": ")).join("\n")}\n\n${text}`;
}

/**
 * Creates the function that makes one execution and returns a finding, or undefined. Its member `facts`
 * says what was tried.
 *
 * @param entries - the exports of `httpexc`, and `catalogue`
 */
export function createTarget({ httpexc, catalogue }, seed) {
  const random = createRandomSource(seed);
  const { pick, pickBelow } = random;
  const { HTTPException, HTTPNotFound, statusMap } = httpexc;
  const rows = catalogue.filter(({ status, standing }) => status >= 200 && standing !== "unused");
  const { text, makeOptions, makeUncheckedOptions, change } = createOptionsMaker(rows, random);
  const statuses = rows.map(({ status }) => status);
  const facts = { compared: 0, statuses: new Set(), options: new Set() };

  /** Builds an error as a user does. Returns undefined if its options exclude each other. */
  const buildError = (status) => {
    const options = makeOptions(status);
    const hasOwnClass = statusMap[status] === undefined || pickBelow(3) === 0;
    if (hasOwnClass) options.title ??= "Own";
    class Own extends HTTPException {
      static status = status;
    }
    let error;
    try {
      error = new (hasOwnClass ? Own : statusMap[status])(options);
    } catch {
      return undefined;
    }
    for (const name of Object.keys(options)) facts.options.add(name);
    if (pickBelow(4) === 0) change(options);
    return [error, options];
  };

  /** Builds an error with a source as only the package's own code makes it, with any options. */
  const buildFromSource = (status) => {
    const options = pickBelow(9) === 0 ? undefined : makeUncheckedOptions();
    const source = {
      ...{ status, title: text(), options, isExposed: pickBelow(2) === 0 },
      representation: pick([undefined, undefined, "always", "detail", "never"]),
      requestId: pick([undefined, text()]),
    };
    if (options && pickBelow(3) === 0) change(options);
    return [new HTTPNotFound({ [READ]: { source } }), source];
  };

  const execute = () => {
    const status = pickBelow(4) === 0 ? 200 + pickBelow(400) : pick(statuses);
    const built = (pickBelow(4) === 0 ? buildFromSource : buildError)(status);
    if (built === undefined) return undefined;
    const [error, made] = built;
    const [method, url] = [pick(METHODS), pick(URLS)];
    const { written, refused } = core;
    // The core comes second, because what it writes may be cached.
    const [alone, byCore] = [true, false].map((isBroken) => {
      core.isBroken = isBroken;
      return formatParts(error[PARTS](method, isBroken ? pick(ACCEPTS) : undefined, url));
    });
    if (core.written > written && core.refused > refused) {
      facts.compared++;
      facts.statuses.add(status);
    }
    if (alone === byCore) return undefined;
    return `the core wrote\n${byCore}\nand not\n${alone}\nof ${status} ${inspect(made, { depth: 9 })}`;
  };
  return Object.assign(execute, { facts });
}

if (process.argv[1] === import.meta.filename) {
  const built = join(import.meta.dirname, "..", "pkg-template");
  const [, , executions = "100000", seed = "1", folder = built] = process.argv;
  takeCore();
  const importFile = (name) => import(pathToFileURL(join(resolve(folder), "dist", name)).href);
  const httpexc = await importFile("index-node.js");
  const { catalogue } = await importFile("catalogue.js");
  const execute = createTarget({ httpexc, catalogue }, Number(seed));
  const { facts } = execute;
  const start = performance.now();
  let reported = 0;
  while (facts.compared < Number(executions)) {
    const finding = execute();
    if (finding !== undefined) {
      console.error(`seed ${seed}, after ${facts.compared} problems: ${finding}`);
      process.exit(1);
    }
    if (facts.compared % 100_000 === 0 && facts.compared > reported) {
      reported = facts.compared;
      console.log(`${reported} problems, ${Math.round((performance.now() - start) / 1000)} s`);
    }
  }
  console.log(
    `seed ${seed}: ${facts.compared} problems of ${facts.statuses.size} statuses with ` +
      `${facts.options.size} options, written the same by both writers`,
  );
}
