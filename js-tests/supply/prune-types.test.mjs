// The declarations of the package: those that no entry leads to are left out.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pruneTypes } from "../../pkg-template/scripts/prune-types.mjs";
import { createProject } from "../lib/project.mjs";
import { listTarballFiles } from "./tarball-files.mjs";

const FILES = new Map([
  [
    "/entry.d.ts",
    `/** The entry. */
export type { Song } from "./songs.js";
export type * from "./lists.js";
`,
  ],
  [
    "/songs.d.ts",
    `/** About the file. */
import type { Artist, Label } from "./artists.js";
/** A song. */
export interface Song {
    /** Who plays it. */
    readonly by: Artist;
    readonly cover?: import("./covers.js").Cover;
}
/** Returns a song. */
export declare function findSong(label: Label): Song;
`,
  ],
  [
    "/artists.d.ts",
    `export type Artist = Person | Band;
type Person = string;
interface Band {
    readonly members: readonly Person[];
}
export type Label = string;
`,
  ],
  ["/covers.d.ts", "export interface Cover {\n}\nexport declare const COVERS: Cover[];\n"],
  ["/lists.d.ts", "export type List = \nHandled | undefined;\nexport type Handled = string;\n"],
  ["/unused.d.ts", "export declare const unused = 1;\n"],
]);

test("declarations that no entry leads to are left out, and so are comments about files", () => {
  const pruned = pruneTypes(FILES, ["/entry.d.ts"]);
  assert.deepEqual(Object.fromEntries(pruned), {
    "/entry.d.ts": FILES.get("/entry.d.ts"),
    "/songs.d.ts": `import type { Artist } from "./artists.js";
/** A song. */
export interface Song {
    /** Who plays it. */
    readonly by: Artist;
    readonly cover?: import("./covers.js").Cover;
}
`,
    "/artists.d.ts": FILES.get("/artists.d.ts").replace("export type Label = string;\n", ""),
    "/covers.d.ts": "export interface Cover {\n}\n",
    "/lists.d.ts": FILES.get("/lists.d.ts"),
  });
});

test("the package has no declaration of a function that only its own files use", () => {
  const folder = join(createProject("pruned-types"), "node_modules", "httpexc");
  const names = listTarballFiles().filter((name) => name.endsWith(".d.ts"));
  assert.ok(names.length > 90, `${names.length}`);
  const texts = names.map((name) => readFileSync(join(folder, name), "utf8")).join("");
  // Both are exported by files whose other declarations an entry leads to.
  for (const [internal, shown] of [
    ["getPolicyRules", "PolicyName"],
    ["parseResponseStatus", "ResponseLike"],
  ]) {
    assert.ok(!texts.includes(`declare function ${internal}`), internal);
    assert.ok(new RegExp(`export (?:type|interface) ${shown}\\b`).test(texts), shown);
  }
});
