// Bodies that are made to cost time or memory, or to bring in what is elsewhere: each is read in a
// time that grows with its size alone, and nothing in it is expanded or fetched.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./installed.mjs";

const { client } = await importPackage();
const { parseError } = client;

/** Fills a size with repetitions of a part. */
const filled = (size, part) => part.repeat(Math.ceil(size / part.length)).slice(0, size);
const many = (size, part) =>
  Array.from({ length: Math.floor(size / (part(0).length + 4)) }, (_, at) => part(at));

const XML = "application/xml";
const JSON_TYPE = "application/json";

/** What makes a body of about so many characters, each with the type that it comes under. */
const BODIES = {
  "lists in lists": [JSON_TYPE, (size) => filled(size, "[")],
  "objects in objects": [JSON_TYPE, (size) => filled(size, '{"a":')],
  "errors in errors": [JSON_TYPE, (size) => filled(size, '{"errors":[')],
  "causes of causes": [JSON_TYPE, (size) => filled(size, '{"error":{"caused_by":')],
  "many members": [JSON_TYPE, (size) => `{${many(size, (at) => `"k${at}":0`).join()}}`],
  "one member many times": [JSON_TYPE, (size) => `{${many(size, () => '"message":"m"').join()}}`],
  "many errors": [
    JSON_TYPE,
    (size) => `{"errors":[${many(size, (at) => `{"field":"f${at}","message":"m"}`).join()}]}`,
  ],
  "a tree of errors": [
    JSON_TYPE,
    (size) =>
      `{"code":1,"errors":{${many(size, (at) => `"f${at}":{"_errors":[{"code":"c"}]}`).join()}}}`,
  ],
  "a long path": [
    JSON_TYPE,
    (size) => `{"errors":[{"path":"${filled(size, "a[0].")}","message":"m"}]}`,
  ],
  "quotes and escapes": [JSON_TYPE, (size) => `{"message":"${filled(size & ~1, '\\"')}"}`],
  "a string without an end": [JSON_TYPE, (size) => `{"message":"${filled(size, "\\")}`],
  digits: [JSON_TYPE, (size) => `{"code":${filled(size, "9")}}`],
  "elements in elements": [XML, (size) => filled(size, "<error>")],
  "many attributes": [
    XML,
    (size) => `<error ${many(size, (at) => `a${at}="b"`).join(" ")}><message>m</message></error>`,
  ],
  "an attribute without an end": [XML, (size) => `<error a="${filled(size, "<b c='")}`],
  "a billion laughs": [
    XML,
    (size) =>
      `<!DOCTYPE e [<!ENTITY l0 "lol">${many(size, (at) => `<!ENTITY l${at + 1} "&l${at};&l${at};">`).join("")}]><error><message>&l30;</message></error>`,
  ],
  "a file of the server's": [
    XML,
    () =>
      '<!DOCTYPE e [<!ENTITY f SYSTEM "file:///etc/passwd">]><error><message>&f;</message></error>',
  ],
  ampersands: [XML, (size) => `<error><message>${filled(size, "&")}</message></error>`],
  "comments that do not end": [XML, (size) => `<error>${filled(size, "<!-- ")}`],
  "openings of tags": ["text/html", (size) => filled(size, "<")],
  titles: ["text/html", (size) => filled(size, "<title>a ")],
  scripts: ["text/html", (size) => filled(size, "<script><style>")],
  "white space": ["text/html", (size) => `<h1>${filled(size, " \n")}`],
  lines: ["text/plain", (size) => filled(size, "a: b\r\n")],
  "pairs of a form": ["application/x-www-form-urlencoded", (size) => filled(size, "error=a%20&")],
};

/** The cap of `fromResponse`, and what `parseError` reads at most. */
const SIZES = [1 << 16, 1 << 20];

/** Gives the best of some times in milliseconds, which is the one that nothing else slowed down. */
function best(call, times) {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < times; at++) {
    const start = performance.now();
    call();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

let slowest = [0, ""];

for (const [name, [type, make]] of Object.entries(BODIES)) {
  test(`the time of a body grows with its size alone: ${name}`, () => {
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
    // Sixteen times as large: 256 times as long if it were quadratic. A busy machine makes some
    // measurements longer, long ones above all, and none shorter.
    const isLinear = () => large <= Math.max(120 * small, 60) && small < 100 && large < 2000;
    for (let round = 0; round < 10 && !isLinear(); round++) {
      small = Math.min(small, best(reads[0], 5));
      large = Math.min(large, best(reads[1], 2));
    }
    assert.ok(isLinear(), `${small.toFixed(2)} ms, ${large.toFixed(2)} ms`);
    if (small > slowest[0]) slowest = [small, name];
  });
}

test("the slowest body of 64 KiB", (t) =>
  t.diagnostic(`${slowest[0].toFixed(2)} ms: ${slowest[1]}`));

test("header fields without end are read as far as they go, and in time", () => {
  const headers = Array.from({ length: 1e5 }, (_, at) => [`x-${at}`, "a".repeat(100)]);
  const time = best(() => parseError({ status: 400, headers, body: "" }), 3);
  assert.ok(time < 500, `${time} ms`);
  const { requestId } = parseError({
    status: 400,
    headers: [["x-request-id", "7"], ...headers],
  });
  assert.equal(requestId, "7");
});
