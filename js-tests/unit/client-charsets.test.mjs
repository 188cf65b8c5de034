// Bodies in other encodings than UTF-8: the report and `raw` contain the same text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();
const { fromResponse, parseError } = client;

const encodeLatin1 = (text) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const joinBytes = (...parts) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...encodeLatin1(part)] : part)),
  );
const encodeUtf16 = (text, isBigEndian = false) =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const pair = [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8];
      return isBigEndian ? pair.reverse() : pair;
    }),
  );

/** The word "error" in windows-1251, GBK and Shift_JIS, and "yes" in KOI8-R. */
const ERROR_1251 = [0xce, 0xf8, 0xe8, 0xe1, 0xea, 0xe0];
const ERROR_GBK = [0xb4, 0xed, 0xce, 0xf3];
const ERROR_SJIS = [0x83, 0x47, 0x83, 0x89, 0x81, 0x5b];
const YES_KOI8 = [0xc4, 0xc1];

const TEXTS = [
  ["windows-1251", joinBytes(ERROR_1251), "text/plain; charset=windows-1251", "Ошибка"],
  [
    "its name in quotes and capitals",
    joinBytes(ERROR_1251),
    'text/plain; Charset="CP1251"',
    "Ошибка",
  ],
  ["GBK", joinBytes(ERROR_GBK), "text/plain;charset=gbk", "错误"],
  ["Shift_JIS", joinBytes(ERROR_SJIS), "text/plain; charset=Shift_JIS", "エラー"],
  ["KOI8-R", joinBytes(YES_KOI8), "text/plain; charset=koi8-r", "да"],
  [
    "ISO-2022-JP, which is ASCII",
    joinBytes([0x1b, 0x24, 0x42, 0x25, 0x28, 0x1b, 0x28, 0x42]),
    "text/plain; charset=iso-2022-jp",
    "エ",
  ],
  [
    "ISO-8859-15, which is not ISO-8859-1",
    joinBytes("7 ", [0xa4]),
    "text/plain; charset=iso-8859-15",
    "7 €",
  ],
  ["Latin-1", joinBytes("f", [0xfc], "r"), "text/plain; charset=ISO-8859-1", "für"],
  [
    "UTF-8 that is called Latin-1",
    joinBytes("f", [0xc3, 0xbc], "r"),
    "text/plain; charset=ISO-8859-1",
    "für",
  ],
  [
    "UTF-8 that is called Latin-1, cut off",
    joinBytes("f", [0xc3, 0xbc, 0xc3]),
    "text/plain; charset=latin1",
    "fü",
  ],
  // The last byte could begin a character of UTF-8 that has two, three or four bytes.
  ...[
    ["caf", 0xe9, "café"],
    ["Ende: gro", 0xdf, "Ende: groß"],
    ["voil", 0xe0, "voilà"],
    ["a", 0xc2, "aÂ"],
    ["b", 0xf4, "bô"],
  ].flatMap(([start, byte, expected]) =>
    ["iso-8859-1", "windows-1252", "latin1", "us-ascii"].map((charset) => [
      `${charset} that ends with ${byte.toString(16)}`,
      joinBytes(start, [byte]),
      `text/plain; charset=${charset}`,
      expected,
    ]),
  ),
  [
    "Latin-1 that ends like the start of three bytes",
    joinBytes("7 ", [0xe9, 0x80]),
    "text/plain; charset=latin1",
    "7 é€",
  ],
  [
    "UTF-8 that is called ASCII",
    joinBytes("f", [0xc3, 0xbc], "r"),
    "text/plain; charset=us-ascii",
    "für",
  ],
  ["UTF-16 by its name", encodeUtf16("für"), "text/plain; charset=utf-16le", "für"],
  ["UTF-16 the other way", encodeUtf16("für", true), "text/plain; charset=UTF-16BE", "für"],
  ["UTF-16 by its mark", encodeUtf16("\ufefffür"), "text/plain; charset=utf-8", "für"],
  [
    "a mark of UTF-8 above another name",
    joinBytes([0xef, 0xbb, 0xbf], "f", [0xc3, 0xbc], "r"),
    "text/plain; charset=windows-1251",
    "für",
  ],
  ["an unknown encoding", joinBytes("f", [0xc3, 0xbc], "r"), "text/plain; charset=x-no", "für"],
  [
    "no declared encoding",
    joinBytes("f", [0xfc], "r und w", [0xfc], "st"),
    "text/plain",
    "f\ufffdr und w\ufffdst",
  ],
  [
    "two bytes of which the second is missing",
    joinBytes(ERROR_GBK, [0xb4]),
    "text/plain; charset=gbk",
    "错误",
  ],
];

for (const [name, body, type, expected] of TEXTS) {
  test(`a text in ${name} is read`, async () => {
    const headers = { "content-type": type };
    const report = parseError({ status: 404, headers, body });
    assert.deepEqual([report.detail, report.raw], [expected, expected]);
    const error = await fromResponse(new Response(body, { status: 404, headers }));
    assert.deepEqual([error.detail, error.raw], [expected, expected]);
  });
}

test("a character that was cut off is left out, whatever the encoding is called", async () => {
  const euro = joinBytes("7 ", [0xe2, 0x82, 0xac]);
  for (const charset of ["utf-8", "latin1", "windows-1252"]) {
    const headers = { "content-type": `text/plain; charset=${charset}` };
    for (const maxBytes of [3, 4]) {
      const report = parseError({ status: 404, headers, body: euro }, { maxBytes });
      assert.deepEqual([report.detail, report.raw], ["7", "7 "], charset);
      const response = new Response(euro, { status: 404, headers });
      const error = await fromResponse(response, { maxBytes });
      assert.deepEqual([error.detail, error.raw], ["7", "7 "], charset);
    }
  }
});

test("a body that breaks off in the middle of a character is cut off", async () => {
  const headers = { "content-type": "text/plain; charset=latin1" };
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(joinBytes("7 ", [0xe2, 0x82]));
    },
    pull(controller) {
      controller.error(new Error("broken"));
    },
  });
  const error = await fromResponse(new Response(body, { status: 404, headers }));
  assert.deepEqual([error.detail, error.raw], ["7", "7 "]);
});

test("the last byte of a text of an unknown encoding shows that something is there", () => {
  for (const type of ["text/plain", "text/plain; charset=utf-8"]) {
    const body = joinBytes("no caf", [0xe9]);
    const report = parseError({ status: 404, headers: { "content-type": type }, body });
    assert.deepEqual([report.detail, report.raw], ["no caf\ufffd", "no caf\ufffd"]);
  }
});

test("JSON is read in other encodings", () => {
  const text = '{"code":"A_B","message":"x y"}';
  const FORMS = [
    ["windows-1251", joinBytes('{"code":"A_B","message":"', ERROR_1251, '"}'), "Ошибка"],
    ["utf-16le", encodeUtf16(text), "x y"],
    ["utf-16be", encodeUtf16(text, true), "x y"],
  ];
  for (const [charset, body, detail] of FORMS) {
    const headers = { "content-type": `application/json; charset=${charset}` };
    const report = parseError({ status: 404, headers, body });
    assert.deepEqual([report.code, report.detail], ["A_B", detail], charset);
    assert.deepEqual(report.raw, { code: "A_B", message: detail });
  }
});

const createXml = (declaration, ...message) =>
  joinBytes(`${declaration}<error><message>`, ...message, "</message></error>");
const KEY = ["Schl", [0xfc], "ssel"];
const DECLARED = [
  [
    "an XML declaration",
    createXml('<?xml version="1.0" encoding="ISO-8859-1"?>', ...KEY),
    "Schlüssel",
  ],
  ["one in single quotes", createXml("<?xml version='1.0' encoding = 'koi8-r' ?>", YES_KOI8), "да"],
  [
    "a meta element",
    joinBytes(
      "<!DOCTYPE html><html><head><meta charset=windows-1251><title>404</title></head><body><p>",
      ERROR_1251,
    ),
    "Ошибка",
  ],
  [
    "an older meta element, after white space",
    joinBytes(
      '\n <html><head><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=koi8-r"></head><body><p>',
      YES_KOI8,
    ),
    "да",
  ],
  // .NET declares this, and sends UTF-8.
  [
    "UTF-16 that it cannot be in",
    createXml('<?xml version="1.0" encoding="utf-16"?>', "Schl", [0xc3, 0xbc], "ssel"),
    "Schlüssel",
  ],
];

for (const [name, body, detail] of DECLARED) {
  test(`markup is read in the encoding of ${name}`, () => {
    const report = parseError({ status: 404, body });
    assert.equal(report.detail, detail);
    assert.ok(report.raw.includes(detail));
    // The charset of the content type has priority.
    const headers = { "content-type": "text/html; charset=utf-8" };
    const isUtf8 = body.includes(0xc3);
    assert.equal(parseError({ status: 404, headers, body }).detail === detail, isUtf8);
  });
}

test("a declaration counts only in the first 1,024 bytes of markup", () => {
  const meta = "<meta charset=windows-1251>";
  const late = joinBytes(`<html>${" ".repeat(1024)}${meta}<p>`, ERROR_1251);
  assert.doesNotMatch(parseError({ status: 404, body: late }).raw, /Ошибка/);
  const text = joinBytes(`Use ${meta} `, ERROR_1251);
  assert.doesNotMatch(parseError({ status: 404, body: text }).raw, /Ошибка/);
});

test("a body that is a string is not decoded again", async () => {
  const headers = new Headers({ "content-type": "text/plain; charset=windows-1251" });
  const error = await fromResponse({ status: 404, headers, text: async () => "Ошибка" });
  assert.deepEqual([error.detail, error.raw], ["Ошибка", "Ошибка"]);
  assert.equal(parseError({ status: 404, headers, body: "Ошибка" }).detail, "Ошибка");
});

test("at most maxBytes are decoded", () => {
  const headers = { "content-type": "text/plain; charset=windows-1251" };
  const body = new Uint8Array(10_000).fill(0xe0);
  assert.equal(parseError({ status: 404, headers, body }, { maxBytes: 100 }).raw, "а".repeat(100));
});

test("hostile declarations are read in time", () => {
  const STARTS = ["<meta ", "<?xml ", "<meta charset", "< ", "<meta encoding ", "<\n"];
  for (const start of STARTS) {
    const body = encodeLatin1(start.repeat(20_000));
    const from = performance.now();
    parseError({ status: 404, body });
    const took = performance.now() - from;
    assert.ok(took < 2000, `${start}: ${took} ms`);
  }
});
