// The paths in the texts of Nest's validation, and the members of its exceptions.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { BadRequestException, HttpException, UnprocessableEntityException } from "@nestjs/common";
import { importPackage } from "./package-import.mjs";

const { folder } = await importPackage();
const { errorHandler } = await import(
  pathToFileURL(`${folder}/node_modules/httpexc/dist/nest.js`).href
);
const filter = errorHandler({ onError() {} });

let exception;
const server = createServer((req, res) => {
  const http = { getRequest: () => req, getResponse: () => res };
  filter.catch(exception, { getType: () => "http", switchToHttp: () => http });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
after(() => server.close());

/** Returns the problem for an exception. */
async function respond(thrown) {
  exception = thrown;
  const response = await fetch(`http://127.0.0.1:${server.address().port}/`);
  return response.json();
}

/** By text: its pointer. The texts are those of class-validator 0.15.1, unless they are sentences. */
const POINTERS = {
  "property extra should not exist": "#/extra",
  "address.property extra should not exist": "#/address/extra",
  "title must be a string": "#/title",
  "title should not be empty": "#/title",
  "title is not a valid decimal number.": "#/title",
  "$ref must be a string": "#/$ref",
  "x-page must be a string": "#/x-page",
  "größe must be a number": "#/gr%C3%B6%C3%9Fe",
  "tags.10.name must be a string": "#/tags/10/name",
  "a.b.c.d should not be empty": "#/a/b/c/d",
  "each value in tags must be a string": "#/tags",
  "address.each value in lines must be a string": "#/address/lines",
  "nested property address must be either object or array": "#/address",
  "user.nested property address must be either object or array": "#/user/address",
  "each value in nested property tags must be either object or array": "#/tags",
  "tags.each value in nested property tags must be either object or array": "#/tags",
  "a.tags.each value in nested property tags must be either object or array": "#/a/tags",
  "All tags's elements must be unique": "#/tags",
  "a.All tags's elements must be unique": "#/a/tags",
  "minimal allowed date for from is Thu Jan 01 1970": "#/from",
  "a.maximal allowed date for to is Thu Jan 01 1970": "#/a/to",
  "[1] title must be a string": "#/1/title",
  // Sentences of the application, and of Nest
  "This is no address.": "#",
  "Title must not be empty": "#",
  "The title must be a string": "#",
  "address.This is no postal code.": "#",
  "an unknown value was passed to the validate function": "#",
  "Further validation errors were omitted": "#",
  "Error: the song is taken": "#",
  "see https://a.example/b: it helps": "#",
};

for (const [text, pointer] of Object.entries(POINTERS)) {
  test(`"${text}" is about ${pointer}`, async () => {
    const { detail, errors } = await respond(new BadRequestException([text]));
    assert.equal(detail, text);
    assert.deepEqual(errors, [{ detail: text, pointer }]);
  });
}

test("texts of a schema have their path before them", async () => {
  const texts = ["title: Too short.", "tags.1: No text: 7", "0.a: No.", "items.a-b: No."];
  const { errors } = await respond(new BadRequestException(texts));
  assert.deepEqual(errors, [
    { detail: "Too short.", pointer: "#/title" },
    { detail: "No text: 7", pointer: "#/tags/1" },
    { detail: "No.", pointer: "#/0/a" },
    { detail: "No.", pointer: "#/items/a-b" },
  ]);
});

test("a long text without a path ends soon", async () => {
  for (const text of ["a.".repeat(100_000), "1.".repeat(100_000), "a".repeat(100_000)]) {
    const begin = performance.now();
    await respond(new BadRequestException([text]));
    assert.ok(performance.now() - begin < 2_000);
  }
});

test("field errors are those of the member errors, in any form", async () => {
  const issue = { property: "title", constraints: { isString: "title must be a string" } };
  const expected = [{ detail: "title must be a string", pointer: "#/title", code: "isString" }];
  for (const content of [[issue], { message: [issue] }, { message: "Invalid.", errors: [issue] }]) {
    const { errors } = await respond(new UnprocessableEntityException(content));
    assert.deepEqual(errors, expected, JSON.stringify(content));
  }
  const texts = { message: "Invalid.", errors: { title: ["Too short.", "No text."] } };
  assert.deepEqual((await respond(new HttpException(texts, 422))).errors, [
    { detail: "Too short.", pointer: "#/title" },
    { detail: "No text.", pointer: "#/title" },
  ]);
});

test("a text alone is the detail, and there are no field errors", async () => {
  const problem = await respond(new BadRequestException("title must be a string"));
  assert.equal(problem.detail, "title must be a string");
  assert.equal(problem.errors, undefined);
});

test("the code and further members are for clients, below 500", async () => {
  const content = { message: "Taken.", code: "TAKEN", owner: "ann", status: 200, type: "t" };
  assert.deepEqual(await respond(new HttpException(content, 409)), {
    type: "about:blank",
    title: "Conflict",
    status: 409,
    detail: "Taken.",
    code: "TAKEN",
    owner: "ann",
  });
  assert.deepEqual(Object.keys(await respond(new HttpException(content, 503))), [
    "type",
    "title",
    "status",
  ]);
});

test("the text of a body parser's error that Nest wraps is shown", async () => {
  const cause = Object.assign(new SyntaxError("Unexpected token"), {
    status: 400,
    statusCode: 400,
    expose: true,
    type: "entity.parse.failed",
    body: "{",
  });
  const { detail } = await respond(new BadRequestException(cause.message, { cause }));
  assert.equal(detail, "Unexpected token");
  // The text of another server's error is not.
  const upstream = Object.assign(new Error("Unexpected token"), { status: 400, body: "{" });
  const hidden = await respond(new BadRequestException(upstream.message, { cause: upstream }));
  assert.equal(hidden.detail, undefined);
});
