// The playground as a person uses it, in Chromium. It is built once for all of this.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { promisify } from "node:util";
import { root } from "../lib/project.mjs";
import { everybody } from "./accessibility.mjs";
import { hostile, links } from "./all-views.mjs";
import { make } from "./make-view.mjs";
import { catalogue, read } from "./read-view.mjs";
import { start } from "./site-browser.mjs";

let site;

before(async () => {
  site = await start();
});

after(() => site?.close());

it("is typed without a gap", async () => {
  const tsc = join(root, "node_modules", ".bin", "tsc");
  await promisify(execFile)(tsc, ["-p", site.folder]).catch(({ stdout }) => assert.fail(stdout));
});

for (const tests of [make, read, catalogue, links, hostile, everybody]) tests(() => site);
