// Responses in every dialect and format: read back, searched, and parsed as a browser does.

import assert from "node:assert/strict";
import { parse } from "parse5";
import { DIALECTS } from "../lib/dialects.mjs";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage, listBuildableClasses } from "../unit/package-import.mjs";
import { ACCEPTS } from "./random-errors.mjs";

const entries = await importPackage();
const { catalogue, client, createErrors, dialects, httpexc } = entries;
const CLASSES = listBuildableClasses(entries);
const BODILESS = [204, 205, 304];
const METHODS = ["GET", "HEAD", "POST"];

const CONFIGURATIONS = DIALECTS.map((dialect) => [
  dialect,
  createErrors({ dialect: dialects[dialect] }),
]);

/** Yields a response for every class, dialect, Accept value and method. */
function* makeResponses(options) {
  for (const [Class, needed] of CLASSES) {
    for (const [dialect, errors] of CONFIGURATIONS) {
      for (const accept of ACCEPTS) {
        for (const method of METHODS) {
          const request = new Request("https://app.example/canary-path?q=canary-query", {
            method,
            headers: { accept, authorization: "canary-token", "x-a": "canary-field" },
          });
          const error = new Class({ ...needed, ...options });
          const what = `${Class.name}, ${dialect}, ${method}, ${accept}`;
          yield { Class, error, what, method, accept, response: errors.toResponse(error, request) };
        }
      }
    }
  }
}

/** The members that can be read back from the bodies of a dialect in a format. */
const READABLE_MEMBERS = [
  ["problem", "application/problem+json", ["type", "title", "detail", "instance", "code"]],
  ["problem", "application/problem+xml", ["type", "title", "detail", "instance", "code"]],
  ["problem", "text/markdown", ["type", "title", "detail", "instance", "code"]],
  ["falcon", "application/json", ["title", "detail", "code"]],
  ["falcon", "application/xml", ["title", "detail", "code"]],
  ["falcon1", "application/json", ["title", "detail", "code"]],
  ["falcon1", "application/xml", ["title", "detail", "code"]],
  ["discord", "application/json", ["detail", "code"]],
  ["webob", "application/json", ["detail"]],
];

testHazard(2, "reading a written response returns its values", async ({ check, setFigure }) => {
  const random = createRandomSource(2);
  const letters = ["a", "B", "7", "<", "&", '"', "'", "\\", "\u00e9", "\u20ac", "\u{1f600}", "/"];
  letters.push("]]>", "{", "}", "\u200b", "~", "%", "#", "\u2028");
  const text = () => `w${random.makeSome(20, () => random.pick(letters)).join("")}.`;
  const differences = new Set();
  for (let at = 0; at < 8_000; at++) {
    const [dialect, accept, members] = READABLE_MEMBERS[at % READABLE_MEMBERS.length];
    const code = random.pick([undefined, text(), 1 + random.pickBelow(1e6)]);
    // WebOb puts a detail into a sentence of its own, and Falcon's codes are numbers.
    const options = {
      type: `https://example.com/${random.pickBelow(1e6)}`,
      title: text(),
      detail: text(),
      instance: `/${random.pickBelow(1e6)}`,
      code: dialect === "problem" ? code : 1 + random.pickBelow(1e6),
    };
    const errors = createErrors({ dialect: dialects[dialect] });
    const response = errors.toResponse(new httpexc.HTTPConflict(options), { headers: { accept } });
    const read = await client.fromResponse(response);
    for (const name of members) {
      // Without a code, the type identifies a problem for programs (RFC 9457, 3.1.1).
      const expected = options[name] ?? options.type;
      const isSame =
        dialect === "webob"
          ? read.report[name]?.includes(expected)
          : read.report[name] === expected;
      if (!isSame)
        differences.add(`${dialect}, ${accept}, ${name}: ${expected} ${read.report[name]}`);
      check(isSame, `${dialect}, ${accept}, ${name}: ${expected} became ${read.report[name]}`);
    }
  }
  setFigure(`${differences.size} differences in ${READABLE_MEMBERS.length} formats`);
});

testHazard(10, "no response can be sniffed", async ({ check, setFigure }) => {
  let content = 0;
  let right = 0;
  const types = new Set();
  for (const { Class, what, response } of makeResponses()) {
    const { headers } = response;
    if (BODILESS.includes(Class.status)) {
      check(!headers.has("content-type") && !headers.has("x-content-type-options"), what);
      continue;
    }
    const type = headers.get("content-type");
    content++;
    // Some of Falcon's classes have no content, so there is nothing to sniff.
    if (type === null) {
      check((await response.text()) === "", what);
      right++;
      continue;
    }
    types.add(type);
    const isPage = type.startsWith("text/html");
    // JSON has no charset (RFC 8259, 11). XML declares it, or is in UTF-8.
    const hasCharset =
      /^text\/(html|plain|markdown); charset=utf-8$|^[a-z]+\/([a-z]+\+)?(json|xml)/i.test(type);
    const policy = headers.get("content-security-policy");
    const isSafe = headers.get("x-content-type-options") === "nosniff" && hasCharset;
    const isRight = isSafe && isPage === (policy?.startsWith("default-src 'none'") ?? false);
    if (isRight) right++;
    check(isRight, `${what}: ${type}, ${policy}`);
  }
  assert.ok(types.size >= 6, [...types].join());
  setFigure(`${right} of ${content} responses with content, in ${types.size} types`);
});

testHazard(14, "every response has the right Vary and Cache-Control", ({ check, setFigure }) => {
  const never = catalogue.filter(({ cache }) => cache === "never").map(({ status }) => status);
  assert.deepEqual(never, [428, 429, 431, 511]);
  // Discord's bodies are always JSON, so they do not vary. Nor do Werkzeug's pages.
  const offers = new Map();
  for (const { Class, what, response, accept } of makeResponses()) {
    const key = what.replace(/, [^,]*$/, "").replace(/, (GET|HEAD|POST)$/, "");
    const types = offers.get(key) ?? offers.set(key, new Map()).get(key);
    types.set(accept, response.headers.get("content-type"));
    check(
      (response.headers.get("cache-control") === "no-store") === never.includes(Class.status),
      `${what}: Cache-Control`,
    );
  }
  let missing = 0;
  for (const { Class, what, response } of makeResponses()) {
    const key = what.replace(/, [^,]*$/, "").replace(/, (GET|HEAD|POST)$/, "");
    const varies = new Set(offers.get(key).values()).size > 1;
    const vary = response.headers.get("vary");
    const expected = BODILESS.includes(Class.status) ? null : "Accept";
    const isRight =
      varies || key.includes("problem") ? vary === expected : [null, "Accept"].includes(vary);
    if (!isRight) missing++;
    check(isRight, `${what}: Vary is ${vary}`);
  }
  setFigure(`${missing} missing or too many`);
});

/** The private texts in the request (see makeResponses) and in the error. */
const CANARIES = ["path", "query", "token", "field"].concat(
  JSON.stringify(createCanaryOptions(), showErrorMembers).match(/(?<=canary-)[a-z-]+/g),
);

/** Shows members of an error that JSON leaves out. */
function showErrorMembers(_, value) {
  if (!(value instanceof Error)) return value;
  return { ...value, message: value.message, cause: value.cause };
}

/** Returns options with private text wherever an error can have some. */
function createCanaryOptions() {
  const cause = new Error("canary-cause", { cause: new Error("canary-cause-of-cause") });
  return {
    detail: "canary-detail",
    errors: [{ path: ["canary-field-error"], code: "canary-code", message: "canary-message" }],
    comment: "canary-comment",
    cause: Object.assign(cause, { extra: "canary-extra" }),
    stack: true,
  };
}

testHazard(11, "no response contains private text", async ({ check, setFigure }) => {
  let searched = 0;
  let seen = 0;
  let withPublicText = 0;
  for (const { Class, error, what, response } of makeResponses(createCanaryOptions())) {
    const head = `${response.statusText}${JSON.stringify([...response.headers])}`;
    const text = `${head}${await response.text()}${JSON.stringify(error)}${error.message}${error}`;
    const found = text.match(/canary-[a-z-]+/g) ?? [];
    const shown = ["detail", "field-error", "code", "message"];
    // This dialect shows comments to clients.
    if (what.includes("webob")) shown.push("comment");
    const leaked = found.filter(
      (name) => Class.status >= 500 || !shown.includes(name.replace("canary-", "")),
    );
    searched += CANARIES.length;
    seen += leaked.length;
    if (found.length > leaked.length) withPublicText++;
    check(leaked.length === 0 && !text.includes(import.meta.filename), `${what}: ${leaked}`);
  }
  // The search does find public text.
  assert.ok(withPublicText > 1000, String(withPublicText));
  setFigure(`${seen} of ${searched} canaries seen`);
});

/** Texts that would have an effect if they were not escaped. */
const PAYLOADS = [
  ...["<script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><svg onload=a()>"],
  ...[
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--",
    "-->",
    "<!-- --!>",
    "]]>",
  ],
  ...["<![CDATA[<b>", "&lt;b&gt;", "&#60;b&#62;", "&amp;lt;b", "<?php ?>", "<!DOCTYPE x>", "\0<b>"],
  ...[
    "<b\0>",
    "+ADw-b+AD4-",
    "<\u0000script>",
    "\uff1cb\uff1e",
    "\u2028<b>",
    "</html><b>",
    "</body>",
  ],
  ...[
    "<template><b>",
    "<noscript><b>",
    "<plaintext>",
    "<textarea>",
    "<select><b>",
    "<math><mi><b>",
  ],
  ...[
    "<svg><style><b>",
    "`onload=`",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<b>",
  ],
  ...[
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:a",
    "<base href=//evil.example>",
  ],
  ...[
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//evil.example>",
    "{{7*7}}",
  ],
  ...[
    "${detail}",
    "${html:detail}",
    "<iframe srcdoc='<b>'>",
    "<a href=x>",
    "<form action=//evil.example>",
  ],
];

/** The options of an error that can hold a text. */
const PLACES = {
  comment: (text) => ({ comment: text }),
  detail: (text) => ({ detail: text }),
  title: (text) => ({ title: text }),
  code: (text) => ({ code: text }),
  type: (text) => ({ type: text }),
  instance: (text) => ({ instance: text }),
  "help, its text": (text) => ({ help: { href: "https://a.example/", text } }),
  "help, its link": (text) => ({ help: { href: text, text: "Help" } }),
  "errors, the path": (text) => ({ errors: [{ path: [text], message: "m" }] }),
  "errors, the message": (text) => ({ errors: [{ path: ["a"], message: text }] }),
  "errors, the code": (text) => ({ errors: [{ path: ["a"], code: text }] }),
  "extensions, a value": (text) => ({ extensions: { a: text } }),
  "extensions, a name": (text) => ({ extensions: { [text]: "a" } }),
};

/** Whether a link leads to the web, and runs no script. */
function isSafeLink(link) {
  const base = "https://app.example/";
  return !URL.canParse(link, base) || /^https?:$/.test(new URL(link, base).protocol);
}

/**
 * Returns the tree of a page, line by line: elements with their attributes, comments, a doctype.
 */
function formatTree(page) {
  const formatNode = ({ nodeName, attrs = [], childNodes = [] }, depth) => {
    if (nodeName === "#text") return [];
    const attributes = attrs.map(({ name, value }) => {
      if (!["href", "src", "action"].includes(name)) return `${name}=${value}`;
      return `${name} to ${isSafeLink(value) ? "the web" : "a script"}`;
    });
    const children = childNodes.flatMap((child) => formatNode(child, depth + 1));
    return [`${" ".repeat(depth)}${[nodeName, ...attributes].join(" ")}`, ...children];
  };
  return formatNode(parse(page), 0).join("\n");
}

/** Removes the link from a tree. A help text without a valid link is shown as text. */
const removeLink = (tree) => tree.replace(/^ *a href to the web\n?/gm, "").trimEnd();

testHazard(
  9,
  "no payload in any option changes the tree of a page",
  async ({ check, setFigure }) => {
    let pages = 0;
    let added = 0;
    for (const [dialect, errors] of CONFIGURATIONS) {
      for (const [place, options] of Object.entries(PLACES)) {
        const fetchPage = async (text) => {
          const error = new httpexc.HTTPNotFound(options(text));
          const response = errors.toResponse(error, { headers: { accept: "text/html" } });
          if (!response.headers.get("content-type").startsWith("text/html")) return undefined;
          return response.text();
        };
        const harmless = await fetchPage("harmless");
        if (harmless === undefined) continue;
        const expected = formatTree(harmless);
        for (const payload of PAYLOADS) {
          for (const text of [payload, `a ${payload} b`, payload.repeat(3)]) {
            const found = formatTree(await fetchPage(text));
            pages++;
            const isSame =
              found === expected ||
              (place === "help, its link" && removeLink(found) === removeLink(expected));
            if (!isSame || found.includes("a script")) added++;
            check(
              isSame && !found.includes("a script"),
              `${dialect}, ${place}: ${text}\n${found}\n${expected}`,
            );
          }
        }
      }
    }
    const redirects = ["javascript:alert(1)", "data:text/html,a", "vbscript:a", "ftp://a.example/"];
    for (const [dialect, errors] of CONFIGURATIONS) {
      for (const location of redirects) {
        const error = new httpexc.HTTPFound({ location, external: true });
        const response = errors.toResponse(error, { headers: { accept: "text/html" } });
        const text = await response.text();
        check(
          !/<a[^>]*href="?(javascript|data|vbscript|ftp)/i.test(text),
          `${dialect}: ${location}`,
        );
      }
    }
    assert.ok(pages > 3000, String(pages));
    setFigure(`${added} new nodes in ${pages} pages`);
  },
);
