// Names of members that every object has are no entries of a table.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client, createErrors, dialects, httpexc } = await importPackage();
const { HTTPConflict, HTTPError, HTTPNotFound, abort, defineStatus, redirect } = httpexc;

for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
  test(`${name} is no status, dialect, media type or policy`, () => {
    assert.throws(() => redirect("/x", name), RangeError);
    assert.throws(() => abort(name), RangeError);
    assert.throws(() => defineStatus(name, { title: "t" }), RangeError);
    assert.throws(() => new HTTPError(name), TypeError);
    assert.throws(() => createErrors({ dialect: name }), /dialect is not a dialect of/);
    assert.throws(() => createErrors({ formats: { [name]: () => "x" } }), /not a media type/);
    assert.throws(() => client.withRetries(fetch, name), /policy is not one of/);
  });

  test(`a class of the name ${name} gets the page of its status`, async () => {
    class Named extends HTTPNotFound {}
    Object.defineProperty(Named, "name", { value: name });
    const errors = createErrors({
      dialect: dialects.problem,
      pages: { 404: "<p>The page.</p>" },
      onError: assert.fail,
    });
    const request = new Request("https://api.example/", { headers: { accept: "text/html" } });
    assert.equal(await (await errors.respond(new Named(), request)).text(), "<p>The page.</p>");
  });

  test(`the code ${name} of a response has no class`, async () => {
    const response = Response.json({ code: name, message: "m" }, { status: 404 });
    const error = await client.fromResponse(response, { codes: { taken: HTTPConflict } });
    assert.ok(error instanceof HTTPNotFound);
    assert.equal(error.code, name);
  });
}
