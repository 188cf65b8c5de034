// Bodies that try to use up time or memory, or to load other content. The time to read each grows
// linearly with its size, and nothing in it is expanded or fetched.

import assert from "node:assert/strict";
import { test } from "node:test";
import { measureFastest } from "../lib/fastest-time.mjs";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();
const { parseError } = client;

/** Repeats a text up to a length. */
const repeatTo = (size, part) => part.repeat(Math.ceil(size / part.length)).slice(0, size);
const makeMany = (size, part) =>
  Array.from({ length: Math.floor(size / (part(0).length + 4)) }, (_, at) => part(at));

const XML = "application/xml";
const JSON_TYPE = "application/json";

/** The content type of each body, and a function that makes it with about `size` characters. */
const BODIES = {
  "lists in lists": [JSON_TYPE, (size) => repeatTo(size, "[")],
  "objects in objects": [JSON_TYPE, (size) => repeatTo(size, '{"a":')],
  "errors in errors": [JSON_TYPE, (size) => repeatTo(size, '{"errors":[')],
  "causes of causes": [JSON_TYPE, (size) => repeatTo(size, '{"error":{"caused_by":')],
  "many members": [JSON_TYPE, (size) => `{${makeMany(size, (at) => `"k${at}":0`).join()}}`],
  "one member many times": [
    JSON_TYPE,
    (size) => `{${makeMany(size, () => '"message":"m"').join()}}`,
  ],
  "many errors": [
    JSON_TYPE,
    (size) => `{"errors":[${makeMany(size, (at) => `{"field":"f${at}","message":"m"}`).join()}]}`,
  ],
  "a tree of errors": [
    JSON_TYPE,
    (size) =>
      `{"code":1,"errors":{${makeMany(size, (at) => `"f${at}":{"_errors":[{"code":"c"}]}`).join()}}}`,
  ],
  "a long path": [
    JSON_TYPE,
    (size) => `{"errors":[{"path":"${repeatTo(size, "a[0].")}","message":"m"}]}`,
  ],
  "quotes and escapes": [JSON_TYPE, (size) => `{"message":"${repeatTo(size & ~1, '\\"')}"}`],
  "a string without an end": [JSON_TYPE, (size) => `{"message":"${repeatTo(size, "\\")}`],
  digits: [JSON_TYPE, (size) => `{"code":${repeatTo(size, "9")}}`],
  "elements in elements": [XML, (size) => repeatTo(size, "<error>")],
  "many attributes": [
    XML,
    (size) =>
      `<error ${makeMany(size, (at) => `a${at}="b"`).join(" ")}><message>m</message></error>`,
  ],
  "an attribute without an end": [XML, (size) => `<error a="${repeatTo(size, "<b c='")}`],
  "a billion laughs": [
    XML,
    (size) =>
      `<!DOCTYPE e [<!ENTITY l0 "lol">${makeMany(size, (at) => `<!ENTITY l${at + 1} "&l${at};&l${at};">`).join("")}]><error><message>&l30;</message></error>`,
  ],
  "a file of the server's": [
    XML,
    () =>
      '<!DOCTYPE e [<!ENTITY f SYSTEM "file:///etc/passwd">]><error><message>&f;</message></error>',
  ],
  ampersands: [XML, (size) => `<error><message>${repeatTo(size, "&")}</message></error>`],
  "comments that do not end": [XML, (size) => `<error>${repeatTo(size, "<!-- ")}`],
  "openings of tags": ["text/html", (size) => repeatTo(size, "<")],
  titles: ["text/html", (size) => repeatTo(size, "<title>a ")],
  scripts: ["text/html", (size) => repeatTo(size, "<script><style>")],
  "white space": ["text/html", (size) => `<h1>${repeatTo(size, " \n")}`],
  lines: ["text/plain", (size) => repeatTo(size, "a: b\r\n")],
  "pairs of a form": ["application/x-www-form-urlencoded", (size) => repeatTo(size, "error=a%20&")],
};

/** The caps of `fromResponse` and of `parseError`. */
const SIZES = [1 << 16, 1 << 20];

let slowest = [0, ""];

for (const [name, [type, make]] of Object.entries(BODIES)) {
  test(`the time to read a body grows linearly: ${name}`, () => {
    const headers = { "content-type": type };
    const reads = SIZES.map((size) => {
      const body = make(size);
      const read = () => parseError({ status: 400, headers, body });
      const report = read();
      assert.ok(JSON.stringify(report).length <= 8 * body.length + 1000);
      assert.doesNotMatch(JSON.stringify(report), /lollol|root:/);
      return read;
    });
    let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    // The large body is 16 times as large. It would take 256 times as long if the time were
    // quadratic. Other work makes some measurements longer, above all the long ones, and none
    // shorter.
    // After a large body the module is created again, which takes some 50 ms.
    const isLinear = () => large <= Math.max(120 * small, 120) && small < 100 && large < 2000;
    for (let round = 0; round < 10 && !isLinear(); round++) {
      small = Math.min(small, measureFastest(reads[0], 5));
      large = Math.min(large, measureFastest(reads[1], 2));
    }
    assert.ok(isLinear(), `${small.toFixed(2)} ms, ${large.toFixed(2)} ms`);
    if (small > slowest[0]) slowest = [small, name];
  });
}

test("the slowest body of 64 KiB is reported", (t) =>
  t.diagnostic(`${slowest[0].toFixed(2)} ms: ${slowest[1]}`));

test("too many headers are read up to a limit, and in time", () => {
  const headers = Array.from({ length: 1e5 }, (_, at) => [`x-${at}`, "a".repeat(100)]);
  const time = measureFastest(() => parseError({ status: 400, headers, body: "" }), 3);
  assert.ok(time < 500, `${time} ms`);
  const { requestId } = parseError({
    status: 400,
    headers: [["x-request-id", "7"], ...headers],
  });
  assert.equal(requestId, "7");
});
