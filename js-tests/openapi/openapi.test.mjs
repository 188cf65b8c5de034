// The descriptions of `openapi`, compared with an OpenAPI validator, a JSON Schema validator, and
// the responses.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { DIALECTS } from "../lib/dialects.mjs";
import { root } from "../lib/project.mjs";
import { importPackage } from "../unit/package-import.mjs";

const { folder, httpexc, createErrors, dialects, openapi } = await importPackage();
const require = createRequire(join(folder, "main.mjs"));
const dist = join(folder, "node_modules", "httpexc", "dist");
const { HTTPNotFound, HTTPGone, HTTPTooManyRequests, HTTPUnprocessableContent } = httpexc;

const JSON_DIALECTS = DIALECTS.filter((name) => name !== "werkzeug");
const classes = Object.values(httpexc).filter(
  (one) =>
    typeof one === "function" && one.prototype instanceof httpexc.HTTPException && one.status,
);

/** Describes every media type. */
const ALL = { mediaTypes: "all" };

function createAjv() {
  const validator = new Ajv({ strict: false, allErrors: true });
  addFormats.default(validator);
  return validator;
}

const createDocument = ({ responses, components }) => ({
  openapi: "3.1.0",
  info: { title: "Songs", version: "1.0.0" },
  paths: { "/songs": { get: { responses: { 200: { description: "All." }, ...responses } } } },
  components,
});

/** One validator for all documents. It compiles the schema of OpenAPI once. */
const openApi = new Validator();

/**
 * Returns the errors of a description: against OpenAPI, and examples that do not match their
 * schemas.
 */
async function validateDescription(description) {
  const document = createDocument(description);
  const { valid, errors } = await openApi.validate(structuredClone(document));
  const found = valid ? [] : [JSON.stringify(errors).slice(0, 500)];
  const validator = createAjv();
  validator.addSchema(document, "document");
  let examples = 0;
  for (const [name, { content = {}, headers }] of Object.entries(document.components.responses)) {
    const validateExample = (path, value) => {
      examples++;
      const pointer = path.map((one) => one.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
      const check = validator.getSchema(`document#/components/responses/${name}/${pointer}`);
      if (!check(value)) found.push(`${name} ${pointer}: ${JSON.stringify(check.errors)}`);
    };
    for (const [type, { examples: all }] of Object.entries(content)) {
      for (const { value } of Object.values(all))
        validateExample(["content", type, "schema"], value);
    }
    for (const [header, { example }] of Object.entries(headers)) {
      if (example !== undefined) validateExample(["headers", header, "schema"], example);
    }
  }
  return { found, examples };
}

/** The classes whose responses are compared with their description. */
const COMPARED_CLASSES = [HTTPNotFound, HTTPTooManyRequests, httpexc.HTTPServiceUnavailable];

const CONFIGURATIONS = {
  "no options": {},
  "CORS for one origin, request ids and headers": {
    cors: { origin: "https://app.example", credentials: true },
    requestId: "x-request-id",
    headers: { "strict-transport-security": "max-age=63072000" },
  },
  "another format, and a function for headers": {
    cors: true,
    requestId: () => "7",
    formats: { "application/yaml": ({ title }) => `title: ${title}\n` },
    headers: () => ({ "x-served-by": "songs" }),
  },
};

for (const dialect of DIALECTS) {
  test(`${dialect}: the description of every class is valid OpenAPI, and so is each example`, async (t) => {
    let count = 0;
    for (const [name, config] of Object.entries(CONFIGURATIONS)) {
      const { found, examples } = await validateDescription(
        await openapi(classes, { ...config, dialect: dialects[dialect] }, ALL),
      );
      assert.deepEqual(found, [], name);
      count += examples;
    }
    assert.ok(count > 200, `${count}`);
    t.diagnostic(`${classes.length} classes, ${count} examples`);
  });

  test(`${dialect}: responses match their description`, async () => {
    for (const [name, config] of Object.entries(CONFIGURATIONS)) {
      const errors = createErrors({ ...config, dialect: dialects[dialect] });
      const validator = createAjv();
      const { responses, components } = await openapi(COMPARED_CLASSES, errors, ALL);
      validator.addSchema({ components }, "document");
      for (const Class of COMPARED_CLASSES) {
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
            for (const [header, { required, schema }] of Object.entries(headers)) {
              const value = response.headers.get(header);
              assert.ok(!required || value !== null, `${name}: ${header}`);
              if (value !== null && schema.const) assert.equal(value, schema.const, header);
            }
            for (const [header] of response.headers) {
              const isDescribed = header in headers || header === "content-type";
              assert.ok(isDescribed || (header === "retry-after" && options.retryAfter), header);
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

test("an invalid example and an invalid document are noticed", async () => {
  const description = await openapi([HTTPNotFound], {}, ALL);
  const { content } = description.components.responses.HTTPNotFound;
  content["application/json"].examples.HTTPNotFound.value.status = 410;
  assert.match(
    (await validateDescription(description)).found.join(),
    /application~1json.*410|const/,
  );
  const other = await openapi([HTTPNotFound]);
  delete other.components.responses.HTTPNotFound.description;
  assert.ok((await validateDescription(other)).found.length > 0);
});

test("an error describes its class, and classes of one status share a response", async () => {
  class SongGone extends HTTPGone {
    static name = "SongGone";
    static title = "Song Gone";
  }
  const form = new HTTPUnprocessableContent("The form has an error.", {
    code: "form_invalid",
    errors: [{ path: ["user", "email"], message: "This is no address." }],
  });
  const { responses, components } = await openapi([HTTPGone, SongGone, form], {}, ALL);
  assert.equal(responses[410].$ref, "#/components/responses/HTTPGoneOrSongGone");
  const gone = components.responses.HTTPGoneOrSongGone;
  const { examples } = gone.content["application/problem+json"];
  assert.deepEqual(Object.keys(examples), ["HTTPGone", "SongGone"]);
  assert.equal(examples.SongGone.value.title, "Song Gone");
  assert.match(gone.description, /^Gone, or Song Gone\./);
  const invalid = components.responses.HTTPUnprocessableContent;
  const { value } = invalid.content["application/json"].examples.HTTPUnprocessableContent;
  assert.deepEqual(value, JSON.parse(JSON.stringify(form)));
  assert.deepEqual((await validateDescription({ responses, components })).found, []);
});

test("the header of a challenge is described with the error that has one", async () => {
  const { bearer, HTTPBadRequest, HTTPForbidden, HTTPUnauthorized } = httpexc;
  const challenges = bearer({ error: "insufficient_scope", scope: ["songs:write"] });
  const errors = [new HTTPForbidden({ challenges }), HTTPBadRequest, HTTPUnauthorized];
  const { responses, components } = await openapi(errors);
  const findHeader = (name) => components.responses[name].headers["www-authenticate"];
  assert.equal(
    findHeader("HTTPForbidden").example,
    'Bearer error="insufficient_scope", scope="songs:write"',
  );
  assert.equal(findHeader("HTTPUnauthorized").required, true);
  assert.equal(findHeader("HTTPBadRequest"), undefined);
  assert.deepEqual((await validateDescription({ responses, components })).found, []);
});

test("custom content has no schema that it may not match", async () => {
  class Own extends HTTPNotFound {
    static name = "Own";
    toJSON() {
      return ["there", "is", "none"];
    }
  }
  const description = await openapi([Own], {}, ALL);
  assert.deepEqual(description.components.responses.Own.content["application/json"].schema, {});
  assert.deepEqual((await validateDescription(description)).found, []);
  const errors = createErrors().serializer(() => ({ type: "application/json", body: "7" }));
  const { content } = (await openapi([HTTPNotFound], errors, ALL)).components.responses
    .HTTPNotFound;
  assert.deepEqual(Object.keys(content), ["application/json"]);
  assert.equal(content["application/json"].examples.HTTPNotFound.value, 7);
});

test("describing responses calls no onError, and a mistake is a clear error", async () => {
  const reported = [];
  const errors = createErrors({ onError: (error) => reported.push(error) });
  await openapi([httpexc.HTTPInternalServerError], errors);
  assert.deepEqual(reported, []);
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
  // A sample never gets into the document through a constructor with arguments of its own.
  class SongLocked extends HTTPNotFound {
    constructor(id) {
      super(`The song ${id} is locked.`, { code: "song_locked" });
    }
  }
  class SongMoved extends HTTPNotFound {
    constructor(song, options) {
      super({ extensions: { song }, ...options });
    }
  }
  class SongCoded extends HTTPNotFound {
    constructor(song) {
      super({ detail: song.detail, code: `song_${song}` });
    }
  }
  class SongGone extends HTTPNotFound {
    constructor({ song, ...options } = {}) {
      super({ code: `song_${song}`, ...options });
    }
  }
  for (const Class of [SongLocked, SongMoved, SongCoded, SongGone]) {
    await assert.rejects(() => openapi([Class]), /^TypeError: Cannot describe \w+: give an error/);
  }
  const locked = await openapi([new SongLocked(7)]);
  const text = JSON.stringify(locked);
  assert.ok(text.includes("The song 7 is locked.") && !/probe|\[object|undefined/.test(text), text);
  // One that passes its options on needs no instance.
  class SongTagged extends HTTPNotFound {
    constructor(options) {
      super({ code: "song_tagged", ...options });
    }
  }
  assert.ok(JSON.stringify(await openapi([SongTagged])).includes("song_tagged"));
  const { responses } = await openapi([new Strange({ album: { title: "So What" } })]);
  assert.ok(responses[404]);
  await assert.rejects(() => openapi([httpexc.HTTPError]), TypeError);
  await assert.rejects(() => openapi([HTTPNotFound], { dialect: "latin" }), TypeError);
});

const schemas = Object.fromEntries(
  JSON_DIALECTS.map((name) => [
    name,
    JSON.parse(readFileSync(join(dist, "schemas", `${name}.json`), "utf8")),
  ]),
);

test("the schemas are valid JSON Schema, and can be imported by their names", () => {
  for (const [name, schema] of Object.entries(schemas)) {
    const validator = new Ajv({ strict: true, allowUnionTypes: true });
    addFormats.default(validator);
    assert.ok(validator.validateSchema(schema), name);
    assert.ok(!validator.compile(schema)({}), name);
    assert.deepEqual(require(`httpexc/schemas/${name}.json`), schema);
  }
});

/**
 * Bodies with numbers, lists and booleans where the package requires strings. Only Python allows
 * them.
 */
const PYTHON_ONLY_IDS = {
  // The last two are of a class that makes its JSON itself.
  falcon: [304, 305, 447, 448, 450, 1379, 1381],
  falcon1: [531, 533, 743, 745, 749, 1001, 1124],
  webob: [],
};

/** By dialect, the file with responses of its library. */
const GOLDEN_FILES = { falcon: "falcon4", falcon1: "falcon", webob: "webob" };

test("the JSON bodies of the real libraries match the schema of their dialect", (t) => {
  for (const [name, file] of Object.entries(GOLDEN_FILES)) {
    const check = createAjv().compile(schemas[name]);
    const lines = readFileSync(join(root, "js-tests", "golden", "data", `${file}.jsonl`), "utf8");
    let count = 0;
    const mismatches = [];
    for (const { id, args, response } of lines.split("\n").filter(Boolean).map(JSON.parse)) {
      const type = response?.headers.find(([header]) => /^content-type$/i.test(header))?.[1] ?? "";
      if (!/^application\/json/.test(type) || !response.body) continue;
      // These bodies are the caller's and not WebOb's.
      const isCustom = /"json(_body|_formatter)?":/.test(JSON.stringify(args));
      let value;
      try {
        value = JSON.parse(response.body);
      } catch {
        continue;
      }
      count++;
      if (!check(value) && !isCustom) mismatches.push(id);
    }
    assert.deepEqual(mismatches, PYTHON_ONLY_IDS[name]);
    assert.ok(count > 50, `${name}: ${count}`);
    t.diagnostic(`${name}: ${count} bodies`);
  }
});

test("every written JSON body matches the schema of its dialect", async (t) => {
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
  for (const name of JSON_DIALECTS) {
    const check = createAjv().compile(schemas[name]);
    const errors = createErrors({ dialect: dialects[name], requestId: "x-request-id" });
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
      for (const common of [{}, options, { code: 20028, help: { href: "h", text: "t" } }]) {
        const error = new Class({ ...common, ...needed });
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
