// The errors that the loaders and actions of the application throw, by the value of `throws` in the query.

import { HTTPNotFound, HTTPTooManyRequests, HTTPUnauthorized } from "httpexc";
import { errorHandler } from "httpexc/react-router";
import { fromIssues } from "httpexc/validation";
import { data, redirect } from "react-router";
import { z } from "zod";

const SECRET = "private-hunter2-with-32-characters";

export const handled = errorHandler();

const Song = z.object({ title: z.string(), tags: z.array(z.string()).optional() });

const THROWN = {
  "not-found": () => new HTTPNotFound("There is no such song."),
  limited: () => new HTTPTooManyRequests("Ten a minute are enough.", { retryAfter: 30 }),
  unauthorized: () => new HTTPUnauthorized({ challenges: "Bearer" }),
  bug: () => new TypeError(SECRET),
  data: () => data({ reason: "Taken." }, { status: 409, headers: { "x-own": "1" } }),
  response: () => new Response("Short and stout.", { status: 418, headers: { "x-own": "1" } }),
  redirect: () => redirect("/page-only"),
};

/** Throws what a request asks for, and returns a song if it asks for nothing. */
export const load = handled(({ request }) => {
  const create = THROWN[new URL(request.url).searchParams.get("throws")];
  if (create) throw create();
  return { title: "Blue in Green" };
});

/** Validates a song, which is JSON or a form. */
export const save = handled(async ({ request }) => {
  const isJson = request.headers.get("content-type") === "application/json";
  const song = isJson ? await request.json() : Object.fromEntries(await request.formData());
  const result = Song.safeParse(song);
  if (!result.success) throw fromIssues(result.error.issues);
  return { saved: true };
});
