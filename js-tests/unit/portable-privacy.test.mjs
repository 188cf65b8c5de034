// What leaves by httpexc/portable has nothing private, and what is private is logged.

import assert from "node:assert/strict";
import { test } from "node:test";
import { testHazard } from "../lib/hazard-tally.mjs";
import { recordConsole, recordConsoleNow } from "../lib/record-console.mjs";
import { importPackage, listBuildableClasses } from "./package-import.mjs";
import { quietly } from "./portable-errors.mjs";

const entries = await importPackage();
const { httpexc, portable: entry, createErrors } = entries;
const { addDigest, portable, toPortable } = entry;

const CANARY = "canary-detail";

/** Errors that have a private text in every place, and what their class is. */
const PRIVATE = {
  detail: () => new httpexc.HTTPBadGateway(CANARY),
  cause: () => new httpexc.HTTPInternalServerError({ cause: new Error(CANARY, { cause: CANARY }) }),
  errors: () =>
    new httpexc.HTTPServiceUnavailable({ errors: [{ path: [CANARY], message: CANARY }] }),
  comment: () => new httpexc.HTTPNotFound({ comment: CANARY, cause: { secret: CANARY } }),
  hidden: () => new httpexc.HTTPNotFound(CANARY, { expose: false, stack: true }),
  own: () => Object.assign(new httpexc.HTTPNotFound(), { secret: CANARY, [CANARY]: 1 }),
  foreign: () =>
    Object.assign(new TypeError(CANARY), { status: 404, expose: true, digest: CANARY }),
  text: () => CANARY,
  override: () =>
    new (class extends httpexc.HTTPNotFound {
      toJSON() {
        throw new Error(CANARY);
      }
      toHeaders() {
        throw new Error(CANARY);
      }
    })(CANARY),
  stand: () => ({ toJSON: () => CANARY, message: CANARY, problem: CANARY }),
};

/** Every way in which an error leaves without a response. Each returns all that the other side sees. */
const WAYS_OUT = {
  toPortable: (error) => toPortable(error),
  digest: (error) => addDigest(error)?.digest,
  "a method": (error) => callPortable(error, "failAtOnce"),
  "a getter": (error) => callPortable(error, "getter"),
};

function callPortable(error, how) {
  class Service {
    failAtOnce() {
      throw error;
    }
    get getter() {
      throw error;
    }
  }
  try {
    const service = new (portable(Service))();
    return how === "getter" ? service.getter : service[how]();
  } catch (carrier) {
    // What workerd sends: own properties that are not symbols, the name and the message.
    const own = Object.getOwnPropertyNames(carrier ?? {}).map((name) => [name, carrier[name]]);
    return [carrier?.name, carrier?.message, own];
  }
}

testHazard(11, "data, digests and methods", async ({ check }) => {
  for (const [place, create] of Object.entries(PRIVATE)) {
    for (const [way, send] of Object.entries(WAYS_OUT)) {
      const error = create();
      // What is no error of the package stays the platform's, or the framework's.
      if (way !== "toPortable" && !httpexc.isHTTPException(error)) continue;
      const sent = quietly(() => send(error));
      check(
        !JSON.stringify(sent ?? null).includes(CANARY),
        `${place} by ${way}: ${JSON.stringify(sent)}`,
      );
    }
  }
  for (const [Class, needed] of listBuildableClasses(entries)) {
    if (Class.status < 500) continue;
    const cause = Object.assign(new Error(CANARY), { secret: CANARY });
    const create = () =>
      new Class({
        ...needed,
        detail: CANARY,
        cause,
        comment: CANARY,
        errors: [{ path: [CANARY] }],
      });
    for (const [way, send] of Object.entries(WAYS_OUT)) {
      const sent = JSON.stringify(quietly(() => send(create())) ?? null);
      check(!sent.includes(CANARY) && sent.includes(`${Class.status}`), `${Class.name} by ${way}`);
      check(!sent.includes(import.meta.filename), `${Class.name} by ${way}: a stack`);
    }
  }
});

test("an error of 500 and more is logged with all details, once, and no other", async () => {
  const failure = () => new httpexc.HTTPBadGateway(CANARY);
  for (const [way, send] of Object.entries(WAYS_OUT)) {
    if (way === "digest") continue;
    const lines = recordConsoleNow(() => send(failure()));
    assert.equal(lines.length, 1, way);
    assert.match(lines[0], new RegExp(`^HTTPBadGateway: ${CANARY}\n    at `));
    assert.deepEqual(
      recordConsoleNow(() => send(new httpexc.HTTPGone())),
      [],
      way,
    );
  }
  const lines = recordConsoleNow(() => toPortable(new TypeError(CANARY)));
  assert.match(lines.join(), new RegExp(`^TypeError: ${CANARY}`));
  const reported = [];
  const errors = createErrors({ onError: (error) => reported.push(error.cause ?? error) });
  const thrown = failure();
  const bug = new TypeError(CANARY);
  const ownLines = await recordConsole(async () => {
    toPortable(thrown, { errors });
    toPortable(bug, { errors });
    toPortable(new httpexc.HTTPGone(), { errors });
  });
  assert.deepEqual([reported, ownLines], [[thrown, bug], []]);
});
