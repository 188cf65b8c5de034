// The errors of the songs, by the value of `throws` in the query, and the validation of a song.

import { error, fail, redirect } from "@sveltejs/kit";
import { HTTPNotFound, HTTPTooManyRequests } from "httpexc";
import { fromIssues } from "httpexc/validation";
import { z } from "zod";

const SECRET = "private-hunter2-with-32-characters";

const Song = z.object({ title: z.string().min(1), tags: z.array(z.string()).optional() });

const THROWN = {
  "not-found": () => {
    throw new HTTPNotFound("There is no such song.");
  },
  limited: () => {
    throw new HTTPTooManyRequests("Ten a minute are enough.", { retryAfter: 30 });
  },
  bug: () => {
    throw new TypeError(SECRET);
  },
  error: () => error(409, "Taken."),
  redirect: () => redirect(303, "/lazy"),
};

/** Throws what a request asks for. */
export function throwAsked({ url }) {
  THROWN[url.searchParams.get("throws")]?.();
}

/** Validates a song. */
export function validateSong(song) {
  const result = Song.safeParse(song);
  if (!result.success) throw fromIssues(result.error.issues);
}

/** Returns what is wrong with a song in the way of SvelteKit, which shows the form again. */
export function checkSong(song) {
  const result = Song.safeParse(song);
  return result.success ? undefined : fail(422, { missing: ["title"] });
}
