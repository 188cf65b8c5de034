// Declarations of problems as users write them, with types alone. `Equal` fails to compile unless two
// types are the same.

import { HTTPConflict, type HTTPException, HTTPUnauthorized } from "httpexc";
import { type Failure as ClientFailure, createClient } from "httpexc/client";
import { defineProblems, type Failure, NoResponse, type Problem, type } from "httpexc/problems";
import { createErrors } from "httpexc/server";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const equal = <A, B>(_: Equal<A, B>): void => {};

interface Lock {
  song: number;
  until?: string | undefined;
}

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
    extensions: type<Lock>(),
    docs: "Somebody else is editing the song. Try again after `until`.",
    retryable: true,
  },
  TokenStale: {
    status: 401,
    always: { challenges: { scheme: "Bearer", params: { error: "invalid_token" } } },
  },
  MethodNotSupported: { status: 405 },
  QuotaReached: {
    status: 429,
    code: "quota",
    type: "https://errors.example/quota",
    extensions: type<{ left?: number }>(),
  },
  Stalled: { status: 419, title: "Stalled", type: "still" },
});
export const { SongUnknown, SongLocked, TokenStale, MethodNotSupported, QuotaReached, Stalled } =
  songs;

// The classes.
equal<typeof SongLocked.type, "https://api.example/problems/song-locked">(true);
equal<typeof SongLocked.code, "song_locked">(true);
equal<typeof SongLocked.status, 409>(true);
equal<typeof SongLocked.problem, "SongLocked">(true);
equal<typeof QuotaReached.type, "https://errors.example/quota">(true);
equal<typeof QuotaReached.code, "quota">(true);
equal<typeof Stalled.type, "https://api.example/problems/still">(true);

// Braces in a detail.
defineProblems("urn:x:", {
  Braces: { status: 404, extensions: type<{ song: number }>(), detail: "{{}} {{song}} {{{song}}}" },
});

// The constructors.
new SongUnknown({ song: 7 });
new SongUnknown({ song: 7 }, { detail: "Gone for good.", cause: new Error("x"), headers: {} });
new SongLocked({ song: 7, until: "2026-11-29" }, { detail: "Mia is editing.", retryAfter: 60 });
new SongLocked({ song: 7, until: undefined });
new TokenStale();
new TokenStale({});
new TokenStale(undefined, { detail: "Log in." });
new MethodNotSupported(undefined, { allow: ["GET"] });
new MethodNotSupported({}, { allow: "GET" });
new QuotaReached();
new QuotaReached({ left: 3 }, { rateLimit: { limit: 5, remaining: 0, reset: 60 } });
const lock: Lock = { song: 7 };
const locked = new SongLocked(lock);
equal<typeof locked.extensions.song, number>(true);
equal<typeof locked.extensions.until, string | undefined>(true);
equal<typeof locked.status, 409>(true);
equal<typeof locked.problem, "SongLocked">(true);
const allowed: readonly string[] = new MethodNotSupported({}, { allow: "GET" }).allow;
const exception: HTTPException = locked;
class ByMia extends SongLocked {
  readonly by = "Mia";
  constructor(song: number) {
    super({ song }, { detail: "Mia is editing." });
  }
}
equal<ByMia["extensions"]["song"], number>(true);

// Errors that are caught.
export function show(error: unknown): string | number | undefined {
  if (error instanceof SongLocked) return error.extensions.until;
  if (error instanceof MethodNotSupported) return error.allow[0];
  if (songs.is(error) && error.problem === "SongUnknown") return error.extensions.song;
  if (error instanceof NoResponse) return error.status;
  return error instanceof HTTPConflict ? error.status : undefined;
}

// The client.
const api = createClient({ problems: songs, retry: { tries: 3 } });
export async function load(): Promise<string | number | undefined> {
  const result = await api.fetch("/songs/7");
  if (result.ok) return result.value.status;
  const { error } = result;
  equal<typeof error, Failure<typeof songs>>(true);
  equal<typeof error, ClientFailure<typeof songs>>(true);
  switch (error.problem) {
    case "SongUnknown":
      return error.extensions.song;
    case "SongLocked":
      return error.extensions.until ?? error.retryAfter;
    case "TokenStale":
      return error.report.challenges[0]?.scheme;
    case "MethodNotSupported":
      return error.status;
    case "QuotaReached":
      return error.extensions.left;
    case "Stalled":
      return error.detail;
    case undefined:
      return error.status === undefined ? error.message : error.report.dialect;
  }
}

// A response that is read has the types of the problems.
export async function read(response: Response): Promise<number | undefined> {
  const error = await api.fromResponse(response);
  if (error === null) return undefined;
  const failed: Failure<typeof songs> = error;
  if (failed.problem === "SongLocked") return failed.extensions.song;
  return error.problem === "SongUnknown" ? error.extensions.song : error.status;
}

// A set can be iterated, narrowed and combined.
const classes = [...songs, HTTPUnauthorized];
for (const problemClass of songs) {
  const uri: string = problemClass.type;
  equal<typeof uri, string>(true);
}
const some = songs.pick("SongLocked", "SongUnknown");
equal<typeof some.SongLocked, typeof SongLocked>(true);
equal<Problem<typeof some>["problem"], "SongLocked" | "SongUnknown">(true);
equal<Problem<typeof songs, "SongLocked">["status"], 409>(true);
const users = defineProblems("urn:example:users:", { UserGone: { status: 410 } });
const all = songs.and(users);
equal<typeof all.UserGone.type, "urn:example:users:user-gone">(true);
equal<typeof all.SongLocked, typeof SongLocked>(true);
// The same class in both is no conflict.
const again = some.and(songs);
equal<typeof again.SongLocked.code, "song_locked">(true);

// match
declare const failed: Failure<typeof some>;
const text: string | number | undefined = some.match(failed, {
  SongLocked: (error) => error.extensions.until ?? error.retryAfter,
  SongUnknown: (error) => error.extensions.song,
  else: (error) => error.message,
});
declare const problem: Problem<typeof some>;
const title: string = some.match(problem, {
  SongLocked: (error) => error.title,
  SongUnknown: ({ title }) => title,
});
declare const caught: unknown;
const first: number | undefined = songs.match(caught, {
  SongLocked: (error) => error.extensions.song,
  else: () => undefined,
});

// A declaration without problems.
const none = defineProblems("https://api.example/problems/", {});
declare const failure: Failure<typeof none>;
equal<(typeof failure)["problem"], undefined>(true);

// A base that is known at run time only.
declare const origin: string;
const dynamic = defineProblems(`${origin}/problems/`, { SongLocked: { status: 409 } });
const dynamicCode: "song_locked" = dynamic.SongLocked.code;

const errors = createErrors({
  problems: songs,
  check: true,
  onResponse: (e, { isDeclared }) => isDeclared === false && e.status,
});
errors.on(SongLocked, (error) => (error.extensions.song === 7 ? undefined : error));

export { allowed, classes, dynamicCode, exception, first, text, title };
