// The package in Chromium: the file for a plain module script, and what Vite builds; with
// WebAssembly, and under a content security policy that refuses it.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { build, version as viteVersion } from "vite";
import { launchChromium, serveFolder } from "../lib/chromium.mjs";
import {
  CLIENT_PART,
  compareTranscript,
  readExpectedTranscript,
} from "../lib/expected-transcript.mjs";
import { project, root } from "../lib/project.mjs";

/** Refuses WebAssembly, since 'wasm-unsafe-eval' is not there. */
const REFUSING = {
  "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'",
};

const page = (script) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Transcript</title>
<script type="module" src="${script}"></script>
</html>
`;

const script = (from) => `
  import * as httpexc from "${from}";
  import { createTranscript } from "./transcript/run.mjs";
  globalThis.result = createTranscript(httpexc);
`;

const clientScript = (from) => `
  import * as httpexc from "${from}.js";
  import * as client from "${from}-client.js";
  import { createClientTranscript } from "./transcript/client-cases.mjs";
  globalThis.result = createClientTranscript(httpexc, client);
`;

let browser;

before(async () => {
  browser = await launchChromium();
});

after(() => browser?.close());

/** Gives the result of a page, and how WebAssembly fared on the way. */
async function visit(url) {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const problems = [];
    tab.on("pageerror", (error) => problems.push(String(error)));
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
    const { instances, violations } = await tab.evaluate(() => ({
      instances: globalThis.instances,
      violations: globalThis.violations,
    }));
    assert.deepEqual(problems, []);
    return { result, instances, violations };
  } finally {
    await context.close();
  }
}

/** Visits a folder's page, served with the given header fields. */
async function visitFolder(folder, fields) {
  const server = await serveFolder(folder, fields);
  try {
    return await visit(`${server.origin}/`);
  } finally {
    await server.close();
  }
}

function itReadsAsExpected(folder) {
  it("reads as the transcript has it, with WebAssembly", async () => {
    const { result, violations } = await visitFolder(folder());
    compareTranscript(result, readExpectedTranscript(CLIENT_PART));
    assert.deepEqual(violations, []);
  });

  it("reads the same where a policy refuses WebAssembly", async () => {
    const { result, instances } = await visitFolder(folder(), REFUSING);
    compareTranscript(result, readExpectedTranscript(CLIENT_PART));
    assert.equal(instances, 0);
  });
}

function itAnswersAsExpected(folder) {
  it("answers as the transcript has it, with WebAssembly", async (t) => {
    t.diagnostic(`Chromium ${browser.version()}`);
    const { result, instances, violations } = await visitFolder(folder());
    compareTranscript(result);
    assert.deepEqual(violations, []);
    assert.equal(instances, 1);
  });

  it("answers the same where a policy refuses WebAssembly", async () => {
    const { result, instances, violations } = await visitFolder(folder(), REFUSING);
    compareTranscript(result);
    assert.deepEqual(violations, ["script-src wasm-eval"]);
    assert.equal(instances, 0);
  });
}

describe("the standalone file in Chromium", () => {
  let folder;

  before(() => {
    folder = project("chromium-standalone", {
      "index.html": page("./main.js"),
      "main.js": script("./node_modules/httpexc/dist/standalone.js"),
    });
    cpSync(join(root, "js-tests", "transcript"), join(folder, "transcript"), { recursive: true });
  });

  itAnswersAsExpected(() => folder);
});

describe("the standalone file of the client in Chromium", () => {
  let folder;

  before(() => {
    folder = project("chromium-standalone-client", {
      "index.html": page("./main.js"),
      "main.js": clientScript("./node_modules/httpexc/dist/standalone"),
    });
    cpSync(join(root, "js-tests", "transcript"), join(folder, "transcript"), { recursive: true });
  });

  itReadsAsExpected(() => folder);
});

describe("a Vite build in Chromium", () => {
  let folder;

  before(async () => {
    folder = project("chromium-vite", {
      "index.html": page("/main.js"),
      "main.js": script("httpexc"),
    });
    cpSync(join(root, "js-tests", "transcript"), join(folder, "transcript"), { recursive: true });
    await build({ root: folder, configFile: false, logLevel: "warn" });
  });

  it("is built", (t) => t.diagnostic(`Vite ${viteVersion}`));
  itAnswersAsExpected(() => join(folder, "dist"));
});
