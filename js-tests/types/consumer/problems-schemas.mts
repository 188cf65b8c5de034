// Declarations with the schemas of validators.

import { type } from "arktype";
import { createClient } from "httpexc/client";
import { defineProblems } from "httpexc/problems";
import * as v from "valibot";
import { z } from "zod";

const songs = defineProblems("https://api.example/problems/", {
  SongLocked: {
    status: 409,
    title: "Song locked",
    extensions: z.object({ song: z.number(), until: z.iso.datetime().optional() }),
    detail: "The song {song} is locked.",
  },
  SongSold: {
    status: 410,
    extensions: v.object({ song: v.number(), buyer: v.optional(v.string()) }),
    example: { song: 7 },
  },
  SongQueued: { status: 425, extensions: type({ song: "number", "place?": "number" }) },
  // An error is built from what the schema takes, and a client reads what it makes of that.
  SongMoved: {
    status: 404,
    extensions: z.object({
      at: z.string().transform((text) => new Date(text)),
      by: z.string().default("nobody"),
    }),
  },
});

new songs.SongLocked({ song: 7 }, { retryAfter: 60 });
new songs.SongLocked({ song: 7, until: "2026-11-29T00:00:00Z" });
new songs.SongSold({ song: 7, buyer: "Mia" });
new songs.SongQueued({ song: 7, place: 3 });
const at: string = new songs.SongMoved({ at: "2026-11-29" }).extensions.at;

// @ts-expect-error song is a number
new songs.SongLocked({ song: "7" });
// @ts-expect-error song is missing
new songs.SongSold({ buyer: "Mia" });
// @ts-expect-error place is a number
new songs.SongQueued({ song: 7, place: "3" });

export async function load(): Promise<Date | number | string | undefined> {
  const api = createClient({ problems: songs });
  const { error } = await api.fetch("/songs/7");
  if (error === undefined) return at;
  switch (error.problem) {
    case "SongLocked":
      return error.extensions.until;
    case "SongSold":
      return error.extensions.buyer;
    case "SongQueued":
      return error.extensions.place;
    case "SongMoved":
      return error.extensions.by === "nobody" ? undefined : error.extensions.at;
    case undefined:
      return error.status;
  }
}
