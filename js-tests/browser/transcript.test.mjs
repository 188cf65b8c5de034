// The package in Chromium: the file for a plain module script, and a Vite build. Each runs with
// WebAssembly, and with a content security policy that refuses it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { build, version as viteVersion } from "vite";
import { launchChromium } from "../lib/chromium.mjs";
import {
  CLIENT_PART,
  compareTranscript,
  readExpectedTranscript,
} from "../lib/expected-transcript.mjs";
import { serveFolder } from "../lib/page-server.mjs";
import {
  createStandaloneClientProject,
  createStandaloneProject,
  createTranscriptProject,
  PACKAGE_SCRIPT,
  POLICY_WITHOUT_WASM,
} from "./transcript-pages.mjs";

let browser;

before(async () => {
  browser = await launchChromium();
});

after(() => browser?.close());

/**
 * Returns the result of a page, the content type before its core was loaded, the number of wasm instances,
 * the violations of its policy, and the files of the package that it requested.
 */
async function visitPage(url) {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const problems = [];
    tab.on("pageerror", (error) => problems.push(String(error)));
    const requests = [];
    tab.on("request", (request) => {
      const [, file] = /\/httpexc\/dist\/(.*)$/.exec(request.url()) ?? [];
      if (file) requests.push(file);
    });
    tab.on("requestfailed", (request) => problems.push(`${request.url()} failed`));
    await tab.addInitScript(() => {
      globalThis.instances = 0;
      globalThis.violations = [];
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        globalThis.violations.push(`${effectiveDirective} ${blockedURI}`),
      );
      const { Instance } = WebAssembly;
      WebAssembly.Instance = class extends Instance {
        constructor(...args) {
          super(...args);
          globalThis.instances++;
        }
      };
    });
    await tab.goto(url);
    const result = await tab.evaluate(() => globalThis.result);
    const { typeBefore, instances, violations } = await tab.evaluate(() => ({
      typeBefore: globalThis.typeBefore,
      instances: globalThis.instances,
      violations: globalThis.violations,
    }));
    assert.deepEqual(problems, []);
    return { result, typeBefore, instances, violations, requests };
  } finally {
    await context.close();
  }
}

/** Visits the page of a folder, served with the given headers. */
async function visitFolder(folder, headers) {
  const server = await serveFolder(folder, headers);
  try {
    return await visitPage(`${server.origin}/`);
  } finally {
    await server.close();
  }
}

/** The file of what few pages use. */
const RARE_FILE = "browser/client/rare-reading.js";

function testClient(findFolder) {
  it("reads like the transcript with WebAssembly", async () => {
    const { result, violations, requests } = await visitFolder(findFolder());
    compareTranscript(result, readExpectedTranscript(CLIENT_PART));
    assert.deepEqual(violations, []);
    // The transcript reads ok responses with `errorsInOk`.
    assert.deepEqual(requests.slice(3), ["client.wasm", RARE_FILE]);
  });

  it("reads the same if a policy refuses WebAssembly", async () => {
    const { result, instances, violations, requests } = await visitFolder(
      findFolder(),
      POLICY_WITHOUT_WASM,
    );
    compareTranscript(result, readExpectedTranscript(CLIENT_PART));
    assert.equal(instances, 0);
    assert.deepEqual(violations, ["script-src wasm-eval"]);
    const reader = ["browser/client/plain-reader.js", "wasm/client-plain.js"];
    assert.deepEqual(requests.slice(3), [...reader, RARE_FILE]);
  });
}

function testLoadedCore(findFolder) {
  it("fetches the core beside the file, and writes JSON before that", async () => {
    const { typeBefore, requests } = await visitFolder(findFolder());
    assert.equal(typeBefore, "application/problem+json");
    assert.deepEqual(requests.slice(3), ["core.wasm"]);
    const strict = await visitFolder(findFolder(), POLICY_WITHOUT_WASM);
    assert.equal(strict.typeBefore, "application/problem+json");
    assert.deepEqual(strict.requests.slice(3), ["wasm/core-plain.js"]);
  });
}

/** @param instanceCount - a page that loads its core first creates an instance to see whether it may */
function testResponses(findFolder, instanceCount = 1) {
  it("responds like the transcript with WebAssembly", async (t) => {
    t.diagnostic(`Chromium ${browser.version()}`);
    const { result, instances, violations } = await visitFolder(findFolder());
    compareTranscript(result);
    assert.deepEqual(violations, []);
    assert.equal(instances, instanceCount);
  });

  it("responds the same if a policy refuses WebAssembly", async () => {
    const { result, instances, violations } = await visitFolder(findFolder(), POLICY_WITHOUT_WASM);
    compareTranscript(result);
    assert.deepEqual(violations, ["script-src wasm-eval"]);
    assert.equal(instances, 0);
  });
}

describe("the standalone file in Chromium", () => {
  let folder;

  before(() => {
    folder = createStandaloneProject("chromium-standalone");
  });

  testResponses(() => folder, 2);
  testLoadedCore(() => folder);
});

describe("the standalone file of the client in Chromium", () => {
  let folder;

  before(() => {
    folder = createStandaloneClientProject("chromium-standalone-client");
  });

  testClient(() => folder);
});

describe("a Vite build in Chromium", () => {
  let folder;

  before(async () => {
    folder = createTranscriptProject("chromium-vite", PACKAGE_SCRIPT);
    await build({ root: folder, configFile: false, logLevel: "warn" });
  });

  it("is built", (t) => t.diagnostic(`Vite ${viteVersion}`));
  testResponses(() => join(folder, "dist"));
});
