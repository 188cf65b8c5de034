// Texts that look like numbers, in bodies in which everything is a text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();

const read = (body, headers = { "content-type": "application/xml" }) =>
  client.parseError({ status: 400, body, headers: new Headers(headers) });
const readExtension = (text) =>
  read(`<error><message>It is old.</message><version>${text}</version></error>`).extensions.version;

const NUMBERS = [
  "0",
  "7",
  "-7",
  "10",
  "1200",
  "0.5",
  "-0.5",
  "1.01",
  "999999999999999",
  "0.000001",
];
const TEXTS = ["1.10", "1.0", "2.00", "0.0", "-0", "007", "+5", ".5", "5.", "1e3", "1E3", "1e-7"];
TEXTS.push(
  "0.0000001",
  "1.1.0",
  "9007199254740993",
  "12345678901234567890",
  "0x10",
  "1_000",
  "1,5",
);

test("a number is one only if it prints as the same text", () => {
  for (const text of NUMBERS) assert.equal(readExtension(text), Number(text), text);
  for (const text of TEXTS) assert.equal(readExtension(text), text);
});

test("whatever is written comes out as the same text, for any digits", () => {
  const random = createRandomSource(8);
  for (let at = 0; at < 2_000; at++) {
    const digits = () => random.makeSome(9, () => random.pickBelow(10)).join("");
    const text = `${random.pick(["", "-"])}${digits()}${random.pick(["", "."])}${digits()}`;
    if (text !== "") assert.equal(String(readExtension(text)), text);
  }
});

test("a code keeps its digits, too", () => {
  for (const [text, code] of [
    ["7", 7],
    ["1.10", "1.10"],
    ["007", "007"],
    ["50035", 50035],
  ]) {
    const { code: own } = read(`<error><code>${text}</code><message>No.</message></error>`);
    assert.equal(own, code, text);
  }
});

test("numbers that are used as such are still read: a delay and a quota", () => {
  const text = "<error><message>Slow down.</message><retryAfter>2.50</retryAfter></error>";
  assert.equal(read(text).retryAfter, 2.5);
});

test("in JSON a number is a number, and a text a text", () => {
  const json = { "content-type": "application/json" };
  const { extensions } = read('{"message":"Old.","version":1.10,"other":"1.10"}', json);
  assert.deepEqual([extensions.version, extensions.other], [1.1, "1.10"]);
});
