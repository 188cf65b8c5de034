// Fastify without the adapter and with a schema for the response: it writes an object that inherits from
// the error, and that object has the members of the public problem alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import fastify from "fastify";
import { importPackage } from "./package-import.mjs";

const { folder } = await importPackage();
const { default: createError } = await import(
  pathToFileURL(`${folder}/node_modules/httpexc/dist/http-errors.js`).href
);

const TEXTS = ["title", "detail", "message", "error"];
const schema = {
  type: "object",
  properties: {
    ...Object.fromEntries(TEXTS.map((name) => [name, { type: "string" }])),
    ...Object.fromEntries(
      ["status", "statusCode", "song"].map((name) => [name, { type: "integer" }]),
    ),
  },
};

/** Errors, and the body that is written for each. */
const BODIES = [
  [
    () => createError(500, "private", { song: 7 }),
    { title: "Internal Server Error", status: 500, message: "Internal Server Error" },
  ],
  [
    () => createError(404, "private", { expose: false }),
    { title: "Not Found", status: 404, message: "Not Found" },
  ],
  [
    () => createError(500, "shown", { expose: true }),
    { title: "Internal Server Error", status: 500, detail: "shown", message: "shown" },
  ],
  [
    () => createError(404, "shown", { song: 7 }),
    { title: "Not Found", status: 404, detail: "shown", message: "shown", song: 7 },
  ],
];

for (const [make, body] of BODIES) {
  test(`a response schema: ${make}`, async () => {
    const app = fastify();
    app.get("/", { schema: { response: { "4xx": schema, "5xx": schema } } }, async () => {
      throw make();
    });
    const response = await app.inject("/");
    const { error, statusCode, ...others } = response.json();
    assert.deepEqual(others, body);
    assert.equal(statusCode, body.status);
    assert.equal(error, body.title);
    await app.close();
  });
}
