// Accept: how long it takes to read, and what is asked for, beside negotiator, which most frameworks
// of Node read it with.

import assert from "node:assert/strict";
import Negotiator from "negotiator";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { installed } from "../unit/installed.mjs";

const { httpexc } = await installed("hazards-accept");

/** What is offered, in the order of preference. */
const OFFERS = [
  "application/problem+json",
  "application/json",
  "text/html",
  "application/problem+xml",
  "application/xml",
  "text/xml",
  "text/plain",
];

const error = new httpexc.HTTPNotFound();
const essence = (type) => type.split(";")[0];
const ours = (accept) =>
  essence(error.toResponse({ headers: { accept } }).headers.get("content-type"));
const theirs = (accept) => new Negotiator({ headers: { accept } }).mediaTypes(OFFERS)[0];

const TOKEN = "[!#$%&'*+\\-.^_`|~\\w]+";
const QUOTED = '"(?:[^"\\\\]|\\\\[\\s\\S])*"';
const PARAMETER = `[ \\t]*;[ \\t]*(?:${TOKEN}=(?:${TOKEN}|${QUOTED}))?`;
/** One element as RFC 9110, 12.5.1 writes it down: a range, parameters, a weight, and what follows. */
const ELEMENT = new RegExp(
  `^(${TOKEN})/(${TOKEN})((?:${PARAMETER})*?)(?:[ \\t]*;[ \\t]*q=(${TOKEN}|${QUOTED}).*)?[ \\t]*$`,
  "is",
);
/** RFC 9110, 12.4.2, with more digits than it allows, and without the zero, as many send it. */
const WEIGHT = /^(?:0?\.\d+|0\.?|1(?:\.0*)?)$/;

/** Splits at commas outside of quotes. */
const elements = (accept) => accept.match(/(?:[^,"]|"(?:[^"\\]|\\[\s\S])*(?:"|$))+/g) ?? [];

/** Reads an element, or gives nothing where the grammar has no such thing. */
function read(element) {
  const found = ELEMENT.exec(element.replace(/^[ \t]+|[ \t]+$/g, ""));
  if (!found) return undefined;
  const [, type, subtype, before, weight = "1"] = found;
  const digits = weight.replace(/^"|"$/g, "");
  if (!WEIGHT.test(digits)) return undefined;
  // Thousandths are as fine as a weight can be.
  const q = Math.floor(Number(digits) * 1000 + 1e-6) / 1000;
  const pairs = before.matchAll(new RegExp(`(${TOKEN})=(${TOKEN}|${QUOTED})`, "g"));
  const parameters = [...pairs].map(([, name, value]) => [
    name.toLowerCase(),
    value.replace(/^"|"$/g, "").toLowerCase(),
  ]);
  return { type: type.toLowerCase(), subtype: subtype.toLowerCase(), q, parameters };
}

const isUtf8 = ([name, value]) => name === "charset" && /^utf-?8$/.test(value);

/** How each kind of difference is undone in the value, and why it is there. */
const REWRITINGS = {
  "not in the grammar": {
    why: "An element that RFC 9110, 12.5.1 has no reading for, or whose weight is none, is passed over; negotiator takes what it can of it (a weight of 2, of -1 or NaN, spaces within a range). A weight counts in thousandths (12.4.2).",
    rewrite: (ranges) => ranges,
  },
  "a quote within quotes": {
    why: "A backslash takes the meaning of a quote away (RFC 9110, 5.6.4); negotiator counts every quote, and loses what follows.",
    rewrite: (ranges) =>
      ranges.map((range) => ({
        ...range,
        parameters: range.parameters.map(([name, value]) => [name, value.replace(/\\./gs, "")]),
      })),
  },
  "charset=utf-8": {
    why: "The bytes that go out are UTF-8, so that a range with charset=utf-8 fits them; to negotiator any parameter that is not offered excludes.",
    rewrite: (ranges) =>
      ranges.map((range) => ({
        ...range,
        parameters: range.parameters.filter((parameter) => !isUtf8(parameter)),
      })),
  },
  "a type of *, and a subtype": {
    why: "RFC 9110, 12.5.1 gives an asterisk a meaning in */* and type/* alone; negotiator reads */xml as the subtype of any type.",
    rewrite: (ranges) => ranges.filter(({ type, subtype }) => type !== "*" || subtype === "*"),
  },
};

const written = ({ type, subtype, parameters, q }) =>
  [`${type}/${subtype}`, ...parameters.map(([name, value]) => `${name}="${value}"`), `q=${q}`].join(
    ";",
  );

/** Gives the weight of an offer by its closest range, and whether that names it. */
function weigh(offer, ranges) {
  const [type, subtype] = offer.split("/");
  const closeness = (range) => {
    if (range.parameters.length > 0) return 0;
    if (range.type === "*") return 1;
    if (range.type !== type) return 0;
    return range.subtype === "*" ? 2 : range.subtype === subtype ? 3 : 0;
  };
  const closest = Math.max(0, ...ranges.map(closeness));
  const fitting = ranges.filter((range) => closest > 0 && closeness(range) === closest);
  return { q: Math.max(0, ...fitting.map(({ q }) => q)), isNamed: closest === 3 };
}

/** The kinds of difference that no rewriting undoes. */
const OTHERS = {
  "equal weights": {
    why: "Among equal weights RFC 9110, 12.5.1 leaves the choice to the server: a type that is named comes before one that a wildcard lets in, then the server's order; negotiator goes by the order of the header, which the RFC gives no meaning.",
  },
  "nothing fits": {
    why: "Where nothing fits, RFC 9110, 12.4.1 allows any representation in place of a 406, and an error must not turn into another: +json and +xml are met with JSON and XML, all else with the default.",
  },
};

/** Gives what an error answers with where nothing fits. */
function otherwise(ranges) {
  const heaviest = (suffix) =>
    Math.max(
      0,
      ...ranges
        .filter(({ subtype }) => subtype.endsWith(suffix) && subtype.length > suffix.length)
        .map(({ q }) => q),
    );
  const [json, xml] = [heaviest("+json"), heaviest("+xml")];
  if (json === 0 && xml === 0) return OFFERS[0];
  return json >= xml ? "application/json" : "application/xml";
}

/** Gives the reviewed kind of a difference, or nothing where there is none that explains it. */
function kindOf(accept, chosen) {
  const all = elements(accept).map(read).filter(Boolean);
  let ranges = all;
  for (const [kind, { rewrite }] of Object.entries(REWRITINGS)) {
    ranges = rewrite(ranges);
    if (ranges.length > 0 && theirs(ranges.map(written).join()) === chosen) return kind;
  }
  const other = ranges.length > 0 ? theirs(ranges.map(written).join()) : undefined;
  if (other === undefined) return otherwise(all) === chosen ? "nothing fits" : undefined;
  const [one, two] = [chosen, other].map((offer) => weigh(offer, ranges));
  const rank = (offer) => {
    const { q, isNamed } = weigh(offer, ranges);
    return q === one.q ? Number(isNamed) : -1;
  };
  // Ours is the first of those that are named, or the first of all.
  const first = OFFERS.toSorted((a, b) => rank(b) - rank(a))[0];
  return one.q === two.q && first === chosen ? "equal weights" : undefined;
}

const { below, pick, some } = createRandomSource(24);
const USUAL = [...OFFERS, "*/*", "text/*", "application/*"];
const TYPES = ["text", "application", "*", "image", "TEXT", "Application"];
const SUBTYPES = ["html", "json", "xml", "plain", "*", "problem+json", "problem+xml", "vnd.a+json"];
SUBTYPES.push("xhtml+xml", "HTML", "JSON", "vnd.b+xml", "png", "+json");
const WEIGHTS = ["0", "0.1", "0.5", "0.9", "1", "1.0", "0.000", "0.001", "0.9999", ".5", "1."];
const NO_WEIGHTS = ["2", "-1", "x", "", "1.5", "0,5", "1e-1", "0.5.5", "NaN", '"0.5"'];
const PARAMETERS = ["charset=utf-8", "charset=UTF-8", "charset=latin1", "level=1", 'a="b,c"', "a"];
PARAMETERS.push("v=b3", 'charset="utf-8"', 'a="b\\"c"', "");
const SPACES = ["", "", "", " ", "  ", "\t"];

function range() {
  const parts = [below(3) ? pick(USUAL) : `${pick(TYPES)}/${pick(SUBTYPES)}`];
  if (below(5) === 0) parts.push(pick(PARAMETERS));
  if (below(2) === 0)
    parts.push(`${pick(["q", "q", "q", "Q"])}=${pick(below(12) ? WEIGHTS : NO_WEIGHTS)}`);
  if (below(20) === 0) parts.push(pick(PARAMETERS));
  return parts.join(`${pick(SPACES)};${pick(SPACES)}`);
}

const NOISE = [
  "",
  "text",
  "/",
  "text/",
  "/html",
  "text /html",
  "a/b/c",
  "*",
  ";q=1",
  '"',
  "\u00e9/a",
];

/** Gives a value: four of five are well-formed, the others have something odd. */
function value() {
  const list = [range(), ...some(5, range)];
  if (below(5) === 0) list.splice(below(list.length), 0, pick(NOISE));
  return list.join(`${pick(SPACES)},${pick(SPACES)}`);
}

testHazard(24, "beside negotiator, each difference by its reviewed kind", ({ hold, show }) => {
  const kinds = new Map();
  let same = 0;
  // As many as there is time for: `make hazards` has more of it than `make test`.
  const total = process.env.HAZARD_CALLS ? 100_000 : 20_000;
  for (let at = 0; at < total; at++) {
    const accept = value();
    const chosen = ours(accept);
    if (chosen === theirs(accept)) {
      same++;
      hold(true, accept);
      continue;
    }
    const kind = kindOf(accept, chosen);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    hold(kind !== undefined, `${accept}: ${chosen}, and negotiator gives ${theirs(accept)}`);
  }
  // Each kind is there, so that none of the reasons is about nothing.
  const known = Object.keys({ ...REWRITINGS, ...OTHERS });
  for (const kind of known) assert.ok(kinds.get(kind) > 0, kind);
  const told = known.map((kind) => `${kind} ${kinds.get(kind)}`).join(", ");
  show(`${same} the same, ${kinds.get(undefined) ?? 0} differences without a reason (${told})`);
});

const SHAPES = {
  ranges: "a/b,",
  parameters: ";a=b",
  quotes: '"',
  commas: ",",
  escapes: '\\"',
  weights: "*/*;q=0.1,",
  "a token": "a",
  suffixes: "a/b+json,",
  "quoted commas": 'a/b;c="d,",',
};

/** Gives the best of several times for a call, in milliseconds; each is short, so that some are whole. */
function best(call, times = 60) {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < times; at++) {
    const start = performance.now();
    for (let round = 0; round < 4; round++) call();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Each asks for the core anew, as a value of more than 256 characters is not kept. */
testHazard(23, "twice the length", ({ hold, show }) => {
  let worst = 0;
  for (const [name, shape] of Object.entries(SHAPES)) {
    const [short, long] = [4000, 8000].map((bytes) => shape.repeat(bytes / shape.length));
    // A busy machine makes measurements longer, and none shorter.
    let [one, two, ratio] = [Infinity, Infinity, Infinity];
    for (let tries = 0; tries < 40 && ratio > 2.2; tries++) {
      one = Math.min(
        one,
        best(() => ours(short)),
      );
      two = Math.min(
        two,
        best(() => ours(long)),
      );
      ratio = two / one;
    }
    worst = Math.max(worst, ratio);
    hold(ratio <= 2.2, `${name}: twice as long takes ${ratio.toFixed(2)} times as long`);
  }
  show(`at most ${worst.toFixed(1)} times as long for twice the length`);
});
