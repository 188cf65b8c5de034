// The classes of browsers: they are those of other platforms, and each exists once, even if the reader
// creates it before a chunk of the page uses it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createProject } from "../lib/project.mjs";

const folder = createProject("browser-classes", {
  "all.js": `export * from "httpexc";`,
  "page.js": `
    export { fromResponse } from "httpexc/client";
    export const loadLater = () => import("./later.js");
  `,
  "later.js": `export { HTTPConflict, HTTPUnauthorized, toResponse } from "httpexc";`,
  "mixed.js": `
    export { HTTPConflict } from "httpexc";
    export { fromResponse } from "httpexc/client";
  `,
});

/** Bundles an entry for a platform and imports it. */
async function importBundle(entry, platform) {
  const outdir = join(folder, "out", platform);
  await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: "esm",
    platform,
    outdir,
  });
  return import(pathToFileURL(join(outdir, entry)).href);
}

const isClass = (value) => typeof value === "function" && value.prototype instanceof Error;

/** The members for hapi, which runs on servers alone. */
const SERVER_MEMBERS = ["isBoom", "output"];

/** Returns what a class says of itself. */
function describeClass(Class) {
  const { name, status, title, explanation, stack, representation } = Class;
  const base = Object.getPrototypeOf(Class).name;
  const members = Object.getOwnPropertyNames(Class.prototype)
    .filter((member) => !SERVER_MEMBERS.includes(member))
    .sort();
  return { name, status, title, explanation, stack, representation, base, members };
}

test("the exports and the classes of browsers are those of other platforms", async () => {
  const [browser, other] = [
    await importBundle("all.js", "browser"),
    await importBundle("all.js", "neutral"),
  ];
  assert.deepEqual(Object.keys(browser), Object.keys(other));
  const names = Object.keys(other).filter((name) => isClass(other[name]));
  assert.ok(names.length > 70, `${names.length}`);
  for (const name of names) {
    assert.deepEqual(describeClass(browser[name]), describeClass(other[name]), name);
  }
  for (const status of Object.keys(other.statusMap)) {
    assert.equal(browser.statusMap[status], browser[other.statusMap[status].name], status);
  }
});

test("errors of browsers have no members for hapi", async () => {
  const [browser, other] = [
    await importBundle("all.js", "browser"),
    await importBundle("all.js", "neutral"),
  ];
  for (const member of SERVER_MEMBERS) {
    assert.ok(member in new other.HTTPNotFound(), member);
    assert.ok(!(member in new browser.HTTPNotFound()), member);
  }
});

test("a class that the reader has created is the one that a later chunk imports", async () => {
  const { fromResponse, loadLater } = await importBundle("page.js", "browser");
  const respond = (status, headers = {}) =>
    Response.json(
      { title: "t", status },
      { status, headers: { "content-type": "application/problem+json", ...headers } },
    );
  const conflict = await fromResponse(respond(409));
  const unauthorized = await fromResponse(respond(401, { "www-authenticate": "Bearer" }));
  assert.deepEqual([conflict.name, conflict.status], ["HTTPConflict", 409]);
  const { HTTPConflict, HTTPUnauthorized, toResponse } = await loadLater();
  assert.ok(conflict instanceof HTTPConflict);
  assert.ok(unauthorized instanceof HTTPUnauthorized);
  assert.deepEqual(unauthorized.challenges, [{ scheme: "Bearer", params: {} }]);
  const error = new HTTPUnauthorized({ challenges: "Basic" });
  assert.deepEqual(error.challenges, ["Basic"]);
  assert.equal(toResponse(error).headers.get("www-authenticate"), "Basic");
  assert.throws(() => new HTTPUnauthorized(), { message: /challenges is missing/ });
});

test("errors of every status have the class and the title of other platforms", async () => {
  const browser = await importBundle("mixed.js", "browser");
  const other = await importBundle("mixed.js", "neutral");
  for (let status = 300; status < 600; status++) {
    const read = async ({ fromResponse }) => {
      const headers = { "content-type": "application/problem+json" };
      const response = { status, headers: new Headers(headers), body: null };
      const { name, title, statusText, message, stack } = await fromResponse(response);
      return { name, title, statusText, message, line: stack?.split("\n")[0] };
    };
    assert.deepEqual(await read(browser), await read(other), `${status}`);
  }
});
