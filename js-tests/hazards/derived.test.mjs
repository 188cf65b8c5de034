// Objects that inherit from an error, and proxies of one, as frameworks and loggers make them.

import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage } from "../unit/package-import.mjs";
import { createErrorBuilder } from "./random-errors.mjs";

const entries = await importPackage();
const { createErrors, folder } = entries;
const { toLog } = await import(`file://${folder}/node_modules/httpexc/dist/log.js`);

/** Steps from an object to another one that stands for it. */
const STEPS = [
  (object) => Object.create(object),
  (object) => new Proxy(object, {}),
  (object) =>
    new Proxy(object, { get: (target, name, receiver) => Reflect.get(target, name, receiver) }),
  (object) => Object.setPrototypeOf({}, object),
];

const readers = {
  status: (error) => error.status,
  headers: (error) => error.headers,
  message: (error) => error.message,
  detail: (error) => error.detail,
  toJSON: (error) => error.toJSON(),
  "JSON.stringify": (error) => JSON.parse(JSON.stringify(error)),
  toHeaders: (error) => error.toHeaders(),
  log: (error) => toLog(error, { stack: false }).detail,
};

testHazard(36, "each reads as its error", async ({ check }) => {
  const random = createRandomSource(7);
  const { pickBelow, pick } = random;
  const buildError = createErrorBuilder(entries, random);
  const errors = createErrors({ onError: null });
  const total = process.env.HAZARD_CALLS ? 5_000 : 500;
  for (let at = 0; at < total; at++) {
    const error = buildError(() => pick(["a", "Song", "caf\u00e9", "<b>"]));
    let object = STEPS[at % STEPS.length](error);
    for (let left = pickBelow(3); left > 0; left--) object = pick(STEPS)(object);
    const compare = async (what, read) => {
      let results;
      try {
        results = [JSON.stringify(await read(error)), JSON.stringify(await read(object))];
      } catch (failure) {
        results = ["", String(failure)];
      }
      check(results[0] === results[1], `${error.name}, ${what}: ${results.join(" and ")}`);
    };
    for (const [what, read] of Object.entries(readers)) await compare(what, read);
    await compare("createErrors", async (thrown) => {
      const response = await errors.respond(thrown);
      return [response.status, [...response.headers], await response.text()];
    });
  }
});

testHazard(36, "toJSON has what was put on the object, and never throws", ({ check }) => {
  const random = createRandomSource(11);
  const { pickBelow, pick } = random;
  const buildError = createErrorBuilder(entries, random);
  const values = ["put", 7, null, undefined, {}, [], true];
  for (let at = 0; at < 500; at++) {
    const error = buildError(() => "t");
    const object = Object.create(error, {
      message: { value: pick(values) },
      error: { value: pick(values) },
      statusCode: { value: pickBelow(2) ? 404 : pick(values) },
      [pick(["status", "expose", "toString", "constructor"])]: { value: pick(values) },
    });
    let json;
    try {
      json = object.toJSON();
    } catch (failure) {
      check(false, `${error.name}: ${failure}`);
      continue;
    }
    const isText = (value) => typeof value === "string" || typeof value === "number";
    const { expose } = error;
    check(!isText(object.error) || json.error === object.error, `${error.name}: error`);
    check(!isText(object.statusCode) || json.statusCode === object.statusCode, `${error.name}`);
    check(
      !isText(object.message) || json.message === (expose ? object.message : error.message),
      `${error.name}: ${json.message}, not ${object.message}`,
    );
  }
});
