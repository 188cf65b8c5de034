// JSON as the client reads it, beside JSON.parse: a corpus of texts, valid, invalid and odd, and
// generated ones. Each difference has its reviewed kind.

import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { installed } from "../unit/installed.mjs";

const { client } = await installed("hazards-json");
const { parseError } = client;

const lists = (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const objects = (depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

/** Values that RFC 8259 has. */
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
  ...['[null,true,1,"a",[],{}]', "[1,[2,[3,[4]]]]", lists(2), lists(20), objects(20), lists(60)],
];

/** What is valid and odd: names that count twice, or mean something to JavaScript. */
const ODD = [
  ...['{"a":1,"a":2}', '{"a":1,"b":2,"a":3}', '{"a":{"b":1},"a":{"c":2}}', '{"a":1,"\\u0061":2}'],
  ...['{"a":1,"a":null}', '{"a":[1],"a":[]}', '{"__proto__":{"a":1}}', '{"__proto__":null}'],
  ...['{"__proto__":1,"__proto__":2}', '{"constructor":{"prototype":{"a":1}}}', '{"toString":1}'],
  ...['{"toJSON":1}', '{"then":1}', '{"length":3,"0":1}', '{"1":1,"0":2}', '{"10":1,"9":2,"a":3}'],
  ...['{"hasOwnProperty":1,"valueOf":2}', '{"prototype":1}', '{"__defineGetter__":1}', '{"-1":1}'],
  ...[lists(62), lists(63), lists(64), lists(65), lists(66), lists(200), lists(3000)],
  ...[objects(61), objects(62), objects(63), objects(64), objects(65), objects(200), objects(3000)],
  ...[`[1,${lists(80)},2]`, `{"a":${lists(80)},"b":2}`],
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

/** What RFC 8259 does not have. */
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
  ...["\ufeff1", "[\ufeff]", "[".repeat(70), '{"a":'.repeat(70), "[".repeat(5000), `${lists(70)}]`],
];

/** The kinds of difference, and why each is there. */
const KINDS = {
  "deeper than 64":
    "RFC 8259, 9 lets a parser limit depth; a value further in is null, so that no body costs a stack, and the raw body stays a text.",
  "lone surrogates":
    "They become U+FFFD, as texts go on as UTF-8, which has none (RFC 8259, 8.2 calls them unpredictable).",
  "a mark in front":
    "RFC 8259, 8.1 lets a parser ignore a byte order mark, which servers do send; JSON.parse refuses it.",
  damaged:
    "A body that was cut off or is no JSON is still an error of someone's: what stands before the damage is read. JSON.parse gives nothing.",
};

/** Gives JSON.parse's value, or nothing. */
function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Gives a value as it is without what lies too deep. */
function cut(value, depth) {
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((item) => cut(item, depth - 1));
  const entries = Object.entries(value).map(([name, item]) => [name, cut(item, depth - 1)]);
  return Object.fromEntries(entries);
}

/** Gives a value with the texts that UTF-8 can have. */
function wellFormed(value) {
  const fixed = (text) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.from(text));
  if (typeof value === "string") return fixed(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  const entries = Object.entries(value).map(([name, item]) => [fixed(name), wellFormed(item)]);
  return Object.fromEntries(entries);
}

/** The member of a problem that the value stands in is one level already. */
const DEEPEST = 63;
const headers = { "content-type": "application/problem+json" };

/** Gives how a value is read: "same", a kind of difference, or nothing where no kind explains it. */
function kindOf(text) {
  const body = `{"type":"about:blank","status":400,"detail":"d","x":${text}}`;
  const report = parseError({ status: 400, headers, body });
  const { x } = report.extensions;
  const expected = parsed(body);
  if (expected === undefined) {
    // What stands in front of the damage is there, and the body is kept as the text that it is.
    return report.detail === "d" && report.raw === body ? "damaged" : undefined;
  }
  // A value that closes the object and goes on is another body.
  if (!Object.hasOwn(expected.value, "x") || Object.keys(expected.value).length !== 4)
    return "same";
  const value = expected.value.x;
  const shallow = cut(value, DEEPEST);
  if (!isDeepStrictEqual(value, shallow)) {
    const isCut = isDeepStrictEqual(x, wellFormed(shallow)) && report.raw === body;
    return isCut ? "deeper than 64" : undefined;
  }
  if (!isDeepStrictEqual(report.raw, expected.value)) return undefined;
  if (isDeepStrictEqual(x, value)) return "same";
  return isDeepStrictEqual(x, wellFormed(shallow)) ? "lone surrogates" : undefined;
}

const random = createRandomSource(18);
const { below, pick, some } = random;
const NAMES = ["a", "b", "a", "", "__proto__", "\\u0061", "constructor", "0", "\\ud800", "c d"];

/** Gives a value as text, valid as long as nothing is damaged. */
function text(depth = 0) {
  const space = () => (below(6) ? "" : pick([" ", "\n", "\t ", "\r\n"]));
  const kind = below(depth > 5 ? 3 : 5);
  if (kind === 0) return pick(VALID.slice(0, 3));
  if (kind === 1)
    return (
      pick(["-", ""]) +
      pick([`${below(1e9)}`, `${below(99)}.${below(1e6)}e${below(400) - 200}`, "0"])
    );
  if (kind === 2)
    return `"${some(6, () => pick(["a", "\\n", "\\u20ac", "\u00e9", "\\ud83d", "\\ude00", "\\\\", '\\"', "/"])).join("")}"`;
  if (kind === 3)
    return `[${some(4, () => space() + text(depth + 1)).join(`${space()},`)}${space()}]`;
  return `{${some(4, () => `"${pick(NAMES)}"${space()}:${space()}${text(depth + 1)}`).join(",")}${space()}}`;
}

/** Takes something out, puts something in, or cuts. */
function damaged(whole) {
  const at = below(whole.length + 1);
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

testHazard(18, "a corpus and generated texts, beside JSON.parse", ({ hold, show }) => {
  const kinds = new Map();
  const take = (one) => {
    const kind = kindOf(one);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    hold(kind === "same" || kind in KINDS, `${kind}: ${one.slice(0, 200)}`);
    return kind;
  };
  for (const one of VALID) assert.equal(take(one), "same", one);
  for (const one of INVALID) assert.equal(take(one), "damaged", one);
  for (const one of ODD) assert.notEqual(take(one), "damaged", one);
  for (let at = 0; at < 20_000; at++) {
    const whole = text();
    take(whole);
    take(damaged(whole));
  }
  for (const one of ['{"detail":"d"}', '{"detail":"d","x":[1]}', '{"detail":"\u00e9"}']) {
    const { raw, extensions } = parseError({ status: 400, headers, body: `\ufeff${one}` });
    const { detail, ...rest } = JSON.parse(one);
    const isSame =
      isDeepStrictEqual(raw, { detail, ...rest }) && isDeepStrictEqual(extensions, rest);
    kinds.set("a mark in front", (kinds.get("a mark in front") ?? 0) + Number(isSame));
    hold(isSame && parsed(`\ufeff${one}`) === undefined, one);
  }
  for (const kind of Object.keys(KINDS)) assert.ok(kinds.get(kind) > 0, kind);
  const told = ["same", ...Object.keys(KINDS)].map((kind) => `${kind} ${kinds.get(kind)}`);
  show(`${kinds.get(undefined) ?? 0} differences without a reason (${told.join(", ")})`);
});

const BOMBS = {
  "lists in lists": (size) => "[".repeat(size),
  "objects in objects": (size) => '{"a":'.repeat(size / 5),
  "closed lists": (size) => lists(size / 2),
  "one name": (size) => `{${'"a":1,'.repeat(size / 6)}"a":2}`,
  names: (size) => `{${Array.from({ length: size / 12 }, (_, at) => `"k${at}":0`).join()}}`,
  numbers: (size) => "9".repeat(size),
  exponents: (size) => `1e${"9".repeat(size)}`,
  escapes: (size) => `"${"\\u0000".repeat(size / 6)}"`,
  "backslashes without an end": (size) => `"${"\\".repeat(size)}`,
  commas: (size) => `[${",".repeat(size)}`,
};

testHazard(18, "bombs of 64 KiB and 1 MiB", ({ hold, show }) => {
  let longest = 0;
  for (const [name, make] of Object.entries(BOMBS)) {
    for (const size of [1 << 16, 1 << 20]) {
      const value = make(size);
      for (const body of [value, `{"errors":${value}}`, `{"detail":"d","x":${value}}`]) {
        const start = performance.now();
        const { status } = parseError({ status: 400, headers, body });
        const took = performance.now() - start;
        longest = Math.max(longest, took);
        hold(status === 400 && took < 2000, `${name}, ${size}: ${took} ms`);
      }
    }
  }
  show(`the slowest bomb took ${longest.toFixed()} ms`);
});
