// The client's JSON parser compared with JSON.parse: valid, invalid, odd and generated texts. Each
// difference is a reviewed one.

import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage } from "../unit/package-import.mjs";

const { client } = await importPackage();
const { parseError } = client;

const nestLists = (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const nestObjects = (depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

/** Texts that match RFC 8259. */
const VALID = [
  ...["null", "true", "false", "[]", "{}", '""', "[[]]", '{"a":{}}', " [ 1 , 2 ] ", "\t{\r\n}\n"],
  ...[
    "0",
    "-0",
    "1",
    "-1",
    "10",
    "0.5",
    "-0.5",
    "1.50",
    "1e5",
    "1E5",
    "1e+5",
    "1e-5",
    "0e0",
    "-0e-9",
  ],
  ...["9007199254740991", "9007199254740993", "-9007199254740993", "18446744073709551616"],
  ...[
    "123456789012345678901234567890",
    "0.1",
    "0.30000000000000004",
    "1e308",
    "1.7976931348623157e308",
  ],
  ...["1e309", "-1e309", "1e99999", "1e-324", "5e-324", "2.2250738585072014e-308", "1e-99999"],
  ...[`0.${"0".repeat(400)}1`, "1".repeat(400), `1.${"3".repeat(2000)}`, "0.1e1", "100e-2"],
  ...[
    '"a"',
    '"\\""',
    '"\\\\"',
    '"\\/"',
    '"/"',
    '"\\b\\f\\n\\r\\t"',
    '"\\u0000"',
    '"\\u001f"',
    '"\x7f"',
  ],
  ...['"\\u00e9"', '"\u00e9"', '"\\u20AC"', '"\u{1f600}"', '"\\ud83d\\ude00"', '"\\uD83D\\uDE00"'],
  ...['"\u2028\u2029"', '"\ufeff"', '"\\ufeff"', '"\\uffff"', '"\uffff"', '"\\u0022"', '"\\u005c"'],
  ...[
    '"<script>"',
    '"${a}"',
    '"null"',
    '"\\\\u0041"',
    `"${"a".repeat(5000)}"`,
    `"${"\\n".repeat(3000)}"`,
  ],
  ...[
    '{"a":1,"b":2}',
    '{"":1}',
    '{" ":1}',
    '{"a":{"b":[{"c":null}]}}',
    '{"\\u0061":1}',
    '{"a\\nb":1}',
  ],
  ...[
    '[null,true,1,"a",[],{}]',
    "[1,[2,[3,[4]]]]",
    nestLists(2),
    nestLists(20),
    nestObjects(20),
    nestLists(60),
  ],
];

/** Valid but odd texts: duplicate names, and names that mean something to JavaScript. */
const ODD = [
  ...['{"a":1,"a":2}', '{"a":1,"b":2,"a":3}', '{"a":{"b":1},"a":{"c":2}}', '{"a":1,"\\u0061":2}'],
  ...['{"a":1,"a":null}', '{"a":[1],"a":[]}', '{"__proto__":{"a":1}}', '{"__proto__":null}'],
  ...['{"__proto__":1,"__proto__":2}', '{"constructor":{"prototype":{"a":1}}}', '{"toString":1}'],
  ...['{"toJSON":1}', '{"then":1}', '{"length":3,"0":1}', '{"1":1,"0":2}', '{"10":1,"9":2,"a":3}'],
  ...['{"hasOwnProperty":1,"valueOf":2}', '{"prototype":1}', '{"__defineGetter__":1}', '{"-1":1}'],
  ...[
    nestLists(62),
    nestLists(63),
    nestLists(64),
    nestLists(65),
    nestLists(66),
    nestLists(200),
    nestLists(3000),
  ],
  ...[
    nestObjects(61),
    nestObjects(62),
    nestObjects(63),
    nestObjects(64),
    nestObjects(65),
    nestObjects(200),
    nestObjects(3000),
  ],
  ...[`[1,${nestLists(80)},2]`, `{"a":${nestLists(80)},"b":2}`],
  ...[
    '"\\ud800"',
    '"\\udfff"',
    '"\\ude00\\ud83d"',
    '"\\ud83d"',
    '"a\\ud800b"',
    '"\\ud83d\\ud83d\\ude00"',
  ],
  ...['"\\ud800\\u0041"', '"\\ud83d\\\\ude00"', '{"\\ud800":1}', '["\\udc00",{"a":"\\udbff"}]'],
];

/** Texts that do not match RFC 8259. */
const INVALID = [
  ...[
    "",
    " ",
    "01",
    "-",
    "+1",
    "1.",
    ".5",
    "-.5",
    "1e",
    "1e+",
    "0x10",
    "1_000",
    "1n",
    "NaN",
    "Infinity",
  ],
  ...[
    "-Infinity",
    "--1",
    "1 2",
    "00",
    "-01",
    "1.5.5",
    "1e5.5",
    "\uff11",
    "undefined",
    "None",
    "True",
  ],
  ...[
    "nul",
    "tru",
    "falsee",
    "nulll",
    "'a'",
    "`a`",
    "a",
    '"',
    '"a',
    '"\\',
    '"\\"',
    '"\\x41"',
    '"\\u"',
  ],
  ...['"\\u12"', '"\\u12g4"', '"\\a"', '"\\\n"', '"a\tb"', '"a\nb"', '"a\0b"', '"\x1f"', '"a" "b"'],
  ...[
    "[",
    "]",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[,]",
    "[1 2]",
    "[1;2]",
    "[[]",
    "[]]",
    "[1}",
    "[:]",
    "[a]",
  ],
  ...["{", "}", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{,}", '{"a"}', "{a:1}", "{1:1}"],
  ...[
    "{'a':1}",
    '{"a" 1}',
    '{"a"=1}',
    '{"a"::1}',
    '{"a":1 "b":2}',
    '{"a":1]',
    '{"a":}',
    "{:1}",
    '{"a":1}}',
  ],
  ...[
    "/*a*/1",
    "1/*a*/",
    "//a\n1",
    "1//a",
    "#a",
    "(1)",
    "[1]x",
    "1,",
    ",1",
    "\u00a01",
    "\u20281",
    "\v1",
    "\f1",
  ],
  ...[
    "\ufeff1",
    "[\ufeff]",
    "[".repeat(70),
    '{"a":'.repeat(70),
    "[".repeat(5000),
    `${nestLists(70)}]`,
  ],
];

/** The reviewed differences, each with its reason. */
const DIFFERENCES = {
  "deeper than 64":
    "RFC 8259, 9 lets a parser limit the depth; a deeper value is null, so no body exhausts the stack, and the raw body stays a string.",
  "lone surrogates":
    "They become U+FFFD, as texts are passed on as UTF-8, which cannot hold them (RFC 8259, 8.2 calls them unpredictable).",
  "a mark in front":
    "RFC 8259, 8.1 lets a parser ignore a byte order mark, which some servers send; JSON.parse refuses it.",
  damaged:
    "A body that was cut off or is no JSON is still an error response: the part before the damage is read. JSON.parse throws.",
};

/** Returns the value of JSON.parse in an object, or undefined if it throws. */
function tryParse(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Returns a value with null in place of values that are too deep. */
function cutDepth(value, depth) {
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((item) => cutDepth(item, depth - 1));
  const entries = Object.entries(value).map(([name, item]) => [name, cutDepth(item, depth - 1)]);
  return Object.fromEntries(entries);
}

/** Returns a value whose texts have U+FFFD in place of lone surrogates. */
function makeWellFormed(value) {
  const replace = (text) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.from(text));
  if (typeof value === "string") return replace(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(makeWellFormed);
  const entries = Object.entries(value).map(([name, item]) => [
    replace(name),
    makeWellFormed(item),
  ]);
  return Object.fromEntries(entries);
}

/** The value is a member of a problem, which is one level already. */
const DEEPEST = 63;
const headers = { "content-type": "application/problem+json" };

/** Returns "same", the name of a reviewed difference, or undefined if none explains the result. */
function classify(text) {
  const body = `{"type":"about:blank","status":400,"detail":"d","x":${text}}`;
  const report = parseError({ status: 400, headers, body });
  const { x } = report.extensions;
  const expected = tryParse(body);
  if (expected === undefined) {
    // The members before the damage are read, and the raw body is the text.
    return report.detail === "d" && report.raw === body ? "damaged" : undefined;
  }
  // The text closes the object and goes on, so this is another body.
  if (!Object.hasOwn(expected.value, "x") || Object.keys(expected.value).length !== 4)
    return "same";
  const value = expected.value.x;
  const shallow = cutDepth(value, DEEPEST);
  if (!isDeepStrictEqual(value, shallow)) {
    const isCut = isDeepStrictEqual(x, makeWellFormed(shallow)) && report.raw === body;
    return isCut ? "deeper than 64" : undefined;
  }
  if (!isDeepStrictEqual(report.raw, expected.value)) return undefined;
  if (isDeepStrictEqual(x, value)) return "same";
  return isDeepStrictEqual(x, makeWellFormed(shallow)) ? "lone surrogates" : undefined;
}

const random = createRandomSource(18);
const { pickBelow, pick, makeSome } = random;
const NAMES = ["a", "b", "a", "", "__proto__", "\\u0061", "constructor", "0", "\\ud800", "c d"];

/** Returns a random valid JSON text. */
function makeText(depth = 0) {
  const space = () => (pickBelow(6) ? "" : pick([" ", "\n", "\t ", "\r\n"]));
  const type = pickBelow(depth > 5 ? 3 : 5);
  if (type === 0) return pick(VALID.slice(0, 3));
  if (type === 1)
    return (
      pick(["-", ""]) +
      pick([`${pickBelow(1e9)}`, `${pickBelow(99)}.${pickBelow(1e6)}e${pickBelow(400) - 200}`, "0"])
    );
  if (type === 2)
    return `"${makeSome(6, () => pick(["a", "\\n", "\\u20ac", "\u00e9", "\\ud83d", "\\ude00", "\\\\", '\\"', "/"])).join("")}"`;
  if (type === 3)
    return `[${makeSome(4, () => space() + makeText(depth + 1)).join(`${space()},`)}${space()}]`;
  return `{${makeSome(4, () => `"${pick(NAMES)}"${space()}:${space()}${makeText(depth + 1)}`).join(",")}${space()}}`;
}

/** Removes a character, inserts one, or cuts the text. */
function damage(whole) {
  const at = pickBelow(whole.length + 1);
  const scrap = pick([
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    "\\",
    "0",
    "e",
    ".",
    "-",
    "\0",
    "\u00a0",
    "t",
  ]);
  return pick([
    whole.slice(0, at),
    whole.slice(0, at) + whole.slice(at + 1),
    whole.slice(0, at) + scrap + whole.slice(at),
  ]);
}

testHazard(18, "each difference from JSON.parse is a reviewed one", ({ check, setFigure }) => {
  const counts = new Map();
  const checkText = (one) => {
    const name = classify(one);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    check(name === "same" || name in DIFFERENCES, `${name}: ${one.slice(0, 200)}`);
    return name;
  };
  for (const one of VALID) assert.equal(checkText(one), "same", one);
  for (const one of INVALID) assert.equal(checkText(one), "damaged", one);
  for (const one of ODD) assert.notEqual(checkText(one), "damaged", one);
  for (let at = 0; at < 20_000; at++) {
    const whole = makeText();
    checkText(whole);
    checkText(damage(whole));
  }
  for (const one of ['{"detail":"d"}', '{"detail":"d","x":[1]}', '{"detail":"\u00e9"}']) {
    const { raw, extensions } = parseError({ status: 400, headers, body: `\ufeff${one}` });
    const { detail, ...rest } = JSON.parse(one);
    const isSame =
      isDeepStrictEqual(raw, { detail, ...rest }) && isDeepStrictEqual(extensions, rest);
    counts.set("a mark in front", (counts.get("a mark in front") ?? 0) + Number(isSame));
    check(isSame && tryParse(`\ufeff${one}`) === undefined, one);
  }
  for (const name of Object.keys(DIFFERENCES)) assert.ok(counts.get(name) > 0, name);
  const list = ["same", ...Object.keys(DIFFERENCES)].map((name) => `${name} ${counts.get(name)}`);
  setFigure(`${counts.get(undefined) ?? 0} differences without a reason (${list.join(", ")})`);
});

const BOMBS = {
  "lists in lists": (size) => "[".repeat(size),
  "objects in objects": (size) => '{"a":'.repeat(size / 5),
  "closed lists": (size) => nestLists(size / 2),
  "one name": (size) => `{${'"a":1,'.repeat(size / 6)}"a":2}`,
  names: (size) => `{${Array.from({ length: size / 12 }, (_, at) => `"k${at}":0`).join()}}`,
  numbers: (size) => "9".repeat(size),
  exponents: (size) => `1e${"9".repeat(size)}`,
  escapes: (size) => `"${"\\u0000".repeat(size / 6)}"`,
  "backslashes without an end": (size) => `"${"\\".repeat(size)}`,
  commas: (size) => `[${",".repeat(size)}`,
};

testHazard(18, "bombs of 64 KiB and 1 MiB are read in time", ({ check, setFigure }) => {
  let longest = 0;
  for (const [name, make] of Object.entries(BOMBS)) {
    for (const size of [1 << 16, 1 << 20]) {
      const value = make(size);
      for (const body of [value, `{"errors":${value}}`, `{"detail":"d","x":${value}}`]) {
        const start = performance.now();
        const { status } = parseError({ status: 400, headers, body });
        const took = performance.now() - start;
        longest = Math.max(longest, took);
        check(status === 400 && took < 2000, `${name}, ${size}: ${took} ms`);
      }
    }
  }
  setFigure(`the slowest bomb took ${longest.toFixed()} ms`);
});
