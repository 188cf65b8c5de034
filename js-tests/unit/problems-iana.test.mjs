// The registered problem types as a declaration.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client, iana, httpexc, openapi, problems, problemTypes } = await importPackage();
const BASE = "https://iana.org/assignments/http-problem-types#";

test("the types are those of the registry", () => {
  assert.deepEqual(
    [...iana].map(({ type, status }) => [type, status]),
    [
      [`${BASE}date`, 400],
      [`${BASE}ohttp-key`, 400],
      [`${BASE}quota-exceeded`, 429],
      [`${BASE}temporary-reduced-capacity`, 503],
      [`${BASE}abnormal-usage-detected`, 429],
    ],
  );
});

test("the catalogue has the same types", () => {
  assert.deepEqual(
    problemTypes.map(({ spec: _, ...row }) => row),
    [...iana].map(({ name, type, title, status }) => ({ name, type, title, status })),
  );
});

test("another server's problem is one of them, without a code", async () => {
  const body = { type: `${BASE}quota-exceeded`, title: "t", "violated-policies": ["daily"] };
  const response = Response.json(body, { status: 429, headers: { "retry-after": "7" } });
  const error = await client.fromResponse(response, { problems: iana });
  assert.ok(error instanceof iana.QuotaExceeded && error instanceof httpexc.HTTPTooManyRequests);
  assert.deepEqual(error.extensions, { "violated-policies": ["daily"] });
  assert.equal(error.retryAfter, 7);
});

test("they combine with others, and can be described", async () => {
  const songs = problems.defineProblems("https://api.example/", { SongGone: { status: 410 } });
  const { components } = await openapi([...songs.and(iana)]);
  assert.ok(components.schemas.QuotaExceeded.properties["violated-policies"]);
});
