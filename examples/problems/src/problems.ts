// The errors of the API. The Worker, the page, the documentation and the lock file follow from this.

import { defineProblems, type } from "httpexc/problems";

export const songs = defineProblems("https://songs.example/problems/", {
  SongUnknown: {
    status: 404,
    title: "No such song",
    detail: "No song has the id {song}.",
    extensions: type<{ song: number }>(),
    jsonSchema: {
      type: "object",
      required: ["song"],
      properties: { song: { type: "integer", description: "The id in the request." } },
    },
  },
  SongLocked: {
    status: 409,
    title: "Song locked",
    docs: "Somebody else is editing the song. Try again after `until`.",
    extensions: type<{ song: number; editor: string; until?: string }>(),
    jsonSchema: {
      type: "object",
      required: ["song", "editor"],
      properties: {
        song: { type: "integer", description: "The id of the song." },
        editor: { type: "string", description: "Who is editing it." },
        until: { type: "string", format: "date-time", description: "When the lock ends." },
      },
    },
    retryable: true,
  },
  TokenStale: {
    status: 401,
    title: "The token is stale",
    docs: "Log in again.",
    always: { challenges: { scheme: "Bearer", params: { error: "invalid_token" } } },
  },
});

export const { SongUnknown, SongLocked, TokenStale } = songs;
