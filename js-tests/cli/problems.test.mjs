// `httpexc problems`: the list, the files, the lock, and modules that cannot be imported.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/project.mjs";
import { createProblemProject, formatModule, SONGS, songSchema } from "./problem-modules.mjs";

const { folder, bin, run } = createProblemProject("cli-problems");

writeFileSync(join(folder, "songs.mjs"), formatModule(SONGS()));

test("it lists the problems of a module", () => {
  const { status, stdout, stderr } = run("problems", "songs.mjs");
  assert.deepEqual([status, stderr], [0, ""]);
  assert.equal(
    stdout,
    "409 SongLocked  song_locked  https://api.example/problems/song-locked\n" +
      "401 TokenStale  token_stale  https://api.example/problems/token-stale\n",
  );
});

test("all exports count: sets, classes, and those of CommonJS", () => {
  const text = formatModule(
    SONGS(),
    `export const users = defineProblems("urn:users:", { UserGone: { status: 410 } });
     export const { SongLocked } = songs; export const other = 7;
     export default defineProblems("urn:x:", { Odd: { status: 400 } }).Odd;`,
  );
  writeFileSync(join(folder, "all.mjs"), text);
  const { problems } = JSON.parse(run("problems", "all.mjs", "--json").stdout);
  assert.deepEqual(problems.map(({ name }) => name).sort(), [
    "Odd",
    "SongLocked",
    "TokenStale",
    "UserGone",
  ]);
  writeFileSync(
    join(folder, "songs.cjs"),
    `const { defineProblems } = require("httpexc/problems");
     module.exports = { songs: defineProblems("urn:x:", { Odd: { status: 400 } }) };`,
  );
  assert.match(run("problems", "songs.cjs").stdout, /^400 Odd/);
});

test("--json is the documentation and the declarations", () => {
  const { problems } = JSON.parse(run("problems", "songs.mjs", "--json").stdout);
  assert.deepEqual(problems[0].members, [{ name: "song", type: "integer", required: true }]);
  assert.equal(problems[0].example.body.song, 7);
  const { schema } = problems[0].declaration;
  assert.deepEqual(schema.properties.song, { type: "integer" });
  const stale = problems.find(({ name }) => name === "TokenStale").declaration;
  assert.equal(stale.schema, undefined);
  assert.equal(stale.always.challenges, "Bearer");
});

test("--out writes the documentation as files with links between them", () => {
  const { status, stderr } = run("problems", "songs.mjs", "--out", "docs/errors");
  assert.deepEqual([status, stderr], [0, "docs/errors: wrote 9 files.\n"]);
  const files = readdirSync(join(folder, "docs", "errors")).sort();
  const names = ["index", "song-locked", "token-stale"];
  assert.deepEqual(
    files,
    names.flatMap((name) => [`${name}.html`, `${name}.json`, `${name}.md`]),
  );
  const read = (name) => readFileSync(join(folder, "docs", "errors", name), "utf8");
  assert.match(read("index.html"), /<a href="song-locked\.html">Song locked<\/a>/);
  assert.match(read("song-locked.html"), /<a href="index\.html">/);
  assert.match(read("index.md"), /\(song-locked\.md\)/);
  assert.equal(JSON.parse(read("index.json")).problems.length, 2);
});

test("--lock holds what clients rely on: additions pass, and a change fails until it is accepted", () => {
  const lock = (text, ...flags) => {
    writeFileSync(join(folder, "locked.mjs"), formatModule(text));
    return run("problems", "locked.mjs", "--lock", "problems.lock.json", ...flags);
  };
  const read = () => readFileSync(join(folder, "problems.lock.json"), "utf8");
  assert.equal(lock(SONGS()).status, 0);
  const first = read();
  assert.deepEqual(JSON.parse(first).problems["https://api.example/problems/song-locked"], {
    code: "song_locked",
    status: 409,
    extensions: {
      type: "object",
      required: ["song"],
      properties: { song: { type: "integer" } },
    },
  });
  const same = lock(SONGS());
  assert.deepEqual([same.status, same.stderr], [0, "problems.lock.json: nothing has changed.\n"]);

  const added = lock(SONGS({ until: { type: "string", format: "date-time" } }));
  assert.equal(added.status, 0);
  assert.match(added.stderr, /- song_locked: its member until is new\./);
  const second = read();
  assert.notEqual(second, first);

  const until = { until: { type: "string", format: "date-time" } };
  const declare = (text) =>
    `{ ${text}, TokenStale: { status: 401, always: { challenges: "Bearer" } } }`;
  const locked = (more, schema) =>
    declare(`SongLocked: { status: 409, extensions: type(), jsonSchema: ${schema}, ${more} }`);
  const broken = [
    [
      `{ SongLocked: { status: 409, extensions: type(), jsonSchema: ${songSchema(until)} } }`,
      /token_stale: its type \S+ is no longer declared/,
    ],
    [locked('code: "other"', songSchema(until)), /song_locked: its code is now other/],
    [SONGS(until, ["song", "until"]), /its member until is now required/],
    [SONGS(until, []), /its member song is no longer required/],
    [
      SONGS({ until: { type: "integer" } }),
      /its member until is of type integer, and was string\(date-time\)/,
    ],
    [
      SONGS(until).replace('"integer"', '"string"'),
      /its member song is of type string, and was integer/,
    ],
    [SONGS(until).replace("status: 409", "status: 423"), /its status is 423, and was 409/],
    [
      declare("SongLocked: { status: 409, extensions: type() }"),
      /its members have no JSON Schema any more/,
    ],
    [declare("SongLocked: { status: 409 }"), /its member song is no longer declared/],
  ];
  for (const [text, message] of broken) {
    const { status, stderr } = lock(text);
    assert.equal(status, 1, text);
    assert.match(stderr, message);
    assert.match(stderr, /run the command with --update/);
    assert.equal(read(), second);
  }
  const [[text]] = broken;
  assert.equal(lock(text, "--update").status, 0);
  assert.equal(Object.keys(JSON.parse(read()).problems).length, 1);
  // A member that is not always there may go.
  assert.equal(
    lock(`{ SongLocked: { status: 409, extensions: type(), jsonSchema: ${songSchema()} } }`).status,
    0,
  );
  const wrong = [
    "[]",
    "{",
    '{"version":2,"problems":null}',
    '{"version":2,"problems":{"urn:x":null}}',
    '{"version":2,"problems":{"urn:x":{"code":"x","status":409,"extensions":7}}}',
  ];
  for (const text of wrong) {
    writeFileSync(join(folder, "problems.lock.json"), text);
    const { status, stderr } = lock(SONGS());
    assert.deepEqual([status, /is not a lock file of problems/.test(stderr)], [2, true], text);
  }
  writeFileSync(join(folder, "problems.lock.json"), '{"version":1,"problems":{}}');
  assert.match(lock(SONGS()).stderr, /is a lock file of version 1\. Replace it with --update/);
  assert.equal(lock(SONGS(), "--update").status, 0);
});

test("files of two sets do not replace each other, nor those that differ in capitals alone", () => {
  writeFileSync(
    join(folder, "sets.mjs"),
    `import { defineProblems } from "httpexc/problems";
     export const songs = defineProblems("https://a.example/problems/songs/", {
       Unknown: { status: 404 }, Locked: { status: 409 },
     });
     export const users = defineProblems("https://a.example/problems/users/", {
       Unknown: { status: 404, code: "user_unknown" }, Upper: { status: 400, type: "X" }, Lower: { status: 400, type: "x" },
     });`,
  );
  const { status, stderr } = run("problems", "sets.mjs", "--out", "sets");
  assert.deepEqual([status, stderr], [0, "sets: wrote 18 files.\n"]);
  const files = readdirSync(join(folder, "sets"));
  assert.equal(new Set(files.map((file) => file.toLowerCase())).size, 18);
  const read = (name) => readFileSync(join(folder, "sets", name), "utf8");
  const links = [...read("index.html").matchAll(/<a href="([^"]*)">/g)].map(([, link]) => link);
  assert.deepEqual(links, [
    "songs-unknown.html",
    "locked.html",
    "users-unknown.html",
    "X-1.html",
    "x-2.html",
  ]);
  for (const link of links) assert.match(read(link), /<a href="index\.html">/);
  assert.match(read("songs-unknown.html"), /problems\/songs\/unknown<\/code>/);
  assert.match(read("users-unknown.html"), /problems\/users\/unknown<\/code>/);
});

test("what fails is a message, and a module that keeps running does not keep the command", () => {
  writeFileSync(
    join(folder, "dates.mjs"),
    `import { z } from "zod";
     import { defineProblems } from "httpexc/problems";
     setInterval(() => {}, 1000);
     export const set = defineProblems("urn:x:", { Odd: { status: 400, extensions: z.object({ at: z.date() }) } });`,
  );
  const started = performance.now();
  assert.match(run("problems", "dates.mjs").stdout, /^400 Odd/);
  assert.ok(performance.now() - started < 60_000);
  const failures = [
    [
      ["dates.mjs", "--lock", "dates.lock.json"],
      /^httpexc: Cannot describe Odd: .*Give jsonSchema/,
    ],
    [
      ["songs.mjs", "--lock", "no/such/lock.json"],
      /^httpexc: Cannot write no\/such\/lock\.json: ENOENT/,
    ],
    [["songs.mjs", "--out", "songs.mjs"], /^httpexc: Cannot write to songs\.mjs: E/],
    [["songs.mjs", "--lock", "."], /^httpexc: Cannot read \.: EISDIR/],
  ];
  for (const [args, message] of failures) {
    const { status, stderr } = run("problems", ...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, message);
    assert.ok(stderr.length < 1000, stderr);
  }
});

test("wrong uses, and modules that cannot be imported", () => {
  writeFileSync(join(folder, "broken.mjs"), "throw new Error('no database');");
  writeFileSync(join(folder, "none.mjs"), "export const songs = {};");
  const wrong = [
    [[], /Missing argument: the file of a module/],
    [["a.mjs", "b.mjs"], /Unexpected argument: b\.mjs/],
    [["missing.mjs"], /Cannot read missing\.mjs: no such file/],
    [["broken.mjs"], /Cannot import broken\.mjs: no database/],
    [["none.mjs"], /none\.mjs exports no problems made by defineProblems/],
    [["songs.mjs", "--update"], /--update needs --lock/],
    [["songs.mjs", "--check"], /--check needs --lock/],
    [["songs.mjs", "--lock", "x", "--check", "--update"], /--check writes nothing/],
    [["songs.mjs", "--lok", "x"], /Unknown option --lok\. Did you mean --lock\?/],
  ];
  for (const [args, message] of wrong) {
    const { status, stderr } = run("problems", ...args);
    assert.equal(status, 2);
    assert.match(stderr, message);
  }
});

test("TypeScript runs on a Node that can import it; another one says what to do", () => {
  writeFileSync(
    join(folder, "songs.ts"),
    formatModule(SONGS()).replace("songs =", "songs: object ="),
  );
  const runOn = (node) =>
    spawnSync(node, [join(bin, "httpexc"), "problems", "songs.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
  const nodes = join(root, "js-tests", "node_modules");
  const newer = runOn(join(nodes, "node24", "bin", "node"));
  assert.match(newer.stdout, /^409 SongLocked/);
  const older = join(nodes, "node18", "bin", "node");
  assert.ok(existsSync(older));
  const { status, stderr } = runOn(older);
  assert.equal(status, 2);
  assert.match(stderr, /Node 18\.\S+ cannot import songs\.ts\. Use Node 22\.18 or later/);
});
