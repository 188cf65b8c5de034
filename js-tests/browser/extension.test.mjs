// An extension in Chromium (Manifest V3): its background, which is a service worker, and one of its pages.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launchExtension } from "../lib/chromium.mjs";
import { buildPages, ERRORS, startApi, WORKER_ERRORS } from "./reading-suite.mjs";

/** The policies of the extension's pages and background: the one that extensions have, and one with more. */
const POLICIES = {
  "its own policy, which refuses WebAssembly": undefined,
  "a policy that allows WebAssembly": "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
  "a policy that allows nothing else": "default-src 'none'; script-src 'self'; connect-src *",
};

for (const [what, policy] of Object.entries(POLICIES)) {
  describe(`an extension with ${what}`, () => {
    let api;
    let folder;
    let extension;

    before(async () => {
      api = await startApi();
      folder = mkdtempSync(join(tmpdir(), "httpexc-extension-"));
      cpSync(join(buildPages(), "extension"), folder, { recursive: true });
      const path = join(folder, "manifest.json");
      const manifest = JSON.parse(readFileSync(path, "utf8"));
      if (policy) manifest.content_security_policy = { extension_pages: policy };
      writeFileSync(path, JSON.stringify(manifest));
      extension = await launchExtension(folder);
    });

    after(async () => {
      await extension?.close();
      await api?.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    });

    it("reads errors and creates pages in its background, and reads errors in its page", async (t) => {
      t.diagnostic(await extension.readVersion());
      const page = await extension.openPage("index.html");
      assert.deepEqual(await page.call("sendToBackground", { api: api.origin }), WORKER_ERRORS);
      const { status, text } = await page.call("sendToBackground", {});
      assert.equal(status, 404);
      assert.match(text, /^<!doctype html>.*No such song\./s);
      for (const [kind, expected] of Object.entries(ERRORS)) {
        const { error } = await page.call("callApi", api.origin, kind);
        assert.deepEqual(error, expected);
      }
    });
  });
}
