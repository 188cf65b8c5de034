// Unit tests of applications with a DOM: Jest with jsdom, and Vitest with jsdom and happy-dom, with its own
// conditions and with those of browsers. They throw errors, create responses and read errors.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createProject } from "../lib/project.mjs";
import { findScript } from "../lib/runtime-binaries.mjs";

/** The tests of an application, for either runner. The modules are `httpexc` and `client`. */
const TESTS = `
test("the environment has a DOM", () => {
  document.body.innerHTML = "<p>Songs</p>";
  expect(document.querySelector("p").textContent).toBe("Songs");
});

test("errors are thrown and recognized", () => {
  const fail = () => {
    throw new httpexc.HTTPNotFound("No song has the id 7.");
  };
  expect(fail).toThrow(httpexc.HTTPClientError);
  expect(fail).toThrow("No song has the id 7.");
  const error = new httpexc.HTTPConflict({ code: "taken" });
  expect(error).toBeInstanceOf(Error);
  expect(httpexc.isHTTPException(error)).toBe(true);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ status: 409, code: "taken" });
});

test("errors become responses", async () => {
  const request = new Request("https://songs.example/7", { headers: { accept: "application/json" } });
  const response = httpexc.toResponse(new httpexc.HTTPNotFound("No such song."), request);
  expect(response).toBeInstanceOf(Response);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ status: 404, detail: "No such song." });
});

test("errors of this package are read", async () => {
  const sent = httpexc.toResponse(new httpexc.HTTPConflict("Taken.", { code: "taken" }));
  const error = await client.fromResponse(sent);
  expect(error).toBeInstanceOf(httpexc.HTTPConflict);
  expect(client.isReadError(error)).toBe(true);
  expect([error.status, error.code, error.detail]).toEqual([409, "taken", "Taken."]);
});

test("errors of other APIs are read, however they are encoded", async () => {
  const body = { code: 10003, message: "Unknown channel ☃" };
  const fetch = async () => Response.json(body, { status: 404 });
  const failed = await client.fetchOrThrow("https://api.example/7", { fetch }).catch((e) => e);
  expect(failed).toBeInstanceOf(httpexc.HTTPNotFound);
  expect([failed.code, failed.detail]).toEqual([10003, "Unknown channel ☃"]);
  const html = "<!doctype html><title>502</title><h1>Bad Gateway</h1><p>No upstream.</p>";
  const headers = { "content-type": "text/html" };
  const page = await client.fromResponse(new Response(html, { status: 502, headers }));
  expect([page.name, page.detail]).toEqual(["HTTPBadGateway", "No upstream."]);
  const bytes = new Uint8Array([0x7b, 0x22, 0x64, 0x65, 0x74, 0x61, 0x69, 0x6c, 0x22, 0x3a, 0x22, 0xe9, 0x22, 0x7d]);
  const type = { "content-type": "application/json; charset=iso-8859-1" };
  const latin = await client.fromResponse(new Response(bytes, { status: 400, headers: type }));
  expect(latin.detail).toBe("é");
});

test("a signal of the environment aborts a request", async () => {
  const controller = new AbortController();
  const fetch = (_, { signal }) =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const pending = client.fetchOrThrow("https://api.example/7", { fetch, signal: controller.signal });
  controller.abort();
  await expect(pending).rejects.toHaveProperty("name", "AbortError");
});
`;

/**
 * An environment for Jest with the classes of fetch, which jsdom does not have: a page has them, and tests of
 * an application that fetches need them anyway.
 */
const FETCH_ENVIRONMENT = `
const { TestEnvironment } = require("jest-environment-jsdom");
const NAMES = ["fetch", "Headers", "Request", "Response", "ReadableStream", "TextDecoder", "TextEncoder"];
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of NAMES) this.global[name] ??= globalThis[name];
  }
};
`;

/**
 * The settings of Vitest. Its conditions have `node`, also if `browser` is added to them as Testing Library
 * advises for Svelte: the package is that of Node then. Without `node` it is the build for browsers.
 */
const VITEST_CONFIG = `
const withoutNode = {
  name: "without-node",
  configEnvironment: {
    order: "post",
    handler(_, config) {
      config.resolve.conditions = ["browser", "module", "development"];
    },
  },
};

const projects = ["jsdom", "happy-dom"].flatMap((environment) => {
  const settings = { environment, include: ["*.vitest.js"], server: { deps: { inline: ["httpexc"] } } };
  return [
    { test: { ...settings, name: environment, server: {} } },
    {
      resolve: { conditions: ["browser"] },
      test: { ...settings, name: environment + ", node and browser" },
    },
    {
      plugins: [withoutNode],
      test: { ...settings, name: environment + ", browser", env: { BUILD: "browser" } },
    },
  ];
});

export default { test: { projects } };
`;

const TEST_COUNT = TESTS.match(/^test\(/gm).length;

const folder = createProject("dom-environments", {
  "vitest.config.js": VITEST_CONFIG,
  "songs.jest.cjs": `
    const httpexc = require("httpexc");
    const client = require("httpexc/client");
    ${TESTS}
  `,
  "without-fetch.jest.cjs": `
    const { HTTPNotFound, isHTTPException } = require("httpexc");
    const { isReadError, parseError } = require("httpexc/client");
    test("errors are thrown and read without the classes of fetch", () => {
      expect(typeof Response).toBe("undefined");
      const error = new HTTPNotFound("No such song.");
      expect(isHTTPException(error)).toBe(true);
      expect(isReadError(error)).toBe(false);
      const report = parseError({ status: 404, body: '{"error":{"message":"No such song."}}' });
      expect(report.detail).toBe("No such song.");
    });
  `,
  "fetch-environment.cjs": FETCH_ENVIRONMENT,
  "songs.vitest.js": `
    import { expect, test } from "vitest";
    import * as httpexc from "httpexc";
    import * as client from "httpexc/client";
    ${TESTS}
    test("the build is the expected one", () => {
      const toHTML = () => new httpexc.HTTPNotFound().toHTML();
      if (process.env.BUILD === "browser") expect(toHTML).toThrow("httpexc/core");
      else expect(toHTML()).toContain("404");
    });
  `,
});

/** The settings of Jest: for an environment with the classes of fetch, and one without. */
const createJestConfig = (file, testEnvironment) => ({
  rootDir: folder,
  testEnvironment,
  testMatch: [`<rootDir>/${file}`],
  cacheDirectory: "<rootDir>/.cache",
  watchman: false,
});

/** Runs a command that writes its results as JSON, and returns them. */
function runTests(command, args) {
  const { path } = findScript(command);
  const output = join(folder, `${command}.json`);
  rmSync(output, { force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path, ...args.map((word) => word.replace("OUTPUT", output))],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "", NODE_ENV: "test" } },
  );
  assert.ok(existsSync(output), `${stdout}\n${stderr}`);
  const results = JSON.parse(readFileSync(output, "utf8"));
  const messages = results.testResults.flatMap(({ message, assertionResults }) => [
    message,
    ...assertionResults.flatMap(({ failureMessages }) => failureMessages),
  ]);
  assert.equal(status, 0, messages.join("\n"));
  return results;
}

test("Jest with jsdom: errors are thrown, sent and read", (t) => {
  const projects = [
    createJestConfig("songs.jest.cjs", "<rootDir>/fetch-environment.cjs"),
    createJestConfig("without-fetch.jest.cjs", "jsdom"),
  ];
  const config = JSON.stringify({ projects });
  const args = ["--ci", "--runInBand", "--json", "--outputFile=OUTPUT", `--config=${config}`];
  const { numPassedTests, numTotalTests } = runTests("jest", args);
  assert.deepEqual([numPassedTests, numTotalTests], [TEST_COUNT + 1, TEST_COUNT + 1]);
  t.diagnostic(`jest ${findScript("jest").version}`);
});

test("Vitest with jsdom and happy-dom: errors are thrown, sent and read", (t) => {
  const args = ["run", "--reporter=json", "--outputFile=OUTPUT"];
  const { numPassedTests, numTotalTests } = runTests("vitest", args);
  const count = (TEST_COUNT + 1) * 6;
  assert.deepEqual([numPassedTests, numTotalTests], [count, count]);
  t.diagnostic(`vitest ${findScript("vitest").version}`);
});
