// Reading damaged and hostile responses, and responses in every encoding.

import assert from "node:assert/strict";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage } from "../unit/package-import.mjs";
import { readSampleResponses } from "./sample-responses.mjs";
import { instances, traps } from "./wasm-watcher.mjs";

const { client, createErrors, dialects, httpexc } = await importPackage();
const { fromResponse, parseError } = client;
const SEEDS = readSampleResponses();
assert.ok(SEEDS.length > 1000, "the corpus is there");

/** The time limit for a call, in milliseconds. A busy machine may need a while. */
const PATIENCE = 5000;

/**
 * Damages bytes: changes, cuts or repeats some of them, or joins them with those of another body.
 */
function damage(bytes, other, { pickBelow, pick }) {
  const from = pickBelow(bytes.length + 1);
  const to = Math.min(bytes.length, from + pickBelow(40));
  const part = bytes.subarray(from, to);
  const join = (...parts) => Buffer.concat(parts);
  return pick([
    () => {
      const changed = Buffer.from(bytes);
      for (let at = 0; at < 1 + pickBelow(8) && changed.length > 0; at++)
        changed[pickBelow(changed.length)] = pickBelow(256);
      return changed;
    },
    () => bytes.subarray(0, from),
    () => bytes.subarray(from),
    () => join(bytes.subarray(0, to), part, part, part, bytes.subarray(to)),
    () => join(bytes.subarray(0, from), bytes.subarray(to)),
    () => join(bytes.subarray(0, from), other.subarray(pickBelow(other.length + 1))),
  ])();
}

/**
 * Creates a function that checks calls: a call ends in time and without a trap. Records the
 * longest.
 */
function createTimedCheck(check) {
  let longest = 0;
  const timedCheck = (what, run) => {
    const before = traps.count;
    const start = performance.now();
    try {
      const isRight = run();
      longest = Math.max(longest, performance.now() - start);
      check(isRight && traps.count === before && performance.now() - start < PATIENCE, what);
    } catch (error) {
      check(false, `${what}: ${error}`);
    }
  };
  return { timedCheck, findLongest: () => longest };
}

testHazard(1, "damaged responses are read in time", ({ check, setFigure }) => {
  const random = createRandomSource(1);
  const { timedCheck, findLongest } = createTimedCheck(check);
  for (let at = 0; at < 40_000; at++) {
    const [one, two] = [random.pick(SEEDS), random.pick(SEEDS)];
    const body = damage(Buffer.from(one.body), Buffer.from(two.body), random);
    // Every other time the type is that of another response.
    const { headers } = at % 2 ? one : two;
    const response = { status: one.status, headers, body };
    timedCheck(`${at}`, () => typeof parseError(response).dialect === "string");
  }
  assert.equal(instances.length, 1);
  setFigure(`damaged responses: no trap, the slowest took ${findLongest().toFixed()} ms`);
});

testHazard(1, "random Accept values, templates and headers do no harm", ({ check, setFigure }) => {
  const random = createRandomSource(2);
  const { timedCheck, findLongest } = createTimedCheck(check);
  const scraps = ["text", "*", "/", ";", "q=", "0.5", ",", '"', "\\", "${", "}", "$", "detail"];
  scraps.push("<", "&", "\r\n", "\0", "\ud800", "\u00e9", "=", " ", "retry-after", ":", "html");
  const text = () => random.makeSome(30, () => random.pick(scraps)).join("");
  for (let at = 0; at < 10_000; at++) {
    const accept = text();
    const error = new httpexc.HTTPNotFound("d");
    timedCheck(accept, () => error.toResponse({ headers: { accept } }).status === 404);
    const template = text();
    const errors = createErrors({ dialect: at % 2 ? dialects.problem : dialects.webob, template });
    const html = { headers: { accept: "text/html" } };
    timedCheck(template, () => errors.toResponse(error, html).status === 404);
    const headers = Array.from({ length: 5 }, () => [text(), text()]);
    timedCheck(String(headers), () => parseError({ status: 429, headers }).status === 429);
  }
  setFigure(`random texts: no trap, the slowest took ${findLongest().toFixed()} ms`);
});

const NAMES = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"];

/** The places for a member in a body: an extension, a field error, a tree of fields, details. */
const PLACES = [
  (part) => ({ detail: "d", ...part }),
  (part) => ({ detail: "d", errors: [{ field: "a", message: "m", ...part }] }),
  (part) => ({ code: 1, message: "m", errors: part }),
  (part) => ({ error: { message: "m", details: [part] } }),
];

/** Returns nested objects with one member name. No literal and no spread can have `__proto__`. */
function nestMembers(name, depth) {
  let value = { polluted: "yes", status: 200, _errors: [{ code: "c", message: "m" }] };
  for (let at = 0; at < depth; at++) value = Object.fromEntries([[name, value]]);
  return value;
}

/** Whether all objects of a value have the prototypes that JSON.parse gives them. */
function isPlain(value) {
  if (typeof value !== "object" || value === null) return true;
  const prototype = Object.getPrototypeOf(value);
  const isUsual = prototype === Object.prototype || prototype === Array.prototype;
  return isUsual && Reflect.ownKeys(value).every((name) => isPlain(value[name]));
}

testHazard(16, "odd member names change no prototype", async ({ check }) => {
  const before = Reflect.ownKeys(Object.prototype).length;
  const xml = (name, depth) =>
    `<error><message>m</message>${`<${name}>`.repeat(depth)}<polluted>yes</polluted>${`</${name}>`.repeat(depth)}</error>`;
  const types = ["application/json", "application/problem+json"];
  for (const name of NAMES) {
    for (const depth of [1, 2, 3]) {
      const bodies = PLACES.flatMap((place) =>
        types.map((type) => [type, JSON.stringify(place(nestMembers(name, depth)))]),
      );
      for (const [type, body] of [...bodies, ["application/xml", xml(name, depth)]]) {
        const headers = { "content-type": type };
        const report = parseError({ status: 400, headers, body });
        const error = await fromResponse(new Response(body, { status: 400, headers }));
        const members = Object.values(report).every(isPlain) && isPlain(report.extensions);
        const isItself =
          error instanceof httpexc.HTTPBadRequest &&
          error.constructor.prototype === Object.getPrototypeOf(error) &&
          typeof String(error) === "string" &&
          error.toResponse().status === 502;
        const isClean =
          {}.polluted === undefined && Reflect.ownKeys(Object.prototype).length === before;
        check(members && isItself && isClean, `${type}: ${body}`);
      }
    }
  }
});

const DOCTYPES = {
  "a billion laughs": `<!DOCTYPE e [<!ENTITY a "lol">${Array.from({ length: 30 }, (_, at) => `<!ENTITY b${at} "&${at ? `b${at - 1}` : "a"};&${at ? `b${at - 1}` : "a"};">`).join("")}]><error><message>&b29;</message></error>`,
  "quadratic entities": `<!DOCTYPE e [<!ENTITY a "${"lol".repeat(10_000)}">]><error><message>${"&a;".repeat(10_000)}</message></error>`,
  "a file": `<!DOCTYPE e [<!ENTITY a SYSTEM "file:///etc/passwd">]><error><message>&a;</message></error>`,
  "an address": `<!DOCTYPE e SYSTEM "http://127.0.0.1:1/e.dtd"><error><message>&a;</message></error>`,
  "a parameter entity": `<!DOCTYPE e [<!ENTITY % a SYSTEM "http://127.0.0.1:1/">%a;]><error><message>m</message></error>`,
  "an entity in an attribute": `<!DOCTYPE e [<!ENTITY a "lol">]><error message="&a;"/>`,
  XInclude: `<error xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="file:///etc/passwd"/></error>`,
};
const SIZED = {
  "attributes without end": `<error ${Array.from({ length: 1e5 }, (_, at) => `a${at}="lol"`).join(" ")}><message>m</message></error>`,
  "depth without end": "<error>".repeat(1e5),
  "elements without end": `<errors>${"<error>m</error>".repeat(5e4)}</errors>`,
  "references without end": `<error><message>${"&#x26;".repeat(1e5)}</message></error>`,
  "name spaces without end": `<error ${Array.from({ length: 3e4 }, (_, at) => `xmlns:n${at}="u"`).join(" ")}/>`,
};

testHazard(
  19,
  "entities are not expanded, and large documents are read in time",
  ({ check, setFigure }) => {
    const headers = { "content-type": "application/xml" };
    let longest = 0;
    let expansions = 0;
    for (const [what, body] of Object.entries({ ...DOCTYPES, ...SIZED })) {
      for (const text of [body, `<?xml version="1.0"?>\n${body}`, `\ufeff${body}`]) {
        let report;
        let took = Number.POSITIVE_INFINITY;
        // The shortest of three, which other work disturbed least.
        for (let times = 0; times < 3; times++) {
          const start = performance.now();
          report = JSON.stringify(parseError({ status: 400, headers, body: text }));
          took = Math.min(took, performance.now() - start);
        }
        longest = Math.max(longest, took);
        const isExpanded = what in DOCTYPES && /lol|root:|daemon/.test(report);
        if (isExpanded) expansions++;
        check(!isExpanded && report.length < 8 * text.length && took < PATIENCE, what);
      }
    }
    assert.equal(traps.count, 0);
    setFigure(`${expansions} expansions, the slowest took ${longest.toFixed()} ms`);
  },
);

const LATIN = (text) => Buffer.from(text, "latin1");
const UTF16 = (text) => Buffer.from(text, "utf16le");
const ENCODINGS = {
  "utf-8": (text) => Buffer.from(text),
  "utf-8 with a mark": (text) => Buffer.from(`\ufeff${text}`),
  "utf-16le": UTF16,
  "utf-16le with a mark": (text) => UTF16(`\ufeff${text}`),
  "utf-16be": (text) => UTF16(text).swap16(),
  "utf-16be with a mark": (text) => UTF16(`\ufeff${text}`).swap16(),
  latin1: LATIN,
  "utf-8 that was cut": (text) => Buffer.from(`${text}\u20ac`).subarray(0, -1),
  "bytes that are none": (text) => Buffer.concat([Buffer.from(text), Buffer.from([255, 254, 192])]),
  "half a unit": (text) => UTF16(text).subarray(0, -1),
  empty: () => Buffer.alloc(0),
};
const CHARSETS = [
  ...["", "; charset=utf-8", "; charset=UTF8", "; charset=iso-8859-1", "; charset=utf-16"],
  ...["; charset=utf-16le", '; charset="utf-16be"', "; charset=windows-1252", "; charset=koi8-r"],
  ...["; charset=", "; charset=utf-7", "; charset=\u00ff", "; charset=utf-8; charset=latin1", ";;"],
];
const CONTENTS = {
  "application/json": '{"message": "Zu sp\u00e4t"}',
  "application/problem+json": '{"status": 400, "detail": "Zu sp\u00e4t"}',
  "application/xml": "<error><message>Zu sp\u00e4t</message></error>",
  "text/html": "<!doctype html><title>400</title><p>Zu sp\u00e4t</p>",
  "text/plain": "Zu sp\u00e4t",
  "": "Zu sp\u00e4t",
};

/**
 * The pairs of encoding and charset that must be understood: the bytes or the type name the
 * encoding.
 */
const UNDERSTOOD_PAIRS = [
  ["utf-8", "; charset=utf-8"],
  ["utf-8", ""],
  ["utf-8 with a mark", ""],
  ["utf-8 with a mark", "; charset=iso-8859-1"],
  ["utf-16le with a mark", ""],
  ["utf-16be with a mark", ""],
  ["latin1", "; charset=iso-8859-1"],
  ["latin1", "; charset=windows-1252"],
];

testHazard(
  21,
  "every encoding with every charset and type is read",
  async ({ check, setFigure }) => {
    let understood = 0;
    for (const [encoding, encode] of Object.entries(ENCODINGS)) {
      for (const charset of CHARSETS) {
        for (const type of Object.keys(CONTENTS)) {
          for (const text of Object.values(CONTENTS)) {
            const what = `${encoding}, ${type}${charset}: ${text}`;
            const body = encode(text);
            const headers = type === "" ? {} : { "content-type": `${type}${charset}` };
            const isRight = UNDERSTOOD_PAIRS.some(
              ([one, two]) => one === encoding && two === charset,
            );
            try {
              const report = parseError({ status: 400, headers, body });
              const error = await fromResponse(new Response(body, { status: 400, headers }));
              const isSame = error.report.detail === report.detail;
              const isWellFormed = (report.detail ?? "").isWellFormed?.() ?? true;
              const isRead = !isRight || type === "" || report.detail?.includes("Zu sp\u00e4t");
              if (isRight && type !== "") understood++;
              check(isSame && isWellFormed && isRead && typeof report.raw !== "undefined", what);
            } catch (error) {
              check(false, `${what}: ${error}`);
            }
          }
        }
      }
    }
    setFigure(`0 throws, ${understood} understood to the letter`);
  },
);
