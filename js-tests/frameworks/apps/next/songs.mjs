// The errors of the songs, by the last part of the path, and the handlers of their route.

import { abort, HTTPNotFound, HTTPServiceUnavailable, HTTPTooManyRequests } from "httpexc";
import { errorHandler } from "httpexc/next";
import { fromIssues } from "httpexc/validation";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { readLog } from "./handlers.mjs";

const SECRET = "private-hunter2-with-32-characters";

export const handled = errorHandler();

const Song = z.object({ title: z.string(), tags: z.array(z.string()).optional() });

const FAILURES = {
  missing: () => {
    throw new HTTPNotFound("There is no such song.");
  },
  limited: () => {
    throw new HTTPTooManyRequests("Ten a minute are enough.", { retryAfter: 30 });
  },
  down: () => {
    throw new HTTPServiceUnavailable(SECRET, { retryAfter: 7 });
  },
  bug: () => {
    throw new TypeError(SECRET);
  },
  "not-found": () => notFound(),
  redirect: () => redirect("/songs/page/fine"),
};

/** Throws what a path asks for. */
export const fail = (name) => FAILURES[name]?.();

/** Does the same, but not while the application is built, so that what is prerendered fails later. */
export function failLater(name) {
  if (process.env.NEXT_PHASE !== "phase-production-build") fail(name);
}

export const GET = handled(async (_request, { params }) => {
  const { name } = await params;
  if (name === "log") return Response.json(readLog());
  fail(name);
  return new Response("ok");
});

/** Returns the content of a request, or aborts with a 400 if it is no JSON. */
const readJson = (request) => request.json().catch(() => abort(400, "This is no JSON."));

export const POST = handled(async (request, { params }) => {
  const { name } = await params;
  const song = await (name === "strict" ? readJson(request) : request.json());
  const result = Song.safeParse(song);
  if (!result.success) throw fromIssues(result.error.issues);
  return new Response("ok");
});
