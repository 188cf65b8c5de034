// Tests that the recorded API in `api/` changes only together with the changelog.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { findApiChanges } from "../../tools/api/api-changes.mjs";
import { hasName, readChangelogItems } from "../../tools/api/changelog-items.mjs";
import { readCommittedFiles, readFiles, writeFiles } from "../../tools/api/snapshot-files.mjs";
import { checkRecord, createRecord, splitRecord } from "../../tools/api/snapshot-record.mjs";
import { root } from "../lib/project.mjs";

const ENTRY = `export class Errors {
  respond(error: unknown): Promise<Response>;
  toResponse(error: unknown): Response;
}

export interface ErrorsConfig extends Shared {
  readonly cors?: boolean | undefined;
  readonly dialect?: DialectName | undefined;
}

export function createErrors(config?: ErrorsConfig): Errors;

// Not exported, but part of the types above:

type Shared = Partial<Own>;

type Own = {
  readonly stack?: boolean;
};
`;
const CRATE = `mod httpexc;

pub use crate::read::Report;

mod httpexc::read;

#[derive(Clone)]
pub struct Report<'a> {
    pub status: u16,
    // and private fields
}

impl Report<'_> {
    pub fn code(&self) -> Option<u16>;
    pub fn write(
        &self,
        out: &mut Vec<u8>,
    ) -> bool;
}

impl Error for Report<'_> {}
`;
const API = new Map([
  ["npm/server.d.ts", ENTRY],
  ["npm/entries.txt", "entries {\n  httpexc/server bun default\n}\n"],
  ["crate.txt", CRATE],
]);

/** Returns the API with a text replaced in a file. The file must contain the text. */
function replaceInFile(file, before, after) {
  assert.ok(API.get(file).includes(before), before);
  return new Map(API).set(file, API.get(file).replace(before, after));
}

const changeServer = (before, after) => replaceInFile("npm/server.d.ts", before, after);
const changeCrate = (before, after) => replaceInFile("crate.txt", before, after);

for (const [name, api, what, words] of [
  [
    "a new member",
    changeServer("  readonly dialect", "  readonly ids?: boolean;\n  readonly dialect"),
    "httpexc/server: ErrorsConfig.ids is new",
    ["ids", "ErrorsConfig"],
  ],
  [
    "a removed member",
    changeServer("  toResponse(error: unknown): Response;\n", ""),
    "httpexc/server: Errors.toResponse is gone",
    ["toResponse", "Errors"],
  ],
  [
    "a changed member",
    changeServer("error: unknown): Promise", "error: unknown, request?: Request): Promise"),
    "httpexc/server: Errors.respond changed",
    ["respond", "Errors"],
  ],
  [
    "a changed member with a parameter on each line",
    changeCrate("out: &mut Vec<u8>", "out: &mut String"),
    "crate httpexc::read: impl Report<'_>.write changed",
    ["write", "Report"],
  ],
  [
    "a changed `extends`",
    changeServer("extends Shared ", ""),
    "httpexc/server: ErrorsConfig changed",
    ["ErrorsConfig"],
  ],
  [
    "a new function",
    changeServer("export function", "export function retry(): void;\n\nexport function"),
    "httpexc/server: retry is new",
    ["retry"],
  ],
  [
    "a changed type that is not exported",
    changeServer("stack?: boolean", "stack: boolean"),
    "httpexc/server: Own.stack changed",
    ["stack", "Own", "ErrorsConfig"],
  ],
  [
    "a removed derived trait",
    changeCrate("#[derive(Clone)]\n", ""),
    "crate httpexc::read: Report changed",
    ["Report"],
  ],
  [
    "a removed implementation of a trait",
    changeCrate("\n\nimpl Error for Report<'_> {}", ""),
    "crate httpexc::read: impl Error for Report<'_> is gone",
    ["Error", "Report"],
  ],
  [
    "a new field",
    changeCrate("    // and", "    pub code: u16,\n    // and"),
    "crate httpexc::read: Report.code is new",
    ["code", "Report"],
  ],
  [
    "the removal of the last private field",
    changeCrate("    // and private fields\n", ""),
    "crate httpexc::read: Report changed",
    ["Report"],
  ],
  [
    "a new module",
    changeCrate("mod httpexc::read;", "mod httpexc::log;\n\npub fn log();\n\nmod httpexc::read;"),
    "crate httpexc::log is new",
    ["crate httpexc::log", "log"],
  ],
  [
    "a new entry",
    new Map(API).set("npm/log.d.ts", "export function toLog(): object;\n"),
    "httpexc/log is new",
    ["httpexc/log", "log"],
  ],
  [
    "an entry for another platform",
    replaceInFile("npm/entries.txt", "bun default", "bun default workerd"),
    "httpexc/entries: entries.httpexc/server changed",
    ["httpexc/server", "entries"],
  ],
]) {
  test(`${name} is one change, and the changelog may name it with ${words.join(" or ")}`, () => {
    assert.deepEqual(findApiChanges(API, api), [{ what, words }]);
  });
}

test("another order of declarations or members is no change", () => {
  const [errors, config, ...rest] = ENTRY.split("\n\n");
  const cors = "  readonly cors?: boolean | undefined;\n";
  const turned = config.replace(cors, "").replace("}", `${cors}}`);
  const text = [turned, errors, ...rest].join("\n\n");
  assert.deepEqual(findApiChanges(API, new Map(API).set("npm/server.d.ts", text)), []);
});

const CHANGELOG = `# Changelog

## 0.2.0 (unreleased)

- \`createErrors\` has options,
  in several lines.
- An item that names no \`code\` of ours.

### Other headings

- The last item.

## 0.1.0

- \`ErrorsConfig\` of an earlier version.
`;

test("the items are those of the first version in the file", () => {
  assert.deepEqual(readChangelogItems(CHANGELOG), {
    title: "0.2.0",
    items: [
      "`createErrors` has options, in several lines.",
      "An item that names no `code` of ours.",
      "The last item.",
    ],
  });
  assert.throws(() => readChangelogItems("# Changelog\n"), /no version/);
});

test("an item names the whole words in its code", () => {
  const item = "`createErrors({ dialect })`, `x-request-id`, `HTTP*.title` and status: see `a.b`.";
  for (const word of ["createErrors", "dialect", "x-request-id", "HTTPNotFound", "title", "b"]) {
    assert.ok(hasName(item, word), word);
  }
  for (const word of ["create", "Errors", "id", "request", "status", "see", "toHTTP", "c"]) {
    assert.ok(!hasName(item, word), word);
  }
  // A star alone stands for nothing.
  assert.ok(!hasName("`*`, `*/*` and `a*`", "abort"));
});

/** Returns the changelog with further items. */
function createChangelog(...items) {
  const { title, items: all } = readChangelogItems(CHANGELOG);
  return { title, items: [...all, ...items] };
}

/** Records an API after a previous one. Throws if that is refused. */
function recordApi(api, changelog, previous) {
  const { problems, files } = createRecord(previous, api, changelog);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return splitRecord(files);
}

const first = recordApi(API, createChangelog());
const withIds = changeServer("  readonly dialect", "  readonly ids?: boolean;\n  readonly dialect");
const IDS = "`createErrors` takes `ids`.";

test("a recorded API passes the check, and an API without a record fails", () => {
  assert.deepEqual(checkRecord(first, API, createChangelog()), []);
  assert.match(checkRecord(undefined, API, createChangelog()).join(), /never recorded/);
  assert.equal(splitRecord(new Map()), undefined);
});

test("a change fails until it is recorded", () => {
  for (const changelog of [createChangelog(), createChangelog(IDS)]) {
    const problems = checkRecord(first, withIds, changelog);
    assert.equal(problems.length, 1);
    assert.match(problems[0], /ErrorsConfig\.ids is new\. Name it in CHANGELOG\.md/);
  }
});

test("a change is recorded only with a new item that names it", () => {
  for (const changelog of [createChangelog(), createChangelog("`other`"), createChangelog("ids")]) {
    assert.throws(() => recordApi(withIds, changelog, first), /names `ids` or `ErrorsConfig`/);
  }
  const second = recordApi(withIds, createChangelog(IDS), first);
  assert.deepEqual(checkRecord(second, withIds, createChangelog(IDS)), []);
});

test("an older item does not count for a later change", () => {
  const second = recordApi(API, createChangelog(IDS), first);
  assert.throws(() => recordApi(withIds, createChangelog(IDS), second), /names `ids`/);
  // The same item in other words is a new one.
  const reworded = createChangelog("`createErrors` takes `ids`, a boolean.");
  assert.deepEqual(checkRecord(recordApi(withIds, reworded, second), withIds, reworded), []);
});

test("every change needs a name", () => {
  const both = new Map(withIds).set("crate.txt", changeCrate("u16,", "u32,").get("crate.txt"));
  assert.throws(() => recordApi(both, createChangelog(IDS), first), /read: Report\.status changed/);
  recordApi(both, createChangelog(IDS, "`Report::status` is wider."), first);
});

test("a changed changelog fails until it is recorded", () => {
  assert.match(checkRecord(first, API, createChangelog(IDS)).join(), /not that of CHANGELOG\.md/);
  recordApi(API, createChangelog(IDS), first);
});

test("a snapshot that was edited by hand fails, and cannot be recorded", () => {
  const edited = { ...first, files: withIds };
  const problem = /server\.d\.ts is not as it was recorded/;
  assert.match(checkRecord(edited, withIds, createChangelog(IDS)).join(), problem);
  assert.throws(() => recordApi(withIds, createChangelog(IDS), edited), problem);
});

test("text that differs without a change of the API is recorded without an item", () => {
  const [errors, config, ...rest] = ENTRY.split("\n\n");
  const moved = new Map(API).set("npm/server.d.ts", [config, errors, ...rest].join("\n\n"));
  assert.match(checkRecord(first, moved, createChangelog()).join(), /server\.d\.ts is stale/);
  assert.deepEqual(
    checkRecord(recordApi(moved, createChangelog(), first), moved, createChangelog()),
    [],
  );
});

test("the committed files are read, and later changes are not", () => {
  const folder = join(root, "js-tests", ".work", "api-repository");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "below"), { recursive: true });
  const runGit = (...args) => {
    const author = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    execFileSync("git", [...author, ...args], { cwd: folder, stdio: "pipe" });
  };
  runGit("init", "--quiet");
  const api = join(folder, "below", "api");
  const committed = new Map([
    ["ledger.txt", "one\n"],
    ["npm/index.d.ts", "two\n"],
  ]);
  writeFiles(api, committed);
  assert.equal(readCommittedFiles(api), undefined, "nothing is committed");
  runGit("add", ".");
  runGit("commit", "--quiet", "--message=one");
  writeFileSync(join(api, "ledger.txt"), "three\n");
  assert.deepEqual(readCommittedFiles(api), committed);
  writeFiles(api, new Map([["crate.txt", "four\n"]]));
  assert.deepEqual(readFiles(api), new Map([["crate.txt", "four\n"]]));
  assert.deepEqual(readFiles(join(folder, "none")), new Map());
});
