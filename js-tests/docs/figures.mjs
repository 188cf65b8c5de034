// The figures of the README. They come from docs/benchmarks.md, which `make bench` writes. This
// script updates the table between the README's marks. With --check it fails if the table is stale.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FRESH_TEXT } from "../bench/rows/main.mjs";

const root = join(import.meta.dirname, "..", "..");
const MARKED_TABLE = /(<!-- generated: figures -->\n)[\s\S]*?(<!-- end -->)/;

/** Returns the rows of the table below a heading, by the first cell. */
function readRows(text, heading) {
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

/** Returns a function that finds a cell, and throws if it is missing. */
function createCellFinder(text, at) {
  return (heading, row) => {
    const cell = readRows(text, heading).get(row)?.[at];
    if (!cell) throw new Error(`Cannot find "${row}" below "${heading}" in docs/benchmarks.md`);
    return cell;
  };
}

const CONSTRUCTION = "Constructing an error, twelve frames deep";
const CYCLE = "Throw, catch, and respond to a browser: a Response";
const JSON_CYCLE = "Throw, catch, and respond with JSON: a Response";
const COLD_START =
  "Cold start on Node: a fresh process, from before the import to the first response";

/** The runtimes of the tables of responses, as their headings name them. */
const RUNTIMES = ["", "Deno", "Bun", "workerd"];

/** The adapters of the table, each with the name of its framework. */
const ADAPTERS = [
  ["Hono", "hono"],
  ["h3", "h3"],
  ["itty-router", "itty"],
  ["Express", "express"],
  ["Koa", "koa"],
  ["Fastify", "fastify"],
  ["Elysia", "elysia"],
];

const FROM_TEXT = "Reading from text: Discord, nested, 617 bytes";
const FROM_RESPONSE = "Reading from a Response: Discord, nested, 617 bytes";

/** Returns the README's table for the text of docs/benchmarks.md. */
export function createFigures(text) {
  const findRatio = createCellFinder(text, 1);
  const findRange = createCellFinder(text, 2);
  const findBoth = (heading, row) => `${findRatio(heading, row)} (${findRange(heading, row)})`;
  const findGzip = createCellFinder(text, 1);
  const findSize = (row) => findGzip("Sizes, in bytes", row);
  /** Returns the heading of a table that was measured on a runtime, whose version it names. */
  const findHeading = (title, runtime) => {
    const start = runtime === "" ? `${title}\n` : `${title} (${runtime} `;
    const at = text.indexOf(`\n## ${start}`);
    if (at < 0) throw new Error(`Cannot find "${start.trim()}" in docs/benchmarks.md`);
    return text.slice(at + 4, text.indexOf("\n", at + 1));
  };
  const listRatios = (title, row) =>
    RUNTIMES.map((runtime) => findRatio(findHeading(title, runtime), row)).join(", ");
  const findAdapterRatio = ([name, entry]) => {
    const title = `${name}: a request to an application that throws a 404 with a detail`;
    const runtime = name === "Elysia" ? "Bun" : "";
    return `${name} ${findRatio(findHeading(title, runtime), `httpexc/${entry}`)}`;
  };
  const findColdStart = (row) => `${findRatio(COLD_START, row)} ms`;
  const discord = "@discordjs/rest DiscordAPIError";
  const lines = [
    [
      "construct a 404, twelve frames deep, against `class X extends Error`",
      findBoth(CONSTRUCTION, "httpexc HTTPNotFound"),
      `http-errors ${findRatio(CONSTRUCTION, "http-errors, 404")}, @hapi/boom ${findRatio(CONSTRUCTION, "@hapi/boom, 404")}, hono ${findRatio(CONSTRUCTION, "hono HTTPException")}, http-problem-details ${findRatio(CONSTRUCTION, "http-problem-details, which is no Error")}`,
    ],
    [
      "construct a 503, which records its stack, against the same",
      findBoth(CONSTRUCTION, "httpexc HTTPServiceUnavailable, with stack"),
      `http-errors ${findRatio(CONSTRUCTION, "http-errors, 503")}, @hapi/boom ${findRatio(CONSTRUCTION, "@hapi/boom, 503")}`,
    ],
    [
      "throw, catch and respond as Accept asks, against `new Response(text, { status, headers })` by hand",
      findBoth(CYCLE, "httpexc, class default"),
      `http-errors with negotiator ${findRatio(CYCLE, "http-errors, negotiator")}, @hapi/boom with it ${findRatio(CYCLE, "@hapi/boom, negotiator")}, hono (text always) ${findRatio(CYCLE, "hono HTTPException, text always")}`,
    ],
    [
      "the same with a fresh detail each time",
      findBoth(CYCLE, "httpexc, fresh detail"),
      `by hand ${findRatio(CYCLE, FRESH_TEXT)}`,
    ],
    [
      "the same as JSON, on Node, Deno, Bun and workerd",
      listRatios(JSON_CYCLE, "httpexc, fresh detail"),
      `by hand ${listRatios(JSON_CYCLE, FRESH_TEXT)}`,
    ],
    [
      "a request that fails, through an adapter, against a handler by hand that writes JSON",
      ADAPTERS.map(findAdapterRatio).join(", "),
      "",
    ],
    [
      "import and first response in a new process of Node, above an empty module",
      findColdStart("httpexc, a Response"),
      `a bare Response ${findColdStart("limit: a bare Response")}, http-errors with negotiator ${findColdStart("http-errors and negotiator")}`,
    ],
    [
      "read an error with five nested errors from text, against `JSON.parse` alone",
      findBoth(FROM_TEXT, "httpexc parseError, text"),
      `@discordjs/rest ${findRatio(FROM_TEXT, discord)}`,
    ],
    [
      "the same from a `Response`, as a typed error, against `response.text()`",
      findBoth(FROM_RESPONSE, "httpexc fromResponse"),
      `@discordjs/rest ${findRatio(FROM_RESPONSE, discord)}`,
    ],
    [
      "bytes in a Worker: wasm and JavaScript of `httpexc`",
      `${findSize("core.wasm")} + ${findSize("index.js, minified")}`,
      "",
    ],
    [
      "bytes that `httpexc/client` adds",
      `${findSize("client.wasm")} + ${findSize("client.js, minified")}`,
      "",
    ],
    [
      "bytes in a bundle of one error, thrown and turned into a response, without the core",
      findSize("bundle: one class, thrown and answered"),
      `http-errors with negotiator ${findSize("bundle: http-errors and negotiator")}, @hapi/boom ${findSize("bundle: @hapi/boom")}, hono ${findSize("bundle: hono HTTPException")}`,
    ],
  ];
  const head = ["", "httpexc (95 % range)", "others"];
  const widths = head.map((cell, at) =>
    Math.max(cell.length, ...lines.map((one) => one[at].length)),
  );
  const formatRow = (cells) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |\n`;
  return [
    formatRow(head),
    formatRow(widths.map((width) => "-".repeat(width))),
    ...lines.map(formatRow),
  ].join("");
}

/** Returns the README with an updated table. */
export function replaceFigures(readme, benchmarks) {
  if (!MARKED_TABLE.test(readme)) throw new Error("Cannot update README.md: its marks are missing");
  return readme.replace(
    MARKED_TABLE,
    (_, begin, end) => `${begin}\n${createFigures(benchmarks)}\n${end}`,
  );
}

/** The documents for users that state figures. */
const DOCUMENTS = ["README.md", "docs/guarantees.md"];

/** Returns the figures of a sentence in these documents, which has `#` in their places. */
export function readFigures(sentence) {
  const form = sentence
    .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("#", "([\\d,.]*\\d)")
    .replaceAll(" ", "\\s+");
  const texts = DOCUMENTS.map((path) => readFileSync(join(root, path), "utf8"));
  const found = texts.map((text) => new RegExp(form).exec(text)).find(Boolean);
  if (!found) throw new Error(`${DOCUMENTS.join(" and ")} do not contain: ${sentence}`);
  return found.slice(1).map((figure) => Number(figure.replaceAll(",", "")));
}

if (process.argv[1] === import.meta.filename) {
  const path = join(root, "README.md");
  const before = readFileSync(path, "utf8");
  const after = replaceFigures(before, readFileSync(join(root, "docs", "benchmarks.md"), "utf8"));
  if (after !== before) {
    if (process.argv.includes("--check")) {
      console.error("Stale: the figures of README.md. Run: make generate");
      process.exit(1);
    }
    writeFileSync(path, after);
  }
}
