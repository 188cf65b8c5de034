// Reading Accept: the time that it takes, and the choice of a media type, compared with negotiator,
// which most Node frameworks use.

import assert from "node:assert/strict";
import Negotiator from "negotiator";
import { measureFastest } from "../lib/fastest-time.mjs";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage } from "../unit/package-import.mjs";

const { httpexc } = await importPackage();

/**
 * The offered media types, in the order of preference. No wildcard chooses Markdown, so it is not among
 * them; tests/negotiate.rs compares it.
 */
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
const chooseType = (accept) =>
  error.toResponse({ headers: { accept } }).headers.get("content-type").split(";")[0];
const chooseByNegotiator = (accept) =>
  new Negotiator({ headers: { accept } }).mediaTypes(OFFERS)[0];

const TOKEN = "[!#$%&'*+\\-.^_`|~\\w]+";
const QUOTED = '"(?:[^"\\\\]|\\\\[\\s\\S])*"';
const PARAMETER = `[ \\t]*;[ \\t]*(?:${TOKEN}=(?:${TOKEN}|${QUOTED}))?`;
/** One element by RFC 9110, 12.5.1: a range, parameters, a weight, and the rest. */
const ELEMENT = new RegExp(
  `^(${TOKEN})/(${TOKEN})((?:${PARAMETER})*?)(?:[ \\t]*;[ \\t]*q=(${TOKEN}|${QUOTED}).*)?[ \\t]*$`,
  "is",
);
/**
 * A weight by RFC 9110, 12.4.2. More digits and a missing zero are accepted, as many clients send
 * them.
 */
const WEIGHT = /^(?:0?\.\d+|0\.?|1(?:\.0*)?)$/;

/** Splits a value at commas outside of quotes. */
const splitElements = (accept) => accept.match(/(?:[^,"]|"(?:[^"\\]|\\[\s\S])*(?:"|$))+/g) ?? [];

/** Parses an element, and returns undefined if it does not match the grammar. */
function parseElement(element) {
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

/**
 * The reviewed differences that a change of the value removes, each with its reason and the change.
 */
const REWRITINGS = {
  "not in the grammar": {
    why: "An element that does not match RFC 9110, 12.5.1, or whose weight is invalid, is ignored; negotiator reads some of them (a weight of 2, of -1 or NaN, spaces within a range). A weight counts in thousandths (12.4.2).",
    rewrite: (ranges) => ranges,
  },
  "a quote within quotes": {
    why: "A backslash escapes a quote (RFC 9110, 5.6.4); negotiator counts every quote, and loses the rest.",
    rewrite: (ranges) =>
      ranges.map((makeRange) => ({
        ...makeRange,
        parameters: makeRange.parameters.map(([name, value]) => [name, value.replace(/\\./gs, "")]),
      })),
  },
  "charset=utf-8": {
    why: "Responses are in UTF-8, so a range with charset=utf-8 matches; negotiator excludes a range with a parameter that is not offered.",
    rewrite: (ranges) =>
      ranges.map((makeRange) => ({
        ...makeRange,
        parameters: makeRange.parameters.filter((parameter) => !isUtf8(parameter)),
      })),
  },
  "a type of *, and a subtype": {
    why: "RFC 9110, 12.5.1 defines an asterisk in */* and type/* only; negotiator reads */xml as the subtype of any type.",
    rewrite: (ranges) => ranges.filter(({ type, subtype }) => type !== "*" || subtype === "*"),
  },
};

const formatRange = ({ type, subtype, parameters, q }) =>
  [`${type}/${subtype}`, ...parameters.map(([name, value]) => `${name}="${value}"`), `q=${q}`].join(
    ";",
  );

/** Returns how closely a range matches an offer, from 0 to 3, whatever its parameters are. */
function findCloseness(offer, makeRange) {
  const [type, subtype] = offer.split("/");
  if (makeRange.type === "*") return makeRange.subtype === "*" ? 1 : 0;
  if (makeRange.type !== type) return 0;
  return makeRange.subtype === "*" ? 2 : makeRange.subtype === subtype ? 3 : 0;
}

/** Returns the weight of an offer by the closest of some ranges, and whether that range names it. */
function weighByClosest(offer, ranges) {
  const closeness = (makeRange) => findCloseness(offer, makeRange);
  const closest = Math.max(0, ...ranges.map(closeness));
  const fitting = ranges.filter((makeRange) => closest > 0 && closeness(makeRange) === closest);
  return { q: Math.max(0, ...fitting.map(({ q }) => q)), isNamed: closest === 3, closest };
}

const hasParameters = ({ parameters }) => parameters.length > 0;

/** Returns the weight of an offer, which has no parameters. */
const weighOffer = (offer, ranges) =>
  weighByClosest(
    offer,
    ranges.filter((makeRange) => !hasParameters(makeRange)),
  );

/** Returns the offer that ranges with parameters choose if these are ignored, or undefined. */
function chooseWithoutParameters(ranges) {
  const narrowed = ranges.filter((makeRange) => hasParameters(makeRange) && makeRange.q > 0);
  const weigh = (offer) => {
    const weight = weighByClosest(offer, narrowed);
    // An offer that is excluded without parameters stays so.
    return weight.closest > weighOffer(offer, ranges).closest ? weight.q + weight.isNamed / 1e4 : 0;
  };
  const [best] = OFFERS.toSorted((a, b) => weigh(b) - weigh(a));
  return weigh(best) > 0 ? best : undefined;
}

/** The reviewed differences that remain. */
const OTHERS = {
  "equal weights": {
    why: "Among equal weights RFC 9110, 12.5.1 leaves the choice to the server: a named type comes before one that a wildcard matches, then the server's order counts; negotiator uses the order in the header, which has no meaning in the RFC.",
  },
  "parameters at last": {
    why: "If no range matches, RFC 9110, 12.4.1 allows any representation: one that a range with parameters names is closer to what the client accepts than the default; negotiator chooses none.",
  },
  "nothing fits": {
    why: "If no range matches, RFC 9110, 12.4.1 allows any representation instead of a 406, and an error must not become another error: +json and +xml get JSON and XML, all other ranges get the default.",
  },
};

/** Returns the type of an error's response if no range matches. */
function chooseFallback(ranges) {
  const findWeight = (suffix) =>
    Math.max(
      0,
      ...ranges
        .filter(({ subtype }) => subtype.endsWith(suffix) && subtype.length > suffix.length)
        .map(({ q }) => q),
    );
  const [json, xml] = [findWeight("+json"), findWeight("+xml")];
  if (json === 0 && xml === 0) return OFFERS[0];
  return json >= xml ? "application/json" : "application/xml";
}

/** Returns the name of the reviewed difference that explains a choice, or undefined. */
function classifyDifference(accept, chosen) {
  const all = splitElements(accept).map(parseElement).filter(Boolean);
  let ranges = all;
  for (const [name, { rewrite }] of Object.entries(REWRITINGS)) {
    ranges = rewrite(ranges);
    const rewritten = ranges.map(formatRange).join();
    if (ranges.length > 0 && chooseByNegotiator(rewritten) === chosen) return name;
  }
  const other = ranges.length > 0 ? chooseByNegotiator(ranges.map(formatRange).join()) : undefined;
  if (other === undefined) {
    const closest = chooseWithoutParameters(ranges);
    if (closest !== undefined) return closest === chosen ? "parameters at last" : undefined;
    return chooseFallback(all) === chosen ? "nothing fits" : undefined;
  }
  const [one, two] = [chosen, other].map((offer) => weighOffer(offer, ranges));
  const rank = (offer) => {
    const { q, isNamed } = weighOffer(offer, ranges);
    return q === one.q ? Number(isNamed) : -1;
  };
  // The package chooses the first of the named types, or the first of all.
  const first = OFFERS.toSorted((a, b) => rank(b) - rank(a))[0];
  return one.q === two.q && first === chosen ? "equal weights" : undefined;
}

const { pickBelow, pick, makeSome } = createRandomSource(24);
const USUAL_RANGES = [...OFFERS, "*/*", "text/*", "application/*"];
const TYPES = ["text", "application", "*", "image", "TEXT", "Application"];
const SUBTYPES = ["html", "json", "xml", "plain", "*", "problem+json", "problem+xml", "vnd.a+json"];
SUBTYPES.push("xhtml+xml", "HTML", "JSON", "vnd.b+xml", "png", "+json");
const WEIGHTS = ["0", "0.1", "0.5", "0.9", "1", "1.0", "0.000", "0.001", "0.9999", ".5", "1."];
const INVALID_WEIGHTS = ["2", "-1", "x", "", "1.5", "0,5", "1e-1", "0.5.5", "NaN", '"0.5"'];
const PARAMETERS = ["charset=utf-8", "charset=UTF-8", "charset=latin1", "level=1", 'a="b,c"', "a"];
PARAMETERS.push("v=b3", 'charset="utf-8"', 'a="b\\"c"', "");
const SPACES = ["", "", "", " ", "  ", "\t"];

function makeRange() {
  const parts = [pickBelow(3) ? pick(USUAL_RANGES) : `${pick(TYPES)}/${pick(SUBTYPES)}`];
  if (pickBelow(5) === 0) parts.push(pick(PARAMETERS));
  if (pickBelow(2) === 0)
    parts.push(`${pick(["q", "q", "q", "Q"])}=${pick(pickBelow(12) ? WEIGHTS : INVALID_WEIGHTS)}`);
  if (pickBelow(20) === 0) parts.push(pick(PARAMETERS));
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

/** Returns a random value. Four of five are well-formed, the others have an invalid element. */
function makeValue() {
  const list = [makeRange(), ...makeSome(5, makeRange)];
  if (pickBelow(5) === 0) list.splice(pickBelow(list.length), 0, pick(NOISE));
  return list.join(`${pick(SPACES)},${pick(SPACES)}`);
}

testHazard(24, "each difference from negotiator is a reviewed one", ({ check, setFigure }) => {
  const counts = new Map();
  let same = 0;
  // `make hazards` has more time than `make test`.
  const total = process.env.HAZARD_CALLS ? 100_000 : 20_000;
  for (let at = 0; at < total; at++) {
    const accept = makeValue();
    const chosen = chooseType(accept);
    const theirs = chooseByNegotiator(accept);
    if (chosen === theirs) {
      same++;
      check(true, accept);
      continue;
    }
    const name = classifyDifference(accept, chosen);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    check(name !== undefined, `${accept}: ${chosen}, and negotiator chooses ${theirs}`);
  }
  // Each reviewed difference occurs, so each reason is needed.
  const names = Object.keys({ ...REWRITINGS, ...OTHERS });
  for (const name of names) assert.ok(counts.get(name) > 0, name);
  const list = names.map((name) => `${name} ${counts.get(name)}`).join(", ");
  setFigure(
    `${same} the same, ${counts.get(undefined) ?? 0} differences without a reason (${list})`,
  );
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

/**
 * Returns the shortest time of four calls. It is short enough for other work not to interrupt all
 * of them.
 */
const measure = (call) =>
  measureFastest(() => {
    for (let round = 0; round < 4; round++) call();
  }, 60);

// Each value has more than 256 characters, so the package does not cache the choice.
testHazard(23, "twice the length takes about twice the time", ({ check, setFigure }) => {
  let worst = 0;
  for (const [name, shape] of Object.entries(SHAPES)) {
    const [short, long] = [4000, 8000].map((bytes) => shape.repeat(bytes / shape.length));
    let [one, two, ratio] = [Infinity, Infinity, Infinity];
    for (let tries = 0; tries < 40 && ratio > 2.2; tries++) {
      one = Math.min(
        one,
        measure(() => chooseType(short)),
      );
      two = Math.min(
        two,
        measure(() => chooseType(long)),
      );
      ratio = two / one;
    }
    worst = Math.max(worst, ratio);
    check(ratio <= 2.2, `${name}: twice as long takes ${ratio.toFixed(2)} times as long`);
  }
  setFigure(`at most ${worst.toFixed(1)} times as long for twice the length`);
});
