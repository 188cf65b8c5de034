// An application of React Native: Metro bundles it with the settings of React Native, and it runs in Hermes
// and in Node without JIT and WebAssembly, each with the fetch of React Native, which is a polyfill.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { buildOnce } from "../lib/app-build.mjs";
import { createSharedInstallation } from "../lib/project.mjs";

const require = createRequire(import.meta.url);

/** The folders of the package of Hermes, by platform. */
const HERMES_FOLDERS = { linux: "linux64-bin", darwin: "osx-bin" };

/** Returns the path of Hermes. */
function findHermes() {
  const manifest = require.resolve("hermes-engine-cli/package.json");
  return join(dirname(manifest), HERMES_FOLDERS[process.platform], "hermes");
}

const canRunHermes =
  process.platform === "darwin" || `${process.platform} ${process.arch}` === "linux x64";
const skip = canRunHermes ? false : "npm has Hermes only for x64 Linux and macOS";

const foreign = (name, status, code, detail) => ({ name, status, code, detail, isTyped: true });

/** What the application knows. */
const EXPECTED = {
  hasWasm: false,
  hasStream: false,
  isLoaded: true,
  thrown: [true, 404, "HTTPNotFound: No such song."],
  response: [405, "GET", '{"type":"about:blank","title":"Method Not Allowed","status":405}'],
  own: foreign("HTTPConflict", 409, "taken", "Taken \u2603."),
  foreign: foreign("HTTPNotFound", 404, "song_gone", "No such \u2603."),
  discord: foreign("HTTPTooManyRequests", 429, 20028, "Slow down."),
  page: { name: "HTTPBadGateway", status: 502, detail: "No upstream.", isTyped: true },
  xml: foreign("HTTPForbidden", 403, "AccessDenied", "Access Denied"),
  ok: "no error",
  parsed: "No such song.",
  blob: foreign("HTTPBadRequest", 400, "blob", "A blob."),
  aborted: "AbortError",
  retried: [200, 2],
};

let bundle;

before(() => {
  const sources = join(import.meta.dirname, "apps", "react-native");
  const folder = buildOnce("react-native", sources, {}, (project) =>
    execFileSync(process.execPath, ["build.mjs"], {
      cwd: project,
      stdio: ["ignore", "ignore", "inherit"],
    }),
  );
  bundle = join(folder, "bundle.js");
});

/** Runs the bundle, and compares what it knows. */
function runBundle(command, args) {
  const output = execFileSync(command, [...args, bundle], { encoding: "utf8", timeout: 60_000 });
  const results = /^RESULTS (.*)$/m.exec(output);
  assert.ok(results, output);
  assert.deepEqual(JSON.parse(results[1]), EXPECTED);
}

test("the bundle of Metro runs in Hermes", { skip }, (t) => {
  // Without its warnings of globals that it does not know.
  runBundle(findHermes(), ["-w"]);
  t.diagnostic(`Hermes ${require("hermes-engine-cli/package.json").version}`);
});

test("the bundle of Metro runs where WebAssembly is refused", () => {
  runBundle(process.execPath, ["--jitless", "--no-warnings"]);
});

test("no file has a static block, which the Babel preset of React Native refuses", () => {
  const dist = join(createSharedInstallation(), "node_modules", "httpexc", "dist");
  const files = readdirSync(dist, { recursive: true }).filter((name) => /\.c?js$/.test(name));
  assert.ok(files.length > 50, `${files.length}`);
  const hasStaticBlock = (name) => /\bstatic\s*\{/.test(readFileSync(join(dist, name), "utf8"));
  assert.deepEqual(files.filter(hasStaticBlock), []);
});
