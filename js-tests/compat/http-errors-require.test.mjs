// httpexc/http-errors on each platform and in a bundle, by import and by require.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createProject } from "../lib/project.mjs";
import { findBun, findDeno, findOtherNode } from "../lib/runtime-binaries.mjs";

const folder = createProject("http-errors-require", {
  "both.cjs": `const createError = require("httpexc/http-errors");
    const { isHTTPException, toResponse } = require("httpexc");
    import("httpexc/http-errors").then(({ default: imported }) => {
      const error = createError(404, "no");
      console.log(JSON.stringify({
        isSame: imported === createError,
        name: error.name,
        isError: createError.isHttpError(error) && imported.isHttpError(error),
        isHTTPException: isHTTPException(error),
        status: toResponse(createError(401, "no")).status,
      }));
    });`,
  "warning.mjs": `import createError from "httpexc/http-errors";
    createError(302);
    createError(200);
    createError(404);`,
});

test("Node shows one warning about statuses that are no error", () => {
  const { stderr } = spawnSync(process.execPath, ["warning.mjs"], {
    cwd: folder,
    encoding: "utf8",
  });
  const lines = stderr.split("\n").filter((line) => line.includes("DeprecationWarning"));
  assert.equal(lines.length, 1, stderr);
  assert.match(lines[0], /http-errors deprecated non-error status code/);
});

const RUNTIMES = {
  node: [process.execPath],
  "node 18": [findOtherNode("node18")],
  "node 22": [findOtherNode("node22")],
  "node 24": [findOtherNode("node24")],
  bun: [findBun().path, "--no-install"],
  deno: [findDeno().path, "run", "--no-remote", "--allow-read"],
};
for (const [name, [command, ...flags]] of Object.entries(RUNTIMES)) {
  test(`require returns the function itself: ${name}`, { skip: !command }, () => {
    const env = { ...process.env, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" };
    const text = execFileSync(command, [...flags, "both.cjs"], {
      cwd: folder,
      encoding: "utf8",
      env,
    });
    assert.deepEqual(JSON.parse(text), {
      isSame: name !== "node 18",
      name: "NotFoundError",
      isError: true,
      isHTTPException: true,
      status: 401,
    });
  });
}

test("require in this process returns the default export", async () => {
  const require = createRequire(join(folder, "package.json"));
  const { default: ours } = await import(
    pathToFileURL(require.resolve("httpexc/http-errors")).href
  );
  assert.equal(typeof ours, "function");
  assert.equal(require("httpexc/http-errors"), ours);
});

test("a bundle that imports and requires the package has each class once", async () => {
  for (const platform of ["node", "browser"]) {
    const outfile = join(folder, `bundle-${platform}.mjs`);
    const options = { bundle: true, format: "esm", platform, outfile, logLevel: "silent" };
    const contents = `import { HTTPError, toResponse } from "httpexc";
      const createError = require("httpexc/http-errors");
      export const error = createError(404, "text");
      export const isOne = error instanceof HTTPError;
      export const { status } = toResponse(error);`;
    await build({ ...options, stdin: { contents, resolveDir: folder } });
    const bundle = await import(pathToFileURL(outfile).href);
    assert.deepEqual(
      [bundle.error.name, bundle.isOne, bundle.status],
      ["NotFoundError", true, 404],
    );
  }
});
