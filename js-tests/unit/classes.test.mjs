// The classes: their names, their base classes, and the arguments of their constructors.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  importPackage,
  listBuildableClasses,
  REQUIRED_OPTIONS,
  SPECIALISED_OPTIONS,
} from "./package-import.mjs";

const entries = await importPackage();
const { httpexc, catalogue } = entries;

const FAMILIES = {
  2: ["HTTPOk"],
  3: ["HTTPRedirection"],
  4: ["HTTPClientError", "HTTPError"],
  5: ["HTTPServerError", "HTTPError"],
};

const BASES = ["HTTPException", "HTTPOk", "HTTPRedirection", "HTTPError"];
const STATUS_BASES = ["HTTPClientError", "HTTPServerError"];

const ALIASES = [
  ["HTTPRequestEntityTooLarge", "HTTPContentTooLarge"],
  ["HTTPPayloadTooLarge", "HTTPContentTooLarge"],
  ["HTTPUriTooLong", "HTTPURITooLong"],
  ["HTTPRequestURITooLarge", "HTTPURITooLong"],
  ["HTTPRequestURITooLong", "HTTPURITooLong"],
  ["HTTPRequestedRangeNotSatisfiable", "HTTPRangeNotSatisfiable"],
  ["HTTPRequestRangeNotSatisfiable", "HTTPRangeNotSatisfiable"],
  ["HTTPUnprocessableEntity", "HTTPUnprocessableContent"],
  ["HTTPBadRequestKeyError", "HTTPMissingKey"],
];

/** Returns the class name for a reason phrase. */
function createClassName({ phrase }) {
  if (phrase === "OK") return "HTTPOk";
  const words = phrase.replaceAll("'", "").split(/[ -]/);
  const name = words.map((word) => word[0].toUpperCase() + word.slice(1)).join("");
  return name.startsWith("HTTP") ? name : `HTTP${name}`;
}

/** Returns the names of the base classes of a class. */
function listAncestors(Class) {
  const above = Object.getPrototypeOf(Class);
  return above === Error ? ["Error"] : [above.name, ...listAncestors(above)];
}

for (const row of catalogue) {
  const { status, standing, className } = row;
  if (standing !== "registered" || status < 200) {
    test(`${status}, ${standing}, has no class`, () => {
      assert.equal(className, null);
      assert.equal(httpexc[createClassName(row)], undefined);
    });
    continue;
  }
  test(`${status} has the class ${className}`, () => {
    assert.equal(className, createClassName(row));
    const Class = httpexc[className];
    assert.equal(Class.name, className);
    assert.equal(Class.status, status);
    assert.equal(Class.title, row.phrase);
    const family = FAMILIES[Math.floor(status / 100)];
    const ancestors = [...family, "HTTPException", "Error"].filter((name) => name !== className);
    assert.deepEqual(listAncestors(Class), ancestors);
    const error = new Class(REQUIRED_OPTIONS[status] ?? {});
    assert.equal(error.status, status);
    assert.equal(error.statusCode, status);
    assert.equal(error.name, className);
    assert.equal(error.title, row.phrase);
    assert.equal(error.statusText, row.phrase);
    assert.equal(error.message, row.phrase);
    assert.equal(error.detail, undefined);
    assert.equal(error.expose, status < 500);
    for (const name of ancestors) {
      assert.ok(error instanceof (name === "Error" ? Error : httpexc[name]), name);
    }
  });
}

for (const [alias, name] of ALIASES) {
  test(`${alias} is ${name}`, () => {
    assert.equal(typeof httpexc[name], "function");
    assert.equal(httpexc[alias], httpexc[name]);
  });
}

test("the catalogue's aliases are exported with the prefix HTTP", () => {
  for (const { className, aliases } of catalogue) {
    for (const { name } of aliases) {
      const prefixed = name.startsWith("HTTP") ? name : `HTTP${name}`;
      assert.equal(httpexc[prefixed], httpexc[className], prefixed);
    }
  }
});

test("nothing else is exported", () => {
  const known = new Set([
    ...BASES,
    ...STATUS_BASES,
    ...Object.keys(SPECIALISED_OPTIONS),
    ...catalogue.map(({ className }) => className),
    ...ALIASES.map(([alias]) => alias),
    "Aborter",
    "abort",
    "assert",
    "basic",
    "bearer",
    "defineStatus",
    "isHTTPException",
    "redirect",
    "statusMap",
    "toResponse",
  ]);
  assert.deepEqual(
    Object.keys(httpexc).filter((name) => !known.has(name)),
    [],
  );
});

for (const [name, needed] of Object.entries(SPECIALISED_OPTIONS)) {
  test(`${name} is a special 400`, () => {
    const Class = httpexc[name];
    assert.deepEqual(listAncestors(Class), [
      "HTTPBadRequest",
      "HTTPClientError",
      "HTTPError",
      "HTTPException",
      "Error",
    ]);
    const error = new Class(needed);
    assert.equal(error.name, name);
    assert.equal(error.status, 400);
    for (const [option, value] of Object.entries(needed)) {
      assert.equal(error[option], value);
      assert.ok(error.detail.includes(value), error.detail);
      assert.equal(new Class("More.", needed).detail, `${error.detail} More.`);
      assert.equal(new Class({ ...needed, detail: "More." }).detail, `${error.detail} More.`);
      assert.equal(new Class(undefined, needed).detail, error.detail);
    }
  });
}

for (const [name, Class, status] of [
  ["HTTPClientError", httpexc.HTTPClientError, 400],
  ["HTTPServerError", httpexc.HTTPServerError, 500],
]) {
  test(`${name} by itself is a ${status}`, () => {
    assert.equal(new Class().status, status);
    assert.equal(new Class().name, name);
  });
}

for (const [what, build, status, title] of [
  ["a registered status", () => new httpexc.HTTPError(404), 404, "Not Found"],
  ["a known one without a class", () => new httpexc.HTTPError(522), 522, "Connection Timed Out"],
  ["an unknown one with a title", () => new httpexc.HTTPError(455, { title: "X" }), 455, "X"],
  ["the lowest", () => new httpexc.HTTPError(400), 400, "Bad Request"],
  ["the highest", () => new httpexc.HTTPError(599), 599, "Network Connect Timeout Error"],
  ["one with a duty", () => new httpexc.HTTPError(405, { allow: [] }), 405, "Method Not Allowed"],
]) {
  test(`HTTPError accepts ${what}`, () => {
    const error = build();
    assert.equal(error.status, status);
    assert.equal(error.title, title);
    assert.equal(error.name, "HTTPError");
    assert.equal(error instanceof httpexc.HTTPClientError, false);
  });
}

for (const [what, build, type, message] of [
  ["no status", () => new httpexc.HTTPError(), TypeError, /^Cannot build an HTTPError: status/],
  ["a text", () => new httpexc.HTTPError("404"), TypeError, /^Cannot build an HTTPError: status/],
  ["399", () => new httpexc.HTTPError(399), RangeError, /^Cannot build an HTTPError: status 399/],
  ["600", () => new httpexc.HTTPError(600), RangeError, /^Cannot build an HTTPError: status 600/],
  ["404.5", () => new httpexc.HTTPError(404.5), RangeError, /^Cannot build an HTTPError: status/],
  ["NaN", () => new httpexc.HTTPError(Number.NaN), RangeError, /^Cannot build an HTTPError/],
  ["Infinity", () => new httpexc.HTTPError(Infinity), RangeError, /^Cannot build an HTTPError/],
  ["404n", () => new httpexc.HTTPError(404n), TypeError, /^Cannot build an HTTPError/],
  ["a symbol", () => new httpexc.HTTPError(Symbol("4")), TypeError, /^Cannot build an HTTPError/],
  [
    "an unknown status without a title",
    () => new httpexc.HTTPError(455),
    TypeError,
    /^Cannot build a 455: title is missing$/,
  ],
  [
    "a status without its duty",
    () => new httpexc.HTTPError(401),
    TypeError,
    /^Cannot build a 401: challenges is missing$/,
  ],
  [
    "the option of another status",
    () => new httpexc.HTTPError(404, { allow: [] }),
    TypeError,
    /^Cannot build a 404: allow is not an option of it$/,
  ],
]) {
  test(`HTTPError refuses ${what}`, () => {
    assert.throws(build, (error) => error.constructor === type && message.test(error.message));
  });
}

for (const name of ["HTTPException", "HTTPRedirection"]) {
  test(`${name} cannot be built, as it has no status`, () => {
    assert.throws(() => new httpexc[name]("x"), {
      name: "TypeError",
      message: `Cannot build an ${name}: it has no status; use one of its classes`,
    });
  });
}

test("each class accepts a detail, options, or both", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    const code = "c1";
    const bare = new Class(needed);
    for (const [form, error, code] of [
      ["(detail, options)", new Class("d", needed), undefined],
      ["(detail, options) with more", new Class("d", { ...needed, code: "c1" }), "c1"],
      ["(options)", new Class({ ...needed, detail: "d" }), undefined],
      ["(undefined, options)", new Class(undefined, { ...needed, detail: "d" }), undefined],
      ["(detail, options) with none twice", new Class("d", { ...needed, detail: undefined })],
    ]) {
      assert.ok(error.detail.endsWith("d"), `${Class.name}${form}`);
      assert.equal(error.code, code, `${Class.name}${form}`);
      assert.equal(error.status, bare.status);
    }
    assert.equal(new Class(undefined, { ...needed, code }).code, code);
    if (Object.keys(needed).length === 0) {
      assert.equal(new Class().status, Class.status);
      assert.equal(new Class("d").detail, "d");
      assert.equal(new Class(undefined).detail, undefined);
      assert.equal(new Class("d", undefined).detail, "d");
    }
    assert.equal(new Class("", needed).detail?.trimEnd(), bare.detail ?? "");
  }
});

test("each class refuses a detail that is given twice", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    assert.throws(() => new Class("d", { ...needed, detail: "e" }), {
      name: "TypeError",
      message: `Cannot build a ${Class.status}: detail is given twice`,
    });
  }
});

test("each class refuses a first argument that is neither a string nor options", () => {
  for (const [Class, needed] of listBuildableClasses(entries)) {
    for (const first of [7, true, 7n, Symbol("d"), () => "d"]) {
      assert.throws(
        () => new Class(first, needed),
        (error) =>
          error instanceof TypeError &&
          error.message.startsWith(`Cannot build a ${Class.status}: `),
        `${Class.name}: ${String(first)}`,
      );
    }
  }
});

test("each class refuses a second argument that is no object", () => {
  for (const [Class] of listBuildableClasses(entries)) {
    for (const second of [null, 7, true, "e", Symbol("e"), () => ({})]) {
      assert.throws(
        () => new Class("d", second),
        (error) =>
          error instanceof TypeError &&
          error.message.startsWith(`Cannot build a ${Class.status}: `),
        `${Class.name}: ${String(second)}`,
      );
    }
  }
});

test("calling a class without new throws a TypeError", () => {
  assert.throws(() => httpexc.HTTPNotFound("d"), TypeError);
});
