// Responses are the same without the platform's text coders, as in Jest's jsdom environment.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { createProject } from "../lib/project.mjs";

const folder = createProject("coders");

/** Returns a program that runs `setup`, and prints a digest of each response to some errors. */
const createProgram = (setup) => `
import { createHash } from "node:crypto";
${setup}
const { HTTPNotFound, HTTPUnprocessableContent } = await import("httpexc");
const MAKER = Symbol.for("httpexc.exception");
const texts = ["", "plain", "caf\\u00e9", "\\u20ac", "\\u{1f600}", "\\ud800", "\\udc00x", "a\\ud83d", "\\uffff\\u0000"];
for (const text of texts) {
  for (const accept of ["application/json", "application/xml", "text/html", "text/plain"]) {
    const error = new HTTPUnprocessableContent(text + text, {
      title: text,
      headers: { "x-latin": "caf\\u00e9" },
      extensions: { [text]: text },
    });
    const { headers, body } = error[MAKER]("GET", accept);
    console.log(JSON.stringify([...headers]), createHash("sha256").update(body).digest("hex"));
  }
  console.log(JSON.stringify(new HTTPNotFound(text)));
}
`;

const WITHOUT_CODERS = `
  for (const name of ["TextEncoder", "TextDecoder"]) {
    Object.defineProperty(globalThis, name, { value: undefined });
  }
`;

const run = (setup) =>
  execFileSync(process.execPath, ["--input-type=module", "-e", createProgram(setup)], {
    cwd: folder,
    encoding: "utf8",
  });

test("responses are the same to the byte without TextEncoder and TextDecoder", () => {
  const without = run(WITHOUT_CODERS);
  assert.equal(without, run(""));
});

const createReader = (setup) => `
  ${setup}
  const { fromResponse } = await import("httpexc/client");
  const text = JSON.stringify({ code: 7, message: "caf\\u00e9 \\u2603 \\ud83c\\udfb5" });
  const headers = { "content-type": "application/json" };
  const types = ["application/json", "application/json; charset=iso-8859-1"];
  for (const [length, type] of [7, 30, 33, 34, 36, 38, 39, 99].flatMap((at) => types.map((t) => [at, t]))) {
    const like = { status: 400, headers: { "content-type": type }, text: async () => text };
    const { code, detail } = await fromResponse(like, { maxBytes: length });
    console.log(length, type, code, detail);
  }
`;

test("a body that is a text is read the same without TextEncoder and TextDecoder", () => {
  const read = (setup) =>
    execFileSync(process.execPath, ["--input-type=module", "-e", createReader(setup)], {
      cwd: folder,
      encoding: "utf8",
    });
  const without = read(WITHOUT_CODERS);
  assert.match(without, /99 application\/json 7 caf\u00e9 \u2603 \ud83c\udfb5/);
  assert.equal(without, read(""));
});
