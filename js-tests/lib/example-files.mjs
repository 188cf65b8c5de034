// Writes the examples of documents into a consumer's project, runs them, and compiles them.

import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { transformSync } from "esbuild";
import { root } from "./project.mjs";

const run = promisify(execFile);

/**
 * Writes examples, each with a name and its code, into the folder `examples`: as TypeScript, and
 * without types.
 */
export function writeExamples(folder, examples) {
  mkdirSync(join(folder, "examples"));
  for (const { name, code, lang = "ts" } of examples) {
    // This makes a module of an example without an import or an export.
    const text = `${code}\nexport {};\n`;
    if (lang === "ts") writeFileSync(join(folder, "examples", `${name}.mts`), text);
    const { code: plain } = transformSync(text, { loader: "ts", format: "esm", target: "node18" });
    writeFileSync(join(folder, "examples", `${name}.mjs`), plain);
  }
}

/** Runs the examples in one process, where console.assert throws. Returns the failures as texts. */
export async function runExamples(folder, examples) {
  writeFileSync(
    join(folder, "run.mjs"),
    `import assert from "node:assert";
     console.assert = assert;
     const failures = [];
     for (const name of ${JSON.stringify(examples.map(({ name }) => name))}) {
       try {
         await import(\`./examples/\${name}.mjs\`);
       } catch (error) {
         failures.push(\`\${name}: \${error}\`);
       }
     }
     console.log(JSON.stringify(failures));`,
  );
  const { stdout } = await run(process.execPath, [join(folder, "run.mjs")], { cwd: folder });
  return JSON.parse(stdout);
}

/**
 * Compiles the examples strictly, and returns the compiler's output. It is empty if all is well.
 */
export async function compileExamples(folder, options = {}) {
  const config = join(folder, "tsconfig.json");
  const compilerOptions = {
    strict: true,
    noEmit: true,
    noImplicitOverride: true,
    target: "es2022",
    lib: ["es2022"],
    types: ["node"],
    typeRoots: [join(root, "node_modules", "@types")],
    module: "nodenext",
    moduleResolution: "nodenext",
    ...options,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ["examples/*.mts"] }));
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const { stdout } = await run(tsc, ["-p", config]).catch((error) => error);
  return stdout;
}
