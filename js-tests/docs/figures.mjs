// The figures of the README, taken from docs/benchmarks.md, which `make bench` writes. It renews the
// table between the README's marks; with --check it fails where that is stale.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const MARKED = /(<!-- generated: figures -->\n)[\s\S]*?(<!-- end -->)/;

/** Gives the rows of the table below a heading, each by its first cell. */
function rowsOf(text, heading) {
  const [, part] = text.split(`\n## ${heading}\n`);
  if (part === undefined) throw new Error(`Cannot find "${heading}" in docs/benchmarks.md`);
  const lines = part
    .split(/\n## /)[0]
    .split("\n")
    .filter((line) => line.startsWith("|"));
  return new Map(
    lines.slice(2).map((line) => {
      const [name, ...cells] = line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [name, cells];
    }),
  );
}

/** Gives a function that finds a cell, and fails where there is none. */
function finder(text, at) {
  return (heading, row) => {
    const cell = rowsOf(text, heading).get(row)?.[at];
    if (!cell) throw new Error(`Cannot find "${row}" below "${heading}" in docs/benchmarks.md`);
    return cell;
  };
}

const BUILT = "Constructing an error, twelve frames deep";
const ANSWERED = "Throw, catch, and answer a browser: a Response";
const FROM_TEXT = "Reading from text: Discord, nested, 617 bytes";
const FROM_RESPONSE = "Reading from a Response: Discord, nested, 617 bytes";

/** Gives the README's table for the text of docs/benchmarks.md. */
export function figures(text) {
  const ratio = finder(text, 1);
  const range = finder(text, 2);
  const both = (heading, row) => `${ratio(heading, row)} (${range(heading, row)})`;
  const gzip = finder(text, 1);
  const size = (row) => gzip("Sizes, in bytes", row);
  const discord = "@discordjs/rest DiscordAPIError";
  const lines = [
    [
      "construct a 404, twelve frames deep, against `class X extends Error`",
      both(BUILT, "httpexc HTTPNotFound"),
      `http-errors ${ratio(BUILT, "http-errors, 404")}, @hapi/boom ${ratio(BUILT, "@hapi/boom, 404")}, hono ${ratio(BUILT, "hono HTTPException")}, http-problem-details ${ratio(BUILT, "http-problem-details, which is no Error")}`,
    ],
    [
      "construct a 503, which records its stack, against the same",
      both(BUILT, "httpexc HTTPServiceUnavailable, with stack"),
      `http-errors ${ratio(BUILT, "http-errors, 503")}, @hapi/boom ${ratio(BUILT, "@hapi/boom, 503")}`,
    ],
    [
      "throw, catch and answer as Accept asks, against a bare `new Response` of the same bytes",
      both(ANSWERED, "httpexc, class default"),
      `http-errors with negotiator ${ratio(ANSWERED, "http-errors, negotiator")}, @hapi/boom with it ${ratio(ANSWERED, "@hapi/boom, negotiator")}, hono (text always) ${ratio(ANSWERED, "hono HTTPException, text always")}`,
    ],
    ["the same with a fresh detail each time", both(ANSWERED, "httpexc, fresh detail"), ""],
    [
      "read an error with five nested errors from text, against `JSON.parse` alone",
      both(FROM_TEXT, "httpexc parseError, text"),
      `@discordjs/rest ${ratio(FROM_TEXT, discord)}`,
    ],
    [
      "the same from a `Response`, as a typed error, against `response.text()`",
      both(FROM_RESPONSE, "httpexc fromResponse"),
      `@discordjs/rest ${ratio(FROM_RESPONSE, discord)}`,
    ],
    [
      "bytes in a Worker: wasm and JavaScript of `httpexc`",
      `${size("core.wasm")} + ${size("index.js, minified")}`,
      "",
    ],
    [
      "bytes that `httpexc/client` adds",
      `${size("client.wasm")} + ${size("client.js, minified")}`,
      "",
    ],
    [
      "bytes in a bundle of one error, thrown and answered, without the core",
      size("bundle: one class, thrown and answered"),
      `http-errors with negotiator ${size("bundle: http-errors and negotiator")}, @hapi/boom ${size("bundle: @hapi/boom")}, hono ${size("bundle: hono HTTPException")}`,
    ],
  ];
  const head = ["", "httpexc (95 % range)", "others"];
  const widths = head.map((cell, at) =>
    Math.max(cell.length, ...lines.map((one) => one[at].length)),
  );
  const row = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |\n`;
  return [row(head), row(widths.map((width) => "-".repeat(width))), ...lines.map(row)].join("");
}

/** Gives a README with the table renewed. */
export function renewed(readme, benchmarks) {
  if (!MARKED.test(readme)) throw new Error("Cannot renew README.md: its marks are missing");
  return readme.replace(MARKED, (_, begin, end) => `${begin}\n${figures(benchmarks)}\n${end}`);
}

/** Gives the figures at the places of `#` in a sentence of the README. */
export function said(sentence) {
  const form = sentence
    .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("#", "([\\d,.]*\\d)")
    .replaceAll(" ", "\\s+");
  const found = new RegExp(form).exec(readFileSync(join(root, "README.md"), "utf8"));
  if (!found) throw new Error(`The README no longer says: ${sentence}`);
  return found.slice(1).map((figure) => Number(figure.replaceAll(",", "")));
}

if (process.argv[1] === import.meta.filename) {
  const path = join(root, "README.md");
  const before = readFileSync(path, "utf8");
  const after = renewed(before, readFileSync(join(root, "docs", "benchmarks.md"), "utf8"));
  if (after !== before) {
    if (process.argv.includes("--check")) {
      console.error("Stale: the figures of README.md. Run: make generate");
      process.exit(1);
    }
    writeFileSync(path, after);
  }
}
