// SvelteKit, built for production: what each error has to become.

import { SECRET } from "../middleware/middleware-data.mjs";
import { get, post, postJson } from "./requests.mjs";
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

const FORM = "application/x-www-form-urlencoded";
const ENHANCED = { accept: "application/json", "x-sveltekit-action": "true" };
const postForm = (path, headers) => ({
  ...post(path, FORM, "title=", headers),
  ownScheme: "https",
});
const EMPTY_TITLE = {
  detail: "Too small: expected string to have >=1 characters",
  pointer: "#/title",
  code: "too_small",
};

export const SVELTEKIT_CASES = rows("sveltekit", "@sveltejs/kit", [
  {
    name: "`+server`: a thrown 404",
    request: get("/songs/api?throws=not-found"),
    status: 404,
    body: NO_SONG,
  },
  {
    name: "`+server`: a thrown 429",
    request: get("/songs/api?throws=limited"),
    status: 429,
    body: LIMITED,
    headers: { "retry-after": "30", "cache-control": "no-store" },
  },
  {
    name: "`+server`: a wrong body, Zod",
    request: postJson("/songs/api", WRONG_SONG),
    status: 422,
    body: { errors: SONG_ISSUES },
  },
  {
    name: "`+server`: malformed JSON",
    request: postJson("/songs/api", HALF_SONG),
    status: 500,
    log: SYNTAX,
  },
  {
    name: "`+server`: more than `BODY_SIZE_LIMIT`",
    request: postJson("/songs/api", { title: "a".repeat(600_000) }),
    status: 413,
    body: { detail: "Payload Too Large" },
  },
  {
    name: "`+server`: `error(409, …)`",
    request: get("/songs/api?throws=error", { accept: "application/json" }),
    status: 409,
    json: { message: "Taken." },
  },
  {
    name: "`+server`: `redirect(303, …)`",
    request: get("/songs/api?throws=redirect"),
    status: 303,
    text: "",
    headers: { location: "/lazy" },
  },
  { name: "`+server`: a bug", request: get("/songs/api?throws=bug"), status: 500, log: SECRET },
  {
    name: "`load`: a thrown 404, for a browser",
    request: get("/songs?throws=not-found", PAGE),
    status: 404,
    place: "on a page",
    body: { ...NO_SONG, message: NO_SONG.detail },
  },
  {
    name: "`load`: a thrown 429, for a browser",
    request: get("/songs?throws=limited", PAGE),
    status: 429,
    place: "on a page",
    body: { ...LIMITED, message: LIMITED.detail },
    headers: { "retry-after": "30", "cache-control": "no-store" },
  },
  {
    name: "`load`: a thrown 404, for another client",
    request: get("/songs?throws=not-found"),
    status: 404,
    body: NO_SONG,
  },
  {
    name: "`load`: `error(409, …)`",
    request: get("/songs?throws=error", PAGE),
    status: 409,
    text: 'a page: {"message":"Taken."}',
  },
  {
    name: "`load`: a bug, for a browser",
    request: get("/songs?throws=bug", PAGE),
    status: 500,
    place: "on a page",
    body: { message: "Internal Server Error" },
    log: SECRET,
  },
  {
    name: "a form action: a wrong form, Zod",
    request: postForm("/songs?/save", PAGE),
    status: 422,
    place: "on a page",
    body: { errors: [EMPTY_TITLE], message: "Unprocessable Content" },
  },
  {
    name: "a form action: the same, with `use:enhance`",
    request: postForm("/songs?/save", ENHANCED),
    status: 422,
    place: "in `error` of `application/json`",
    body: { errors: [EMPTY_TITLE], message: "Unprocessable Content" },
  },
  {
    name: "a form action: `fail(422, …)`",
    request: postForm("/songs?/check", PAGE),
    status: 422,
    text: "a page: Blue in Green A title is missing.",
  },
  {
    name: "a form action: content that is not a form",
    request: { ...postJson("/songs?/save", {}, PAGE), ownScheme: "https" },
    status: 415,
    place: "on a page",
    body: { message: "Unsupported Media Type" },
  },
  {
    name: "a form action: a form of another origin",
    request: post("/songs?/save", FORM, "title="),
    status: 403,
    text: "Cross-site POST form submissions are forbidden",
    headers: { "access-control-allow-origin": null },
  },
  { name: "`handleError`: an unknown route", request: get("/songs/none"), status: 404 },
  {
    name: "`handleError`: an unknown route, for a browser",
    request: get("/songs/none", PAGE),
    status: 404,
    place: "on a page",
    body: { message: "Not Found" },
  },
]);
