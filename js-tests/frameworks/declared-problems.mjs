// Problems that applications declare, the errors that they throw, and what the adapters call for them.

import { HTTPForbidden } from "httpexc";
import { defineProblems } from "httpexc/problems";
import { z } from "zod";

export const songs = defineProblems("https://api.example/problems/", {
  SongLocked: {
    status: 409,
    title: "Song locked",
    extensions: z.object({ song: z.number() }),
    retryable: true,
  },
  TokenStale: { status: 401, always: { challenges: "Bearer" } },
});

/** The errors that paths throw, by the last part of the path. */
const THROWN_PROBLEMS = {
  locked: () => new songs.SongLocked({ song: 7 }, { retryAfter: 60 }),
  stale: () => new songs.TokenStale(),
  wrong: () => new songs.SongLocked({ song: "7" }),
  forbidden: () => new HTTPForbidden("No."),
};

/** Throws the error of a path. */
export function throwProblem(path) {
  throw THROWN_PROBLEMS[path.split("/").at(-1)]();
}

/** What frameworks give to the functions of the configuration, by members that nothing else of theirs has. */
const GIVEN_KINDS = {
  "Elysia's context": ["set", "store"],
  "Express' request": ["baseUrl", "originalUrl"],
  "Express' response": ["locals", "writeHead"],
  "Fastify's reply": ["hijack"],
  "Fastify's request": ["routeOptions"],
  "h3's event": ["runtime", "context"],
  "Hono's context": ["executionCtx"],
  "Koa's context": ["originalUrl", "app"],
  "Nest's host": ["switchToHttp"],
  "React Router's arguments": ["params", "context"],
  "SvelteKit's event": ["isDataRequest"],
};

/** Returns the name of what a framework gave. */
function findGivenKind(given) {
  const kind = Object.entries(GIVEN_KINDS).find(([, names]) =>
    names.every((name) => name in given),
  );
  return kind?.[0] ?? `unknown: ${Object.keys(given)}`;
}

const calls = [];

/** Returns the calls of `onError` and `onResponse` since the last time, with what they say of the error. */
export const takeCalls = () => calls.splice(0);

/** The options of the adapters. */
export const PROBLEM_OPTIONS = {
  problems: songs,
  check: true,
  customize: (problem, _context, ...given) => ({ ...problem, given: given.map(findGivenKind) }),
  onError: ({ cause }) => void calls.push(["onError", cause.message]),
  onResponse: (_error, { status, isDeclared }) =>
    void calls.push(["onResponse", status, isDeclared]),
};
