// Wrong uses of declarations. Each is a compile error: without one, the directive above it is.

import { createClient } from "httpexc/client";
import { defineProblems, type Failure, type Problem, type } from "httpexc/problems";

const songs = defineProblems("https://api.example/problems/", {
  SongUnknown: { status: 404, extensions: type<{ song: number }>() },
  SongLocked: {
    status: 409,
    extensions: type<{ song: number; until?: string }>(),
    retryable: true,
  },
  TokenStale: { status: 401, always: { challenges: "Bearer" } },
  WrongMethod: { status: 405 },
});
const { SongUnknown, SongLocked, TokenStale, WrongMethod } = songs;

// Extensions.
// @ts-expect-error song is required
new SongUnknown();
// @ts-expect-error song is missing
new SongUnknown({});
// @ts-expect-error song is a number
new SongUnknown({ song: "7" });
// @ts-expect-error there is no member of this name
new SongUnknown({ song: 7, sing: 8 });
// @ts-expect-error options are the second argument
new TokenStale({ detail: "Log in." });
// @ts-expect-error a detail is an option
new SongLocked("Mia is editing.");
// @ts-expect-error there is no member of this name
new SongLocked({ song: 7 }).extensions.untill;
// @ts-expect-error undefined is no text, with exactOptionalPropertyTypes
new SongLocked({ song: 7, until: undefined });

// Options.
// @ts-expect-error allow is required
new WrongMethod();
// @ts-expect-error allow is required
new WrongMethod({}, { detail: "No." });
// @ts-expect-error the declaration has the challenges
new TokenStale({}, { challenges: "Basic" });
// @ts-expect-error the declaration says whether it is retryable
new SongLocked({ song: 7 }, { retryable: false });
// @ts-expect-error the code is declared
new SongUnknown({ song: 7 }, { code: "other" });
// @ts-expect-error the type is declared
new SongUnknown({ song: 7 }, { type: "https://other.example/" });
// @ts-expect-error the title is declared
new SongUnknown({ song: 7 }, { title: "Other" });
// @ts-expect-error a 404 has no allow
new SongUnknown({ song: 7 }, { allow: "GET" });

// Declarations.
// @ts-expect-error the status is missing
defineProblems("https://a.example/", { A: { title: "A" } });
// @ts-expect-error 200 is no error
defineProblems("https://a.example/", { A: { status: 200 } });
// @ts-expect-error 302 is no error
defineProblems("https://a.example/", { A: { status: 302 } });
// @ts-expect-error 455 has no phrase, so the title is required
defineProblems("https://a.example/", { A: { status: 455 } });
// @ts-expect-error a status that is known at run time only
defineProblems("https://a.example/", { A: { status: Number("404") } });
// @ts-expect-error there is no such option
defineProblems("https://a.example/", { A: { status: 404, colour: "red" } });
// @ts-expect-error a name is one of a class
defineProblems("https://a.example/", { songLocked: { status: 404 } });
// @ts-expect-error a name has letters and digits alone
defineProblems("https://a.example/", { Song_Locked: { status: 404 } });
// @ts-expect-error the base is not absolute
defineProblems("/problems/", { A: { status: 404 } });
// @ts-expect-error no segment can follow the base
defineProblems("https://a.example/problems", { A: { status: 404 } });
defineProblems("https://a.example/", {
  // @ts-expect-error a name in braces is no member
  A: { status: 404, extensions: type<{ song: number }>(), detail: "No {sing}." },
});
// @ts-expect-error a name in braces without extensions
defineProblems("https://a.example/", { A: { status: 404, detail: "No {sing}." } });
defineProblems("https://a.example/", {
  // @ts-expect-error status is a member of every problem
  A: { status: 404, extensions: type<{ status: string }>() },
});
defineProblems("https://a.example/", {
  // @ts-expect-error title is a member of every problem, here of one part of a union
  A: { status: 404, extensions: type<{ a: 1 } | { title: string }>() },
});
defineProblems("https://a.example/", {
  // @ts-expect-error readers take it for the id of the request
  A: { status: 404, extensions: type<{ requestId: string }>() },
});
defineProblems("https://a.example/", {
  // @ts-expect-error readers take it for the id of the request, too
  A: { status: 404, extensions: type<{ request_id: string }>() },
});
// @ts-expect-error a brace is doubled
defineProblems("https://a.example/", { A: { status: 404, detail: "No {} here." } });
// @ts-expect-error a name has letters and digits alone
defineProblems("https://a.example/", { "Song/Locked": { status: 404 } });
// @ts-expect-error a name has letters and digits alone
defineProblems("https://a.example/", { "Song+Locked": { status: 404 } });
// @ts-expect-error a URI has no space
defineProblems("https://a b.example/", { A: { status: 404 } });
// @ts-expect-error extensions are no list
defineProblems("https://a.example/", { A: { status: 404, extensions: type<string[]>() } });
// @ts-expect-error a 404 has no allow
defineProblems("https://a.example/", { A: { status: 404, always: { allow: "GET" } } });
// @ts-expect-error the detail is no option of all errors
defineProblems("https://a.example/", { A: { status: 404, always: { detail: "x" } } });
// @ts-expect-error allow is a list of texts
defineProblems("https://a.example/", { A: { status: 405, always: { allow: 7 } } });
defineProblems("https://a.example/", {
  // @ts-expect-error the example is none of the extensions
  A: { status: 404, extensions: type<{ song: number }>(), example: { song: "7" } },
});
// @ts-expect-error no schema
defineProblems("https://a.example/", { A: { status: 404, extensions: { song: "number" } } });

// Sets.
// @ts-expect-error there is no such problem
songs.pick("SongGone");
const others = defineProblems("https://b.example/", { SongLocked: { status: 409 } });
// @ts-expect-error both declare SongLocked
songs.and(others);
// @ts-expect-error there is no such problem
export type None = Problem<typeof songs, "SongGone">;

// match
declare const failed: Failure<typeof songs>;
declare const problem: Problem<typeof songs>;
// @ts-expect-error else is missing: there are failures that are not declared
songs.match(failed, {
  SongUnknown: () => 1,
  SongLocked: () => 2,
  TokenStale: () => 3,
  WrongMethod: () => 4,
});
// @ts-expect-error WrongMethod is missing
songs.match(problem, { SongUnknown: () => 1, SongLocked: () => 2, TokenStale: () => 3 });
// @ts-expect-error there is no such problem
songs.match(problem, { SongGone: () => 1, else: () => 2 });
// @ts-expect-error an error may be anything
songs.match(failed as unknown, { SongUnknown: () => 1 });

// The result of a client.
const api = createClient({ problems: songs });
export async function load(): Promise<number> {
  const result = await api.fetch("/songs/7");
  // @ts-expect-error there may be no response
  result.value.status;
  if (result.ok) return 0;
  // @ts-expect-error which error it is, is not known yet
  result.error.extensions.song;
  if (result.error.problem === "SongUnknown") {
    // @ts-expect-error a 404 is declared
    if (result.error.status === 409) return 1;
    // @ts-expect-error there is no member of this name
    return result.error.extensions.until;
  }
  return 2;
}

// @ts-expect-error a problem has no case
export async function isExhaustive(): Promise<number> {
  const result = await api.fetch("/songs/7");
  if (result.ok) return 0;
  switch (result.error.problem) {
    case "SongUnknown":
    case "SongLocked":
    case "TokenStale":
      return 1;
    case undefined:
      return 2;
  }
}

// @ts-expect-error no declaration
createClient({ problems: { SongLocked } });
// @ts-expect-error a class is no declaration
createClient({ problems: SongLocked });
