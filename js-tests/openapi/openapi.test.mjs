// What `openapi` says of answers, against a validator of OpenAPI, a validator of JSON Schema, and
// the answers themselves.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { root } from "../lib/project.mjs";
import { importPackage } from "../unit/installed.mjs";

const { folder, httpexc, createErrors, openapi } = await importPackage();
const require = createRequire(join(folder, "main.mjs"));
const dist = join(folder, "node_modules", "httpexc", "dist");
const { HTTPNotFound, HTTPGone, HTTPTooManyRequests, HTTPUnprocessableContent } = httpexc;

const DIALECTS = ["problem", "falcon", "werkzeug", "webob", "discord"];
const WRITING_JSON = DIALECTS.filter((name) => name !== "werkzeug");
const classes = Object.values(httpexc).filter(
  (one) =>
    typeof one === "function" && one.prototype instanceof httpexc.HTTPException && one.status,
);

function ajv() {
  const validator = new Ajv({ strict: false, allErrors: true });
  addFormats.default(validator);
  return validator;
}

const document = ({ responses, components }) => ({
  openapi: "3.1.0",
  info: { title: "Songs", version: "1.0.0" },
  paths: { "/songs": { get: { responses: { 200: { description: "All." }, ...responses } } } },
  components,
});

/** Gives what is wrong with a description: as OpenAPI, and examples that their schemas refuse. */
async function faults(described) {
  const whole = document(described);
  const { valid, errors } = await new Validator().validate(structuredClone(whole));
  const found = valid ? [] : [JSON.stringify(errors).slice(0, 500)];
  const validator = ajv();
  validator.addSchema(whole, "document");
  let examples = 0;
  for (const [name, { content = {}, headers }] of Object.entries(whole.components.responses)) {
    const judge = (path, value) => {
      examples++;
      const pointer = path.map((one) => one.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
      const check = validator.getSchema(`document#/components/responses/${name}/${pointer}`);
      if (!check(value)) found.push(`${name} ${pointer}: ${JSON.stringify(check.errors)}`);
    };
    for (const [type, { examples: all }] of Object.entries(content)) {
      for (const { value } of Object.values(all)) judge(["content", type, "schema"], value);
    }
    for (const [field, { example }] of Object.entries(headers)) {
      if (example !== undefined) judge(["headers", field, "schema"], example);
    }
  }
  return { found, examples };
}

const CONFIGS = {
  "no options": {},
  "CORS for one origin, ids and fields": {
    cors: { origin: "https://app.example", credentials: true },
    requestId: "x-request-id",
    headers: { "strict-transport-security": "max-age=63072000" },
  },
  "a further format, and a function for fields": {
    cors: true,
    requestId: () => "7",
    formats: { "application/yaml": ({ title }) => `title: ${title}\n` },
    headers: () => ({ "x-served-by": "songs" }),
  },
};

for (const dialect of DIALECTS) {
  test(`${dialect}: every class is described as OpenAPI has it, and each example is valid`, async (t) => {
    let count = 0;
    for (const [name, config] of Object.entries(CONFIGS)) {
      const { found, examples } = await faults(await openapi(classes, { ...config, dialect }));
      assert.deepEqual(found, [], name);
      count += examples;
    }
    assert.ok(count > 200, `${count}`);
    t.diagnostic(`${classes.length} classes, ${count} examples`);
  });

  test(`${dialect}: what is described is what goes out`, async () => {
    for (const [name, config] of Object.entries(CONFIGS)) {
      const errors = createErrors({ ...config, dialect });
      const validator = ajv();
      const { responses, components } = await openapi(classes, errors);
      validator.addSchema({ components }, "document");
      for (const Class of [HTTPNotFound, HTTPTooManyRequests, httpexc.HTTPServiceUnavailable]) {
        const { $ref } = responses[Class.status];
        const { headers, content } = components.responses[$ref.split("/").at(-1)];
        const offered = new Set();
        for (const type of [...Object.keys(content), "*/*", "image/png", "text/*"]) {
          for (const [options, origin] of [
            [{}, undefined],
            [{ detail: "d", code: 7, retryAfter: 3 }, "https://app.example"],
            [
              { code: "seven", errors: [{ path: ["a", 0], message: "m" }] },
              "https://other.example",
            ],
          ]) {
            const request = new Request("https://api.example/songs", {
              headers: { accept: type, ...(origin ? { origin } : {}) },
            });
            const response = errors.toResponse(new Class(options), request);
            const body = await response.text();
            const sent = response.headers.get("content-type")?.split(";")[0];
            for (const [field, { required, schema }] of Object.entries(headers)) {
              const value = response.headers.get(field);
              assert.ok(!required || value !== null, `${name}: ${field}`);
              if (value !== null && schema.const) assert.equal(value, schema.const, field);
            }
            for (const [field] of response.headers) {
              const isKnown = field in headers || field === "content-type";
              assert.ok(isKnown || (field === "retry-after" && options.retryAfter), field);
            }
            if (body === "") continue;
            offered.add(sent);
            assert.ok(content[sent], `${name}: ${sent}`);
            const path = sent.replaceAll("/", "~1");
            const check = validator.getSchema(`document${$ref}/content/${path}/schema`);
            const value = sent.endsWith("json") ? JSON.parse(body) : body;
            assert.ok(check(value), `${body}: ${JSON.stringify(check.errors)}`);
          }
        }
        assert.deepEqual([...offered].sort(), Object.keys(content).sort());
      }
    }
  });
}

test("an example that its schema refuses is noticed, and a document that is none", async () => {
  const described = await openapi([HTTPNotFound]);
  const { content } = described.components.responses.HTTPNotFound;
  content["application/json"].examples.HTTPNotFound.value.status = 410;
  assert.match((await faults(described)).found.join(), /application~1json.*410|const/);
  const other = await openapi([HTTPNotFound]);
  delete other.components.responses.HTTPNotFound.description;
  assert.ok((await faults(other)).found.length > 0);
});

test("errors stand for their classes, and several share a status", async () => {
  class SongGone extends HTTPGone {
    static name = "SongGone";
    static title = "Song Gone";
  }
  const form = new HTTPUnprocessableContent("The form has an error.", {
    code: "form_invalid",
    errors: [{ path: ["user", "email"], message: "This is no address." }],
  });
  const { responses, components } = await openapi([HTTPGone, SongGone, form]);
  assert.equal(responses[410].$ref, "#/components/responses/HTTPGoneOrSongGone");
  const gone = components.responses.HTTPGoneOrSongGone;
  const { examples } = gone.content["application/problem+json"];
  assert.deepEqual(Object.keys(examples), ["HTTPGone", "SongGone"]);
  assert.equal(examples.SongGone.value.title, "Song Gone");
  assert.match(gone.description, /^Gone, or Song Gone\./);
  const invalid = components.responses.HTTPUnprocessableContent;
  const { value } = invalid.content["application/json"].examples.HTTPUnprocessableContent;
  assert.deepEqual(value, JSON.parse(JSON.stringify(form)));
  assert.deepEqual((await faults({ responses, components })).found, []);
});

test("content of the user's own making has no schema that it may not fit", async () => {
  class Own extends HTTPNotFound {
    static name = "Own";
    toJSON() {
      return ["there", "is", "none"];
    }
  }
  const described = await openapi([Own]);
  assert.deepEqual(described.components.responses.Own.content["application/json"].schema, {});
  assert.deepEqual((await faults(described)).found, []);
  const errors = createErrors().serializer(() => ({ type: "application/json", body: "7" }));
  const { content } = (await openapi([HTTPNotFound], errors)).components.responses.HTTPNotFound;
  assert.deepEqual(Object.keys(content), ["application/json"]);
  assert.equal(content["application/json"].examples.HTTPNotFound.value, 7);
});

test("nothing is reported while answers are described, and mistakes are told", async () => {
  const told = [];
  const errors = createErrors({ onError: (error) => told.push(error) });
  await openapi([httpexc.HTTPInternalServerError], errors);
  assert.deepEqual(told, []);
  class Strange extends HTTPNotFound {
    static name = "Strange";
    constructor(song) {
      super(song.album.title);
    }
  }
  await assert.rejects(
    () => openapi([Strange]),
    /^TypeError: Cannot describe Strange: give an error of it in place of the class$/,
  );
  const { responses } = await openapi([new Strange({ album: { title: "So What" } })]);
  assert.ok(responses[404]);
  await assert.rejects(() => openapi([httpexc.HTTPError]), TypeError);
  await assert.rejects(() => openapi([HTTPNotFound], { dialect: "latin" }), TypeError);
});

const schemas = Object.fromEntries(
  WRITING_JSON.map((name) => [
    name,
    JSON.parse(readFileSync(join(dist, "schemas", `${name}.json`), "utf8")),
  ]),
);

test("the schemas are JSON Schema, and are found by their names", () => {
  for (const [name, schema] of Object.entries(schemas)) {
    const validator = new Ajv({ strict: true, allowUnionTypes: true });
    addFormats.default(validator);
    assert.ok(validator.validateSchema(schema), name);
    assert.ok(!validator.compile(schema)({}), name);
    assert.deepEqual(require(`httpexc/schemas/${name}.json`), schema);
  }
});

/** Bodies that hold numbers, lists and flags where ours take texts: only Python lets them through. */
const PYTHON_ONLY = { falcon: [531, 533, 743, 745, 749, 1001, 1124], webob: [] };

test("every JSON body of the real libraries that a dialect is held to fits its schema", (t) => {
  for (const name of ["falcon", "webob"]) {
    const check = ajv().compile(schemas[name]);
    const lines = readFileSync(join(root, "js-tests", "golden", "data", `${name}.jsonl`), "utf8");
    let count = 0;
    const others = [];
    for (const { id, args, response } of lines.split("\n").filter(Boolean).map(JSON.parse)) {
      const type = response?.headers.find(([field]) => /^content-type$/i.test(field))?.[1] ?? "";
      if (!/^application\/json/.test(type) || !response.body) continue;
      // A body that the caller brings, or makes, is none of WebOb's.
      const isOwn = /"json(_body|_formatter)?":/.test(JSON.stringify(args));
      let value;
      try {
        value = JSON.parse(response.body);
      } catch {
        continue;
      }
      count++;
      if (!check(value) && !isOwn) others.push(id);
    }
    assert.deepEqual(others, PYTHON_ONLY[name]);
    assert.ok(count > 50, `${name}: ${count}`);
    t.diagnostic(`${name}: ${count} bodies`);
  }
});

test("every JSON body that is written fits the schema of its dialect", async (t) => {
  let count = 0;
  const options = {
    detail: "d",
    code: "c",
    type: "https://example.com/t",
    instance: "/i",
    help: { href: "https://example.com/h" },
    errors: [
      { path: ["a", "b c", 0, "ü~/%#"], code: 7, message: "m" },
      { path: [], message: "all" },
      { path: "/x" },
    ],
    extensions: { balance: 30, more: { deep: [1, null] } },
    expose: true,
  };
  for (const name of WRITING_JSON) {
    const check = ajv().compile(schemas[name]);
    const errors = createErrors({ dialect: name, requestId: "x-request-id" });
    for (const Class of Object.values(httpexc.statusMap)) {
      const { status } = Class;
      const more = {
        405: { allow: [] },
        401: { challenges: "Basic" },
        407: { challenges: "Basic" },
        426: { upgrade: "a" },
      }[status];
      const isRedirect = [301, 302, 303, 305, 307, 308].includes(status);
      const needed = isRedirect ? { location: "/l" } : more;
      for (const given of [{}, options, { code: 20028, help: { href: "h", text: "t" } }]) {
        const error = new Class({ ...given, ...needed });
        const request = new Request("https://api.example/", {
          headers: { accept: "application/json" },
        });
        const body = await errors.toResponse(error, request).text();
        if (body === "") continue;
        count++;
        assert.ok(check(JSON.parse(body)), `${name}: ${body} ${JSON.stringify(check.errors)}`);
      }
    }
  }
  assert.ok(count > 500, `${count}`);
  t.diagnostic(`${count} bodies`);
});
