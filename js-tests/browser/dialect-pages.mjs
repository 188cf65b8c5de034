// A page that responds in the body of another system, for any browser: with WebAssembly, and under a policy
// that refuses it, where it responds with problem details in JSON and warns once.

import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { build } from "esbuild";
import { serveFolder } from "../lib/page-server.mjs";
import { createProject } from "../lib/project.mjs";
import { POLICY_WITHOUT_WASM } from "./transcript-pages.mjs";

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Dialect</title>
<script type="module" src="./main.js"></script>
</html>
`;

const SCRIPT = `
  import { HTTPMethodNotAllowed } from "httpexc";
  import { falcon } from "httpexc/dialects";
  import { createErrors } from "httpexc/server";

  const warnings = [];
  console.warn = (text) => warnings.push(text);
  const reports = [];
  const onError = (error) => reports.push(String(error.cause));
  const errors = createErrors({ dialect: falcon, onError });

  async function respond(accept) {
    const request = new Request(location, { headers: { accept } });
    const error = new HTTPMethodNotAllowed({ allow: ["GET"], detail: "Only reads." });
    const response = await errors.respond(error, request);
    const { status, headers } = response;
    return [status, headers.get("allow"), headers.get("content-type"), await response.text()];
  }

  globalThis.respondInDialect = async () => {
    const responses = [await respond("*/*"), await respond("text/html")];
    return { responses, reports, warnings };
  };
`;

/** What the page responds with in the dialect. */
const IN_DIALECT = {
  responses: Array(2).fill([
    405,
    "GET",
    "application/json",
    '{"title": "405 Method Not Allowed", "description": "Only reads."}',
  ]),
  reports: [],
  warnings: [],
};

/** What it responds with where WebAssembly is refused. */
const IN_PROBLEM_DETAILS = {
  responses: Array(2).fill([
    405,
    "GET",
    "application/problem+json",
    '{"type":"about:blank","title":"Method Not Allowed","status":405,"detail":"Only reads."}',
  ]),
  reports: [],
  warnings: [
    "httpexc/dialects writes only problem details in JSON, because WebAssembly is refused. " +
      "A content security policy allows it with 'wasm-unsafe-eval'.",
  ],
};

/** Bundles the page, and returns its folder. */
async function createDialectProject(name) {
  const folder = createProject(name, { "index.html": PAGE, "source.js": SCRIPT });
  await build({
    absWorkingDir: folder,
    entryPoints: ["source.js"],
    bundle: true,
    format: "esm",
    outfile: "main.js",
    logLevel: "error",
  });
  return folder;
}

/**
 * Tests the page in a browser.
 *
 * @param name - a word for the folder of the page
 * @param launch - starts the browser: see lib/firefox.mjs
 */
export function testDialects(name, launch) {
  let browser;
  let folder;

  before(async () => {
    folder = await createDialectProject(`${name}-dialect`);
    browser = await launch();
  });

  after(() => browser?.close());

  async function respondInPage(headers) {
    const server = await serveFolder(folder, headers);
    try {
      const page = await browser.openPage(`${server.origin}/`);
      const result = await page.call("respondInDialect");
      await page.close();
      return result;
    } finally {
      await server.close();
    }
  }

  it("responds in a dialect with WebAssembly", async () => {
    assert.deepEqual(await respondInPage({}), IN_DIALECT);
  });

  it("responds with problem details in JSON under a policy that refuses WebAssembly", async () => {
    assert.deepEqual(await respondInPage(POLICY_WITHOUT_WASM), IN_PROBLEM_DETAILS);
  });
}
