// withRetries in a bundle that is split: the core is in a file of its own, which is loaded only if a
// body may have advice that takes the core to read.

import assert from "node:assert/strict";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createProject } from "../lib/project.mjs";

/** The platforms, each with a part of the name of the file with the core. */
const PLATFORMS = { browser: "wasm-reader", neutral: "client-core-reader" };

/** The property of globalThis that counts how often the file with the core was run. */
const COUNT = "httpexcCoreLoads";

const folder = createProject("lazy-core", {
  "retries.js": `export { withRetries } from "httpexc/client";`,
  "advice.js": `export { isRetryable, retryDelay } from "httpexc/client";`,
});

/** Builds an entry, and imports a copy of it in which the file with the core counts. */
async function bundle(entry, platform, name) {
  const outdir = join(folder, platform, name);
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [join(folder, entry)],
    bundle: true,
    splitting: true,
    format: "esm",
    platform,
    outdir,
    metafile: true,
  });
  const outputs = Object.entries(metafile.outputs);
  const findOutput = (part) => outputs.find(([path]) => path.includes(part));
  const [, main] = findOutput(entry);
  const statics = new Set();
  const addStatics = ({ imports }) => {
    for (const { path, kind } of imports) {
      if (kind !== "import-statement" || statics.has(path)) continue;
      statics.add(path);
      addStatics(metafile.outputs[path]);
    }
  };
  addStatics(main);
  const inputs = [main, ...[...statics].map((path) => metafile.outputs[path])].flatMap((output) =>
    Object.keys(output.inputs),
  );
  const [coreOutput] = findOutput(PLATFORMS[platform]) ?? [];
  const core = coreOutput && join(folder, coreOutput);
  if (core) writeFileSync(core, `globalThis.${COUNT}++;\n${readFileSync(core, "utf8")}`);
  const findFile = (part) => join(folder, findOutput(part)[0]);
  return { inputs, core, findFile, url: pathToFileURL(join(outdir, entry)).href };
}

/** Sends a request that fails once with a response, and returns how long the retry would wait. */
async function findDelay(withRetries, response) {
  const responses = [response, new Response("ok")];
  let delay;
  const fetch = withRetries(async (_) => responses.shift(), {
    base: 0.01,
    jitter: false,
    cap: 0.02,
    onRetry: (failed) => {
      delay = failed.delay;
    },
  });
  const last = await fetch("https://example.com/");
  return { delay, status: last.status };
}

const json = (value, type, status = 503) =>
  new Response(JSON.stringify(value), { status, headers: { "content-type": type } });

for (const platform of Object.keys(PLATFORMS)) {
  for (const entry of ["retries.js", "advice.js"]) {
    test(`the first file of ${entry} for ${platform} has no core of the client`, async () => {
      const { inputs } = await bundle(entry, platform, `first-${entry}`);
      const cores = inputs.filter((path) =>
        /client-(inline|core-reader)|(wasm|plain|core)-reader\.js|\bclient\.wasm/.test(path),
      );
      assert.deepEqual(cores, []);
    });
  }
}

for (const platform of Object.keys(PLATFORMS)) {
  test(`the core for ${platform} is loaded when a body may say something that it alone can read`, async () => {
    globalThis[COUNT] = 0;
    const { withRetries } = await import((await bundle("retries.js", platform, "loads")).url);
    for (const [what, response] of Object.entries({
      "no body": new Response(null, { status: 503 }),
      "a header": new Response("{}", { status: 503, headers: { "retry-after": "0" } }),
      "a page": new Response("<!doctype html><html><p>retry_after: 5</p></html>", { status: 503 }),
      "a plain text": new Response("no healthy upstream, retry_after 5", { status: 503 }),
      "an error of another API": json({ error: { message: "Busy." } }, "application/json"),
      "an error of this package": json(
        { type: "about:blank", title: "Service Unavailable", status: 503, retryable: true },
        "application/problem+json",
      ),
    })) {
      assert.equal((await findDelay(withRetries, response)).status, 200, what);
      assert.equal(globalThis[COUNT], 0, what);
    }
    const refused = json({ title: "t", retryable: false }, "application/problem+json");
    assert.deepEqual(await findDelay(withRetries, refused), { delay: undefined, status: 503 });
    const conflict = json({ title: "t", retryable: true }, "application/problem+json", 409);
    assert.equal((await findDelay(withRetries, conflict)).status, 200);
    assert.equal(globalThis[COUNT], 0);
    const stated = json({ message: "Busy.", retry_after: 0.015 }, "application/json");
    assert.deepEqual(await findDelay(withRetries, stated), { delay: 0.015, status: 200 });
    assert.equal(globalThis[COUNT], 1);
  });

  test(`if the core for ${platform} cannot be loaded, the headers count`, async () => {
    const { url, core } = await bundle("retries.js", platform, "removed");
    rmSync(core);
    const { withRetries } = await import(url);
    const create = (headers) =>
      new Response('{"retry_after": 5}', {
        status: 503,
        headers: { "content-type": "application/json", ...headers },
      });
    assert.deepEqual(await findDelay(withRetries, create({})), { delay: 0.01, status: 200 });
    const stated = create({ "retry-after": "0" });
    assert.deepEqual(await findDelay(withRetries, stated), { delay: 0, status: 200 });
  });
}

const limited = (headers, body = null) => new Response(body, { status: 429, headers });

/** Headers of a quota that is used up for 15 ms. */
const QUOTA = { "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": "0.015" };

test("a page reads seconds of Retry-After at once, and loads a small file for other headers and bodies", async () => {
  const { url, findFile } = await bundle("retries.js", "browser", "failures");
  const file = findFile("failed-response");
  const moved = `${file}.later`;
  renameSync(file, moved);
  const simple = await import(url);
  assert.deepEqual(await findDelay(simple.withRetries, limited({ "retry-after": "0" })), {
    delay: 0,
    status: 200,
  });
  // Without the file, what is simple still counts, and everything else is as if it were not there.
  assert.deepEqual(await findDelay(simple.withRetries, limited({ ...QUOTA, "retry-after": "0" })), {
    delay: 0,
    status: 200,
  });
  assert.deepEqual(await findDelay(simple.withRetries, limited(QUOTA)), {
    delay: 0.01,
    status: 200,
  });
  // The body of a response is left as it is, and can be read if the next try has no response.
  const responses = [limited({}, "Slow down.")];
  const fetch = simple.withRetries(
    async (_) => {
      if (responses.length === 0) throw new TypeError("Failed to fetch");
      return responses.shift();
    },
    { tries: 2, base: 0 },
  );
  assert.equal(await (await fetch("https://example.com/")).text(), "Slow down.");

  renameSync(moved, file);
  const { withRetries } = await import(`${url}?with-file`);
  const date = new Date(Date.now() - 5000).toUTCString();
  for (const [response, delay] of [
    [limited(QUOTA), 0.015],
    [limited({ "retry-after": date }), 0],
    [limited({ "retry-after": "15ms" }), 0.015],
    [limited({ "content-type": "application/json" }, '{"retry_after": 0.015}'), 0.015],
  ]) {
    assert.deepEqual(await findDelay(withRetries, response), { delay, status: 200 });
  }
  const refused = limited({ "x-should-retry": "false" });
  assert.deepEqual(await findDelay(withRetries, refused), { delay: undefined, status: 429 });
});
