// The applications in the guides, whose framework starts them: their files are those that the guide shows, beside
// the ones that the framework's own command creates. The shown responses are those that they send.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseCommands } from "../cli/session.mjs";
import { removeTypes } from "../lib/example-files.mjs";
import { createProject, root } from "../lib/project.mjs";
import { startServer } from "../lib/server-process.mjs";
import { compareResponse, sendCurlRequest } from "./block-server.mjs";
import {
  APP_FILE,
  createChecks,
  findCommandCheck,
  listBlocks,
  pairWithServers,
  readAppFiles,
} from "./blocks.mjs";

const blocks = listBlocks();
const { checks } = createChecks(blocks);
const appFiles = readAppFiles(blocks);

const readAppSource = (...path) =>
  readFileSync(join(root, "js-tests", "frameworks", "apps", ...path), "utf8");

/** Returns a configuration of Vite with the plugin of a framework. */
const createViteConfig = (name, module) =>
  `import { ${name} } from "${module}";\n\nexport default { plugins: [${name}()] };\n`;

/** Returns the files without types, as Next would install those of React for a file with types. */
const removeTypesOfFiles = (files) =>
  Object.fromEntries(
    Object.entries(files).map(([path, code]) => [path.replace(/\.ts$/, ".js"), removeTypes(code)]),
  );

/**
 * By the name of an application: the files that the framework's own command creates, the script of the
 * framework that `npm run dev` runs, and a page with its text.
 */
const STARTERS = {
  nitro: { files: {}, script: ["nitro", "dist", "cli", "index.mjs"] },
  "react-router": {
    files: {
      "vite.config.js": createViteConfig("reactRouter", "@react-router/dev/vite"),
      "app/root.jsx": readAppSource("react-router", "app", "root.jsx"),
      "app/entry.server.jsx": readAppSource("react-router", "app", "entry.server.jsx"),
    },
    script: ["@react-router", "dev", "bin.js"],
    page: { path: "/songs/7", texts: ["<h1>Not Found</h1>", "<p>No song has the id 7.</p>"] },
  },
  sveltekit: {
    files: {
      "vite.config.js": createViteConfig("sveltekit", "@sveltejs/kit/vite"),
      "src/app.html": readAppSource("sveltekit", "src", "app.html"),
    },
    script: ["vite", "bin", "vite.js"],
    page: { path: "/songs/7", texts: ["<h1>404 Not Found</h1>", "<p>No song has the id 7.</p>"] },
  },
  next: {
    files: {
      "next.config.mjs": readAppSource("next-proxy", "next.config.mjs"),
      "app/layout.js": readAppSource("next-proxy", "app", "layout.js"),
    },
    convert: removeTypesOfFiles,
    script: ["next", "dist", "bin", "next"],
    host: "--hostname",
  },
};

const READY = /http:\/\/127\.0\.0\.1:(?:\x1b\[\d+m)*(\d+)/;

/** Starts an application as `npm run dev` does, on a free port. The test `t` ends it. Returns its origin. */
function startApp(t, name) {
  const { files, script, convert = (own) => own, host = "--host" } = STARTERS[name];
  const folder = createProject(`guide-${name}`, { ...files, ...convert(appFiles[name]) });
  const path = join(root, "js-tests", "node_modules", ...script);
  const command = [process.execPath, path, "dev", host, "127.0.0.1", "--port", "0"];
  const env = { NEXT_TELEMETRY_DISABLED: "1", NITRO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };
  return startServer(t, folder, command, READY, env);
}

/** Returns the curl commands of the documents that an application serves, each with the shown output. */
function listRequests(name) {
  const own = [...pairWithServers(blocks, checks)].filter(
    ({ server }) => APP_FILE.exec(server?.meta ?? "")?.[1] === name,
  );
  return own
    .flatMap(({ block }) =>
      parseCommands(block.code).map((one) => ({ ...one, where: block.where })),
    )
    .filter(({ command }) => findCommandCheck(command) === "curl");
}

test("the guides have an application for each starter", () => {
  assert.deepEqual(Object.keys(appFiles).sort(), Object.keys(STARTERS).sort());
});

test("each file begins with its path, because a reader does not see the mark of the block", () => {
  for (const files of Object.values(appFiles)) {
    for (const [path, code] of Object.entries(files)) {
      const [, shown] = /^(?:\/\/|<!--) (\S+)/.exec(code) ?? [];
      assert.equal(shown, path);
    }
  }
});

for (const [name, { page }] of Object.entries(STARTERS)) {
  test(`${name}: the shown application starts, and sends the shown responses`, async (t) => {
    const requests = listRequests(name);
    assert.ok(requests.length > 0);
    const origin = await startApp(t, name);
    for (const { command, output, where } of requests) {
      const response = await sendCurlRequest(origin, command);
      const { actual, expected } = compareResponse(output, response);
      assert.deepEqual(actual, expected, `${where}: ${command}`);
    }
    if (page === undefined) return;
    const accept = "text/html,*/*;q=0.8";
    const response = await fetch(`${origin}${page.path}`, { headers: { accept } });
    const text = await response.text();
    assert.equal(response.status, 404);
    for (const expected of page.texts) assert.ok(text.includes(expected), text);
  });
}
