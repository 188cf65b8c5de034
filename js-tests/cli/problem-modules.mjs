// Projects with modules that declare problems, for the tests of `httpexc problems`.

import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/project.mjs";
import { installCommand } from "./session.mjs";

/** Returns a module that declares problems. */
export const formatModule = (declarations, rest = "") => `
  import { defineProblems, type } from "httpexc/problems";
  export const songs = defineProblems("https://api.example/problems/", ${declarations});
  ${rest}`;

/** Returns a JSON Schema with the member `song`, and further ones. */
export const songSchema = (properties, required = ["song"]) =>
  JSON.stringify({
    type: "object",
    properties: { song: { type: "integer" }, ...properties },
    required,
  });

/** Returns declarations of two problems. */
export const SONGS = (properties, required) => `{
  SongLocked: { status: 409, title: "Song locked", extensions: type(), jsonSchema: ${songSchema(properties, required)} },
  TokenStale: { status: 401, always: { challenges: "Bearer" } },
}`;

/** Creates a project with the command and Zod. Returns its folder, that of its commands, and how to run one. */
export function createProblemProject(name) {
  const { folder, bin } = installCommand(name);
  symlinkSync(join(root, "js-tests", "node_modules", "zod"), join(folder, "node_modules", "zod"));
  const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(bin, "httpexc"), ...args],
      {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
      },
    );
    return { status, stdout, stderr };
  };
  return { folder, bin, run };
}
