// Responses in Markdown: parsers of CommonMark, of GitHub's Markdown and of YAML see each text as text.

import assert from "node:assert/strict";
import { testHazard } from "../lib/hazard-tally.mjs";
import {
  listCommonMarkNodes,
  listCommonMarkTexts,
  listGithubNodes,
  parseFrontMatter,
  splitFrontMatter,
} from "../lib/markdown-document.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage } from "../unit/package-import.mjs";
import { createErrorBuilder } from "./random-errors.mjs";

const entries = await importPackage();
const { createErrors, dialects, httpexc } = entries;

/** Whether everything is tried, as `make hazards` does. Otherwise it is a part, the same in each run. */
const isFull = Number(process.env["HAZARD_CALLS"] ?? 0) > 100_000;

/** Both modules of the core write Markdown. */
const CONFIGURATIONS = {
  core: createErrors({ onError: null }),
  dialects: createErrors({ dialect: dialects.problem, onError: null }),
};

/** What CommonMark, its usual extensions or HTML read as markup, at the start of a block or within it. */
const MARKDOWN_PAYLOADS = [
  ...["# a", "#", "a #", "a\n===", "a\n---", "===", "---", "***", "___", "- - -", "> a", ">a"],
  ...["- a", "-", "+ a", "* a", "1. a", "1) a", "123456789. a", "1.\ta", "- [ ] a", "- [x] a"],
  ...["    a", "\ta", "\n\n    a", "```\na\n```", "~~~\na\n~~~", "```a", "`a`", "``a``", "`"],
  ...["*a*", "**a**", "_a_", "__a__", "a*b*c", "_a_b_", "\u00e9_a_", "~~a~~", "~a~", "==a=="],
  ...["[a](javascript:alert(1))", "[a](<javascript:alert(1)>)", "![a](https://evil.example/a.png)"],
  ...["[a]: javascript:alert(1)", "[a]", "[a][b]", "[a]: /b 'c'\n\n[a]", "[^1]", "[^1]: a", "![a]"],
  ...[
    "<javascript:alert(1)>",
    "<https://evil.example>",
    "<a@evil.example>",
    "https://evil.example/",
  ],
  ...["www.evil.example", "a@evil.example", "<b>a</b>", "<script>alert(1)</script>", "<!-- a -->"],
  ...[
    "<!--",
    "-->",
    "<?php a ?>",
    "<![CDATA[a]]>",
    "<!DOCTYPE a>",
    "</p>",
    "<details>",
    "<pre>\n\na",
  ],
  ...[
    "&lt;b&gt;",
    "&#60;b&#62;",
    "&copy;",
    "&#0;",
    "&amp;lt;",
    "&",
    "&;",
    "a&b;c",
    "\\",
    "a\\",
    "\\\\",
  ],
  ...[
    "\\*a\\*",
    "\\<b>",
    "a  \nb",
    "a\\\nb",
    "a\n\nb",
    "a\r\nb",
    "a\rb",
    "\r- a",
    "a\r\r# b",
    "\r\n\r\n- a",
  ],
  ...[
    "|a|b|\n|-|-|\n|c|d|",
    "a|b\n-|-\nc|d",
    "a\n:-",
    "a\n-:",
    ":-:",
    ": a",
    "a\n: b",
    ":smile:",
    "$a$",
  ],
  ...[
    "$$\na\n$$",
    "\u2028- a",
    "a\u2028# b",
    "\u2029> a",
    "\u0085- a",
    "\ufeff# a",
    "\u00a0- a",
    "\u000b- a",
  ],
  ...[
    "\f- a",
    "\0# a",
    "\u001b[2Ja",
    "\u200b# a",
    "\ud800# a",
    "# a\udfff",
    "\uffff",
    "{{a}}",
    "${a}",
    "%a",
  ],
];

/** What a version of YAML reads as anything but a text, or as the end of one. */
const YAML_PAYLOADS = [
  ...[
    "yes",
    "No",
    "ON",
    "off",
    "y",
    "N",
    "true",
    "False",
    "null",
    "Null",
    "~",
    "",
    " ",
    "0",
    "-1",
    "+1",
  ],
  ...[
    "1e5",
    "1.5",
    ".5",
    "1_000",
    "0x1F",
    "0o17",
    "017",
    "0b11",
    "1:20",
    "190:20:30",
    ".inf",
    "-.INF",
    ".nan",
  ],
  ...[
    "2026-11-30",
    "2026-11-30T10:00:00Z",
    "2026-11-30 10:00:00",
    "=",
    "<<",
    "!a b",
    "!!binary YQ==",
    "!!str a",
  ],
  ...[
    "&a b",
    "*a",
    "%YAML 1.1",
    "@a",
    "`a",
    "{a: b}",
    "[a, b]",
    "a: b",
    "a : b",
    "a #b",
    "#a",
    "'a",
    '"a',
    "a'",
  ],
  ...[
    'a"',
    '"a"',
    "''",
    '\\"',
    "\\x41",
    "\\N",
    "\\L",
    "\\u0041",
    "\\\n",
    "? a",
    ": a",
    "- a",
    "-",
    "|\na",
    ">\na",
  ],
  ...[
    "---",
    "--- a",
    "...",
    "a\n---\nstatus: 200\n",
    "a\n...\nb",
    "\n---\n",
    "\r---\r",
    "\u0085---\u0085",
    "\u2028---",
  ],
  ...[
    "\u2029...",
    "\ufeff---",
    "\ufeff",
    "a\tb",
    "\t",
    "\u007f",
    "\u0080",
    "\u009f",
    "\ufffe",
    "\uffff",
    "\u{1f600}",
  ],
  ...[
    "\u{1fffe}",
    "\u{10ffff}",
    "\ud83d",
    "\ude00",
    "a\0b",
    "a\bb",
    "a\u001bb",
    "a".repeat(2000),
    "\0".repeat(130),
  ],
];
const PAYLOADS = [...MARKDOWN_PAYLOADS, ...YAML_PAYLOADS];

/** The options that can hold a text, and whether the document below the front matter shows it. */
const PLACES = {
  detail: [(text) => ({ detail: text }), true],
  title: [(text) => ({ title: text }), true],
  code: [(text) => ({ code: text }), true],
  type: [(text) => ({ type: text }), false],
  instance: [(text) => ({ instance: text }), true],
  "help, its text": [(text) => ({ help: { href: "https://a.example/b?c=1&d=2", text } }), true],
  "help, its link": [(text) => ({ help: { href: text, text: "Help" } }), false],
  "errors, the path": [(text) => ({ errors: [{ path: [text], message: "m" }] }), false],
  "errors, the message": [(text) => ({ errors: [{ path: ["a"], message: text }] }), true],
  "errors, the code": [(text) => ({ errors: [{ path: ["a"], code: text }] }), true],
  "extensions, a value": [(text) => ({ extensions: { a: [text, { b: text }] } }), false],
  "extensions, a name": [(text) => ({ extensions: { [text]: { [text]: "a" } } }), false],
};

const fetchText = (errors, error, accept) =>
  errors.toResponse(error, { headers: { accept } }).text();

/** The longest name that a key may be, in bytes of UTF-8. */
const MAX_NAME_LENGTH = 128;

/** Returns members without those whose names YAML cannot have. */
function removeLongNames(value) {
  if (Array.isArray(value)) return value.map(removeLongNames);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(
    ([name]) => Buffer.byteLength(name) <= MAX_NAME_LENGTH,
  );
  return Object.fromEntries(members.map(([name, member]) => [name, removeLongNames(member)]));
}

/** Returns what is wrong with the front matter of an error's response, or undefined. */
async function findFrontMatterFault(errors, error, frontMatter) {
  const expected = removeLongNames(JSON.parse(await fetchText(errors, error, "application/json")));
  for (const version of ["1.1", "1.2"]) {
    try {
      assert.deepEqual(parseFrontMatter(frontMatter, version), expected);
    } catch (fault) {
      return `YAML ${version}: ${fault.message}`;
    }
  }
  return undefined;
}

/** Returns a text as it is shown: on one line, with a sign in the place of each control character. */
const showText = (text) =>
  text
    .toWellFormed()
    .replaceAll(/[ \t\r\n\u2028\u2029]+/g, " ")
    .replaceAll(/[\0-\x1f\x7f-\x9f]/g, "\ufffd")
    .trim();

/** Returns the nodes without the last link, as a text that is no address is shown without one. */
const removeLink = (nodes) => nodes.filter((line) => !/^ *link /.test(line));

testHazard(
  9,
  "no payload in any option is markup in Markdown or YAML",
  async ({ check, setFigure }) => {
    let documents = 0;
    for (const [name, errors] of Object.entries(CONFIGURATIONS)) {
      for (const [place, [createOptions, isShown]] of Object.entries(PLACES)) {
        const create = (text) => new httpexc.HTTPConflict(createOptions(text));
        const harmless = await fetchText(errors, create("harmless"), "text/markdown");
        const expected = [listCommonMarkNodes(harmless), listGithubNodes(harmless)];
        // Both modules are made of the same sources, so a part of the payloads is enough for one.
        const isSample = !isFull && name !== "core";
        for (const payload of isSample ? PAYLOADS.filter((_, at) => at % 8 === 0) : PAYLOADS) {
          const variants = [payload, `a ${payload} b`, `a\n${payload}\nb`];
          for (const text of isFull ? variants : [variants[documents % variants.length]]) {
            const what = `${name}, ${place}: ${JSON.stringify(text)}`;
            const error = create(text);
            const document = await fetchText(errors, error, "text/markdown");
            documents++;
            const { frontMatter, content } = splitFrontMatter(document);
            const fault = await findFrontMatterFault(errors, error, frontMatter);
            check(fault === undefined, `${what}: ${fault}\n${document}`);
            if (showText(text) === "") continue;
            for (const [at, listNodes] of [listCommonMarkNodes, listGithubNodes].entries()) {
              const found = listNodes(document);
              const isLink = place === "help, its link";
              const isSame = isLink
                ? removeLink(found).join("\n") === removeLink(expected[at]).join("\n")
                : found.join("\n") === expected[at].join("\n");
              check(isSame, `${what}, ${listNodes.name}:\n${found.join("\n")}\n${document}`);
              const links = found.filter((line) => /^ *link /.test(line));
              check(
                links.every((line) => /^ *link https?:\/\//.test(line)),
                `${what}: ${links}`,
              );
            }
            if (!isShown) continue;
            const texts = listCommonMarkTexts(content).map((one) => one.replaceAll(/ +/g, " "));
            const isFound = texts.some((one) => one.includes(showText(text)));
            check(isFound, `${what}: ${JSON.stringify(texts)}\n${document}`);
          }
        }
      }
    }
    setFigure(`0 new nodes in ${documents} documents of Markdown`);
  },
);

testHazard(9, "random texts are no markup in Markdown or YAML", async ({ check, setFigure }) => {
  const calls = isFull ? 50_000 : 500;
  const random = createRandomSource(9);
  const pieces = [
    ...PAYLOADS.filter((payload) => payload.length < 20),
    ..." \n\t\r#-+*_=>:~`|&<>[]()!\\.1ab\"'\u2028\ufeff\0",
  ];
  const createText = () => random.makeSome(6, () => random.pick(pieces)).join("");
  const buildError = createErrorBuilder(entries, random);
  const allowed =
    /^ *(document|root|thematic_break|thematicBreak|heading|paragraph|list|item|listItem|link https?:\/\/.*)$/;
  for (let at = 0; at < calls; at++) {
    const error = buildError(createText);
    if ([204, 205, 304].includes(error.status)) continue;
    const errors = random.pick(Object.values(CONFIGURATIONS));
    const document = await fetchText(errors, error, "text/markdown");
    const { frontMatter, content } = splitFrontMatter(document);
    const fault = await findFrontMatterFault(errors, error, frontMatter);
    check(fault === undefined, `${at}: ${fault}\n${document}`);
    for (const listNodes of [listCommonMarkNodes, listGithubNodes]) {
      const nodes = listNodes(document);
      const [, rule, front] = nodes;
      check(/^ thematic_?break$/i.test(rule) && front === " heading", `${at}: ${nodes.join("\n")}`);
      const odd = nodes.filter((line) => !allowed.test(line));
      check(odd.length === 0, `${at}, ${listNodes.name}: ${odd}\n${document}`);
      // One heading, and at most one list, which is flat.
      const inside = listNodes(content);
      check(inside.filter((line) => line.trim() === "heading").length === 1, `${at}: ${document}`);
      check(inside.filter((line) => /^ *list$/.test(line)).length <= 1, `${at}: ${document}`);
    }
  }
  setFigure(`0 new nodes in ${calls} random documents`);
});
