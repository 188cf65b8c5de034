// Every code block in the documents is run, served, compiled or parsed. A block without a check
// fails.

import assert from "node:assert/strict";
import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "parse5";
import { parseCommands, runForSession } from "../cli/session.mjs";
import { compileExamples, runExamples, writeExamples } from "../lib/example-files.mjs";
import { parseMarkdown } from "../lib/markdown.mjs";
import { createProject, root } from "../lib/project.mjs";
import {
  compareResponse,
  findMissingLines,
  parseCurl,
  sendCurlRequest,
  startBlock,
} from "./block-server.mjs";
import { RUNNERS, runTestBlock } from "./block-tests.mjs";
import {
  createChecks,
  findBlockCheck,
  findCommandCheck,
  listBlocks,
  pairWithServers,
  RUNTIMES,
} from "./blocks.mjs";

const blocks = listBlocks();
const { checks, unchecked } = createChecks(blocks);
const findBlocks = (...names) => blocks.filter((block) => names.includes(checks.get(block)));

const folder = createProject("blocks");
// The guide for clients shows the newest ky; the benchmarks compare with the one that Node 20 supports.
symlinkSync(join(root, "js-tests", "node_modules", "ky2"), join(folder, "node_modules", "ky"));
// The files of applications that need no compiler of their framework. guide-apps.test.mjs starts them.
const appModules = findBlocks("app").filter(({ lang }) => lang === "ts");
writeExamples(folder, [...findBlocks("run", "compile", "serve", "test"), ...appModules]);
// The part of @cloudflare/workers-types that the examples use: those types would replace Node's.
writeFileSync(
  join(folder, "examples", "cloudflare-workers.d.mts"),
  `declare module "cloudflare:workers" {
  export class WorkerEntrypoint<Env = unknown> {
    constructor(ctx: unknown, env: Env);
    protected readonly env: Env;
  }
  export class DurableObject<Env = unknown> {
    constructor(ctx: unknown, env: Env);
    protected readonly env: Env;
  }
  export class RpcTarget {}
}
`,
);

test("each block has a check", () => {
  assert.deepEqual(unchecked, []);
});

test("a block without a check is noticed", () => {
  const checkUnchecked = (text) => {
    const [block] = parseMarkdown(text).blocks;
    assert.throws(() => findBlockCheck(block), /nothing checks/, text);
  };
  checkUnchecked("```\nnothing\n```");
  checkUnchecked("    indented\n");
  checkUnchecked("```rust\nfn main() {}\n```");
  checkUnchecked("```ts no-run\n1\n```");
  checkUnchecked("```ts serve=netscape\n1\n```");
  checkUnchecked("```python not-run\n1\n```");
  checkUnchecked("```python not-run:\n1\n```");
  checkUnchecked("```console\n$ rm -r everything\n```");
  checkUnchecked("```console\n$ make nothing\n```");
  checkUnchecked("```console\nmake test\n```");
  checkUnchecked("```sh\nmake test\n```");
});

test("there are blocks for each check, and only four that are not run", () => {
  assert.ok(findBlocks("run").length >= 35, `${findBlocks("run").length}`);
  for (const runtime of RUNTIMES) {
    assert.ok(
      findBlocks("serve").some(({ meta }) => meta === `serve=${runtime}`),
      runtime,
    );
  }
  assert.ok(findBlocks("app").length >= 8);
  for (const block of findBlocks("nothing")) {
    // The code before a migration uses another library, or another language.
    assert.equal(block.file, "docs/migrating.md", block.where);
  }
  assert.equal(findBlocks("nothing").length, 4);
});

test("every example runs, and what it asserts holds", async () => {
  assert.deepEqual(await runExamples(folder, findBlocks("run")), []);
});

for (const runner of RUNNERS) {
  test(`the tests that a document shows for ${runner} pass`, () => {
    const found = findBlocks("test").filter(({ meta }) => meta === `test=${runner}`);
    assert.ok(found.length > 0);
    for (const block of found) assert.equal(runTestBlock(folder, block), undefined);
  });
  test(`a shown test that fails on ${runner} is noticed`, () => {
    const imports = {
      node: 'import { test } from "node:test";',
      vitest: 'import { test } from "vitest";',
    };
    const code = `${imports[runner] ?? ""}\ntest("fails", () => {\n  throw new Error("wrong");\n});\n`;
    const block = { name: `failing-${runner}`, meta: `test=${runner}`, where: "here", code };
    writeFileSync(join(folder, "examples", `${block.name}.mjs`), code);
    assert.match(runTestBlock(folder, block), /^here: 0 of 1 tests passed/);
  });
}

test("every example compiles strictly", async () => {
  assert.equal(await compileExamples(folder, { skipLibCheck: true }), "");
});

test("the shown response of a server is the one that it sends", async (t) => {
  const requested = new Set();
  for (const { block, server } of pairWithServers(blocks, checks)) {
    // guide-apps.test.mjs sends these requests.
    if (checks.get(server) === "app") continue;
    if (checks.get(block) === "log") {
      assert.deepEqual(await findMissingLines(block.code, server.process.readOutput), []);
      continue;
    }
    for (const { command, output } of parseCommands(block.code)) {
      if (findCommandCheck(command) !== "curl") continue;
      assert.ok(server, `${block.where}: no server stands before ${command}`);
      server.process ??= await startBlock(t, folder, server);
      requested.add(server);
      const { actual, expected } = compareResponse(
        output,
        await sendCurlRequest(server.process.origin, command),
      );
      assert.deepEqual(actual, expected, `${block.where}: ${command}`);
    }
  }
  const unused = findBlocks("serve").filter((block) => !requested.has(block));
  assert.deepEqual(
    unused.map(({ where }) => where),
    [],
  );
});

test("an unknown option of curl is noticed", () => {
  assert.throws(() => parseCurl("curl -i --http3 localhost:1/"), /what does --http3 mean/);
  const { method, headers, url } = parseCurl("curl -i -X PUT -H 'Accept: text/html' localhost:1/a");
  assert.deepEqual([method, headers.accept, url], ["PUT", "text/html", "localhost:1/a"]);
});

test("the shown output of the command is the one that it prints", async () => {
  const bin = join(folder, "node_modules", ".bin");
  const all = findBlocks("console").flatMap(({ code, where }) =>
    parseCommands(code).map((one) => ({ ...one, where })),
  );
  const own = all.filter(({ command }) => findCommandCheck(command) === "httpexc");
  assert.ok(own.length >= 6, `${own.length}`);
  for (const { command, output, where } of own) {
    const line = command.replaceAll("npx httpexc", "httpexc");
    assert.equal(await runForSession(line, bin), output, where);
  }
});

test("JSON and pages can be parsed, and the files of a tree exist", () => {
  for (const { code } of findBlocks("json")) JSON.parse(code);
  for (const { code, where } of findBlocks("html")) {
    const errors = [];
    parse(code, { onParseError: (error) => errors.push(error.code) });
    assert.deepEqual(errors, [], where);
  }
  for (const { code, where } of findBlocks("tree")) {
    const paths = code.split("\n").flatMap((line) => /^[\w./-]+/.exec(line) ?? []);
    const missing = paths.filter((path) => !existsSync(join(root, path)));
    assert.ok(paths.length > 4, where);
    assert.deepEqual(missing, [], where);
  }
});
