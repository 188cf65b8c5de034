// Writes the examples of documents into a consumer's project, runs them, and compiles them.

import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { transformSync } from "esbuild";
import { root } from "./project.mjs";

const run = promisify(execFile);

/** Options for TypeScript that some examples need: the decorators of Nest are not those of the standard. */
const COMPILER_OPTIONS = { experimentalDecorators: true };

/** Returns a module of TypeScript as JavaScript. */
export function removeTypes(code) {
  const tsconfigRaw = { compilerOptions: COMPILER_OPTIONS };
  return transformSync(code, { loader: "ts", format: "esm", target: "node18", tsconfigRaw }).code;
}

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
    writeFileSync(join(folder, "examples", `${name}.mjs`), removeTypes(text));
  }
}

/**
 * Returns the lines that an example says it prints: those after `// →`. A comment of its own with three spaces
 * continues the line above.
 */
export function findShownLines(code) {
  return [...code.matchAll(/\/\/ → (.*(?:\n[ \t]*\/\/ {3}\S.*)*)/g)].map(([, text]) =>
    text.replaceAll(/\n[ \t]*\/\/ {3}/g, ""),
  );
}

/**
 * Runs the examples in one process, where console.assert throws. Returns the failures as texts. An example
 * that shows what it prints has to print exactly that, in the order of its lines.
 */
export async function runExamples(folder, examples) {
  const runs = examples.map(({ name, code }) => ({ name, shown: findShownLines(code) }));
  writeFileSync(
    join(folder, "run.mjs"),
    `import assert from "node:assert";
     import { formatWithOptions } from "node:util";
     console.assert = assert;
     const { log } = console;
     const failures = [];
     for (const { name, shown } of ${JSON.stringify(runs)}) {
       const printed = [];
       console.log = (...values) =>
         printed.push(...formatWithOptions({ breakLength: Infinity }, ...values).split("\\n"));
       try {
         await import(\`./examples/\${name}.mjs\`);
         if (shown.length > 0) assert.deepStrictEqual(printed, shown);
       } catch (error) {
         failures.push(\`\${name}: \${error}\`);
       }
     }
     log(JSON.stringify(failures));`,
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
    ...COMPILER_OPTIONS,
    ...options,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ["examples/*.mts"] }));
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const { stdout } = await run(tsc, ["-p", config]).catch((error) => error);
  return stdout;
}
