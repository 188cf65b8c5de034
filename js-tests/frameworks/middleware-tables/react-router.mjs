// React Router in framework mode, built for production: what each error has to become.

import { SECRET } from "../middleware/middleware-data.mjs";
import { get, postJson } from "./requests.mjs";
import {
  HALF_SONG,
  LIMITED,
  NO_SONG,
  PAGE,
  rows,
  SONG_ISSUES,
  SYNTAX,
  WRONG_SONG,
} from "./songs.mjs";

const AS_JSON = { place: "as `application/json`" };
const ON_PAGE = { place: "on a page" };

export const REACT_ROUTER_CASES = rows("react-router", "react-router", [
  {
    name: "a loader: a thrown 404",
    request: get("/songs?throws=not-found", PAGE),
    status: 404,
    ...ON_PAGE,
    body: NO_SONG,
  },
  {
    name: "a loader: a thrown 429",
    request: get("/songs?throws=limited", PAGE),
    status: 429,
    ...ON_PAGE,
    body: LIMITED,
    headers: { "retry-after": "30", "cache-control": "no-store" },
  },
  {
    name: "a loader: a thrown 404, of a client that navigates",
    request: get("/songs.data?throws=not-found"),
    status: 404,
    place: "as `text/x-script`",
    body: NO_SONG,
  },
  {
    name: "a loader: `throw data(…)`",
    request: get("/songs?throws=data", PAGE),
    status: 409,
    text: 'a page: {"reason":"Taken."}',
    headers: { "x-own": "1" },
  },
  {
    name: "a loader: `throw new Response(…)`",
    request: get("/songs?throws=response", PAGE),
    status: 418,
    text: 'a page: "Short and stout."',
    headers: { "x-own": "1" },
  },
  {
    name: "a loader: a bug",
    request: get("/songs?throws=bug", PAGE),
    status: 500,
    ...ON_PAGE,
    log: SECRET,
  },
  {
    name: "an action: a wrong body, Zod",
    request: { ...postJson("/songs", WRONG_SONG, PAGE), ownScheme: "http" },
    status: 422,
    ...ON_PAGE,
    body: { errors: SONG_ISSUES },
  },
  {
    name: "an action: the same, of a client that navigates",
    request: { ...postJson("/songs.data", WRONG_SONG), ownScheme: "http" },
    status: 422,
    place: "as `text/x-script`",
    body: { errors: SONG_ISSUES },
  },
  {
    name: "an action: a request of another origin",
    request: postJson("/songs", WRONG_SONG, PAGE),
    status: 400,
    text: "Bad Request",
    log: "does not match `origin` header",
  },
  {
    name: "a resource route: a thrown 401",
    request: get("/api/songs?throws=unauthorized"),
    status: 401,
    ...AS_JSON,
    headers: { "www-authenticate": "Bearer" },
  },
  {
    name: "a resource route: a thrown 429",
    request: get("/api/songs?throws=limited"),
    status: 429,
    ...AS_JSON,
    body: LIMITED,
    headers: { "retry-after": "30", "cache-control": "no-store" },
  },
  {
    name: "a resource route: a wrong body, Zod",
    request: { ...postJson("/api/songs", WRONG_SONG), ownScheme: "http" },
    status: 422,
    ...AS_JSON,
    body: { errors: SONG_ISSUES },
  },
  {
    name: "a resource route: malformed JSON",
    request: { ...postJson("/api/songs", HALF_SONG), ownScheme: "http" },
    status: 500,
    ...AS_JSON,
    log: SYNTAX,
  },
  {
    name: "a resource route: `throw data(…)`",
    request: get("/api/songs?throws=data"),
    status: 409,
    json: { reason: "Taken." },
    headers: { "x-own": "1" },
  },
  {
    name: "a resource route: `throw new Response(…)`",
    request: get("/api/songs?throws=response"),
    status: 418,
    text: "Short and stout.",
    headers: { "x-own": "1" },
  },
  {
    name: "a resource route: `throw redirect(…)`",
    request: get("/api/songs?throws=redirect"),
    status: 302,
    text: "",
    headers: { location: "/page-only" },
  },
  {
    name: "a resource route: a bug",
    request: get("/api/songs?throws=bug"),
    status: 500,
    ...AS_JSON,
    log: SECRET,
  },
  {
    name: "an unknown route",
    request: get("/none", PAGE),
    status: 404,
    text: /^a page: "Error: No route matches URL/,
    log: 'No route matches URL "/none"',
  },
  {
    name: "a page without an action",
    request: { ...postJson("/page-only", {}, PAGE), ownScheme: "http" },
    status: 405,
    text: /^a page: "Error: You made a POST request to "?/,
    log: "You made a POST request",
  },
]);
