// What strangers send, read by the packed tarball: damaged, hostile, in every encoding.

import assert from "node:assert/strict";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { installed } from "../unit/installed.mjs";
import { answers } from "./sample-responses.mjs";
import { instances, traps } from "./wasm-watcher.mjs";

const { client, createErrors, httpexc } = await installed("hazards-reading");
const { fromResponse, parseError } = client;
const SEEDS = answers();
assert.ok(SEEDS.length > 1000, "the corpus is there");

/** More than this is a time-out, in milliseconds: a busy machine may take a while. */
const PATIENCE = 5000;

/** Does something to bytes: turns, cuts, doubles or swaps some of them. */
function damaged(bytes, other, { below, pick }) {
  const from = below(bytes.length + 1);
  const to = Math.min(bytes.length, from + below(40));
  const part = bytes.subarray(from, to);
  const joined = (...parts) => Buffer.concat(parts);
  return pick([
    () => {
      const changed = Buffer.from(bytes);
      for (let at = 0; at < 1 + below(8) && changed.length > 0; at++)
        changed[below(changed.length)] = below(256);
      return changed;
    },
    () => bytes.subarray(0, from),
    () => bytes.subarray(from),
    () => joined(bytes.subarray(0, to), part, part, part, bytes.subarray(to)),
    () => joined(bytes.subarray(0, from), bytes.subarray(to)),
    () => joined(bytes.subarray(0, from), other.subarray(below(other.length + 1))),
  ])();
}

/** Holds calls to giving something in time, without a trap; gives the longest in milliseconds. */
function inTime(hold) {
  let longest = 0;
  const call = (what, run) => {
    const before = traps.count;
    const start = performance.now();
    try {
      const good = run();
      longest = Math.max(longest, performance.now() - start);
      hold(good && traps.count === before && performance.now() - start < PATIENCE, what);
    } catch (error) {
      hold(false, `${what}: ${error}`);
    }
  };
  return { call, longest: () => longest };
}

testHazard(1, "damaged answers", ({ hold, show }) => {
  const random = createRandomSource(1);
  const timed = inTime(hold);
  for (let at = 0; at < 40_000; at++) {
    const [one, two] = [random.pick(SEEDS), random.pick(SEEDS)];
    const body = damaged(Buffer.from(one.body), Buffer.from(two.body), random);
    // The type of another answer, every other time.
    const { headers } = at % 2 ? one : two;
    const answer = { status: one.status, headers, body };
    timed.call(`${at}`, () => typeof parseError(answer).dialect === "string");
  }
  assert.equal(instances.length, 1);
  show(`damaged answers: no trap, the slowest took ${timed.longest().toFixed()} ms`);
});

testHazard(1, "random Accept values, templates and header fields", ({ hold, show }) => {
  const random = createRandomSource(2);
  const timed = inTime(hold);
  const scraps = ["text", "*", "/", ";", "q=", "0.5", ",", '"', "\\", "${", "}", "$", "detail"];
  scraps.push("<", "&", "\r\n", "\0", "\ud800", "\u00e9", "=", " ", "retry-after", ":", "html");
  const text = () => random.some(30, () => random.pick(scraps)).join("");
  for (let at = 0; at < 10_000; at++) {
    const accept = text();
    const error = new httpexc.HTTPNotFound("d");
    timed.call(accept, () => error.toResponse({ headers: { accept } }).status === 404);
    const template = text();
    const errors = createErrors({ dialect: at % 2 ? "problem" : "webob", template });
    const html = { headers: { accept: "text/html" } };
    timed.call(template, () => errors.toResponse(error, html).status === 404);
    const headers = Array.from({ length: 5 }, () => [text(), text()]);
    timed.call(String(headers), () => parseError({ status: 429, headers }).status === 429);
  }
  show(`random texts: no trap, the slowest took ${timed.longest().toFixed()} ms`);
});

const NAMES = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"];

/** Gives a body with a name at a depth: in an extension, an error's member, a tree of fields. */
const PLACES = [
  (part) => ({ detail: "d", ...part }),
  (part) => ({ detail: "d", errors: [{ field: "a", message: "m", ...part }] }),
  (part) => ({ code: 1, message: "m", errors: part }),
  (part) => ({ error: { message: "m", details: [part] } }),
];

/** Gives JSON with a name as a member, which no literal and no spread can have for `__proto__`. */
function nested(name, depth) {
  let value = { polluted: "yes", status: 200, _errors: [{ code: "c", message: "m" }] };
  for (let at = 0; at < depth; at++) value = Object.fromEntries([[name, value]]);
  return value;
}

/** Gives whether all objects of a value are as JSON.parse makes them. */
function isPlain(value) {
  if (typeof value !== "object" || value === null) return true;
  const prototype = Object.getPrototypeOf(value);
  const isUsual = prototype === Object.prototype || prototype === Array.prototype;
  return isUsual && Reflect.ownKeys(value).every((name) => isPlain(value[name]));
}

testHazard(16, "odd names at every depth, as JSON and as XML", async ({ hold }) => {
  const before = Reflect.ownKeys(Object.prototype).length;
  const xml = (name, depth) =>
    `<error><message>m</message>${`<${name}>`.repeat(depth)}<polluted>yes</polluted>${`</${name}>`.repeat(depth)}</error>`;
  const types = ["application/json", "application/problem+json"];
  for (const name of NAMES) {
    for (const depth of [1, 2, 3]) {
      const bodies = PLACES.flatMap((place) =>
        types.map((type) => [type, JSON.stringify(place(nested(name, depth)))]),
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
        hold(members && isItself && isClean, `${type}: ${body}`);
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

testHazard(19, "entities, and what is large", ({ hold, show }) => {
  const headers = { "content-type": "application/xml" };
  let longest = 0;
  let expansions = 0;
  for (const [what, body] of Object.entries({ ...DOCTYPES, ...SIZED })) {
    for (const text of [body, `<?xml version="1.0"?>\n${body}`, `\ufeff${body}`]) {
      let report;
      let took = Number.POSITIVE_INFINITY;
      // The best of three, which is the one that nothing else slowed down.
      for (let times = 0; times < 3; times++) {
        const start = performance.now();
        report = JSON.stringify(parseError({ status: 400, headers, body: text }));
        took = Math.min(took, performance.now() - start);
      }
      longest = Math.max(longest, took);
      const isExpanded = what in DOCTYPES && /lol|root:|daemon/.test(report);
      if (isExpanded) expansions++;
      hold(!isExpanded && report.length < 8 * text.length && took < PATIENCE, what);
    }
  }
  assert.equal(traps.count, 0);
  show(`${expansions} expansions, the slowest took ${longest.toFixed()} ms`);
});

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

/** What is right by itself: the bytes say or the type says what they are. */
const UNDERSTOOD = [
  ["utf-8", "; charset=utf-8"],
  ["utf-8", ""],
  ["utf-8 with a mark", ""],
  ["utf-8 with a mark", "; charset=iso-8859-1"],
  ["utf-16le with a mark", ""],
  ["utf-16be with a mark", ""],
  ["latin1", "; charset=iso-8859-1"],
  ["latin1", "; charset=windows-1252"],
];

testHazard(21, "every encoding under every charset and type", async ({ hold, show }) => {
  let understood = 0;
  for (const [encoding, encode] of Object.entries(ENCODINGS)) {
    for (const charset of CHARSETS) {
      for (const type of Object.keys(CONTENTS)) {
        for (const text of Object.values(CONTENTS)) {
          const what = `${encoding}, ${type}${charset}: ${text}`;
          const body = encode(text);
          const headers = type === "" ? {} : { "content-type": `${type}${charset}` };
          const isRight = UNDERSTOOD.some(([one, two]) => one === encoding && two === charset);
          try {
            const report = parseError({ status: 400, headers, body });
            const error = await fromResponse(new Response(body, { status: 400, headers }));
            const isSame = error.report.detail === report.detail;
            const isWellFormed = (report.detail ?? "").isWellFormed?.() ?? true;
            const isRead = !isRight || type === "" || report.detail?.includes("Zu sp\u00e4t");
            if (isRight && type !== "") understood++;
            hold(isSame && isWellFormed && isRead && typeof report.raw !== "undefined", what);
          } catch (error) {
            hold(false, `${what}: ${error}`);
          }
        }
      }
    }
  }
  show(`0 throws, ${understood} of them understood to the letter`);
});
