// Finds a font with the characters of Japanese, which Linux lacks without a package.

import { spawnSync } from "node:child_process";

/** Returns what has the characters: the path of a font, or another system than Linux; else null. */
export function findJapaneseFont() {
  if (process.platform !== "linux") return process.platform;
  const { stdout } = spawnSync("fc-list", [":lang=ja", "file"], { encoding: "utf8" });
  const path = stdout?.split("\n")[0].replace(/:\s*$/, "");
  return path || null;
}
