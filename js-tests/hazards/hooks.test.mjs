// The functions `customize` and `onResponse`: what they give is written as what an error has itself, and what
// clients may not see stays hidden, whatever they do.

import assert from "node:assert/strict";
import { parse } from "parse5";
import { DIALECTS } from "../lib/dialects.mjs";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage, listBuildableClasses } from "../unit/package-import.mjs";
import { ACCEPTS, createErrorBuilder } from "./random-errors.mjs";

const entries = await importPackage();
const { createErrors, dialects, httpexc } = entries;
const CLASSES = listBuildableClasses(entries);

const createRequest = (accept, method = "GET") =>
  new Request("https://app.example/canary-path?q=canary-query", {
    method,
    headers: { accept, authorization: "canary-token" },
  });

/** Returns all that a client gets. */
async function formatResponse(response) {
  const { status, statusText, headers } = response;
  return JSON.stringify([status, statusText, [...headers], await response.text()]);
}

/** Parts of texts that a writer has to escape, or that end something. */
const PARTS = ["<b>", "&amp;", '"', "'", "\\", "${title}", "\ud800", "\u0000", "\u2028", "\r\n"];
PARTS.push("é", "😀", "]]>", "-->", "{{a}}", " ", "a", "/", "~", "%41", "#", "__proto__");

testHazard(9, "what customize gives is written as an error's own", async ({ check }) => {
  const random = createRandomSource(9);
  const buildError = createErrorBuilder(entries, random);
  const text = () => `w${random.makeSome(12, () => random.pick(PARTS)).join("")}`;
  for (let at = 0; at < 3_000; at++) {
    const dialect = dialects[random.pick(DIALECTS)];
    const error = buildError(text);
    const { expose } = error.options;
    const problem = JSON.parse(JSON.stringify(error));
    const [, needed] = CLASSES.find(([Class]) => Class === error.constructor);
    const bare = new error.constructor({ ...needed, expose });
    const request = createRequest(random.pick(ACCEPTS), random.pick(["GET", "HEAD"]));
    const plain = createErrors({ dialect, onError: null });
    const customizing = createErrors({ dialect, onError: null, customize: () => problem });
    const expected = await formatResponse(plain.toResponse(error, request));
    const actual = await formatResponse(customizing.toResponse(bare, request));
    check(actual === expected, `${dialect.name}: ${actual}\n${expected}`);
  }
});

/** Returns the elements and comments of a page. */
function formatTree(page) {
  const formatNode = ({ nodeName, attrs = [], childNodes = [] }) =>
    nodeName === "#text"
      ? ""
      : `(${[nodeName, ...attrs.map(({ name, value }) => `${name}=${value}`)]} ${childNodes.map(formatNode).join("")})`;
  return formatNode(parse(page));
}

testHazard(9, "no text of customize changes the tree of a page", async ({ check }) => {
  const payloads = [
    "<script>alert(1)</script>",
    "</p><p>",
    "</code><b>",
    "</title><svg onload=a()>",
    '" onload="a()',
    "<!--",
    "${detail}",
    "<![CDATA[<b>",
    "\0<b>",
  ];
  const names = ["explanation", "retrySentence", "codeLabel", "referenceLabel"];
  for (const dialect of [undefined, ...Object.values(dialects)]) {
    const render = (members) => {
      const errors = createErrors({
        dialect,
        onError: null,
        requestId: () => "8f2a",
        customize: (problem) => ({ ...problem, ...members }),
      });
      const error = new httpexc.HTTPServiceUnavailable({ retryAfter: 3, code: "busy" });
      return errors.toResponse(error, createRequest("text/html"));
    };
    if (!/^text\/html/.test(render({}).headers.get("content-type"))) continue;
    for (const name of names) {
      const renderTree = async (text) =>
        formatTree(await render({ pageTexts: { [name]: text } }).text());
      const expected = await renderTree("harmless");
      for (const payload of payloads) {
        const tree = await renderTree(payload);
        check(tree === expected, `${dialect?.name}, ${name}: ${payload}\n${tree}\n${expected}`);
      }
    }
    for (const payload of payloads) {
      const expected = formatTree(await render({}).text());
      const tree = formatTree(await render({ language: payload }).text());
      check(tree === expected, `${dialect?.name}, language: ${payload}`);
    }
  }
});

testHazard(
  11,
  "no function of a configuration shows what is hidden",
  async ({ check, setFigure }) => {
    let searched = 0;
    let seen = 0;
    let withPublicText = 0;
    let called = 0;
    const cause = new Error("canary-cause", { cause: new Error("canary-cause-of-cause") });
    const shown = ["canary-detail", "canary-field-error", "canary-code", "canary-message"];
    for (const [Class, needed] of CLASSES) {
      for (const name of DIALECTS) {
        for (const accept of ACCEPTS) {
          const problems = [];
          const errors = createErrors({
            dialect: dialects[name],
            onError: null,
            customize(problem, { request }) {
              problems.push(JSON.stringify(problem));
              assert.ok(request.url.includes("canary-path"));
              // What the function knows from elsewhere must not show more than the error itself does.
              const errors = [{ pointer: "#/canary-field-error", detail: "canary-message" }];
              return { ...problem, detail: "canary-detail", errors };
            },
            onResponse(error, context) {
              called++;
              const { status, request } = context;
              throw new Error(`canary-failure ${status} ${request.url} ${error.detail}`);
            },
          });
          const options = {
            detail: "canary-detail",
            errors: [
              { path: ["canary-field-error"], code: "canary-code", message: "canary-message" },
            ],
            comment: "canary-comment",
            cause,
          };
          const response = errors.toResponse(
            new Class({ ...needed, ...options }),
            createRequest(accept),
          );
          const sent = await formatResponse(response);
          // This dialect shows comments to clients.
          const visible = name === "webob" ? [...shown, "canary-comment"] : shown;
          const isHidden = (text) => Class.status >= 500 || !visible.includes(text);
          const found = `${sent}${problems}`.match(/canary-[a-z-]+/g) ?? [];
          const leaked = found.filter(isHidden);
          searched += 9;
          seen += leaked.length;
          if (found.length > leaked.length) withPublicText++;
          check(leaked.length === 0, `${Class.name}, ${name}, ${accept}: ${leaked}`);
        }
      }
    }
    // The search does find public text, and the function was called for each error.
    assert.ok(withPublicText > 1000 && called > 1000, `${withPublicText} ${called}`);
    setFigure(`${seen} of ${searched} canaries seen`);
  },
);

testHazard(11, "what customize throws or rejects with is not sent", async ({ check }) => {
  const fail = [
    () => {
      throw new Error("canary-thrown");
    },
    async () => {
      throw new Error("canary-thrown");
    },
    () => new Error("canary-thrown"),
    () => ({ title: new Error("canary-thrown"), detail: ["canary-thrown"] }),
    () => "canary-thrown",
  ];
  for (const [Class, needed] of CLASSES) {
    for (const customize of fail) {
      for (const accept of ACCEPTS) {
        const errors = createErrors({ onError: null, customize });
        const response = errors.toResponse(new Class(needed), createRequest(accept));
        check(response.status === Class.status, `${Class.name}: ${response.status}`);
        const sent = await formatResponse(response);
        check(!sent.includes("canary"), `${Class.name}: ${sent}`);
      }
    }
  }
});

testHazard(14, "Vary has Accept-Language if and only if a language is named", async ({ check }) => {
  for (const [Class, needed] of CLASSES) {
    for (const language of [undefined, "de"]) {
      const errors = createErrors({
        onError: null,
        customize: (problem) => ({ ...problem, language }),
      });
      for (const accept of ACCEPTS) {
        for (const method of ["GET", "HEAD"]) {
          const { headers } = errors.toResponse(new Class(needed), createRequest(accept, method));
          const what = `${Class.name}, ${language}, ${method} ${accept}`;
          const vary = headers.get("vary");
          const hasContent = headers.has("content-type");
          const isNamed = hasContent && language !== undefined;
          const expected = hasContent ? (isNamed ? /^Accept, Accept-Language$/ : /^Accept$/) : /^$/;
          check(expected.test(vary ?? ""), `${what}: Vary is ${vary}`);
          check(headers.get("content-language") === (isNamed ? "de" : null), what);
        }
      }
    }
  }
});
