// The check of the English finds what it has to find: each phrase, and a word that no dictionary has. That
// the files of the repository pass is part of `make check`.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkSpelling, findPhrases, readPhrases } from "../../tools/prose/check.mjs";
import { work } from "../lib/project.mjs";

/** A sentence for each phrase, in the order of phrases.json. */
const SENTENCES = [
  "The module is created anew.",
  "A mend comes with a test.",
  "A redirect leads nowhere else without leave.",
  "The log is told of it.",
  "The predicate is asked about each failure.",
  " * Gives the handler.",
  "It gives what was configured.",
  "A stranger sees nothing.",
  "A flaw is a field that is wrong.",
  "A header goes to whoever sent it.",
  "A page is sent all the same.",
  "A status in no registry has a title.",
  "The option thereby fails.",
  "The server sends an answer.",
];

test("each phrase is found, with its replacement", () => {
  const phrases = readPhrases().filter(({ files }) => files === undefined);
  for (const [at, sentence] of SENTENCES.entries()) {
    const found = findPhrases("docs/page.md", `Good.\n${sentence}`, readPhrases());
    assert.equal(found.length, 1, `${sentence}\n${found.join("\n")}`);
    assert.match(found[0], /^docs\/page\.md:2 ".*": write ./);
    const { instead } = readPhrases()[at];
    assert.ok(found[0].endsWith(instead), found[0]);
  }
  assert.equal(SENTENCES.length, phrases.length + 1);
});

test("similar phrases that are right are not found", () => {
  const sentences = [
    "Problems of a status are told apart by their type.",
    "db7 did not answer.",
    "A renewal of the lease.",
    "The comment is amended.",
  ];
  for (const sentence of sentences) {
    assert.deepEqual(findPhrases("docs/page.md", sentence, readPhrases()), []);
  }
  const sentence = "The server gave an answer.";
  assert.deepEqual(findPhrases("src/catalogue/rows.rs", sentence, readPhrases()), []);
});

test("a misspelled word is found in a document, a comment and a message", () => {
  const folder = join(work, "prose");
  mkdirSync(folder, { recursive: true });
  const files = {
    "page.md": "The server recieves `a requst`.\n",
    "code.ts": '/** Returns the respone. */\nthrow new Error("Cannot parse the hedaer");\n',
    "right.md": "The Worker receives a request of HTTP/1.1 from `httpexc`.\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const wrong = checkSpelling([join(folder, "page.md"), join(folder, "code.ts")]);
  assert.equal(wrong.isRight, false);
  const words = [...wrong.output.matchAll(/Unknown word \((\w+)\)/g)].map(([, word]) => word);
  assert.deepEqual(words.sort(), ["hedaer", "recieves", "respone"]);
  assert.deepEqual(checkSpelling([join(folder, "right.md")]), { isRight: true, output: "" });
});
