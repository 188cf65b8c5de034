// The field errors and the further members that clients get from the errors of validators: of all forms, and
// of values that are hostile.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import Ajv from "ajv";
import { type } from "arktype";
import { HTTPError } from "h3";
import * as v from "valibot";
import { z } from "zod";
import { importPackage } from "./package-import.mjs";

const { folder } = await importPackage();
const { errorHandler } = await import(
  pathToFileURL(`${folder}/node_modules/httpexc/dist/h3.js`).href
);
const handle = errorHandler({ onError() {} });

/** Returns the problem for an error of h3 with some data. */
async function respond(data, status = 409) {
  const error = new HTTPError({ status, message: "A text." });
  Object.defineProperty(error, "data", { value: data });
  const event = { req: new Request("http://localhost/"), res: { errHeaders: new Headers() } };
  const response = await handle(error, event);
  assert.equal(response.status, status);
  const { type: _type, title: _title, status: _status, detail, ...members } = await response.json();
  assert.equal(detail, "A text.");
  return members;
}

/** Returns the field errors that are found in a list or a map of issues. */
async function readErrors(errors) {
  return (await respond({ errors })).errors ?? [];
}

const readPointers = async (errors) => (await readErrors(errors)).map(({ pointer }) => pointer);

const AJV_CASES = {
  required: [{ required: ["title"] }, {}, "#/title"],
  "required, nested": [
    { properties: { a: { items: { required: ["b/c"] } } } },
    { a: [{ "b/c": 1 }, {}] },
    "#/a/1/b~1c",
  ],
  additionalProperties: [{ additionalProperties: false }, { é: 1 }, "#/%C3%A9"],
  "additionalProperties, nested": [
    { properties: { a: { additionalProperties: false } } },
    { a: { "x y": 1 } },
    "#/a/x%20y",
  ],
  dependentRequired: [{ dependencies: { a: ["b"] } }, { a: 1 }, "#/b"],
  propertyNames: [{ propertyNames: { maxLength: 1 } }, { long: 1 }, "#/long"],
  "type, nested": [{ properties: { a: { items: { type: "string" } } } }, { a: ["b", 7] }, "#/a/1"],
  enum: [{ properties: { a: { enum: ["b"] } } }, { a: "c" }, "#/a"],
};

for (const [name, [schema, data, pointer]] of Object.entries(AJV_CASES)) {
  test(`Ajv: ${name}`, async () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    assert.ok(!validate(data));
    const pointers = await readPointers(validate.errors);
    assert.ok(pointers.includes(pointer), pointers.join());
  });
}

test("Ajv: the keyword is the code, and the text has no path", async () => {
  const validate = new Ajv().compile({ required: ["title"], type: "object" });
  validate({});
  assert.deepEqual(await readErrors(validate.errors), [
    { detail: "must have required property 'title'", pointer: "#/title", code: "required" },
  ]);
});

test("Ajv 6: a path begins with a dot", async () => {
  const issue = (dataPath, more) => ({ dataPath, message: "m", keyword: "type", ...more });
  const errors = [
    issue(".title"),
    issue(".tags[1].name"),
    issue("['a-b']"),
    issue(".a", { keyword: "required", params: { missingProperty: "b" } }),
  ];
  assert.deepEqual(await readPointers(errors), ["#/title", "#/tags/1/name", "#/a-b", "#/a/b"]);
});

const WRONG = { title: 7, tags: ["a", 7] };

/** By validator: its result, in Standard Schema's form, and the start of the texts. */
const STANDARD_SCHEMAS = {
  Zod: z.object({ title: z.string(), tags: z.array(z.string()) }),
  Valibot: v.object({ title: v.string(), tags: v.array(v.string()) }),
  ArkType: type({ title: "string", tags: "string[]" }),
};

for (const [name, schema] of Object.entries(STANDARD_SCHEMAS)) {
  test(`Standard Schema: ${name}`, async () => {
    const { issues } = await schema["~standard"].validate(WRONG);
    const errors = await readErrors(issues);
    assert.deepEqual(errors.map(({ pointer }) => pointer).sort(), ["#/tags/1", "#/title"]);
    for (const { detail } of errors) assert.match(detail, /string/);
  });
}

test("Standard Schema: steps are keys, objects with a key, or symbols", async () => {
  const message = "m";
  const issues = [
    { message, path: [{ key: "a" }, { key: 0 }, "b"] },
    { message, path: [Symbol("s")] },
    { message, path: new Set(["a", 1]) },
    { message, path: null },
    { message },
  ];
  assert.deepEqual(await readPointers(issues), ["#/a/0/b", "#/s", "#/a/1", "#", "#"]);
});

test("class-validator: a tree becomes one error for each constraint", async () => {
  const leaf = (property, constraints) => ({ property, constraints, children: [] });
  const tree = [
    leaf("title", { isString: "title must be a string", minLength: "title is too short" }),
    {
      property: "tags",
      children: [
        { property: "1", children: [leaf("name", { isString: "name must be a string" })] },
      ],
    },
    { property: "extra", constraints: { whitelistValidation: "property extra should not exist" } },
  ];
  assert.deepEqual(await readErrors(tree), [
    { detail: "title must be a string", pointer: "#/title", code: "isString" },
    { detail: "title is too short", pointer: "#/title", code: "minLength" },
    { detail: "name must be a string", pointer: "#/tags/1/name", code: "isString" },
    { detail: "property extra should not exist", pointer: "#/extra", code: "whitelistValidation" },
  ]);
});

test("class-validator: a field with constraints and children has the errors of both", async () => {
  const children = [{ property: "b", constraints: { c: "inner" } }];
  const tree = [{ property: "a", constraints: { c: "outer" }, children }];
  const errors = await readErrors(tree);
  assert.deepEqual(
    errors.map(({ detail, pointer }) => [detail, pointer]),
    [
      ["outer", "#/a"],
      ["inner", "#/a/b"],
    ],
  );
});

test("maps: texts, lists of texts, and issues by the name of the field", async () => {
  assert.deepEqual(await readErrors({ title: "Too short.", "tags.1": ["No text.", "Too long."] }), [
    { detail: "Too short.", pointer: "#/title" },
    { detail: "No text.", pointer: "#/tags/1" },
    { detail: "Too long.", pointer: "#/tags/1" },
  ]);
  const mapped = { title: { message: "Too short.", kind: "minlength" }, tags: [{ msg: "No." }] };
  assert.deepEqual(await readErrors(mapped), [
    { detail: "Too short.", pointer: "#/title", code: "minlength" },
    { detail: "No.", pointer: "#/tags" },
  ]);
});

test("maps: what has anything else is no map, and stays a member", async () => {
  for (const errors of [{ count: 7 }, { title: "a", total: null }, { a: [["b"]] }]) {
    assert.deepEqual((await respond({ errors })).errors ?? [], [], JSON.stringify(errors));
  }
});

test("names of Object.prototype are names of fields", async () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const pointers = names.map((name) => `#/${name}`);
  assert.deepEqual(await readPointers(names.map((path) => ({ path, message: "m" }))), pointers);
  const map = JSON.parse(`{${names.map((name) => `"${name}":"m"`)}}`);
  assert.deepEqual(await readPointers(map), pointers);
  const keywords = names.map((keyword) => ({ path: "a", message: "m", keyword, params: {} }));
  assert.deepEqual(await readPointers(keywords), ["#/a", "#/a", "#/a", "#/a"]);
  const constraints = JSON.parse('{"__proto__":"m"}');
  assert.deepEqual(await readErrors([{ property: "a", constraints }]), [
    { detail: "m", pointer: "#/a", code: "__proto__" },
  ]);
});

const fail = () => {
  throw new Error("It cannot be read.");
};
const hostile = (name) =>
  Object.defineProperty({ path: "b" }, name, { get: fail, enumerable: true });
const good = { path: "a", message: "m" };

test("an issue that cannot be read is left out, and the others stay", async () => {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  for (const issue of [
    hostile("message"),
    hostile("children"),
    hostile("instancePath"),
    { path: Object.defineProperty({}, Symbol.iterator, { get: fail }), message: "m" },
    { path: [{ get key() { return fail(); } }], message: "m" }, // biome-ignore format: one line
    { property: "b", constraints: hostile("isString") },
    new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail }),
    revoked.proxy,
    null,
    7,
    Symbol("s"),
    () => {},
    [],
  ]) {
    assert.deepEqual(await readPointers([issue, good]), ["#/a"]);
  }
});

test("lists and maps that cannot be read have no errors", async () => {
  const revoked = Proxy.revocable([], {});
  revoked.revoke();
  for (const errors of [
    new Proxy([], { get: fail }),
    new Proxy({}, { ownKeys: fail }),
    hostile("a"),
    revoked.proxy,
  ]) {
    assert.deepEqual(await readErrors(errors), []);
  }
});

test("a sparse list, and one with holes, has the errors that are there", async () => {
  const sparse = [];
  sparse[7] = good;
  assert.deepEqual(await readPointers(sparse), ["#/a"]);
});

test("children that are each other's, paths without end and 10,000 issues end", async () => {
  const issue = { property: "a", constraints: { c: "m" } };
  issue.children = Array(100).fill(issue);
  assert.equal((await readErrors([issue])).length, 100);
  const silent = { property: "a" };
  silent.children = [silent, silent, silent];
  assert.deepEqual(await readErrors([silent]), []);
  function* endless() {
    for (;;) yield "a";
  }
  assert.equal((await readErrors([{ path: endless(), message: "m" }, good])).length, 2);
  const many = Array.from({ length: 10_000 }, (_, index) => ({ path: [index], message: "m" }));
  const pointers = await readPointers(many);
  assert.deepEqual([pointers.length, pointers[0], pointers[99]], [100, "#/0", "#/99"]);
  const map = Object.fromEntries(many.map(({ message }, index) => [`a${index}`, message]));
  assert.equal((await readErrors(map)).length, 100);
  assert.equal((await readErrors({ a: Array(10_000).fill("m") })).length, 100);
});

test("a deep tree ends", async () => {
  let issue = { property: "end", constraints: { c: "m" } };
  for (let depth = 0; depth < 10_000; depth++) issue = { property: "a", children: [issue] };
  assert.deepEqual(await readErrors([issue, good]), [{ detail: "m", pointer: "#/a" }]);
});

test("extensions: members of problem details and of errors are none", async () => {
  const data = {
    type: "t",
    title: "t",
    status: 200,
    instance: "/i",
    detail: "d",
    code: 7,
    owner: "a",
  };
  assert.deepEqual(await respond(data), { code: 7, owner: "a" });
});

test("extensions: a member that cannot be read is left out", async () => {
  const data = { owner: "ann", ...{ nothing: undefined } };
  Object.defineProperty(data, "secret", { get: fail, enumerable: true });
  assert.deepEqual(await respond(data), { owner: "ann" });
  assert.deepEqual(await respond(new Proxy({}, { ownKeys: fail })), {});
});

test("extensions: names of Object.prototype are names", async () => {
  const members = await respond(
    JSON.parse('{"__proto__":{"a":1},"constructor":"c","owner":"ann"}'),
  );
  assert.deepEqual(Object.entries(members), [
    ["__proto__", { a: 1 }],
    ["constructor", "c"],
    ["owner", "ann"],
  ]);
  assert.equal(Object.prototype.a, undefined);
});

test("extensions: what JSON cannot have does not take the rest with it", async () => {
  const cycle = { a: 1 };
  cycle.self = cycle;
  for (const bad of [
    cycle,
    7n,
    { toJSON: fail },
    Object.defineProperty({}, "a", { get: fail, enumerable: true }),
  ]) {
    const members = await respond({ code: "TAKEN", errors: [good], owner: "ann", bad });
    assert.deepEqual(members.errors, [{ detail: "m", pointer: "#/a" }]);
    assert.deepEqual([members.code, members.owner], ["TAKEN", "ann"]);
  }
  for (const bad of [() => {}, Symbol("s")]) {
    assert.deepEqual(await respond({ owner: "ann", bad }), { owner: "ann" });
  }
});

test("extensions: a list and a text are the member data", async () => {
  assert.deepEqual(await respond([1, 2]), { data: [1, 2] });
  assert.deepEqual(await respond("text"), { data: "text" });
});

test("a 5xx has none of it", async () => {
  const error = new HTTPError({ status: 503, data: { owner: "ann", code: 7, errors: [good] } });
  const event = { req: new Request("http://localhost/"), res: { errHeaders: new Headers() } };
  const response = await handle(error, event);
  assert.deepEqual(Object.keys(await response.json()), ["type", "title", "status"]);
});

test("members of Object.prototype are none of an issue", async () => {
  const polluted = { children: [good], constraints: { c: "m" }, path: "x", message: "polluted" };
  Object.assign(Object.prototype, polluted);
  try {
    assert.deepEqual(await readPointers([{ field: "b", msg: "m" }, "text"]), ["#/b", "#"]);
  } finally {
    for (const name of Object.keys(polluted)) delete Object.prototype[name];
  }
});
