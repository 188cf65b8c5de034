// fromIssues with the results of real validators. Each validates the same bad input, with its own
// API and with Standard Schema, and its issues become the field errors of a 422.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import Ajv from "ajv";
import { type } from "arktype";
import * as v from "valibot";
import * as z from "zod";
import { createProject } from "../lib/project.mjs";

const folder = createProject("validation", {
  "entries.mjs": `export * as httpexc from "httpexc";
    export { fromIssues } from "httpexc/validation";`,
});
const { httpexc, fromIssues } = await import(pathToFileURL(join(folder, "entries.mjs")).href);

const INPUT = { user: { email: "nobody", tags: ["a", 7] }, "a/b": 1 };

const zod = z.object({
  user: z.object({ email: z.email(), tags: z.array(z.string()) }),
  age: z.number(),
  "a/b": z.string(),
});
const valibot = v.object({
  user: v.object({ email: v.pipe(v.string(), v.email()), tags: v.array(v.string()) }),
  age: v.number(),
  "a/b": v.string(),
});
const arktype = type({
  user: { email: "string.email", tags: "string[]" },
  age: "number",
  "a/b": "string",
});

/** The results of each validator. */
const RESULTS = {
  "zod, a ZodError": zod.safeParse(INPUT).error,
  "zod, its issues": zod.safeParse(INPUT).error.issues,
  "zod, Standard Schema": await zod["~standard"].validate(INPUT),
  "valibot, a result": v.safeParse(valibot, INPUT),
  "valibot, its issues": v.safeParse(valibot, INPUT).issues,
  "valibot, Standard Schema": await valibot["~standard"].validate(INPUT),
  "arktype, ArkErrors": arktype(INPUT),
  "arktype, Standard Schema": await arktype["~standard"].validate(INPUT),
};

for (const [name, result] of Object.entries(RESULTS)) {
  test(`each issue becomes a field error: ${name}`, async () => {
    const error = fromIssues(result, { detail: "The form has errors.", code: "form_invalid" });
    assert.ok(error instanceof httpexc.HTTPUnprocessableContent);
    const response = error.toResponse();
    assert.equal(response.status, 422);
    const { detail, code, errors } = await response.json();
    assert.deepEqual([detail, code], ["The form has errors.", "form_invalid"]);
    const pointers = errors.map(({ pointer }) => pointer).sort();
    assert.deepEqual(pointers, ["#/age", "#/a~1b", "#/user/email", "#/user/tags/1"]);
    for (const one of errors) {
      assert.match(one.detail, /\w+ \w+/);
      assert.match(one.code, /^\w+$/);
    }
    // The validator's messages are kept.
    const issues = [...(result.issues ?? result)];
    const messages = errors.map(({ detail }) => detail).sort();
    assert.deepEqual(messages, issues.map(({ message }) => message).sort());
  });
}

const ISSUE = { message: "No." };

test("a path may have steps of any type", () => {
  const paths = [
    [undefined, []],
    [[], []],
    [
      ["a", 0],
      ["a", 0],
    ],
    [
      [{ key: "a" }, { key: 1 }],
      ["a", 1],
    ],
    [
      [{ key: Object.create(null) }, { key: undefined }],
      ["", "undefined"],
    ],
    [
      [Symbol("s"), Symbol()],
      ["s", ""],
    ],
    [
      [Number.NaN, null, {}],
      ["NaN", "null", "undefined"],
    ],
    [new Set(["a"]), ["a"]],
  ];
  for (const [path, expected] of paths) {
    assert.deepEqual(fromIssues([{ ...ISSUE, path }]).errors[0].path, expected);
  }
});

test("a path may be a JSON pointer, or names with dots and indices", () => {
  const paths = [
    ["a.b", ["a", "b"], "#/a/b"],
    ["songs[0].title", ["songs", 0, "title"], "#/songs/0/title"],
    ["songs.0.title", ["songs", "0", "title"], "#/songs/0/title"],
    ['["a.b"].c', ["a.b", "c"], "#/a.b/c"],
    ["a['b/c'][7]", ["a", "b/c", 7], "#/a/b~1c/7"],
    ["[1][2]", [1, 2], "#/1/2"],
    ["name", ["name"], "#/name"],
    ["first name", ["first name"], "#/first name"],
    ["/songs/0/a~1b~01", ["songs", "0", "a/b~1"], "#/songs/0/a~1b~01"],
    ["#/first%20name/%ff", ["first%20name", "%ff"], "#/first%20name/%ff"],
    ["#/first%20name", ["first name"], "#/first name"],
    ["/a.b", ["a.b"], "#/a.b"],
    ["", [], "#"],
    ["#", [], "#"],
    // Any other text is a single name.
    ["a..b", ["a..b"], "#/a..b"],
    [".a", [".a"], "#/.a"],
    ["a.", ["a."], "#/a."],
    ["a[", ["a["], "#/a["],
    ["a[b]", ["a[b]"], "#/a[b]"],
    ["a]b", ["a]b"], "#/a]b"],
  ];
  for (const [path, expected] of paths) {
    const error = fromIssues([{ ...ISSUE, path }], { at: "body" });
    assert.deepEqual(error.errors[0].path, ["body", ...expected], path);
  }
  const pointers = fromIssues(paths.map(([path]) => ({ ...ISSUE, path }))).toJSON().errors;
  for (const [at, { pointer }] of pointers.entries()) {
    const [path, expected] = paths[at];
    const steps = pointer.split("/").slice(1).map(decodeURIComponent);
    const names = expected.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"));
    assert.deepEqual(steps, names, path);
  }
});

test("issues of Ajv have the right pointers", () => {
  const ajv = new Ajv({ allErrors: true });
  ajv.validate({ properties: { songs: { items: { required: ["a"] } } } }, { songs: [{}] });
  const issues = ajv.errors.map(({ instancePath, message }) => ({ message, path: instancePath }));
  assert.equal(fromIssues(issues).toJSON().errors[0].pointer, "#/songs/0");
});

test("an invalid issue or path is named in the error", () => {
  const wrong = [
    [[ISSUE, { ...ISSUE, path: 7 }], "the path of issue 1 is neither a list nor a text"],
    [[{ ...ISSUE, path: {} }], "the path of issue 0 is neither a list nor a text"],
    [[{ ...ISSUE, path: true }], "the path of issue 0 is neither a list nor a text"],
    [[ISSUE, null], "issue 1 is not an object"],
  ];
  for (const [issues, message] of wrong) {
    assert.throws(() => fromIssues(issues), new TypeError(`Cannot build a 422: ${message}`));
  }
  assert.deepEqual(fromIssues([{ ...ISSUE, path: null }]).errors[0].path, []);
});

test("the option at prefixes paths", () => {
  const issues = [{ ...ISSUE, path: ["name"] }];
  const createPath = (at) => fromIssues(issues, { at }).errors[0].path;
  assert.deepEqual(createPath("body"), ["body", "name"]);
  assert.deepEqual(createPath(0), [0, "name"]);
  assert.deepEqual(createPath(["songs", 7]), ["songs", 7, "name"]);
});

test("the option tell can change a field error, or leave it out", () => {
  const issues = [
    { ...ISSUE, path: ["password"], code: "weak" },
    { ...ISSUE, path: ["internal"] },
  ];
  const tell = (issue, fieldError) =>
    fieldError.path.includes("internal")
      ? undefined
      : { ...fieldError, message: `It is ${issue.code}.` };
  assert.deepEqual(fromIssues(issues, { tell }).errors, [
    { path: ["password"], code: "weak", message: "It is weak." },
  ]);
});

test("the option limit limits the number of field errors", () => {
  const endlessIssues = {
    *[Symbol.iterator]() {
      for (;;) yield ISSUE;
    },
  };
  assert.equal(fromIssues(endlessIssues).errors.length, 100);
  assert.equal(fromIssues({ issues: endlessIssues }, { limit: 3 }).errors.length, 3);
  assert.equal(fromIssues([ISSUE], { limit: 0 }).errors.length, 0);
  assert.throws(() => fromIssues([ISSUE], { limit: Number.NaN }), TypeError);
});

test("all options of a 422 are accepted", () => {
  const error = fromIssues([ISSUE], { title: "Bad Form", headers: { "x-a": "b" }, retryAfter: 7 });
  const { headers } = error.toResponse();
  assert.equal(error.title, "Bad Form");
  assert.deepEqual([headers.get("x-a"), headers.get("retry-after")], ["b", "7"]);
  assert.throws(() => fromIssues([ISSUE], { allow: ["GET"] }), TypeError);
});

test("a value without issues is a TypeError", () => {
  for (const wrong of [
    undefined,
    null,
    7,
    {},
    { value: 7 },
    { issues: undefined },
    { issues: 7 },
  ]) {
    assert.throws(() => fromIssues(wrong), /^TypeError: Cannot build a 422: there are no issues/);
  }
  assert.deepEqual(fromIssues([]).errors, []);
});
