// A handler for a list of statuses, classes and predicates.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { httpexc, createErrors } = await importPackage();
const { HTTPBadGateway, HTTPGone, HTTPNotFound, HTTPServiceUnavailable } = httpexc;

class PoolExhausted extends Error {}
class ReplicaLost extends Error {}
class ReplicaGone extends ReplicaLost {}
const configure = () => createErrors({ onError() {} });
const readStatus = async (errors, error) => (await errors.respond(error)).status;

test("a handler for a list handles what any target of the list matches", async () => {
  const errors = configure().on(
    [PoolExhausted, ReplicaLost, 410, (error) => error === "busy"],
    () => new HTTPServiceUnavailable(),
  );
  for (const error of [new PoolExhausted(), new ReplicaLost(), new ReplicaGone(), "busy"])
    assert.equal(await readStatus(errors, error), 503, String(error));
  assert.equal(await readStatus(errors, new HTTPGone()), 503);
  assert.equal(await readStatus(errors, new HTTPNotFound()), 404);
  assert.equal(await readStatus(errors, new RangeError()), 500);
});

test("a list of one is as that target alone", async () => {
  const errors = configure().on([ReplicaLost], () => new HTTPBadGateway());
  assert.equal(await readStatus(errors, new ReplicaGone()), 502);
  assert.equal(await readStatus(errors, new PoolExhausted()), 500);
});

test("the most specific target wins, in a list or alone, and among equals the latest", async () => {
  const errors = configure()
    .on(ReplicaGone, () => new HTTPGone())
    .on([Error, ReplicaLost], () => new HTTPBadGateway());
  assert.equal(await readStatus(errors, new ReplicaGone()), 410);
  assert.equal(await readStatus(errors, new PoolExhausted()), 502);
  errors.on([ReplicaGone, PoolExhausted], () => new HTTPServiceUnavailable());
  assert.equal(await readStatus(errors, new ReplicaGone()), 503);
  assert.equal(await readStatus(errors, new PoolExhausted()), 503);
});

test("a list that is changed later does not change the handler", async () => {
  const targets = [ReplicaLost];
  const errors = configure().on(targets, () => new HTTPBadGateway());
  targets[0] = PoolExhausted;
  assert.equal(await readStatus(errors, new ReplicaLost()), 502);
  assert.equal(await readStatus(errors, new PoolExhausted()), 500);
});

test("an empty list, and a list with something else, are refused and add no handler", async () => {
  const errors = configure();
  for (const targets of [[], ["HTTPGone"], [410, undefined], [[ReplicaLost]], [4.5], [null]]) {
    assert.throws(() => errors.on(targets, () => new HTTPGone()), {
      name: "TypeError",
      message: "Cannot add a handler: its target is not a status, a class or a predicate",
    });
  }
  assert.throws(() => errors.on([ReplicaLost], "gone"), /it is not a function/);
  assert.equal(await readStatus(errors, new ReplicaLost()), 500);
});
