// Every block of code in the documents is run, served, compiled or read, and one that nothing checks
// is noticed.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "parse5";
import { compile } from "svelte/compiler";
import { answered as typed } from "../cli/session.mjs";
import { compileExamples, runExamples, writeExamples } from "../lib/example-files.mjs";
import { parseMarkdown } from "../lib/markdown.mjs";
import { project, root } from "../lib/project.mjs";
import { answered, asked, compared, serve } from "./block-server.mjs";
import { allBlocks, checkOf, checkOfCommand, commands, RUNTIMES } from "./blocks.mjs";

const blocks = allBlocks();
const checks = new Map();
const unchecked = [];
for (const block of blocks) {
  try {
    checks.set(block, checkOf(block));
  } catch (error) {
    unchecked.push(`${block.where}: ${error.message}`);
  }
}
const those = (...names) => blocks.filter((block) => names.includes(checks.get(block)));

const folder = project("blocks");
writeExamples(folder, those("run", "compile", "serve"));

test("something checks each block", () => {
  assert.deepEqual(unchecked, []);
});

test("a block that nothing checks is noticed", () => {
  const none = (text) => {
    const [block] = parseMarkdown(text).blocks;
    assert.throws(() => checkOf(block), /nothing checks/, text);
  };
  none("```\nnothing\n```");
  none("    indented\n");
  none("```rust\nfn main() {}\n```");
  none("```ts no-run\n1\n```");
  none("```ts serve=netscape\n1\n```");
  none("```python not-run\n1\n```");
  none("```python not-run:\n1\n```");
  none("```console\n$ rm -r everything\n```");
  none("```console\n$ make nothing\n```");
  none("```console\nmake test\n```");
  none("```sh\nmake test\n```");
});

test("there are blocks of each kind, and few that nothing can run", () => {
  assert.ok(those("run").length >= 35, `${those("run").length}`);
  for (const runtime of RUNTIMES) {
    assert.ok(
      those("serve").some(({ meta }) => meta === `serve=${runtime}`),
      runtime,
    );
  }
  for (const block of those("nothing")) {
    // What stands before a move to this package is another's code, in another's language.
    assert.equal(block.file, "docs/migrating.md", block.where);
  }
  assert.equal(those("nothing").length, 4);
});

test("every example runs, and what it asserts holds", async () => {
  assert.deepEqual(await runExamples(folder, those("run")), []);
});

test("every example has the types that a strict compiler asks for", async () => {
  assert.equal(await compileExamples(folder, { skipLibCheck: true }), "");
});

test("what is shown of a server is what it answers", async (t) => {
  const known = new Set();
  let server;
  for (const block of blocks) {
    if (server?.file !== block.file) server = undefined;
    if (checks.get(block) === "serve") server = block;
    if (checks.get(block) !== "console") continue;
    for (const { command, said } of commands(block.code)) {
      if (checkOfCommand(command) !== "curl") continue;
      assert.ok(server, `${block.where}: no server stands before ${command}`);
      server.origin ??= await serve(t, folder, server);
      known.add(server);
      const { shown, came } = compared(said, await answered(server.origin, command));
      assert.deepEqual(came, shown, `${block.where}: ${command}`);
    }
  }
  const unasked = those("serve").filter((block) => !known.has(block));
  assert.deepEqual(
    unasked.map(({ where }) => where),
    [],
  );
});

test("an option of curl that is not understood is noticed", () => {
  assert.throws(() => asked("curl -i --http3 localhost:1/"), /what does --http3 mean/);
  const { method, headers, url } = asked("curl -i -X PUT -H 'Accept: text/html' localhost:1/a");
  assert.deepEqual([method, headers.accept, url], ["PUT", "text/html", "localhost:1/a"]);
});

test("what is shown of the command is what it says", async () => {
  const bin = join(folder, "node_modules", ".bin");
  const all = those("console").flatMap(({ code, where }) =>
    commands(code).map((one) => ({ ...one, where })),
  );
  const own = all.filter(({ command }) => checkOfCommand(command) === "httpexc");
  assert.ok(own.length >= 6, `${own.length}`);
  for (const { command, said, where } of own) {
    const line = command.replaceAll("npx httpexc", "httpexc");
    assert.equal(await typed(line, bin), said, where);
  }
});

test("JSON, pages and components can be read, and what a tree shows is there", () => {
  for (const { code } of those("json")) JSON.parse(code);
  for (const { code, where } of those("html")) {
    const errors = [];
    parse(code, { onParseError: (error) => errors.push(error.code) });
    assert.deepEqual(errors, [], where);
  }
  for (const { code } of those("svelte")) compile(code, { generate: "server" });
  for (const { code, where } of those("tree")) {
    const paths = code.split("\n").flatMap((line) => /^[\w./-]+/.exec(line) ?? []);
    const missing = paths.filter((path) => !existsSync(join(root, path)));
    assert.ok(paths.length > 4, where);
    assert.deepEqual(missing, [], where);
  }
});
