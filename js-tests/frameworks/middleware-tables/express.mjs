// Express: what each middleware's error has to become.

import { SECRET, TOKENS } from "../middleware/middleware-data.mjs";
import { bearer, get, post, postJson, upload, uploadHalf } from "./requests.mjs";

const rows = (npm, cases) => cases.map((row) => ({ npm, ...row }));

const SONG = "/openapi/songs/7";

export const EXPRESS_CASES = [
  ...rows("express-jwt", [
    { name: "no token", request: get("/jwt"), status: 401 },
    { name: "a bad scheme", request: get("/jwt", { authorization: "Basic a" }), status: 401 },
    { name: "an expired token", request: get("/jwt", bearer(TOKENS.expired)), status: 401 },
    { name: "a forged token", request: get("/jwt", bearer(TOKENS.forged)), status: 401 },
    { name: "a revoked token", request: get("/jwt", bearer(TOKENS.revoked)), status: 401 },
    { name: "a token", request: get("/jwt", bearer(TOKENS.valid)), status: 200, text: "ok" },
    {
      name: "a key that fails",
      request: get("/jwt-bug", bearer(TOKENS.valid)),
      status: 500,
      log: SECRET,
    },
  ]),
  ...rows("body-parser", [
    {
      name: "malformed JSON",
      request: postJson("/json", '{"a":'),
      status: 400,
      body: { detail: /JSON/ },
    },
    {
      name: "JSON that is not an object",
      request: postJson("/json", "7"),
      status: 400,
      body: { detail: /JSON/ },
    },
    {
      name: "more than the limit",
      request: postJson("/json", { a: "x".repeat(50) }),
      status: 413,
      body: { detail: "request entity too large" },
    },
    {
      name: "an unknown charset",
      request: post("/json", "application/json; charset=klingon", "{}"),
      status: 415,
      body: { detail: 'unsupported charset "KLINGON"' },
    },
    {
      name: "an unknown coding",
      request: postJson("/json", "{}", { "content-encoding": "bogus" }),
      status: 415,
      body: { detail: 'unsupported content encoding "bogus"' },
    },
    {
      name: "too many parameters",
      request: post("/form", "application/x-www-form-urlencoded", "a=1&b=2&c=3"),
      status: 413,
      body: { detail: "too many parameters" },
    },
    {
      name: "a failed verify",
      request: postJson("/json-verified", "{}"),
      status: 403,
      body: { detail: "The signature is wrong." },
    },
  ]),
  ...rows("express-openapi-validator", [
    {
      name: "a missing member",
      request: postJson(SONG, {}),
      status: 400,
      body: {
        detail: "request/body must have required property 'title'",
        errors: [
          {
            detail: "must have required property 'title'",
            pointer: "#/title",
            code: "required.openapi.validation",
          },
        ],
      },
    },
    {
      name: "an unknown member",
      request: postJson(SONG, { title: "So What", extra: 1 }),
      status: 400,
      body: {
        detail: "request/body must NOT have additional properties",
        errors: [
          {
            detail: "must NOT have additional properties",
            pointer: "#/extra",
            code: "additionalProperties.openapi.validation",
          },
        ],
      },
    },
    {
      name: "a wrong item",
      request: postJson(SONG, { title: "So What", tags: [7] }),
      status: 400,
      body: {
        detail: "request/body/tags/0 must be string",
        errors: [
          { detail: "must be string", pointer: "#/tags/0", code: "type.openapi.validation" },
        ],
      },
    },
    {
      name: "a wrong query",
      request: postJson(`${SONG}?page=x`, { title: "So What" }),
      status: 400,
      body: {
        detail: "request/query/page must be integer",
        errors: [
          { detail: "must be integer", pointer: "#/query/page", code: "type.openapi.validation" },
        ],
      },
    },
    {
      name: "a wrong path",
      request: postJson("/openapi/songs/x", { title: "So What" }),
      status: 400,
      body: {
        detail: "request/params/id must be integer",
        errors: [
          { detail: "must be integer", pointer: "#/params/id", code: "type.openapi.validation" },
        ],
      },
    },
    {
      name: "a wrong header",
      request: postJson(SONG, { title: "So What" }, { "x-page": "x" }),
      status: 400,
      body: {
        detail: "request/headers/x-page must be integer",
        errors: [
          {
            detail: "must be integer",
            pointer: "#/headers/x-page",
            code: "type.openapi.validation",
          },
        ],
      },
    },
    {
      name: "an unknown parameter",
      request: postJson(`${SONG}?other=1`, { title: "So What" }),
      status: 400,
      body: {
        detail: "Unknown query parameter 'other'",
        errors: [{ detail: "Unknown query parameter 'other'", pointer: "#/query/other" }],
      },
    },
    { name: "an unknown path", request: get("/openapi/none"), status: 404 },
    { name: "an unknown method", request: get(SONG), status: 405, headers: { allow: "POST" } },
    { name: "another media type", request: post(SONG, "text/plain", "x"), status: 415 },
    { name: "no credentials", request: get("/openapi/locked"), status: 401 },
    {
      name: "a wrong response",
      request: get("/openapi/wrong-response"),
      status: 500,
      log: "/response/title must be string",
    },
  ]),
  ...rows("multer", [
    { name: "a file that fits", request: upload("/upload", 8), status: 200, text: "ok" },
    {
      name: "a file too large",
      request: upload("/upload", 9),
      status: 500,
      log: "MulterError: File too large",
    },
    {
      name: "a file too large, with `errors.on(MulterError, …)`",
      request: upload("/mapped/upload", 9),
      status: 413,
      body: { detail: "A file has at most 8 bytes." },
    },
    {
      name: "an unknown field, which that handler returns as it is",
      request: upload("/mapped/upload", 1, "other"),
      status: 500,
      log: "MulterError: Unexpected file field",
    },
    {
      name: "an unknown field",
      request: upload("/upload", 1, "other"),
      status: 500,
      log: "MulterError: Unexpected file field",
    },
    {
      name: "content that ends too early",
      request: uploadHalf("/upload"),
      status: 500,
      log: "Unexpected end of form",
    },
  ]),
  ...rows("csrf-csrf", [
    {
      name: "no token",
      request: post("/csrf", "text/plain", ""),
      status: 403,
      body: { detail: "invalid csrf token" },
    },
  ]),
  ...rows("passport", [
    {
      name: "a wrong password",
      request: postJson("/local", { username: "a", password: "b" }),
      status: 401,
      text: "Unauthorized",
    },
    {
      name: "a wrong password, `failWithError`",
      request: postJson("/local-error", { username: "a", password: "b" }),
      status: 401,
    },
    { name: "no password, `failWithError`", request: postJson("/local-error", {}), status: 400 },
  ]),
  ...rows("passport-http-bearer", [
    {
      name: "no token",
      request: get("/bearer"),
      status: 401,
      text: "Unauthorized",
      headers: { "www-authenticate": 'Bearer realm="songs"' },
    },
    {
      name: "no token, `failWithError`",
      request: get("/bearer-error"),
      status: 401,
      headers: { "www-authenticate": 'Bearer realm="songs"' },
    },
    {
      name: "a wrong token, `failWithError`",
      request: get("/bearer-error", bearer("wrong")),
      status: 401,
      headers: { "www-authenticate": 'Bearer realm="songs", error="invalid_token"' },
    },
    {
      name: "two tokens, `failWithError`",
      request: get("/bearer-error?access_token=b", bearer("a")),
      status: 400,
    },
    {
      name: "a lookup that fails",
      request: get("/bearer-error", bearer("bug")),
      status: 500,
      log: SECRET,
    },
  ]),
].map((row) => ({ application: "express", ...row }));
