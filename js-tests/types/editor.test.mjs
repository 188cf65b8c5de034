// What an editor shows: signatures, completions and the first lines of errors.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createProject } from "../lib/project.mjs";
import { createEditor } from "./editor.mjs";

const folder = createProject("editor");
const editor = createEditor(folder);

const IMPORTS = `import * as httpexc from "httpexc";
import { createClient } from "httpexc/client";
import { falcon } from "httpexc/dialects";
import { createErrors } from "httpexc/server";
const { abort, HTTPError, HTTPFound, HTTPMethodNotAllowed, HTTPMissingHeader, HTTPNotFound } = httpexc;
`;

test("a constructor has one signature for each form, with named options and a doc", () => {
  const signatures = {
    "new httpexc.HTTPNotFound(|": [
      "HTTPNotFound(detailOrOptions?: string | httpexc.HTTPNotFoundOptions | undefined, options?: httpexc.WithoutDetail<httpexc.HTTPNotFoundOptions> | undefined): httpexc.HTTPNotFound",
    ],
    "new httpexc.HTTPTooManyRequests(|": [
      "HTTPTooManyRequests(detailOrOptions?: string | httpexc.HTTPTooManyRequestsOptions | undefined, options?: httpexc.WithoutDetail<httpexc.HTTPTooManyRequestsOptions> | undefined): httpexc.HTTPTooManyRequests",
    ],
    "new httpexc.HTTPMethodNotAllowed(|": [
      "HTTPMethodNotAllowed(options: httpexc.HTTPMethodNotAllowedOptions): httpexc.HTTPMethodNotAllowed",
      "HTTPMethodNotAllowed(detail: string | undefined, options: httpexc.WithoutDetail<httpexc.HTTPMethodNotAllowedOptions>): httpexc.HTTPMethodNotAllowed",
    ],
    "httpexc.abort(405, |": [
      "abort(status: 405, options: httpexc.HTTPMethodNotAllowedOptions): never",
      "abort(status: 405, detail: string | undefined, options: httpexc.WithoutDetail<httpexc.HTTPMethodNotAllowedOptions>): never",
    ],
  };
  for (const [call, expected] of Object.entries(signatures)) {
    const found = editor.listSignatures(IMPORTS + call);
    const shown = found.map(({ signature }) => signature);
    assert.deepEqual(shown, expected);
    for (const { doc } of found) assert.match(doc, /^(Creates|Throws) /);
  }
});

test("every class has an interface of its options, and its constructor names it", () => {
  const classes = Object.entries(listClasses());
  assert.ok(classes.length > 50, `${classes.length}`);
  for (const [name, required] of classes) {
    const { signature } = editor.findQuickInfo(`${IMPORTS}new httpexc.${name}|(`);
    const options = required.includes("location") ? "LocationOptions" : `${name}Options`;
    assert.ok(signature.includes(options), signature);
    for (const option of required) assert.ok(signature.includes(`"${option}"`), signature);
  }
});

/** Returns the classes of single statuses, each with the options of which it requires one. */
function listClasses() {
  const path = join(folder, "node_modules/httpexc/dist/types/errors/generated/classes.d.ts");
  const bases = readFileSync(path, "utf8").matchAll(
    /^declare const (\w+)_base: SubclassConstructor(?:With<([^,]*), )?/gm,
  );
  const parseNames = (names = "") => [...names.matchAll(/"(\w+)"/g)].map(([, name]) => name);
  return Object.fromEntries([...bases].map(([, name, names]) => [name, parseNames(names)]));
}

test("the first line of an error names what is missing, or what was meant", () => {
  const errors = {
    "new HTTPMethodNotAllowed()": /ArgumentsWith<"allow", HTTPMethodNotAllowedOptions>/,
    'new HTTPMethodNotAllowed("No.")': /ArgumentsWith<"allow", HTTPMethodNotAllowedOptions>/,
    "new HTTPMethodNotAllowed({})": /ArgumentsWith<"allow", HTTPMethodNotAllowedOptions>/,
    'new HTTPMethodNotAllowed("No.", {})': /ArgumentsWith<"allow", HTTPMethodNotAllowedOptions>/,
    "abort(405)": /ArgumentsWith<"allow", HTTPMethodNotAllowedOptions>/,
    "new HTTPFound()": /ArgumentsWith<"addSlash" \| "location", LocationOptions>/,
    "new HTTPMissingHeader()": /ArgumentsWith<"header", HTTPMissingHeaderOptions>/,
    'new HTTPNotFound({ detial: "" })': /Did you mean to write 'detail'\?$/,
    'new HTTPNotFound("No.", { cdoe: 1 })': /'cdoe' does not exist/,
    'new HTTPError(404, { detial: "" })': /Did you mean to write 'detail'\?$/,
    'abort(404, { detial: "" })': /Did you mean to write 'detail'\?$/,
    "createErrors({ dialekt: falcon })": /Did you mean to write 'dialect'\?$/,
  };
  for (const [code, message] of Object.entries(errors)) {
    const found = editor.listErrors(`${IMPORTS}${code};`);
    assert.equal(found.length, 1, `${code}\n${found.join("\n")}`);
    assert.match(found[0], message, code);
  }
});

test("completions have the options of a class, and no internal member", () => {
  const complete = (code) => editor.listCompletions(IMPORTS + code);
  for (const code of ["new HTTPMethodNotAllowed({ | })", 'new HTTPMethodNotAllowed("", { | })']) {
    assert.ok(complete(code).includes("allow"), code);
  }
  assert.ok(!complete("new HTTPNotFound({ | })").includes("allow"));
  const members = {
    "createErrors().|": "abort aborter config on respond serializer toResponse wrap",
    "createClient().|": "codes fetch fetchOrThrow fromResponse raiseForStatus",
    "falcon.|": "name",
  };
  for (const [code, names] of Object.entries(members)) {
    assert.deepEqual(complete(code), names.split(" "), code);
  }
  const ofErrors = complete("new HTTPNotFound().|");
  assert.ok(ofErrors.includes("toResponse"));
  for (const name of ["data", "internal", "validateStatus", "__h3_error__", "requestPart"]) {
    assert.ok(!ofErrors.includes(name), name);
    assert.ok(!complete("HTTPMissingHeader.|").includes(name), name);
  }
});

test("only createErrors and its like create what has a constructor of the package alone", () => {
  const uses = {
    "new (await import('httpexc/server')).Errors({})": /Constructor of class 'Errors' is private/,
    "new (await import('httpexc/client')).Client({})":
      /Constructor of class 'Client<\w+>' is private/,
  };
  for (const [code, message] of Object.entries(uses)) {
    assert.match(editor.listErrors(`${code};`)[0], message);
  }
});

test("no declaration has an internal member", () => {
  const types = join(folder, "node_modules", "httpexc", "dist", "types");
  const files = readdirSync(types, { recursive: true }).filter((name) =>
    /\.d\.[mc]?ts$/.test(name),
  );
  assert.ok(files.length > 100, `${files.length}`);
  for (const file of files) {
    assert.doesNotMatch(readFileSync(join(types, file), "utf8"), /@internal/, file);
  }
});
