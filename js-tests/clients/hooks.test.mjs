// What docs/guides/with-your-client.md says of hooks of clients and of libraries for queries, with the real ones.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { Window } from "happy-dom";
import ky from "ky2";
import { ofetch } from "ofetch";
import { listBlocks } from "../docs/blocks.mjs";
import { startHttpServer } from "../lib/http-server.mjs";
import { createProject, root } from "../lib/project.mjs";
import { findRefusedOrigin } from "./upstream.mjs";

const folder = createProject("client-hooks", {
  "client.mjs": 'export * from "httpexc/client";',
});
const { fetchOrThrow, fromError, isReadError, NoResponse } = await import(
  pathToFileURL(join(folder, "client.mjs")).href
);

/**
 * Starts a server that responds with statuses, one after the other. Those of a server that is busy say that
 * another try is worth it at once. Returns its origin, and how many requests it has seen.
 */
async function startStatuses(t, statuses) {
  const seen = { count: 0 };
  const origin = await startHttpServer(t, (_req, res) => {
    const status = statuses[seen.count++] ?? 500;
    res.writeHead(status, status === 404 ? {} : { "retry-after": "0" });
    res.end();
  });
  return { origin, seen };
}

const throwTyped = async ({ error }) => {
  throw (await fromError(error)) ?? error;
};

test("ky retries before beforeError replaces the error, and has it replace one of the network", async (t) => {
  const { origin, seen } = await startStatuses(t, [503, 404]);
  const hooks = { beforeError: [async ({ error }) => (await fromError(error)) ?? error] };
  const error = await ky(origin, { hooks }).catch((thrown) => thrown);
  assert.ok(isReadError(error));
  assert.deepEqual([error.status, seen.count], [404, 2]);
  const refused = await ky(await findRefusedOrigin(), { hooks, retry: 0 }).catch(
    (thrown) => thrown,
  );
  assert.ok(refused instanceof NoResponse, `${refused}`);
});

test("a hook of ofetch that throws ends its retries", async (t) => {
  const { origin, seen } = await startStatuses(t, [503, 200]);
  const onResponseError = async ({ response }) => {
    throw await fromError(response);
  };
  const error = await ofetch(origin, { onResponseError }).catch((thrown) => thrown);
  assert.ok(isReadError(error));
  assert.deepEqual([error.status, seen.count], [503, 1]);
  const options = { onRequestError: throwTyped, retry: 0 };
  const refused = await ofetch(await findRefusedOrigin(), options).catch((thrown) => thrown);
  assert.ok(refused instanceof NoResponse, `${refused}`);
});

test("SWR retries what is worth it, with the configuration of the guide", async (t) => {
  const block = listBlocks().find(({ code }) => code.includes("SWRConfiguration"));
  const { code } = transformSync(block.code, { loader: "ts", format: "esm" });
  writeFileSync(join(folder, "retries.mjs"), code);
  const { retries } = await import(pathToFileURL(join(folder, "retries.mjs")).href);
  // SWR and React look for a window when they are loaded.
  const window = new Window();
  const { document } = window;
  Object.assign(globalThis, { window, document });
  globalThis.navigator ??= window.navigator;
  t.after(() => window.close());
  const { createElement } = await import("react");
  const { createRoot } = await import("react-dom/client");
  const { default: useSWR, SWRConfig } = await import("swr");

  const { origin, seen } = await startStatuses(t, [503, 429, 404]);
  const states = [];
  const Song = () => {
    const { error } = useSWR(origin, (url) => fetchOrThrow(url));
    states.push(error?.status);
    return null;
  };
  const root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(createElement(SWRConfig, { value: retries }, createElement(Song)));
  const waited = Date.now();
  while (states.at(-1) !== 404 && Date.now() - waited < 5000) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  // A 404 is not retried: nothing more comes.
  await new Promise((resolve) => setTimeout(resolve, 200));
  root.unmount();
  assert.equal(states.at(-1), 404);
  assert.equal(seen.count, 3);
});

test("the guide names the versions that the tests call", () => {
  const guide = readFileSync(join(root, "docs", "guides", "with-your-client.md"), "utf8");
  const { devDependencies } = JSON.parse(
    readFileSync(join(root, "js-tests", "package.json"), "utf8"),
  );
  const findVersions = (name) =>
    Object.entries(devDependencies).flatMap(([key, version]) => {
      const prefix = `npm:${name}@`;
      if (key !== name && !version.startsWith(prefix)) return [];
      const [major, minor] = version.replace(prefix, "").split(".");
      return [Number(major === "0" ? `0.${minor}` : major)];
    });
  const table = guide.slice(guide.indexOf("## What each client keeps"));
  const rows = [...table.matchAll(/^\| ([@\w/-]+) +\| ([\d., ]+?) +\|/gm)];
  assert.equal(rows.length, 17);
  for (const [, name, versions] of rows) {
    const called = findVersions(name).sort((a, b) => a - b);
    assert.equal(versions, called.join(", "), name);
  }
});
