// A user of the emitted declarations: they say what the source says.

import {
  api,
  ByMia,
  type catchLock,
  type describe,
  limit,
  type lock,
  refuseMethod,
  someOfAll,
  songs,
} from "./problems-exported.mjs";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const equal = <A, B>(_: Equal<A, B>): void => {};

equal<typeof songs.SongLocked.type, "https://api.example/problems/song-locked">(true);
equal<typeof songs.QuotaReached.code, "quota">(true);
equal<ReturnType<typeof lock>["extensions"]["song"], number>(true);
equal<ReturnType<typeof lock>["problem"], "SongLocked">(true);
const allowed: readonly string[] = refuseMethod().allow;
const left: number | undefined = limit().extensions.left;
const by: string = new ByMia({ song: 7 }).by;
equal<NonNullable<ReturnType<typeof catchLock>>["status"], 409>(true);
equal<Parameters<typeof describe>[0]["problem"], keyof typeof declared | undefined>(true);
declare const declared: Pick<
  typeof songs,
  "SongUnknown" | "SongLocked" | "TokenStale" | "WrongMethod" | "QuotaReached" | "Stalled"
>;
new someOfAll.QuotaExceeded({ "violated-policies": ["daily"] }, { retryAfter: 60 });
// @ts-expect-error song is required
new songs.SongUnknown();

export async function load(): Promise<string | number | undefined> {
  const { error } = await api.fetch("/songs/7");
  if (error?.problem === "SongLocked") return error.extensions.until ?? error.retryAfter;
  return error?.problem === "SongUnknown" ? error.extensions.song : undefined;
}
export { allowed, by, left };
