// What a library exports of its declaration. A project that emits declarations has to name the type of each.

import { HTTPUnauthorized } from "httpexc";
import { createClient } from "httpexc/client";
import { defineProblems, type Failure, type Problem, type } from "httpexc/problems";
import { iana } from "httpexc/problems/iana";

export const songs = defineProblems("https://api.example/problems/", {
  SongUnknown: { status: 404, extensions: type<{ song: number }>(), detail: "No {song}." },
  SongLocked: {
    status: 409,
    title: "Song locked",
    extensions: type<{ song: number; until?: string }>(),
    retryable: true,
  },
  TokenStale: { status: 401, always: { challenges: { scheme: "Bearer" } } },
  WrongMethod: { status: 405 },
  QuotaReached: {
    status: 429,
    code: "quota",
    type: "https://errors.example/quota",
    extensions: type<{ left?: number }>(),
  },
  Stalled: { status: 419, title: "Stalled" },
});
export const { SongUnknown, SongLocked } = songs;
export const api = createClient({ problems: songs, retry: { tries: 3 } });
export const some = songs.pick("SongLocked", "SongUnknown");
export const all = songs.and(iana);
export const someOfAll = some.and(iana);
export const classes = [...songs, HTTPUnauthorized];
export const extensions = type<{ song: number }>();

export const show = (error: Problem<typeof songs>) => error;
export const describe = (failure: Failure<typeof songs>) => failure;
export const load = () => api.fetch("/songs/7");
export const read = (response: Response) => api.fromResponse(response);
export const lock = () => new songs.SongLocked({ song: 7 });
export const refuseMethod = () => new songs.WrongMethod({}, { allow: "GET" });
export const limit = () => new songs.QuotaReached();
export const stall = () => new songs.Stalled();
export class ByMia extends songs.SongLocked {
  readonly by = "Mia";
}
export const find = (error: unknown) => (songs.is(error) ? error : undefined);
export const catchLock = (error: unknown) =>
  error instanceof songs.SongLocked ? error : undefined;
export const match = (failure: Failure<typeof some>) =>
  some.match(failure, {
    SongLocked: (error) => error.extensions,
    SongUnknown: (error) => error,
    else: (error) => error,
  });
