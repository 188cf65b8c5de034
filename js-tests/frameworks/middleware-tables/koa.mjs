// Koa: what each middleware's error has to become.

import { TOKENS } from "../middleware/middleware-data.mjs";
import { bearer, get, post, postJson, upload, uploadHalf } from "./requests.mjs";

const DENIED = { detail: "Authentication Error" };

export const KOA_CASES = [
  { npm: "koa-jwt", name: "no token", request: get("/jwt"), status: 401, body: DENIED },
  {
    npm: "koa-jwt",
    name: "no token, `debug`",
    request: get("/jwt-debug"),
    status: 401,
    body: { detail: "Token not found" },
  },
  {
    npm: "koa-jwt",
    name: "an expired token",
    request: get("/jwt", bearer(TOKENS.expired)),
    status: 401,
    body: DENIED,
  },
  {
    npm: "koa-jwt",
    name: "a forged token",
    request: get("/jwt", bearer(TOKENS.forged)),
    status: 401,
    body: DENIED,
  },
  {
    npm: "koa-jwt",
    name: "a revoked token",
    request: get("/jwt", bearer(TOKENS.revoked)),
    status: 401,
    body: DENIED,
  },
  {
    npm: "koa-jwt",
    name: "a check that fails",
    request: get("/jwt-bug", bearer(TOKENS.valid)),
    status: 401,
    body: DENIED,
  },
  {
    npm: "koa-jwt",
    name: "a token",
    request: get("/jwt", bearer(TOKENS.valid)),
    status: 200,
    text: "ok",
  },
  {
    npm: "koa-body",
    name: "malformed JSON",
    request: postJson("/body", '{"a":'),
    status: 400,
    body: { detail: "Unexpected end of JSON input" },
  },
  {
    npm: "koa-body",
    name: "JSON that is not an object",
    request: postJson("/body", "7"),
    status: 400,
    body: { detail: "invalid JSON, only supports object and array" },
  },
  {
    npm: "koa-body",
    name: "more than the limit",
    request: postJson("/body", { a: "x".repeat(50) }),
    status: 413,
    body: { detail: "request entity too large" },
  },
  {
    npm: "koa-body",
    name: "a form over the limit",
    request: post("/body", "application/x-www-form-urlencoded", `a=${"x".repeat(50)}`),
    status: 413,
    body: { detail: "request entity too large" },
  },
  {
    npm: "koa-body",
    name: "an unknown coding",
    request: postJson("/body", "{}", { "content-encoding": "bogus" }),
    status: 415,
  },
  {
    npm: "koa-body",
    name: "a file too large",
    request: upload("/upload", 9),
    status: 500,
    log: "maxTotalFileSize",
  },
  {
    npm: "koa-body",
    name: "a file too large, with `onError`",
    request: upload("/upload-mapped", 9),
    status: 413,
    body: { detail: /maxTotalFileSize/ },
  },
  {
    npm: "koa-body",
    name: "content that ends too early",
    request: uploadHalf("/upload"),
    status: 500,
    log: "stream ended unexpectedly",
  },
].map((row) => ({ application: "koa", ...row }));
