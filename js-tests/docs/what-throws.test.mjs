// The guide about what throws names every exported function, and what it says never throws does not.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { isPromise } from "node:util/types";
import { ENTRIES } from "../../pkg-template/scripts/entries.mjs";
import { createProject, root } from "../lib/project.mjs";

const folder = createProject("what-throws", {
  "importer.mjs": "export const importName = (name) => import(name);",
});
const { importName } = await import(pathToFileURL(join(folder, "importer.mjs")).href);
const formatSpecifier = (name) => (name === "index" ? "httpexc" : `httpexc/${name}`);
const importEntry = (name) => importName(formatSpecifier(name));

/** Returns the sections of the guide, by the entries in their headings. */
function readSections() {
  const text = readFileSync(join(root, "docs", "guides", "what-throws.md"), "utf8");
  const sections = new Map();
  for (const section of text.split(/^## /m).slice(1)) {
    const [heading] = section.split("\n", 1);
    for (const [, name] of heading.matchAll(/`(httpexc[\w/-]*)`/g)) sections.set(name, section);
  }
  return sections;
}

const sections = readSections();
const isClass = (value) => /^class\b/.test(Function.prototype.toString.call(value));

/** Returns the names of the functions that an entry exports, without the classes of errors. */
function listFunctions(name, exports) {
  // The classes of http-errors are functions, and the guide has one row for all.
  const isOther = ([key]) => name !== "http-errors" || /^(default|is[A-Z])/.test(key);
  return Object.entries(exports)
    .filter(([, value]) => typeof value === "function" && !isClass(value))
    .filter(isOther)
    .map(([key]) => (key === "default" ? "the default export" : `\`${key}\``));
}

test("the guide names every function of every entry", async () => {
  const missing = [];
  let count = 0;
  for (const { name, isEffect } of ENTRIES) {
    if (isEffect) continue;
    const section = sections.get(formatSpecifier(name)) ?? "";
    const functions = listFunctions(name, await importEntry(name));
    count += functions.length;
    missing.push(
      ...functions.filter((one) => !section.includes(one)).map((one) => `${name}: ${one}`),
    );
  }
  assert.ok(count > 35, `${count}`);
  assert.deepEqual(missing, []);
});

const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();

/** Values that make careless code throw. */
const HOSTILE_VALUES = [
  ...[undefined, null, 0, NaN, 7n, "", "text", Symbol("s"), [], () => {}],
  ...[Object.create(null), new Error("e"), { status: {} }, { toString: null }],
  new Proxy(
    {},
    {
      get() {
        throw new Error("get");
      },
    },
  ),
  revoked,
];

/** How to call the functions of rows that say "never", with a value in place of what they take. */
const CALLS = {
  "`toResponse`": ["index", ({ toResponse }, value) => toResponse(value, value)],
  "`isHTTPException`": ["index", ({ isHTTPException }, value) => isHTTPException(value)],
  "`isReadError`": ["client", ({ isReadError }, value) => isReadError(value)],
  "`addDigest`": ["portable", ({ addDigest }, value) => addDigest(value)],
  "`toLog`": ["log", ({ toLog }, value) => toLog(value)],
  "`fingerprint`": ["log", ({ fingerprint }, value) => fingerprint(value)],
  "`otelAttributes`": ["log", ({ otelAttributes }, value) => otelAttributes(value)],
  "`isHttpError`": ["http-errors", ({ isHttpError }, value) => isHttpError(value)],
  "`type`": ["problems", ({ type }) => type()],
  "`errors.toResponse`": [
    "server",
    ({ createErrors }, value) => createErrors({ onError: null }).toResponse(value, value),
  ],
  "`errors.respond`": [
    "server",
    ({ createErrors }, value) => createErrors({ onError: null }).respond(value, value),
  ],
  "`preload`": ["client", ({ preload }) => preload()],
  "`error.toResponse`": ["index", ({ HTTPGone }, value) => new HTTPGone().toResponse(value)],
  "`error.toJSON`": ["index", ({ HTTPGone }, value) => new HTTPGone({ cause: value }).toJSON()],
};

/** Returns the first cells of the rows whose second cell begins with "never". */
function listNeverThrowing() {
  return [...new Set(sections.values())].flatMap((section) =>
    [...section.matchAll(/^\| (\S.*?) +\| never/gm)].map(([, cell]) => cell),
  );
}

test("what never throws does not, for any value", async (t) => {
  // Each value is a failure that the default log has.
  t.mock.method(console, "error", () => {});
  assert.deepEqual(listNeverThrowing().sort(), Object.keys(CALLS).sort());
  for (const [row, [entry, call]] of Object.entries(CALLS)) {
    const exports = await importEntry(entry);
    for (const [at, value] of HOSTILE_VALUES.entries()) {
      await assert.doesNotReject(async () => {
        const result = call(exports, value);
        // To await a hostile value itself would read it.
        if (isPromise(result)) await result;
      }, `${row}, value ${at}`);
    }
  }
});
