// Hono, h3 and Elysia: what each middleware's error has to become.

import { SECRET, TOKENS } from "../middleware/middleware-data.mjs";
import { bearer, get, post, postJson, upload } from "./requests.mjs";

const rows = (application, npm, cases) => cases.map((row) => ({ application, npm, ...row }));

const basic = (text) => ({ authorization: `Basic ${btoa(text)}` });
const form = (path, headers) => post(path, "application/x-www-form-urlencoded", "a=1", headers);

/** The issue of zod, at the title. */
const TITLE_ISSUE = {
  detail: "Invalid input: expected string, received number",
  pointer: "#/title",
  code: "invalid_type",
};
const TAG_ISSUE = { ...TITLE_ISSUE, pointer: "#/tags/1" };
const WRONG_SONG = { title: 7, tags: ["a", 7] };

export const HONO_CASES = rows("hono", "hono", [
  {
    name: "jwt: no token",
    request: get("/jwt"),
    status: 401,
    text: "Unauthorized",
    headers: {
      "www-authenticate":
        'Bearer realm="songs",error="invalid_request",error_description="no authorization included in request"',
    },
  },
  {
    name: "jwt: an expired token",
    request: get("/jwt", bearer(TOKENS.expired)),
    status: 401,
    text: "Unauthorized",
    headers: {
      "www-authenticate":
        'Bearer realm="songs",error="invalid_token",error_description="token verification failure"',
    },
  },
  { name: "jwt: a token", request: get("/jwt", bearer(TOKENS.valid)), status: 200, text: "ok" },
  {
    name: "bearer-auth: no token",
    request: get("/bearer"),
    status: 401,
    text: "Unauthorized",
    headers: { "www-authenticate": 'Bearer realm="songs"' },
  },
  {
    name: "bearer-auth: a malformed token",
    request: get("/bearer", { authorization: "Bearer ?" }),
    status: 400,
    text: "Bad Request",
    headers: { "www-authenticate": 'Bearer error="invalid_request"' },
  },
  {
    name: "bearer-auth: a wrong token",
    request: get("/bearer", bearer("wrong")),
    status: 401,
    text: "Unauthorized",
    headers: { "www-authenticate": 'Bearer error="invalid_token"' },
  },
  {
    name: "basic-auth: a wrong password",
    request: get("/basic", basic("a:c")),
    status: 401,
    text: "Unauthorized",
    headers: { "www-authenticate": 'Basic realm="songs"' },
  },
  {
    name: "csrf: another origin",
    request: form("/csrf", { origin: "https://evil.example" }),
    status: 403,
    text: "Forbidden",
    headers: { "access-control-allow-origin": null },
  },
  {
    name: "body-limit: too much",
    request: post("/limit", "text/plain", "123456789"),
    status: 413,
    text: "Payload Too Large",
  },
  { name: "timeout: too slow", request: get("/timeout"), status: 504, log: "Gateway Timeout" },
  {
    name: "validator: malformed JSON",
    request: postJson("/json", '{"a":'),
    status: 400,
    body: { detail: "Malformed JSON in request body" },
  },
  { name: "cors: a bug", request: get("/bug"), status: 500, log: "TypeError" },
]);

export const HONO_ZOD_CASES = rows("hono", "@hono/zod-validator", [
  {
    name: "a wrong body, the validator's own response",
    request: postJson("/zod", WRONG_SONG),
    status: 400,
    text: /"success":false/,
  },
  {
    name: "a wrong body, thrown by its hook",
    request: postJson("/zod-thrown", WRONG_SONG),
    status: 422,
    body: { errors: [TITLE_ISSUE, TAG_ISSUE] },
  },
  {
    name: "malformed JSON",
    request: postJson("/zod", '{"a":'),
    status: 400,
    body: { detail: "Malformed JSON in request body" },
  },
]);

const PAGE_ISSUE = {
  detail: "Invalid input: expected number, received NaN",
  code: "invalid_type",
};

const H3_CASES = (application, detail) => [
  {
    application,
    name: "`readValidatedBody`",
    request: postJson("/body", WRONG_SONG),
    status: 400,
    body: { detail, errors: [TITLE_ISSUE, TAG_ISSUE] },
  },
  {
    application,
    name: "`readValidatedBody`, a predicate",
    request: postJson("/body-function", {}),
    status: 400,
    body: { detail },
  },
  {
    application,
    name: "`getValidatedQuery`",
    request: get("/query?page=x"),
    status: 400,
    body: { detail, errors: [{ ...PAGE_ISSUE, pointer: "#/page" }] },
  },
  {
    application,
    name: "`getValidatedRouterParams`",
    request: get("/params/x"),
    status: 400,
    body: { detail, errors: [{ ...PAGE_ISSUE, pointer: "#/page" }] },
  },
  {
    application,
    name: "malformed JSON",
    request: postJson("/json", '{"a":'),
    status: 400,
    body: { detail: "Invalid JSON body" },
  },
  {
    application,
    name: "an error with `data`",
    request: get("/data"),
    status: 409,
    body: { detail: "Taken.", code: "TAKEN", owner: "ann" },
  },
  { application, name: "a 503 with `data`", request: get("/bug"), status: 503, log: SECRET },
  {
    application,
    name: "an unknown route",
    request: get("/none"),
    status: 404,
    body: { detail: /^Cannot find any/ },
  },
];

export const H3_1_CASES = H3_CASES("h3v1", "Validation Error").map((row) => ({
  npm: "h3v1",
  ...row,
}));

export const H3_2_CASES = [
  ...H3_CASES("h3", "Validation failed"),
  ...rows("h3", "h3", [
    {
      name: "`readValidatedBody`, a function that throws",
      request: postJson("/body-parse", WRONG_SONG),
      status: 400,
      body: { detail: "Validation failed", errors: [TITLE_ISSUE, TAG_ISSUE] },
    },
    {
      name: "`requireBasicAuth`",
      request: get("/basic", basic("a:c")),
      status: 401,
      body: { detail: "Authentication required" },
      headers: { "www-authenticate": 'Basic realm="auth", charset="UTF-8"' },
    },
    {
      name: "`assertBodySize`",
      request: post("/limit", "text/plain", "123456789"),
      status: 413,
      body: { detail: "Request body size exceeds the limit of 8 bytes" },
    },
  ]),
].map((row) => ({ npm: "h3", ...row }));

const EXPECTED_STRING = { detail: "Expected string" };
const EXPECTED_UNION = { detail: "Expected union value" };

export const ELYSIA_CASES = rows("elysia", "elysia", [
  {
    name: "a wrong body",
    request: postJson("/body", WRONG_SONG),
    status: 422,
    body: {
      errors: [
        { ...EXPECTED_STRING, pointer: "#/title" },
        { ...EXPECTED_STRING, pointer: "#/tags/1" },
      ],
    },
  },
  {
    name: "a wrong body, Zod",
    request: postJson("/body-zod", WRONG_SONG),
    status: 422,
    body: { errors: [TITLE_ISSUE, TAG_ISSUE] },
  },
  {
    name: "a wrong query",
    request: get("/query?page=x"),
    status: 422,
    body: { errors: [{ ...EXPECTED_UNION, pointer: "#/query/page" }] },
  },
  {
    name: "a wrong query, Zod",
    request: get("/query-zod?page=x"),
    status: 422,
    body: { errors: [{ ...PAGE_ISSUE, pointer: "#/query/page" }] },
  },
  {
    name: "a wrong path",
    request: get("/params/x"),
    status: 422,
    body: { errors: [{ ...EXPECTED_UNION, pointer: "#/params/page" }] },
  },
  {
    name: "a missing header",
    request: get("/headers"),
    status: 422,
    body: { errors: [{ ...EXPECTED_STRING, pointer: "#/headers/x-page" }] },
  },
  {
    name: "a missing cookie",
    request: get("/cookie"),
    status: 422,
    body: {
      errors: [
        { detail: "Expected required property", pointer: "#/cookie/page" },
        { ...EXPECTED_STRING, pointer: "#/cookie/page" },
      ],
    },
  },
  {
    name: "a file too large",
    request: upload("/upload", 9),
    status: 422,
    body: { errors: [{ detail: "Expected kind 'File'", pointer: "#/file" }] },
  },
  {
    name: "a wrong body, Valibot",
    request: postJson("/body-valibot", WRONG_SONG),
    status: 422,
    body: {
      errors: ["#/title", "#/tags/1"].map((pointer) => ({
        detail: "Invalid type: Expected string but received 7",
        pointer,
        code: "string",
      })),
    },
  },
  {
    name: "a wrong body, Zod with an asynchronous check",
    request: postJson("/body-looked-up", { title: 7, tags: ["a", "unknown", "unknown"] }),
    status: 422,
    body: {
      errors: [
        TITLE_ISSUE,
        ...["#/tags/1", "#/tags/2"].map((pointer) => ({
          detail: "There is no such tag.",
          pointer,
          code: "custom",
        })),
      ],
    },
  },
  {
    name: "a body that is wrong as a whole, Zod",
    request: postJson("/body-refined", { title: "So What" }),
    status: 422,
    body: { errors: [{ detail: "No such song.", pointer: "#", code: "custom" }] },
  },
  {
    name: "a wrong body, with texts of its own",
    request: postJson("/texts", { title: 7, tags: 7 }),
    status: 422,
    body: {
      errors: [
        { detail: "A title is a text.", pointer: "#/title" },
        { detail: "Tags are a list.", pointer: "#/tags" },
      ],
    },
  },
  { name: "a wrong response", request: get("/response"), status: 500, log: '"on":"response"' },
  {
    name: "a wrong response, Zod",
    request: get("/response-zod"),
    status: 500,
    log: '"on":"response"',
  },
  { name: "malformed JSON", request: postJson("/body", '{"a":'), status: 400 },
  { name: "`status`", request: get("/status"), status: 401, text: "Sign in." },
  { name: "an unknown route", request: get("/none"), status: 404 },
]);

export const ELYSIA_CORS_CASES = rows("elysia", "@elysiajs/cors", [
  { name: "a bug", request: get("/bug"), status: 500, log: SECRET },
  {
    name: "a preflight request",
    request: { method: "OPTIONS", path: "/bug", headers: { origin: "https://app.example" } },
    status: 204,
    text: "",
  },
]);
