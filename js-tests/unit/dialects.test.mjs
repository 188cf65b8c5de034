// Dialects are values that a program imports: what says so if one is missing, and that problem details
// are the same to the byte by the small module of the core and by the larger one.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { createErrorBuilder } from "../hazards/random-errors.mjs";
import { DIALECTS } from "../lib/dialects.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { createCases } from "../transcript/cases.mjs";
import { createRequest } from "../transcript/run.mjs";
import { importPackage } from "./package-import.mjs";

const entries = await importPackage();
const { createErrors, dialects, folder, httpexc } = entries;
const { HTTPGone, HTTPNotFound } = httpexc;
const { errorHandler } = await import(`file://${folder}/node_modules/httpexc/dist/itty.js`);

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const ACCEPTS = [undefined, "*/*", BROWSER, "application/json", "application/xml", "text/plain"];

/** Returns all that a client gets. */
async function describe(response) {
  const { status, statusText, headers } = response;
  return [status, statusText, [...headers], await response.text()];
}

test("httpexc/dialects exports every dialect of the core under its name, and nothing else", () => {
  assert.deepEqual(Object.keys(dialects).sort(), [...DIALECTS].sort());
  for (const [name, dialect] of Object.entries(dialects)) {
    assert.equal(dialect.name, name);
    assert.ok(Object.isFrozen(dialect));
    assert.equal(createErrors({ dialect }).config.dialect, dialect);
  }
});

/** Parts of texts that a writer has to escape, or that look like a template. */
const PARTS = ["<b>&amp;", '"\\', "${title}", "\ud800", "\u0000\u2028", "é😀", "]]>", " ", "a"];

const importing = (name) =>
  `Write \`import { ${name} } from "httpexc/dialects"\` and pass \`dialect: ${name}\``;

test("the name of a dialect is refused with the import that replaces it", () => {
  for (const name of DIALECTS) {
    for (const create of [createErrors, errorHandler]) {
      assert.throws(() => create({ dialect: name }), {
        name: "TypeError",
        message: `Cannot create errors: dialect is a string. ${importing(name)}`,
      });
    }
  }
  const others = ["flask", "Falcon", "", "__proto__", 0, null, {}, { name: "falcon" }, dialects];
  for (const dialect of others) {
    assert.throws(() => createErrors({ dialect }), {
      name: "TypeError",
      message: `Cannot create errors: dialect is not a dialect of httpexc/dialects: ${DIALECTS.join(", ")}`,
    });
  }
});

const NEEDS_DIALECT = {
  formats: [{ "text/csv": () => "" }, "problem"],
  pages: [{ 404: "<p>" }, "problem"],
  template: ["<b>${detail}", "problem"],
  templateValues: [["path"], "problem"],
  jsonFormatter: [() => ({}), "webob"],
};

for (const [option, [value, name]] of Object.entries(NEEDS_DIALECT)) {
  test(`${option} without a dialect is refused with the import that it needs`, () => {
    for (const dialect of [{}, { dialect: undefined }]) {
      for (const create of [createErrors, errorHandler]) {
        assert.throws(() => create({ ...dialect, [option]: value }), {
          name: "TypeError",
          message: `Cannot create errors: ${option} needs a dialect. ${importing(name)}`,
        });
      }
    }
    createErrors({ [option]: undefined });
    for (const dialect of Object.values(dialects)) createErrors({ dialect, [option]: value });
  });
}

test("a class with a page or a template is reported once if there is no dialect that writes it", async () => {
  class SongGone extends HTTPGone {
    static name = "SongGone";
    static page = "<main>canary</main>";
  }
  class SongMissing extends HTTPNotFound {
    static name = "SongMissing";
    static template = "canary ${detail}";
  }
  for (const [errorClass, option] of [
    [SongGone, "page"],
    [SongMissing, "template"],
  ]) {
    const reported = [];
    const onError = (error) => reported.push(error.cause.message);
    const errors = createErrors({ onError });
    const plainClass = Object.getPrototypeOf(errorClass);
    for (const accept of ACCEPTS) {
      const request = createRequest({ method: "GET", accept });
      assert.deepEqual(
        await describe(errors.toResponse(new errorClass("d"), request)),
        await describe(errors.toResponse(new plainClass("d"), request)),
      );
    }
    assert.deepEqual(reported, [
      `Cannot write the ${option} of ${errorClass.name}: it needs a dialect. ${importing("problem")}`,
    ]);
    const withDialect = createErrors({ dialect: dialects.problem, onError });
    const request = createRequest({ method: "GET", accept: BROWSER });
    const page = await withDialect.toResponse(new errorClass("d"), request).text();
    assert.match(page, /canary/);
    assert.equal(reported.length, 1);
  }
});

const CONFIGURATIONS = {
  "no options": {},
  "headers, CORS and ids": {
    cors: { origin: "https://app.example" },
    headers: { "x-a": "b" },
    requestId: () => "id-7",
  },
  expose: { expose: true, onError: null },
  customize: {
    customize: (problem) => ({
      ...problem,
      title: `Titel ${problem.status}`,
      language: "de",
      trace: { id: 7 },
    }),
  },
  serializer: {
    serializer: (problem) => ({ type: "text/csv", body: JSON.stringify(problem) }),
  },
};

for (const [name, config] of Object.entries(CONFIGURATIONS)) {
  const small = createErrors({ onError: null, ...config });
  const large = createErrors({ onError: null, ...config, dialect: dialects.problem });

  /** Compares the responses of both modules to a request. */
  async function compareModules(error, request, what) {
    const ours = await describe(small.toResponse(error, request));
    assert.deepEqual(ours, await describe(large.toResponse(error, request)), what);
  }

  test(`${name}: both modules write the same for every case of the transcript`, async () => {
    const cases = createCases(httpexc);
    assert.ok(cases.length > 200, `${cases.length}`);
    for (const one of cases) await compareModules(one.make(), createRequest(one), one.name);
  });

  test(`${name}: both modules write the same for generated problems`, async () => {
    const random = createRandomSource(16);
    const buildError = createErrorBuilder(entries, random);
    const makeText = () => random.makeSome(4, () => random.pick(PARTS)).join("") || "text";
    for (let at = 0; at < 2000; at++) {
      const error = buildError(makeText);
      const accept = random.pick(ACCEPTS);
      const request = createRequest({ method: random.pick(["GET", "HEAD"]), accept });
      await compareModules(error, request, `problem ${at}, Accept: ${accept}`);
    }
  });
}

test("a dialect of the CommonJS files is one for the modules, and the other way round", async () => {
  const require = createRequire(join(folder, "x.cjs"));
  const files = join(folder, "node_modules", "httpexc", "dist");
  const commonjs = require(join(files, "dialects.cjs"));
  const server = require(join(files, "server.cjs"));
  for (const name of DIALECTS) {
    const responses = [
      createErrors({ dialect: commonjs[name] }).toResponse(new HTTPNotFound("d")),
      server.createErrors({ dialect: dialects[name] }).toResponse(new HTTPNotFound("d")),
      createErrors({ dialect: dialects[name] }).toResponse(new HTTPNotFound("d")),
    ];
    const [first, ...others] = await Promise.all(responses.map(describe));
    for (const other of others) assert.deepEqual(other, first);
  }
});
