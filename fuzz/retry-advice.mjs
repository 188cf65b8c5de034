// Compares the advice on retries of TypeScript with that of the crate: whether a failure is temporary,
// whether a method is idempotent, the delay that a response states, and the backoff.
// `node fuzz/retry-advice.mjs 10000000 1` compares ten million answers, with the seed 1.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { createRandomSource } from "../js-tests/lib/random-source.mjs";
import { importSources } from "./package-sources.mjs";

const root = join(import.meta.dirname, "..");

/** The questions that one process of the crate answers. */
const BATCH = 100_000;

const METHODS =
  "GET HEAD PUT DELETE OPTIONS TRACE QUERY PROPFIND REPORT SEARCH POST PATCH CONNECT get LINK".split(
    " ",
  );

/** Creates the function that makes a question: the values of its fields, undefined if unknown. */
function createQuestions({ pick, pickBelow }) {
  const makeFraction = () => pickBelow(2 ** 30) / 2 ** 30;
  const NUMBER_FORMS = [
    () => pickBelow(100),
    () => pickBelow(1000) / 8,
    () => 1e9 + pickBelow(2e9),
    () => 1.7e9 + makeFraction() * 1e8,
    () => 1.7e12 + pickBelow(1e9),
    () => makeFraction() * 10 ** (pickBelow(40) - 20),
    () => -pickBelow(100),
    () => 0,
    () => 1e9,
    () => 1e12,
    () => 1e300,
    () => Number.POSITIVE_INFINITY,
    () => Number.NEGATIVE_INFINITY,
    () => Number.NaN,
  ];
  const makeNumber = () => pick(NUMBER_FORMS)();
  const makeOptional = () => (pickBelow(4) === 0 ? undefined : makeNumber());
  const makeKnown = (number) => (Number.isNaN(number) ? undefined : number);
  const makeFlag = () => pick([undefined, true, false]);
  return () => ({
    policy: pick(["default", "discord"]),
    status: pick([0, 202, 403, 408, 425, 429, 500, 502, 503, 504, 507, pickBelow(1000)]),
    method: pick(METHODS),
    // What findStatedDelay returns is never NaN.
    delay: makeKnown(makeOptional()),
    isDelayExplicit: pickBelow(2) === 1,
    retryable: makeFlag(),
    retryAfter: makeOptional(),
    remaining: pickBelow(2) ? pick([0, 0, 1, -1]) : makeOptional(),
    reset: makeOptional(),
    now: pickBelow(2) ? 1_792_567_680.25 : makeNumber(),
    base: makeNumber(),
    cap: makeNumber(),
    retries: pick([0, 1, 2, 3, 10, 100, 999, 1000, 1001, pickBelow(2 ** 31)]),
    share: pickBelow(2) ? makeFraction() : makeNumber(),
  });
}

const formatField = (value) => (typeof value === "boolean" ? Number(value) : (value ?? ""));

/** The path of the example of the crate that answers. Building it takes a while the first time. */
function buildCrate(profile) {
  const flags = profile === "release" ? ["--release"] : [];
  execFileSync("cargo", ["build", "-q", "--locked", "--example", "retry_advice", ...flags], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, RUSTFLAGS: "" },
  });
  const { CARGO_TARGET_DIR = join(root, "target") } = process.env;
  return join(CARGO_TARGET_DIR, profile, "examples", "retry_advice");
}

/**
 * Creates the function that compares a number of answers and returns a finding, or undefined.
 *
 * @param profile the profile of cargo: "debug" is built sooner, and "release" answers sooner
 * @param replaced functions in place of those of the package
 */
export async function createComparison(seed, profile, replaced = {}) {
  const sources = await importSources(`export * from "./client/retry-policy.ts";`);
  const advice = { ...sources, ...replaced };
  const { computeBackoff, findStatedDelay, isIdempotent, isTemporaryFailure } = advice;
  const makeQuestion = createQuestions(createRandomSource(seed));
  const crate = buildCrate(profile);
  const answer = (question) => {
    const { policy, method, base, cap, retries, share, now } = question;
    const flags = [isTemporaryFailure(policy, question), isIdempotent(method)];
    const numbers = [findStatedDelay(question, now), computeBackoff(base, cap, retries, share)];
    return [...flags.map(Number), ...numbers];
  };
  const parseField = (text) => (text === "" ? undefined : Number(text.replace("inf", "Infinity")));
  return (count) => {
    const questions = Array.from({ length: count }, makeQuestion);
    const input = questions.map((question) => Object.values(question).map(formatField).join("\t"));
    const output = execFileSync(crate, {
      input: input.join("\n"),
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    const lines = output.split("\n");
    for (const [at, question] of questions.entries()) {
      const expected = (lines[at] ?? "").split("\t").map(parseField);
      const found = answer(question);
      const isRight = found.every((value, index) => value === expected[index]);
      if (!isRight) return `${found} and not ${expected} of ${input[at].replaceAll("\t", " | ")}`;
    }
    return undefined;
  };
}

if (process.argv[1] === import.meta.filename) {
  const [, , executions = "100000", seed = "1"] = process.argv;
  const compare = await createComparison(Number(seed), "release");
  const start = performance.now();
  for (let done = 0; done < Number(executions); done += BATCH) {
    const finding = compare(Math.min(BATCH, Number(executions) - done));
    if (finding !== undefined) {
      console.error(`retry_advice, seed ${seed}, after execution ${done}: ${finding}`);
      process.exit(1);
    }
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    `retry_advice, seed ${seed}: ${executions} executions without a finding, ${seconds} s`,
  );
}
