// Compares what TypeScript and the core read in the headers that are about another try:
// `node fuzz/header-advice.mjs 10000000 1` runs each of the two targets ten million times with the seed 1.
// It reads the core of the last `make pack`.

import { createRandomSource } from "../js-tests/lib/random-source.mjs";
import { isSame, runTargets } from "./executions.mjs";
import { importSources } from "./package-sources.mjs";

/** 2026-10-21T07:28:00Z, the usual time of a response, in seconds since 1970. */
const NOW = 1_792_567_680;

const DAYS = ["Wed", "Wednesday", "wed", "Mon", "SUNDAY", "Wedn", "Fri"];
const MONTHS = ["Oct", "oct", "JAN", "Feb", "Mar", "December", "Dec", "Jun", "Octo"];
const ZONES =
  "GMT UTC UT Z Z z gmt +0000 -0000 +0200 -1100 +01 +01: +1:00 +24:00 +0060 GMT+0100 UTC-07:30 EST edt CST MDT PST AST CEST B +é".split(
    " ",
  );
const CLOCKS =
  "07:28:30 07:28:30 07:28:30 23:59:60 24:00:00 7:8:9 00:60:00 07:28 07:28:30:1 0012:3:4 1:02:03".split(
    " ",
  );
const UNITS =
  "s s ms m h d us ns \u00b5s \u03bcs S MS min mins Minutes minute sec secs second seconds hr hrs hour HOURS day days msec millisecond milliseconds month \u017f \u212a \u039cs".split(
    " ",
  );
const GAPS = ["", "", "", " ", "  ", "\t", "\u00a0", ", ", "\v"];
const NOISE = [
  "",
  " ",
  "\t",
  ",",
  ";",
  '"',
  "\\",
  "=",
  "-",
  "+",
  ".",
  "e",
  "E5",
  "0",
  "soon",
  "\u00a0",
  "é",
  "(",
  "x",
];

/** Creates what makes values of headers. */
function createValues({ pick, pickBelow, makeSome }) {
  const makeDigits = (most) => `${pickBelow(10 ** (1 + pickBelow(most)))}`;
  const pad = (number, length) => `${number}`.padStart(length, "0");
  const NUMBER_FORMS = [
    () => makeDigits(3),
    () => makeDigits(9),
    () => `${NOW + pickBelow(200) - 100}`,
    () => `${NOW + pickBelow(200) - 100}.${makeDigits(6)}`,
    () => `${NOW * 1000 + pickBelow(200_000)}`,
    () => `${makeDigits(4)}.${makeDigits(9)}`,
    () => `.${makeDigits(4)}`,
    () => `${makeDigits(5)}.`,
    () => makeDigits(9) + makeDigits(9) + makeDigits(9),
    () => `0.${"0".repeat(pickBelow(30))}${makeDigits(9)}${makeDigits(9)}`,
    () => `${makeDigits(3)}${pick(["e", "E"])}${pick(["", "+", "-", "++", "+-"])}${makeDigits(4)}`,
    () => `${pick(["-", "+", "--", "00"])}${makeDigits(4)}`,
    () => "0".repeat(pickBelow(40)) + makeDigits(5),
  ];
  const makeNumber = () => pick(NUMBER_FORMS)();
  const YEAR_FORMS = [
    () => "2026",
    () => pad(pickBelow(100), 2),
    () => makeDigits(4),
    () => pad(pickBelow(10_000), 4),
  ];
  const makeYear = () => pick(YEAR_FORMS)();
  const DAY_FORMS = [() => pad(pickBelow(40), 2), () => `${pickBelow(33)}`];
  const makeDay = () => pick(DAY_FORMS)();
  const DATE_FORMS = [
    () => [`${pick(DAYS)},`, makeDay(), pick(MONTHS), makeYear(), pick(CLOCKS), pick(ZONES)],
    () => [
      `${pick(DAYS)},`,
      [makeDay(), pick(MONTHS), makeYear()].join("-"),
      pick(CLOCKS),
      pick(ZONES),
    ],
    () => [pick(DAYS), pick(MONTHS), makeDay(), pick(CLOCKS), makeYear()],
    () => [
      pick(DAYS),
      pick(MONTHS),
      makeDay(),
      makeYear(),
      pick(CLOCKS),
      pick(ZONES),
      "(Some Time)",
    ],
    () => [makeDay(), pick(MONTHS), makeYear(), pick(CLOCKS)],
  ];
  const makeDate = () => {
    const words = pick(DATE_FORMS)();
    if (pickBelow(8) === 0) words.splice(pickBelow(words.length), pickBelow(2), pick(NOISE));
    return words.join(pick([" ", " ", " ", "  ", ","]));
  };
  const makeExactDate = () => new Date((NOW + pickBelow(20_000) - 1000) * 1000).toUTCString();
  const makeTimestamp = () =>
    `${pickBelow(2) ? "2026" : makeYear()}-${pad(pickBelow(14), 2)}-${pad(pickBelow(33), 2)}${pick(["T", "t", " ", "x"])}${pick(CLOCKS)}${pick(["", ".5", ".123456789", "5", "."])}${pick(["", " "])}${pick(ZONES)}`;
  const makeUnits = (units) =>
    makeSome(3, () =>
      [pickBelow(2) ? makeDigits(3) : makeNumber(), pick(units), ""].join(pick(GAPS)),
    ).join("");
  const makeDuration = () => makeUnits(pickBelow(20) ? UNITS : ["", ...NOISE]);
  /** A duration in the form of ISO 8601. */
  const makePeriod = () =>
    [
      pick(["P", "P", "P", "p", "PP", ""]),
      pick(["", "", `${pick([makeDigits(2), makeNumber()])}${pick(["D", "D", "d", "M", "W"])}`]),
      pick(["T", "T", "T", "t", "", "TT"]),
      pickBelow(4) ? makeUnits(["H", "M", "S"]) : makeUnits(UNITS),
    ].join("");
  const DELAY_FORMS = [
    makeNumber,
    makeNumber,
    makeDate,
    makeExactDate,
    makeTimestamp,
    makeDuration,
    makePeriod,
    () => pick(NOISE),
  ];
  const makeDelay = () => pick(DELAY_FORMS)();
  const makeDelays = () => {
    const delays = [makeDelay()];
    if (pickBelow(10) === 0) delays.push(...makeSome(2, makeDelay));
    const list = delays
      .map((delay) => (pickBelow(12) === 0 ? `"${delay}"` : delay))
      .join(pick([",", ", ", " , "]));
    return damage(list);
  };
  /** Changes, removes or adds a piece of a text now and then. */
  const damage = (text) => {
    if (pickBelow(6) > 0) return text;
    const at = pickBelow(text.length + 1);
    return text.slice(0, at) + pick(NOISE) + text.slice(at + pickBelow(3));
  };
  return { makeNumber, makeDelay, makeDelays, makeExactDate, makeDate, damage };
}

const RETRY_NAMES = [
  "retry-after",
  "retry-after",
  "retry-after-ms",
  "x-retry-after",
  "x-ratelimit-retry-after",
  "retry-after-seconds",
  "x-ms-retry-after-ms",
  "retry-after-milliseconds",
  "xretry-after",
  "retry-afters",
];
const WORD_NAMES = [
  "x-should-retry",
  "should-retry",
  "retryable",
  "x-amzn-retryable",
  "retryables",
];
const WORDS =
  "true false TRUE False yes no 1 0 on off ON nO maybe 2 00 \u00a0no true,false false\t,yes ,0, yes;no".split(
    " ",
  );

const STARTS = ["", "x-", "x-app-", "anthropic-", "limit-", "x-limit-remaining-"];
const LIMITS = ["ratelimit", "rate-limit", "limit", "ratelimits", "quota"];
const PARTS = ["limit", "remaining", "reset", "reset-after", "global", "scope", "resets", "policy"];
const COUNTED = ["requests", "tokens", "input-tokens", "minute", "day", "limit", "reset", ""];

const LEFT = ["0", "0", "0", "1", "7", "-1", "0, 5", "5, 0", "0;w=60"];
const PARAMETERS = ["r", "t", "q", "w", "limit", "remaining", "reset", "xr"];
const SPACES = ["", " "];

/** Creates what makes the headers of rate limits. */
function createQuotaHeaders(
  { pick, pickBelow, makeSome },
  { makeNumber, makeDelays, makeDelay, damage },
) {
  const join = (...words) => words.filter((word) => word !== "").join("-");
  const NAME_FORMS = [
    () => `${pick(STARTS)}${join(pick(LIMITS), pick(PARTS))}`,
    () => `${pick(STARTS)}${join(pick(LIMITS), pick(COUNTED), pick(PARTS))}`,
    () => `${pick(STARTS)}${join(pick(LIMITS), pick(PARTS), pick(COUNTED))}`,
    () => `${pick(STARTS)}${join(pick(LIMITS), pick(COUNTED), pick(PARTS), pick(COUNTED))}`,
    () => join(pick(PARTS), pick(COUNTED), pick(PARTS)),
  ];
  const makeName = () => pick(NAME_FORMS)();
  const makeLeft = () => (pickBelow(10) === 0 ? makeNumber() : pick(LEFT));
  const makeValue = (name) => {
    if (/global/.test(name)) return pick(WORDS);
    if (/reset/.test(name)) return makeDelays();
    return /remaining/.test(name)
      ? damage(makeLeft())
      : damage(pickBelow(3) === 0 ? makeNumber() : pick(["100", "100, 100;w=60"]));
  };
  const PARAMETER_VALUES = [makeLeft, makeNumber, makeDelay, () => '"a;b"'];
  const makeParameter = () =>
    `${pick(PARAMETERS)}${pick(SPACES)}=${pick(SPACES)}${pick(PARAMETER_VALUES)()}`;
  const makeMember = () =>
    [pick(['"day"', '"a,b"', '"a\\"b"', '"hour"', "day", ""]), ...makeSome(3, makeParameter)]
      .filter((part) => part !== "" || pickBelow(2) === 0)
      .join(pick([";", "; ", ",", ", "]));
  const makeDraft = () => [
    pick(["ratelimit", "ratelimit", "ratelimit-policy"]),
    damage([makeMember(), ...makeSome(2, makeMember)].join(pick([",", ", "]))),
  ];
  return () => {
    const headers = makeSome(5, () => {
      const name = makeName();
      return [name, makeValue(name)];
    });
    if (pickBelow(3) === 0) headers.push(makeDraft());
    if (pickBelow(6) === 0) headers.push(makeDraft());
    // A quota with all of its parts, as an API sends it.
    if (pickBelow(2) === 0) {
      const start = `${pick(STARTS)}${pick(LIMITS)}`;
      const counted = pick(COUNTED);
      for (const part of ["limit", "remaining", "reset"]) {
        const name = pickBelow(2) ? join(start, counted, part) : join(start, part, counted);
        headers.push([name, makeValue(name)]);
      }
    }
    return headers;
  };
}

/**
 * Creates the functions that make one execution each and return a finding, or undefined.
 *
 * @param replaced functions in place of those of the package
 */
export async function createTargets(seed, replaced = {}) {
  const sources = await importSources(`
    export { readHeaderAdvice } from "./client/header-advice.ts";
    export { readSimpleAdvice } from "./client/simple-advice.ts";
    export { readWithCore } from "./client/core-reader.ts";
  `);
  const { readHeaderAdvice, readSimpleAdvice, readWithCore } = { ...sources, ...replaced };
  const random = createRandomSource(seed);
  const { pick, pickBelow, makeSome } = random;
  const values = createValues(random);
  const makeQuotaHeaders = createQuotaHeaders(random, values);
  const makeRetryHeaders = () => {
    const headers = [[pick(RETRY_NAMES), values.makeDelays()]];
    if (pickBelow(6) === 0) headers.push([pick(RETRY_NAMES), values.makeDelays()]);
    if (pickBelow(6) === 0) headers.push([pick(WORD_NAMES), pick([...WORDS, " true ", ""])]);
    if (pickBelow(12) === 0) headers.push([pick(WORD_NAMES), pick(WORDS)]);
    return headers;
  };
  const addOthers = (headers) => {
    if (pickBelow(4) === 0) headers.push(["date", pick([values.makeExactDate, values.makeDate])()]);
    if (pickBelow(400) === 0) headers.push(...makeSome(300, () => ["x-other", "1"]));
    if (pickBelow(2) === 0) headers.reverse();
    return headers;
  };
  const compare = (headers) => {
    const head = headers.map(([name, value]) => `${name}: ${value}\n`).join("");
    const now = pick([NOW, NOW, NOW, NOW + 0.123_456_7, 0, 1e9, 4e9, Number.NaN]);
    const { fields } = readWithCore({ status: 429, head, body: "", now }, false);
    const { retryAfter, retryable, rateLimit } = fields;
    const expected = {
      retryAfter: retryAfter ?? undefined,
      remaining: rateLimit?.remaining ?? undefined,
      reset: rateLimit?.reset ?? undefined,
      global: rateLimit?.global === true,
      retryable: retryable ?? undefined,
    };
    const { isComplete, retryAfter: seconds } = readSimpleAdvice(head);
    const nothing = { remaining: undefined, reset: undefined, global: false, retryable: undefined };
    // What is read without the rest of the code says all, or says that it does not.
    const found = [
      readHeaderAdvice(head, now),
      ...(isComplete ? [{ retryAfter: seconds, ...nothing }] : []),
    ];
    const advice = found.find((one) => !isSame(one, expected));
    if (advice === undefined) return undefined;
    const show = (value) => JSON.stringify(value);
    return `${show(advice)} and not ${show(expected)} of ${show(head)} at ${now}`;
  };
  return {
    retry_after: () => compare(addOthers(makeRetryHeaders())),
    rate_limit: () => compare(addOthers(makeQuotaHeaders())),
  };
}

if (process.argv[1] === import.meta.filename) await runTargets(createTargets);
