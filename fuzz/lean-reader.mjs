// Compares the reports of problem details that TypeScript reads with those of the core, and what bodies
// say of another try, or of an error in an ok response: `node fuzz/lean-reader.mjs 10000000 1` runs each of
// the three targets ten million times with the seed 1. It reads the core of the last `make pack`.

import { readSampleResponses } from "../js-tests/hazards/sample-responses.mjs";
import { createRandomSource } from "../js-tests/lib/random-source.mjs";
import { isSame, runTargets } from "./executions.mjs";
import { importSources } from "./package-sources.mjs";
import { createProblems } from "./problem-source.mjs";

/** 2026-10-21T07:28:00Z, the time of the responses in seconds since 1970. */
const NOW = 1_792_567_680.25;

const ENCODER = new TextEncoder();
const ODD_STARTS = ["\ufeff", " \n", "\u00a0", ")]}',\n", "\0", "data: "];

const formatHead = (headers) => headers.map(([name, value]) => `${name}: ${value}\n`).join("");

/** Returns the headers of a sample as pairs, with names in lower case. */
function listHeaders(headers) {
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers);
  return pairs.map(([name, value]) => [name.toLowerCase(), `${value}`]);
}

/** Imports what the targets compare. */
async function importReaders(replaced) {
  const { readWithoutCore, ...readers } = await importSources(`
    export { findBodyAdvice } from "./client/body-advice.ts";
    export { readHeaderAdvice } from "./client/header-advice.ts";
    export { readWithCore } from "./client/core-reader.ts";
    export { readWithoutCore } from "./client/lean-reader.ts";
    export { saysNothingOfError } from "./client/ok-body.ts";
  `);
  return { ...readers, readLean: readWithoutCore, ...replaced };
}

/** Creates the function that makes responses: problem details, often damaged, and samples. */
function createResponses(random, samples) {
  const { pick, pickBelow } = random;
  const { makeBody, makeHeaders } = createProblems(random);
  const damage = (text) => {
    if (pickBelow(12) > 0) return text;
    const at = pickBelow(text.length + 1);
    const piece = pick(['"', "{", "}", ",", "\\", "\\u00", "0", " ", "\u0001", "\ud800", "é", ":"]);
    return text.slice(0, at) + piece + text.slice(at + pickBelow(3));
  };
  const encode = (text) => {
    if (pickBelow(2) === 0) return text;
    const bytes = ENCODER.encode(text);
    // Now and then a byte is changed, which may be malformed.
    if (pickBelow(20) === 0 && bytes.length > 0) bytes[pickBelow(bytes.length)] = pickBelow(256);
    return bytes;
  };
  const makeProblem = () => ({
    status: pick([400, 401, 403, 404, 407, 409, 422, 429, 500, 503, 0, 304, 200, 599]),
    headers: makeHeaders(),
    body: (pickBelow(60) === 0 ? pick(ODD_STARTS) : "") + makeBody(),
  });
  const makeSample = () => {
    const { status, headers, body } = pick(samples);
    const pairs = listHeaders(headers);
    if (pickBelow(2) > 0) return { status, headers: pairs, body };
    const others = pairs.filter(([name]) => name !== "content-type");
    return { status, headers: [["content-type", "application/problem+json"], ...others], body };
  };
  return (sampleShare) => {
    const { status, headers, body } = pickBelow(sampleShare) === 0 ? makeSample() : makeProblem();
    const isCut = pickBelow(100) === 0;
    return { status, head: formatHead(headers), body: encode(damage(body)), isCut, now: NOW };
  };
}

function show({ status, head, body }) {
  const text = typeof body === "string" ? body : Buffer.from(body).toString("latin1");
  return JSON.stringify({ status, head, body: text, form: typeof body });
}

/**
 * Creates the function that compares the report of a response with that of the core, if there is one
 * without the core. It counts the responses that have one.
 */
export async function createReaderComparison(replaced = {}) {
  const { readLean, readWithCore } = await importReaders(replaced);
  const counts = { read: 0, all: 0 };
  const compare = (response) => {
    counts.all++;
    const report = readLean(response);
    if (report === undefined) return undefined;
    counts.read++;
    const { fields, isError, getRaw } = readWithCore(response, counts.all % 2 === 0);
    // Without the core, an ok response is an error only by its status, and so none.
    const isErrorStatus = response.status < 200 || response.status > 299;
    if (isError === isErrorStatus && isSame({ ...report }, fields) && isSame(report.raw, getRaw()))
      return undefined;
    const [found, expected] = [report, fields].map((value) => JSON.stringify(value));
    return `${found} and not ${expected} of ${show(response)}`;
  };
  return { compare, counts };
}

const RETRY_NAMES =
  "retry_after retryAfter retry-after retryable Retryable global backoff retryIn wait_seconds canRetry is_transient r_e_t_r_yable \\u0072etryable retry%41fter secondsToWait".split(
    " ",
  );

/** Creates the function that makes bodies in which another try may be the subject. */
function createAdviceBodies({ pick, pickBelow, makeSome }, makeResponse) {
  const makeValue = () =>
    pick(["5", "1.5", "true", "false", '"7"', '"1m30s"', "null", '"true"', "{}"]);
  const makeMember = () =>
    `"${pick(["title", "detail", "a", "code", ...RETRY_NAMES])}": ${makeValue()}`;
  const makeObject = () =>
    `{"title": "t", ${[makeMember(), ...makeSome(2, makeMember)].join(", ")}}`;
  return () => {
    const { head, ...response } = makeResponse(4);
    const inner = makeObject();
    const name = pick(RETRY_NAMES);
    const body = pick([
      () => response.body,
      () => inner,
      () => `{"error": ${inner}}`,
      () => `<!doctype html><html><body><p>${name} 5</p></body></html>`,
      () => `<html><pre>${inner}</pre></html>`,
      () => `<html><style>p {}</style>global retryable</html>\n${inner}`,
      () => `<error><${name}>5</${name}></error>`,
      () => `error=a&${name}=5`,
      () => `no ${name}: upstream error. retry_after 5`,
      () => `data: ${inner}\n\n`,
      () => JSON.stringify(inner),
    ])();
    const type = pick([
      "application/problem+json",
      "application/json",
      "text/html",
      "text/plain",
      "",
    ]);
    const wantsType = pickBelow(2) === 0;
    return { ...response, body, head: wantsType ? `content-type: ${type}\n` : head };
  };
}

/**
 * Creates the functions that make one execution each and return a finding, or undefined.
 *
 * @param replaced functions in place of those of the package
 */
export async function createTargets(seed, replaced = {}) {
  const random = createRandomSource(seed);
  const makeResponse = createResponses(random, readSampleResponses());
  const makeAdviceResponse = createAdviceBodies(random, makeResponse);
  const { compare, counts } = await createReaderComparison(replaced);
  const { findBodyAdvice, readHeaderAdvice, readWithCore, saysNothingOfError } =
    await importReaders(replaced);
  const compareOkBody = () => {
    const response = { ...makeResponse(2), status: 200 };
    if (!saysNothingOfError(response)) return undefined;
    return readWithCore(response, true).isError ? `An error: ${show(response)}` : undefined;
  };
  const compareAdvice = () => {
    const response = makeAdviceResponse();
    const { needsCore, retryable } = findBodyAdvice(response, response.head);
    if (needsCore) return undefined;
    const advice = readHeaderAdvice(response.head, NOW);
    const { fields } = readWithCore(response, true);
    const { remaining = null, reset = null, global = null } = fields.rateLimit ?? {};
    const found = [
      advice.retryAfter,
      advice.retryable ?? retryable,
      advice.remaining,
      advice.reset,
    ];
    const expected = [fields.retryAfter, fields.retryable, remaining, reset];
    const isRight = isSame(
      [...found.map((value) => value ?? null), advice.global],
      [...expected, global === true],
    );
    return isRight ? undefined : `${found} and not ${expected} of ${show(response)}`;
  };
  return {
    lean_reader: () => compare(makeResponse(8)),
    body_advice: compareAdvice,
    ok_body: compareOkBody,
    /** The responses so far, and those that were read without the core. */
    counts,
  };
}

if (process.argv[1] === import.meta.filename) {
  let counts;
  await runTargets(async (seed) => {
    const { counts: ofTargets, ...targets } = await createTargets(seed);
    counts = ofTargets;
    return targets;
  });
  const share = (100 * counts.read) / counts.all;
  console.log(`Read without the core: ${counts.read} of ${counts.all}, ${share.toFixed(1)} %`);
}
