// What goes out, in every dialect and format: read back, looked through, and parsed as a browser does.

import assert from "node:assert/strict";
import { parse } from "parse5";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { buildable, installed } from "../unit/installed.mjs";
import { ACCEPTS, DIALECTS } from "./random-errors.mjs";

const entries = await installed("hazards-writing");
const { catalogue, client, createErrors, httpexc } = entries;
const CLASSES = buildable(entries);
const BODILESS = [204, 205, 304];
const METHODS = ["GET", "HEAD", "POST"];

const configured = DIALECTS.map((dialect) => [dialect, createErrors({ dialect })]);

/** Every class by every dialect, Accept value and method. */
function* sweep(options, config = configured) {
  for (const [Class, needed] of CLASSES) {
    for (const [dialect, errors] of config) {
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

/** What can be read back of the bodies of each dialect in a format. */
const READ_BACK = [
  ["problem", "application/problem+json", ["type", "title", "detail", "instance", "code"]],
  ["problem", "application/problem+xml", ["type", "title", "detail", "instance", "code"]],
  ["falcon", "application/json", ["title", "detail", "code"]],
  ["falcon", "application/xml", ["title", "detail", "code"]],
  ["discord", "application/json", ["detail", "code"]],
  ["webob", "application/json", ["detail"]],
];

testHazard(2, "what is written is read back", async ({ hold, show }) => {
  const random = createRandomSource(2);
  const letters = ["a", "B", "7", "<", "&", '"', "'", "\\", "\u00e9", "\u20ac", "\u{1f600}", "/"];
  letters.push("]]>", "{", "}", "\u200b", "~", "%", "#", "\u2028");
  const text = () => `w${random.some(20, () => random.pick(letters)).join("")}.`;
  const differing = new Set();
  for (let at = 0; at < 8_000; at++) {
    const [dialect, accept, members] = READ_BACK[at % READ_BACK.length];
    const code = random.pick([undefined, text(), 1 + random.below(1e6)]);
    // WebOb wraps a detail in a sentence of its own, and Falcon's codes are numbers.
    const given = {
      type: `https://example.com/${random.below(1e6)}`,
      title: text(),
      detail: text(),
      instance: `/${random.below(1e6)}`,
      code: dialect === "problem" ? code : 1 + random.below(1e6),
    };
    const errors = createErrors({ dialect });
    const response = errors.toResponse(new httpexc.HTTPConflict(given), { headers: { accept } });
    const read = await client.fromResponse(response);
    for (const name of members) {
      // Without a code, the type of a problem is what names it for programs (RFC 9457, 3.1.1).
      const expected = given[name] ?? given.type;
      const isSame =
        dialect === "webob"
          ? read.report[name]?.includes(expected)
          : read.report[name] === expected;
      if (!isSame)
        differing.add(`${dialect}, ${accept}, ${name}: ${expected} ${read.report[name]}`);
      hold(isSame, `${dialect}, ${accept}, ${name}: ${expected} became ${read.report[name]}`);
    }
  }
  show(`${differing.size} differences in ${READ_BACK.length} formats`);
});

testHazard(10, "every class, dialect, format and method", async ({ hold, show }) => {
  let content = 0;
  let good = 0;
  const types = new Set();
  for (const { Class, what, response } of sweep()) {
    const { headers } = response;
    if (BODILESS.includes(Class.status)) {
      hold(!headers.has("content-type") && !headers.has("x-content-type-options"), what);
      continue;
    }
    const type = headers.get("content-type");
    content++;
    // Falcon's classes for some statuses have no content: then there is nothing to sniff.
    if (type === null) {
      hold((await response.text()) === "", what);
      good++;
      continue;
    }
    types.add(type);
    const isPage = type.startsWith("text/html");
    // JSON has no charset (RFC 8259, 11), XML says it in its declaration or is UTF-8.
    const isNamed = /^text\/(html|plain); charset=utf-8$|^[a-z]+\/([a-z]+\+)?(json|xml)/i.test(
      type,
    );
    const policy = headers.get("content-security-policy");
    const isSafe = headers.get("x-content-type-options") === "nosniff" && isNamed;
    const isRight = isSafe && isPage === (policy?.startsWith("default-src 'none'") ?? false);
    if (isRight) good++;
    hold(isRight, `${what}: ${type}, ${policy}`);
  }
  assert.ok(types.size >= 6, [...types].join());
  show(`${good} of ${content} answers with content, in ${types.size} types`);
});

testHazard(14, "every class, dialect, format and method", ({ hold, show }) => {
  const never = catalogue.filter(({ cache }) => cache === "never").map(({ status }) => status);
  assert.deepEqual(never, [428, 429, 431, 511]);
  // Discord's bodies are JSON whatever is asked for, so that they don't vary; nor do Werkzeug's pages.
  const offers = new Map();
  for (const { Class, what, response, accept } of sweep()) {
    const key = what.replace(/, [^,]*$/, "").replace(/, (GET|HEAD|POST)$/, "");
    const types = offers.get(key) ?? offers.set(key, new Map()).get(key);
    types.set(accept, response.headers.get("content-type"));
    hold(
      (response.headers.get("cache-control") === "no-store") === never.includes(Class.status),
      `${what}: Cache-Control`,
    );
  }
  let missing = 0;
  for (const { Class, what, response } of sweep()) {
    const key = what.replace(/, [^,]*$/, "").replace(/, (GET|HEAD|POST)$/, "");
    const varies = new Set(offers.get(key).values()).size > 1;
    const vary = response.headers.get("vary");
    const expected = BODILESS.includes(Class.status) ? null : "Accept";
    const isRight =
      varies || key.includes("problem") ? vary === expected : [null, "Accept"].includes(vary);
    if (!isRight) missing++;
    hold(isRight, `${what}: Vary is ${vary}`);
  }
  show(`${missing} missing or too many`);
});

/** Where private text is: in the request (see above), and in the error. */
const CANARIES = ["path", "query", "token", "field"].concat(
  JSON.stringify(canaries(), replacer).match(/(?<=canary-)[a-z-]+/g),
);

/** Shows of an error what JSON leaves out. */
function replacer(_, value) {
  if (!(value instanceof Error)) return value;
  return { ...value, message: value.message, cause: value.cause };
}

/** Gives options with private text wherever an error can have some. */
function canaries() {
  const cause = new Error("canary-cause", { cause: new Error("canary-cause-of-cause") });
  return {
    detail: "canary-detail",
    errors: [{ path: ["canary-field-error"], code: "canary-code", message: "canary-message" }],
    comment: "canary-comment",
    cause: Object.assign(cause, { extra: "canary-extra" }),
    stack: true,
  };
}

testHazard(11, "canaries in every class, dialect, format and method", async ({ hold, show }) => {
  let looked = 0;
  let seen = 0;
  let told = 0;
  for (const { Class, error, what, response } of sweep(canaries())) {
    const head = `${response.statusText}${JSON.stringify([...response.headers])}`;
    const text = `${head}${await response.text()}${JSON.stringify(error)}${error.message}${error}`;
    const found = text.match(/canary-[a-z-]+/g) ?? [];
    const shown = ["detail", "field-error", "code", "message"];
    // A note for developers is what this dialect is asked for.
    if (what.includes("webob")) shown.push("comment");
    const leaked = found.filter(
      (name) => Class.status >= 500 || !shown.includes(name.replace("canary-", "")),
    );
    looked += CANARIES.length;
    seen += leaked.length;
    if (found.length > leaked.length) told++;
    hold(leaked.length === 0 && !text.includes(import.meta.filename), `${what}: ${leaked}`);
  }
  // A search that finds nothing anywhere would hold of any answer.
  assert.ok(told > 1000, String(told));
  show(`${seen} of ${looked} canaries seen`);
});

/** What would do something if it came through as it is. */
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

/** The fields of an error that a text can be in. */
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

/** Whether a browser goes to the web for a link, and runs nothing. */
function safe(link) {
  const base = "https://app.example/";
  return !URL.canParse(link, base) || /^https?:$/.test(new URL(link, base).protocol);
}

/** Gives the tree of a page, line by line: elements with their attributes, comments, a doctype. */
function tree(page) {
  const outline = ({ nodeName, attrs = [], childNodes = [] }, depth) => {
    if (nodeName === "#text") return [];
    const told = attrs.map(({ name, value }) => {
      if (!["href", "src", "action"].includes(name)) return `${name}=${value}`;
      return `${name} to ${safe(value) ? "the web" : "a script"}`;
    });
    const children = childNodes.flatMap((child) => outline(child, depth + 1));
    return [`${" ".repeat(depth)}${[nodeName, ...told].join(" ")}`, ...children];
  };
  return outline(parse(page), 0).join("\n");
}

/** What is no link goes out as its text alone. */
const withoutLink = (outline) => outline.replace(/^ *a href to the web\n?/gm, "").trimEnd();

testHazard(
  9,
  "payloads in every field, as a browser's parser reads the page",
  async ({ hold, show }) => {
    let pages = 0;
    let added = 0;
    for (const [dialect, errors] of configured) {
      for (const [place, options] of Object.entries(PLACES)) {
        const page = async (text) => {
          const error = new httpexc.HTTPNotFound(options(text));
          const response = errors.toResponse(error, { headers: { accept: "text/html" } });
          if (!response.headers.get("content-type").startsWith("text/html")) return undefined;
          return response.text();
        };
        const harmless = await page("harmless");
        if (harmless === undefined) continue;
        const expected = tree(harmless);
        for (const payload of PAYLOADS) {
          for (const text of [payload, `a ${payload} b`, payload.repeat(3)]) {
            const found = tree(await page(text));
            pages++;
            const isSame =
              found === expected ||
              (place === "help, its link" && withoutLink(found) === withoutLink(expected));
            if (!isSame || found.includes("a script")) added++;
            hold(
              isSame && !found.includes("a script"),
              `${dialect}, ${place}: ${text}\n${found}\n${expected}`,
            );
          }
        }
      }
    }
    const redirects = ["javascript:alert(1)", "data:text/html,a", "vbscript:a", "ftp://a.example/"];
    for (const [dialect, errors] of configured) {
      for (const location of redirects) {
        const error = new httpexc.HTTPFound({ location, external: true });
        const response = errors.toResponse(error, { headers: { accept: "text/html" } });
        const text = await response.text();
        hold(
          !/<a[^>]*href="?(javascript|data|vbscript|ftp)/i.test(text),
          `${dialect}: ${location}`,
        );
      }
    }
    assert.ok(pages > 3000, String(pages));
    show(`${added} new nodes in ${pages} pages`);
  },
);
