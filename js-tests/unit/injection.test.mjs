// The text of an option stays text in a header or a body.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reportCount } from "../lib/hazard-tally.mjs";
import { importPackage, REQUIRED_OPTIONS } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc } = entries;

const ACCEPTS = ["application/json", "text/html", "application/xml", "text/plain", "text/markdown"];

/** All bytes as characters, and some other characters. */
const CHARACTERS = [
  ...Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code)),
  "\u0100",
  "\u010a",
  "\u010d",
  "\u20ac",
  "\u2028",
  "\u2029",
  "\u560a",
  "\u560d",
  "\ufeff",
  "\uff1a",
  "\ufffd",
  "\uffff",
  "\u{1f600}",
  "\u{e000d}",
  "\u{10ffff}",
  "\ud800",
  "\udfff",
  "\r\n",
  "\r\n\r\n",
  "\r\nset-cookie: injected=1",
  "\n injected",
];

/** Whether Fetch accepts a header with this name and value. */
function isHeaderAccepted(name, value) {
  try {
    new Headers([[name, value]]);
    return true;
  } catch {
    return false;
  }
}

/**
 * The options that become headers: name, status, a function that puts a text into the options, and
 * the rule that the text must follow. Only the rule "encoded" encodes other texts; the others
 * refuse them.
 */
const HEADER_OPTIONS = [
  ["headers, a value", 404, (text) => ({ headers: { "x-a": `a${text}b` } }), "value"],
  [
    "headers, a value at its ends",
    404,
    (text) => ({ headers: { "x-a": `${text}b${text}` } }),
    "value",
  ],
  [
    "headers, a list of values",
    404,
    (text) => ({ headers: { "x-a": ["a", `a${text}b`] } }),
    "value",
  ],
  ["headers, pairs", 404, (text) => ({ headers: [["x-a", `a${text}b`]] }), "value"],
  ["headers, a name", 404, (text) => ({ headers: [[`x${text}a`, "b"]] }), "token"],
  ["set-cookie", 404, (text) => ({ headers: { "set-cookie": `a=${text}b` } }), "value"],
  ["vary", 404, (text) => ({ headers: { vary: `a${text}b` } }), "value"],
  ["challenges, whole", 401, (text) => ({ challenges: `Basic a="${text}b"` }), "value"],
  ["challenges, the scheme", 401, (text) => ({ challenges: { scheme: `B${text}c` } }), "token"],
  [
    "challenges, a parameter's name",
    407,
    (text) => ({ challenges: { scheme: "B", params: { [`a${text}b`]: "c" } } }),
    "token",
  ],
  [
    "challenges, a parameter's value",
    407,
    (text) => ({ challenges: { scheme: "B", params: { a: `b${text}c` } } }),
    "value",
  ],
  [
    "challenges, a bare parameter",
    401,
    (text) => ({ challenges: { scheme: "B", params: { stale: `b${text}c` } } }),
    "value",
  ],
  [
    "challenges, token68",
    401,
    (text) => ({ challenges: { scheme: "B", token68: `a${text}b` } }),
    "68",
  ],
  ["allow", 405, (text) => ({ allow: `G${text}T` }), "token"],
  ["upgrade", 426, (text) => ({ upgrade: `a${text}b` }), "protocol"],
  ["location", 303, (text) => ({ location: `/a${text}b` }), "encoded"],
  ["location of a 201", 201, (text) => ({ location: `${text}b` }), "encoded"],
  ["blockedBy", 451, (text) => ({ blockedBy: `/a${text}b` }), "encoded"],
  ["accept", 415, (text) => ({ accept: `a${text}b` }), "value"],
  ["acceptEncoding", 415, (text) => ({ acceptEncoding: `a${text}b` }), "value"],
  ["acceptPatch", 415, (text) => ({ acceptPatch: [`a${text}b`] }), "value"],
  ["unit", 416, (text) => ({ length: 7, unit: `a${text}b` }), "token"],
];

/** Whether a text has a control character. Fetch would accept some of them in a header. */
function hasControl(text) {
  return [...text].some((char) => char < " " || char === "\x7f");
}

const RULES = {
  value: (text) => isHeaderAccepted("x", `a${text}b`) && !hasControl(text.replaceAll("\t", "")),
  token: (text) => isHeaderAccepted(`a${text}b`, "x"),
  68: (text) => /^[\w\-.~+/]*$/.test(text),
  protocol: (text) => text === "/" || isHeaderAccepted(`a${text}b`, "x"),
  encoded: (text) => !hasControl(text),
};

for (const [what, status, createOptions, rule] of HEADER_OPTIONS) {
  test(`${what} of a ${status}: invalid header values are refused`, (t) => {
    let accepted = 0;
    for (const text of CHARACTERS) {
      const buildError = () => new httpexc.HTTPError(status, createOptions(text));
      const buildOther = () =>
        new (status === 303 ? httpexc.HTTPSeeOther : httpexc.HTTPCreated)(createOptions(text));
      const build = status < 400 ? buildOther : buildError;
      if (!RULES[rule](text)) {
        assert.throws(
          build,
          (error) =>
            error instanceof TypeError && error.message.startsWith(`Cannot build a ${status}: `),
          JSON.stringify(text),
        );
        continue;
      }
      accepted++;
      const error = build();
      const response = error.toResponse();
      assert.equal(response.status, status);
      assert.equal(response.headers.get("vary")?.toLowerCase().includes("accept"), true);
      for (const [name, value] of [...response.headers, ...error.headers]) {
        assert.ok(!/[\0\r\n]/.test(name + value), `${name}: ${JSON.stringify(value)}`);
        assert.notEqual(name, "injected");
        assert.ok(!(name === "set-cookie" && value.startsWith("injected")));
        if (rule === "encoded" && ["location", "link"].includes(name)) {
          assert.match(value, /^[\x21-\x7e]+(; rel="blocked-by")?$/);
        }
      }
      assert.ok([...response.headers].length <= 6);
    }
    assert.ok(accepted > 60, String(accepted));
    reportCount(t, 12, CHARACTERS.length);
  });
}

test("an accepted value is unchanged except for space at its ends", () => {
  for (const text of CHARACTERS.filter(RULES.value)) {
    const { headers } = new httpexc.HTTPNotFound({
      headers: { "x-a": `a${text}b` },
    }).toResponse();
    assert.equal(headers.get("x-a"), `a${text}b`);
  }
  const { headers } = new httpexc.HTTPNotFound({ headers: { "x-a": " \ta b\t " } }).toResponse();
  assert.equal(headers.get("x-a"), "a b");
});

test("no title breaks out of the status line", () => {
  for (const text of CHARACTERS) {
    const { statusText, status } = new httpexc.HTTPError(455, { title: `a${text}b` }).toResponse();
    assert.equal(status, 455);
    assert.match(statusText, /^[\x20-\x7e]*$/);
    assert.equal(
      new httpexc.HTTPNotFound({ title: `a${text}b` }).toResponse().statusText,
      "Not Found",
    );
  }
});

// Lone surrogates: texts lie side by side on their way to the core. So the end of one and the begin
// of the next must not become a pair.

const TEXTS = ["detail", "title", "type", "instance", "code"];
const EDGES = [
  "\ud83d",
  "\ude00",
  "\ud83d\ude00",
  "\ude00\ud83d",
  "a\ud83d",
  "\ude00a",
  "",
  "\ud83d\ud83d",
];

/** Returns a text with U+FFFD in place of lone surrogates. */
const makeWellFormed = (text) => new TextDecoder().decode(new TextEncoder().encode(text));

test("surrogates at the edges of texts are replaced, and do not join", async () => {
  for (const one of EDGES) {
    for (const other of EDGES) {
      for (const [first, second] of [
        ["detail", "title"],
        ["title", "detail"],
        ["type", "title"],
        ["instance", "code"],
        ["detail", "instance"],
      ]) {
        const error = new httpexc.HTTPNotFound({
          [first]: one,
          [second]: other,
          help: { href: one, text: other },
          errors: [{ path: [one, other], message: one, code: other }],
          extensions: { [`k${one}`]: other, [`l${other}`]: one },
        });
        const json = await error.toResponse().json();
        assert.equal(json[first], makeWellFormed(one));
        assert.equal(json[second], makeWellFormed(other));
        assert.deepEqual(json.help, { href: makeWellFormed(one), text: makeWellFormed(other) });
        assert.equal(json.errors[0].detail, makeWellFormed(one));
        assert.equal(json.errors[0].code, makeWellFormed(other));
        assert.equal(json[`k${makeWellFormed(one)}`], makeWellFormed(other));
      }
    }
  }
});

test("every lone surrogate in every text becomes U+FFFD, in every format", async (t) => {
  let tried = 0;
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  for (let unit = 0xd800; unit <= 0xdfff; unit++) {
    const lone = String.fromCharCode(unit);
    const texts = Object.fromEntries(TEXTS.map((name) => [name, `<${lone}>${lone}`]));
    const error = new httpexc.HTTPNotFound({
      ...texts,
      help: { href: lone, text: lone },
      errors: [{ path: [lone], code: lone, message: lone }],
      extensions: { [`x${lone}`]: lone },
      headers: { "x-a": "b" },
    });
    const accept = ACCEPTS[unit % ACCEPTS.length];
    const response = error.toResponse({ headers: { accept } });
    assert.equal(response.headers.get("x-a"), "b");
    const text = utf8.decode(await response.arrayBuffer());
    assert.ok(text.includes("\ufffd"), accept);
    if (accept === "application/json") {
      assert.equal(JSON.parse(text).detail, "<\ufffd>\ufffd");
    }
    tried++;
  }
  reportCount(t, 22, tried, `${tried} of 2048 surrogates`);
});

test("lone surrogates do not change other headers", () => {
  for (const edge of EDGES) {
    for (const [status, options, name, value] of [
      [405, { allow: ["GET", "PUT"] }, "allow", "GET, PUT"],
      [
        401,
        { challenges: ["Basic", { scheme: "B", params: { a: "b" } }] },
        "www-authenticate",
        'Basic, B a="b"',
      ],
      [415, { accept: ["a/b"], acceptPatch: "c/d" }, "accept-patch", "c/d"],
      [416, { length: 7, unit: "items" }, "content-range", "items */7"],
      [426, { upgrade: ["a", "b"] }, "upgrade", "a, b"],
      [451, { blockedBy: `/${edge}` }, "x-a", "b"],
    ]) {
      const error = new httpexc.HTTPError(status, edge, {
        title: `t${edge}`,
        instance: edge,
        ...REQUIRED_OPTIONS[status],
        ...options,
        headers: { "x-a": "b" },
      });
      const { headers } = error.toResponse();
      assert.equal(headers.get(name), value);
      assert.equal(headers.get("x-a"), "b");
      assert.equal(error.headers["x-a"], "b");
    }
  }
});

/** Texts that would have an effect if they were not escaped. */
const PAYLOADS = [
  "<script>alert(1)</script>",
  "</title><script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "<!--",
  "]]>",
  "<![CDATA[",
  "&lt;script&gt;",
  "<?xml?>",
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "\0<b>",
  "+ADw-script+AD4-",
];

test("no text opens an element of a page or of a document", async () => {
  const findTags = async (text, accept) => {
    const error = new httpexc.HTTPNotFound(text, {
      title: text,
      code: text,
      instance: text,
      type: text,
      help: { href: text, text },
      errors: [{ path: [text], message: text, code: text }],
      extensions: { a: text, b: [text] },
    });
    const page = await error.toResponse({ headers: { accept } }).text();
    return page.match(/<[/!?]?[a-zA-Z!?[][^>]*>/g).map((tag) => tag.replace(/ href="[^"<>]*"/, ""));
  };
  for (const accept of ["text/html", "application/xml"]) {
    const expected = await findTags("plain", accept);
    for (const payload of PAYLOADS) {
      const found = await findTags(payload, accept);
      const removeLinks = (list) => list.filter((tag) => tag !== "<a>" && tag !== "</a>");
      assert.deepEqual(removeLinks(found), removeLinks(expected), `${accept}: ${payload}`);
    }
  }
});

for (const [href, isLink] of [
  ["/docs", true],
  ["https://example.com/?a&b", true],
  ["javascript:alert(1)", false],
  ["java\nscript:alert(1)", false],
  [" javascript:alert(1)", false],
  ["\x01javascript:alert(1)", false],
  ["JAVASCRIPT:alert(1)", false],
  ["data:text/html,x", false],
  ["vbscript:x", false],
]) {
  test(`${JSON.stringify(href)} ${isLink ? "is" : "is not"} a link on a page`, async () => {
    const error = new httpexc.HTTPNotFound({ help: { href, text: "Help" } });
    const page = await error.toResponse({ headers: { accept: "text/html" } }).text();
    assert.equal(page.includes("<a href="), isLink);
    assert.ok(page.includes("Help"));
  });
}
