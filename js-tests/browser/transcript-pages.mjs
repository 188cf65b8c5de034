// Pages that produce the transcript, and its comparison in browsers other than Chromium.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, it } from "node:test";
import {
  CLIENT_PART,
  compareTranscript,
  readExpectedTranscript,
} from "../lib/expected-transcript.mjs";
import { serveFolder } from "../lib/page-server.mjs";
import { createProject, root } from "../lib/project.mjs";

/** This policy refuses WebAssembly, as 'wasm-unsafe-eval' is missing. */
export const POLICY_WITHOUT_WASM = {
  "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'",
};

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Transcript</title>
<script type="module" src="./main.js"></script>
</html>
`;

/** The script of a page that imports the package by its name. */
export const PACKAGE_SCRIPT = `
  import "httpexc/core";
  import * as httpexc from "httpexc";
  import { createTranscript } from "./transcript/run.mjs";
  globalThis.result = createTranscript(httpexc);
  globalThis.readResult = () => globalThis.result;
`;

const STANDALONE = "./node_modules/httpexc/dist/standalone";

const STANDALONE_SCRIPT = `
  import * as httpexc from "${STANDALONE}.js";
  import { loadCore } from "${STANDALONE}-core.js";
  import { createTranscript } from "./transcript/run.mjs";
  const error = new httpexc.HTTPNotFound("No such song.");
  const request = new Request(location, { headers: { accept: "text/html" } });
  globalThis.typeBefore = error.toResponse(request).headers.get("content-type");
  globalThis.result = loadCore().then(() => createTranscript(httpexc));
  globalThis.readResult = () => globalThis.result;
`;

const CLIENT_SCRIPT = `
  import * as httpexc from "${STANDALONE}.js";
  import * as client from "${STANDALONE}-client.js";
  import { createClientTranscript } from "./transcript/client-cases.mjs";
  globalThis.result = client.preload().then(() => createClientTranscript(httpexc, client));
  globalThis.readResult = () => globalThis.result;
`;

/** Returns the folder of a page with a script. */
export function createTranscriptProject(name, script) {
  const folder = createProject(name, { "index.html": PAGE, "main.js": script });
  cpSync(join(root, "js-tests", "transcript"), join(folder, "transcript"), { recursive: true });
  return folder;
}

/** Returns the folder of a page that uses the standalone file. */
export const createStandaloneProject = (name) => createTranscriptProject(name, STANDALONE_SCRIPT);

/** Returns the folder of a page that uses the standalone files of the package and of its client. */
export const createStandaloneClientProject = (name) => createTranscriptProject(name, CLIENT_SCRIPT);

const POLICIES = { "": {}, " under a policy that refuses WebAssembly": POLICY_WITHOUT_WASM };

/**
 * Tests that a browser responds and reads like the transcript.
 *
 * @param name - a word for the folders of its pages
 * @param launch - starts the browser: see lib/firefox.mjs
 */
export function testTranscripts(name, launch) {
  let browser;

  before(async () => {
    browser = await launch();
  });

  after(() => browser?.close());

  async function readTranscript(folder, headers) {
    const server = await serveFolder(folder, headers);
    try {
      const page = await browser.openPage(`${server.origin}/`);
      const result = await page.call("readResult");
      await page.close();
      return result;
    } finally {
      await server.close();
    }
  }

  for (const [where, headers] of Object.entries(POLICIES)) {
    it(`responds like the transcript${where}`, async () => {
      compareTranscript(
        await readTranscript(createStandaloneProject(`${name}-standalone`), headers),
      );
    });

    it(`reads like the transcript${where}`, async () => {
      const folder = createStandaloneClientProject(`${name}-standalone-client`);
      const result = await readTranscript(folder, headers);
      assert.equal(typeof result, "string");
      compareTranscript(result, readExpectedTranscript(CLIENT_PART));
    });
  }
}
