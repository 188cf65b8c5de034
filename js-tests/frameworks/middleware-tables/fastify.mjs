// Fastify: what each plugin's error has to become.

import { SECRET, TOKENS } from "../middleware/middleware-data.mjs";
import { bearer, get, post, postJson, upload, uploadHalf } from "./requests.mjs";

const rows = (npm, cases) => cases.map((row) => ({ npm, ...row }));

const REQUIRED = {
  detail: "must have required property 'title'",
  pointer: "#/title",
  code: "required",
};

export const FASTIFY_CASES = [
  ...rows("@fastify/jwt", [
    {
      name: "no token",
      request: get("/jwt"),
      status: 401,
      body: { detail: "No Authorization was found in request.headers" },
    },
    {
      name: "an expired token",
      request: get("/jwt", bearer(TOKENS.expired)),
      status: 401,
      body: { detail: "Authorization token expired" },
    },
    {
      name: "a forged token",
      request: get("/jwt", bearer(TOKENS.forged)),
      status: 401,
      body: { detail: /^Authorization token is invalid/ },
    },
    {
      name: "a bad scheme",
      request: get("/jwt", { authorization: "Basic a" }),
      status: 401,
      body: { detail: /^No Authorization/ },
    },
    { name: "a token", request: get("/jwt", bearer(TOKENS.valid)), status: 200, text: "ok" },
  ]),
  ...rows("@fastify/multipart", [
    { name: "a file that fits", request: upload("/upload", 7), status: 200, text: "ok" },
    {
      name: "a file too large",
      request: upload("/upload", 9),
      status: 413,
      body: { detail: "request file too large" },
    },
    {
      name: "another media type",
      request: post("/upload", "text/plain", "x"),
      status: 406,
      body: { detail: "the request is not multipart" },
    },
    {
      name: "content that ends too early",
      request: uploadHalf("/upload"),
      status: 500,
      log: "Unexpected end of multipart data",
    },
  ]),
  ...rows("@fastify/rate-limit", [
    {
      name: "within the limit",
      request: get("/limited"),
      status: 200,
      text: "ok",
      headers: { "x-ratelimit-remaining": "0" },
    },
    {
      name: "over the limit",
      request: get("/limited"),
      status: 429,
      headers: {
        "retry-after": /^[56]\d$/,
        "x-ratelimit-limit": /^1$/,
        "x-ratelimit-remaining": /^0$/,
        "x-ratelimit-reset": /^[56]\d$/,
      },
    },
  ]),
  ...rows("@fastify/sensible", [
    {
      name: "`reply.notFound`",
      request: get("/sensible/not-found"),
      status: 404,
      body: { detail: "No such song." },
    },
    {
      name: "`httpErrors.forbidden`",
      request: get("/sensible/forbidden"),
      status: 403,
      body: { detail: "Not yours." },
    },
    {
      name: "`assert`",
      request: get("/sensible/assert"),
      status: 402,
      body: { detail: "Pay first." },
    },
    { name: "`to`", request: get("/sensible/to"), status: 409, body: { detail: "Taken." } },
    { name: "`httpErrors.badGateway`", request: get("/sensible/bug"), status: 502, log: SECRET },
  ]),
  ...rows("fastify", [
    {
      name: "a missing member",
      request: postJson("/songs", {}),
      status: 400,
      body: { detail: "body must have required property 'title'", errors: [REQUIRED] },
    },
    {
      name: "an item that is too short",
      request: postJson("/songs", { title: "x" }),
      status: 400,
      body: {
        detail: /fewer than 2/,
        errors: [
          {
            detail: "must NOT have fewer than 2 characters",
            pointer: "#/title",
            code: "minLength",
          },
        ],
      },
    },
    {
      name: "a wrong query",
      request: get("/query?page=x"),
      status: 400,
      body: {
        detail: /integer/,
        errors: [{ detail: "must be integer", pointer: "#/query/page", code: "type" }],
      },
    },
    {
      name: "a wrong path",
      request: get("/params/x"),
      status: 400,
      body: {
        detail: /integer/,
        errors: [{ detail: "must be integer", pointer: "#/params/page", code: "type" }],
      },
    },
    {
      name: "a missing header",
      request: get("/headers"),
      status: 400,
      body: {
        detail: /x-page/,
        errors: [
          {
            detail: "must have required property 'x-page'",
            pointer: "#/headers/x-page",
            code: "required",
          },
        ],
      },
    },
    {
      name: "a wrong body, Zod in a `validatorCompiler`",
      request: postJson("/zod", { title: 7, tags: ["a", 7] }),
      status: 400,
      body: {
        errors: ["#/title", "#/tags/1"].map((pointer) => ({
          detail: "Invalid input: expected string, received number",
          pointer,
          code: "invalid_type",
        })),
      },
    },
    {
      name: "a wrong query, Zod in a `validatorCompiler`",
      request: get("/query-zod"),
      status: 400,
      body: {
        errors: [
          {
            detail: "Invalid input: expected string, received undefined",
            pointer: "#/query/title",
            code: "invalid_type",
          },
        ],
      },
    },
    {
      name: "malformed JSON",
      request: postJson("/songs", '{"a":'),
      status: 400,
      body: { detail: /JSON/ },
    },
    {
      name: "an empty body",
      request: postJson("/songs", ""),
      status: 400,
      body: { detail: /empty/ },
    },
    {
      name: "more than the limit",
      request: postJson("/songs", { a: "x".repeat(300) }),
      status: 413,
      body: { detail: "Request body is too large" },
    },
    { name: "another media type", request: post("/songs", "image/png", "x"), status: 415 },
    {
      name: "a response schema for errors",
      request: get("/serialized"),
      status: 404,
      body: { detail: "There is no such song." },
    },
    {
      name: "a response that fails its schema",
      request: get("/unserialized"),
      status: 500,
      log: "is required!",
    },
    {
      name: "a response schema for errors, no adapter",
      server: "plain",
      request: get("/serialized"),
      status: 404,
      json: { statusCode: 404, error: "Not Found", message: "There is no such song." },
    },
  ]),
].map((row) => ({ application: "fastify", ...row }));
