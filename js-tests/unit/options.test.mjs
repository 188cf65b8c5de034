// The options of errors: accepted and refused values, the messages of a refusal, and which class
// accepts, refuses or requires which option.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OPTIONS } from "../../pkg-template/scripts/options.mjs";
import { createErrorBuilder, formatValue } from "./error-builder.mjs";
import { NON_STRINGS, OPTIONS_TABLE } from "./options-table.mjs";
import { importPackage, listBuildableClasses } from "./package-import.mjs";

const entries = await importPackage();
const { httpexc } = entries;
const buildError = createErrorBuilder(entries);

for (const [option, status, right, wrong, why, end = ""] of OPTIONS_TABLE) {
  for (const value of right) {
    test(`a ${status} accepts ${option}: ${formatValue(value)}`, () => {
      const error = buildError(status, { [option]: value });
      assert.equal(error.status, status);
      const response = error.toResponse();
      assert.equal(response.status, status);
      // The plain response of a failed core has no Vary.
      assert.equal(response.headers.get("vary"), "Accept");
    });
  }
  for (const value of wrong) {
    test(`a ${status} refuses ${option}: ${formatValue(value)}`, () => {
      assert.throws(
        () => buildError(status, { [option]: value }),
        (error) => {
          assert.equal(error.constructor, TypeError);
          const begin = `Cannot build a ${status}: ${why}`;
          assert.ok(error.message.startsWith(begin), error.message);
          assert.ok(error.message.endsWith(end), error.message);
          return true;
        },
      );
    });
  }
}

test("the table has rows for every form that the value of an option can have", () => {
  const names = OPTIONS_TABLE.map(([option]) => option);
  const forms = OPTIONS.filter(({ option }) => names.includes(option)).map(({ form }) => form);
  assert.deepEqual(
    OPTIONS.filter(({ form }) => !forms.includes(form)).map(({ option }) => option),
    [],
  );
  // No row is about an option that is not there any more.
  assert.deepEqual(
    names.filter((name) => !OPTIONS.some(({ option }) => option === name)),
    [],
  );
});

test("every option may be undefined", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const options = {
      ...Object.fromEntries(OPTIONS.map(({ option }) => [option, undefined])),
      ...needed,
    };
    assert.equal(new Class(options).status, Class.status);
  }
});

test("every class accepts the common options", () => {
  const options = {
    detail: "d",
    title: "t",
    code: 7,
    type: "/t",
    instance: "/i",
    help: { href: "/h", text: "h" },
    errors: [{ path: "/a" }],
    comment: "c",
    headers: { a: "b" },
    extensions: { a: 1 },
    cause: 1,
    expose: true,
    stack: false,
  };
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const error = new Class({ ...needed, ...options });
    for (const name of ["title", "type", "instance", "help", "errors", "comment", "extensions"]) {
      assert.deepEqual(error[name], options[name], `${Class.name}: ${name}`);
    }
    assert.equal(error.code, "7");
    assert.equal(error.cause, 1);
    assert.equal(error.expose, true);
    assert.equal(error.headers.a, Class.status === 0 ? undefined : "b");
  }
});

test("the options of one status are refused by the others", () => {
  const statusesByOption = {
    allow: [405],
    upgrade: [426],
    location: [201, 202, 300, 301, 302, 303, 305, 307, 308],
    length: [416],
    unit: [416],
    accept: [415],
    acceptEncoding: [415],
    acceptPatch: [415],
    blockedBy: [451],
  };
  for (const [option, statuses] of Object.entries(statusesByOption)) {
    for (const [Class, needed] of listBuildableClasses(entries)) {
      if (statuses.includes(Class.status)) continue;
      assert.throws(() => new Class({ ...needed, [option]: option === "length" ? 1 : "a" }), {
        name: "TypeError",
        message: `Cannot build a ${Class.status}: ${option} is not an option of it`,
      });
    }
  }
});

test("every 4xx takes challenges, and no other status", () => {
  const challenges = { scheme: "Bearer", params: { error: "insufficient_scope" } };
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const make = () => new Class({ ...needed, challenges });
    if (Class.status < 400 || Class.status >= 500) {
      assert.throws(make, {
        name: "TypeError",
        message: `Cannot build a ${Class.status}: challenges is not an option of it`,
      });
      continue;
    }
    const name = Class.status === 407 ? "proxy-authenticate" : "www-authenticate";
    assert.equal(make().headers[name], 'Bearer error="insufficient_scope"', Class.name);
    assert.deepEqual(make().challenges, [challenges]);
    if (![401, 407].includes(Class.status)) {
      assert.equal(new Class(needed).headers["www-authenticate"], undefined);
      assert.deepEqual(new Class(needed).challenges, []);
      assert.throws(() => new Class({ ...needed, challenges: [] }), /challenges is empty/);
    }
  }
});

test("retryAfter is accepted by a 202 and from 300 on", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const make = () => new Class({ ...needed, retryAfter: 7 });
    if (Class.status === 202 || Class.status >= 300) {
      assert.equal(make().headers["retry-after"], "7", Class.name);
    } else {
      assert.throws(make, {
        name: "TypeError",
        message: `Cannot build a ${Class.status}: retryAfter is not an option of it`,
      });
    }
  }
});

for (const name of ["status", "name", "message", "toString", "constructor", "__proto__"]) {
  test(`an option called ${name} is unknown to every class`, () => {
    for (const [Class, needed] of listBuildableClasses(entries)) {
      assert.throws(() => new Class({ ...needed, [name]: "x" }), {
        name: "TypeError",
        message: `Cannot build a ${Class.status}: ${name} is not an option of it`,
      });
    }
  });
}

test("an inherited property is no option", () => {
  const options = Object.create({ detail: "d", typo: 1 });
  assert.equal(new httpexc.HTTPNotFound(options).detail, undefined);
});

test("a property added to Object.prototype is no option", () => {
  Object.defineProperty(Object.prototype, "polluted", {
    configurable: true,
    enumerable: true,
    value: 1,
  });
  try {
    const error = new httpexc.HTTPMethodNotAllowed("d", { allow: "GET" });
    assert.equal(error.toResponse().headers.get("allow"), "GET");
  } finally {
    delete Object.prototype.polluted;
  }
});

for (const [status, option] of [
  [301, "location"],
  [302, "location"],
  [303, "location"],
  [305, "location"],
  [307, "location"],
  [308, "location"],
  [401, "challenges"],
  [405, "allow"],
  [407, "challenges"],
  [426, "upgrade"],
]) {
  test(`a ${status} cannot be built without ${option}`, () => {
    const [Class] = listBuildableClasses(entries).find(([Class]) => Class.status === status);
    const message = `Cannot build a ${status}: ${option} is missing`;
    for (const make of [
      () => new Class(),
      () => new Class("d"),
      () => new Class({}),
      () => new Class("d", {}),
      () => new Class({ [option]: undefined }),
    ]) {
      assert.throws(make, { name: "TypeError", message });
    }
  });
}

for (const [name, option] of [
  ["HTTPInvalidHeader", "header"],
  ["HTTPMissingHeader", "header"],
  ["HTTPInvalidParam", "param"],
  ["HTTPMissingParam", "param"],
  ["HTTPMissingKey", "key"],
]) {
  test(`${name} cannot be built without ${option}`, () => {
    const Class = httpexc[name];
    for (const make of [
      () => new Class(),
      () => new Class("d"),
      () => new Class({}),
      () => new Class("d", {}),
      () => new Class({ [option]: undefined }),
    ]) {
      assert.throws(make, {
        name: "TypeError",
        message: `Cannot build a 400: ${option} is missing`,
      });
    }
    for (const value of NON_STRINGS) {
      assert.throws(() => new Class({ [option]: value }), {
        name: "TypeError",
        message: `Cannot build a 400: ${option} is not a string`,
      });
    }
    assert.throws(() => new Class({ [option]: "x", detial: "y" }), {
      message: "Cannot build a 400: detial is not an option of it. Did you mean detail?",
    });
  });
}
