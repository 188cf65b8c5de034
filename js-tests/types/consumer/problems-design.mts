// The code by which declared problems were designed, as users would write it.

import { HTTPUnauthorized } from "httpexc";
import { createClient } from "httpexc/client";
import { openapi } from "httpexc/openapi";
import { defineProblems, type } from "httpexc/problems";
import { createErrors } from "httpexc/server";
import { z } from "zod";

export const songs = defineProblems("https://api.example/problems/", {
  SongUnknown: {
    status: 404,
    title: "No such song",
    extensions: type<{ song: number }>(),
    detail: "No song has the id {song}.",
  },
  SongLocked: {
    status: 409,
    title: "Song locked",
    extensions: z.object({ song: z.number(), until: z.iso.datetime().optional() }),
    docs: "Somebody else is editing the song. Try again after `until`.",
    retryable: true,
  },
  TokenStale: {
    status: 401,
    always: { challenges: { scheme: "Bearer", params: { error: "invalid_token" } } },
  },
});
export const { SongUnknown, SongLocked, TokenStale } = songs;

const counts = new Map<number, number>();
const errors = createErrors({
  problems: songs,
  onResponse(_error, { status, isDeclared }) {
    if (status < 500 && !isDeclared) counts.set(status, 1 + (counts.get(status) ?? 0));
  },
});

export const server = errors.wrap(async (request) => {
  const url = new URL(request.url);
  if (url.pathname.startsWith("/problems/")) return await songs.page(request);
  if (url.pathname === "/openapi.json") {
    return Response.json(await openapi([...songs, HTTPUnauthorized], errors));
  }
  if (url.pathname === "/songs/8") throw new SongUnknown({ song: 8 });
  if (url.pathname === "/songs/9") throw new TokenStale();
  if (url.pathname === "/songs/10") throw new HTTPUnauthorized({ challenges: "Basic" });
  const until = new Date(60_000).toISOString();
  throw new SongLocked({ song: 7, until }, { detail: "Mia is editing.", retryAfter: 60 });
});

const fetchFromServer = (url: string): Promise<Response> => server(new Request(url));
const api = createClient({ problems: songs, retry: { tries: 1 }, fetch: fetchFromServer });

export async function showLock(url: string): Promise<string | undefined> {
  try {
    await api.fetchOrThrow(url);
    return undefined;
  } catch (error) {
    if (error instanceof SongLocked) return error.extensions.until;
    throw error;
  }
}

export async function load(url: string): Promise<unknown> {
  const result = await api.fetch(url);
  if (!result.ok) {
    switch (result.error.problem) {
      case "SongUnknown":
        return ["missing", result.error.extensions.song];
      case "SongLocked":
        return ["locked", result.error.extensions.until];
      case "TokenStale":
        return ["login"];
      case undefined:
        return result.error.status === undefined ? ["offline"] : ["failed", result.error.status];
    }
  }
  return result.value.status;
}
