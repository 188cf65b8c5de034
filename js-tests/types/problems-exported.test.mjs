// Projects that emit declarations, as libraries, monorepos and composite projects do: they can export a
// declaration of problems and everything that follows from it.

import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createProject } from "../lib/project.mjs";
import { BROWSER, BUNDLER, compileFiles, NODENEXT, STRICT } from "./compiler.mjs";

const folder = createProject("problem-exports");
cpSync(join(import.meta.dirname, "consumer"), folder, { recursive: true });

const RESOLUTIONS = { nodenext: NODENEXT, bundler: BUNDLER };

for (const compiler of ["current", "5.9", "5.0"]) {
  for (const [resolution, modules] of Object.entries(RESOLUTIONS)) {
    test(`a declaration is exported, TypeScript ${compiler}, ${resolution}`, async () => {
      const name = `emitted-${compiler}-${resolution}`;
      const options = { ...STRICT, ...modules, ...BROWSER };
      const emitting = {
        ...options,
        noEmit: false,
        composite: true,
        emitDeclarationOnly: true,
        outDir: name,
      };
      const source = "problems-exported.mts";
      assert.equal(await compileFiles(folder, name, emitting, [source], { compiler }), "");
      // The names are those of public entries.
      const text = readFileSync(join(folder, name, "problems-exported.d.mts"), "utf8");
      assert.match(text, /Problems<import\("httpexc\/problems"\)\.ProblemClasses<"https:/);
      assert.doesNotMatch(text, /dist\/types/);
      const user = "problems-exported-user.mts";
      cpSync(join(folder, user), join(folder, name, user));
      const files = [`${name}/${user}`];
      assert.equal(await compileFiles(folder, `${name}-user`, options, files, { compiler }), "");
    });
  }
}
