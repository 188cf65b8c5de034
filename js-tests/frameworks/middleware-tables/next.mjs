// Next, built for production: what each error has to become.

import { SECRET } from "../middleware/middleware-data.mjs";
import { get, postJson } from "./requests.mjs";
import { HALF_SONG, LIMITED, NO_SONG, rows, SONG_ISSUES, SYNTAX, WRONG_SONG } from "./songs.mjs";

export const NEXT_CASES = rows("next", "next", [
  {
    name: "a route handler: a thrown 404",
    request: get("/songs/api/missing"),
    status: 404,
    body: NO_SONG,
  },
  {
    name: "a route handler: a thrown 429",
    request: get("/songs/api/limited"),
    status: 429,
    body: LIMITED,
    headers: { "retry-after": "30", "cache-control": "no-store" },
  },
  {
    name: "a route handler: a wrong body, Zod",
    request: postJson("/songs/api/all", WRONG_SONG),
    status: 422,
    body: { errors: SONG_ISSUES },
  },
  {
    name: "a route handler: malformed JSON",
    request: postJson("/songs/api/all", HALF_SONG),
    status: 500,
    log: SYNTAX,
  },
  {
    name: "a route handler: malformed JSON, with `abort`",
    request: postJson("/songs/api/strict", HALF_SONG),
    status: 400,
    body: { detail: "This is no JSON." },
  },
  {
    name: "a route handler: `notFound()`",
    request: get("/songs/api/not-found"),
    status: 404,
  },
  {
    name: "a route handler: `redirect()`",
    request: get("/songs/api/redirect"),
    status: 307,
    text: "",
    headers: { location: "/songs/page/fine" },
  },
  { name: "a route handler: a bug", request: get("/songs/api/bug"), status: 500, log: SECRET },
  {
    name: "an edge route: a thrown 404",
    request: get("/songs/edge/missing"),
    logPlace: "songs/edge/log",
    status: 404,
    body: NO_SONG,
  },
  {
    name: "an edge route: a wrong body, Zod",
    request: postJson("/songs/edge/all", WRONG_SONG),
    logPlace: "songs/edge/log",
    status: 422,
    body: { errors: SONG_ISSUES },
  },
  {
    name: "an edge route: `notFound()`",
    request: get("/songs/edge/not-found"),
    logPlace: "songs/edge/log",
    status: 404,
  },
  {
    name: "an edge route: a bug",
    request: get("/songs/edge/bug"),
    logPlace: "songs/edge/log",
    status: 500,
    log: SECRET,
  },
  {
    name: "a prerendered route: a 503 while it is revalidated",
    request: get("/songs/revalidated/down"),
    settles: true,
    status: 200,
    text: '"Blue in Green"',
    headers: { "retry-after": null },
    log: SECRET,
  },
  {
    name: "a prerendered route: a 404 while it is revalidated",
    request: get("/songs/revalidated/missing"),
    settles: true,
    status: 404,
    body: NO_SONG,
  },
  {
    name: "a prerendered page: a bug while it is revalidated",
    request: get("/songs/revalidated-page/bug"),
    settles: true,
    status: 200,
    text: "a page: Blue in Green",
    log: SECRET,
  },
  {
    name: "a prerendered page: `notFound()` while it is revalidated",
    request: get("/songs/revalidated-page/not-found"),
    settles: true,
    status: 404,
    text: "a page that its script fills",
  },
  {
    name: "a page: `notFound()`",
    request: get("/songs/page/not-found"),
    status: 404,
    text: "a page that its script fills",
  },
  {
    name: "a page: a thrown 404",
    request: get("/songs/page/missing"),
    status: 500,
    text: "a page that its script fills",
    log: "HTTPNotFound: There is no such song.",
  },
  {
    name: "a page: a bug",
    request: get("/songs/page/bug"),
    status: 500,
    text: "a page that its script fills",
    log: SECRET,
  },
  {
    name: "middleware at the edge: a thrown 404",
    request: get("/guarded?throws=404"),
    logPlace: "guarded?log",
    status: 404,
    body: { detail: /^No song has/ },
    headers: { "access-control-allow-origin": null },
  },
  {
    name: "middleware at the edge: a bug",
    request: get("/guarded?throws=plain"),
    logPlace: "guarded?log",
    status: 500,
    headers: { "access-control-allow-origin": null },
    log: "private-plain-hunter2",
  },
]);

export const NEXT_PROXY_CASES = rows("next-proxy", "next", [
  {
    name: "the proxy in Node: a thrown 401",
    request: get("/guarded?throws=401"),
    status: 401,
    body: { detail: "Sign in to see this song." },
    headers: { "access-control-allow-origin": null, "www-authenticate": /^Bearer/ },
  },
  {
    name: "the proxy in Node: a bug",
    request: get("/guarded?throws=plain"),
    status: 500,
    headers: { "access-control-allow-origin": null },
    log: "private-plain-hunter2",
  },
]);
