// The loaders of the wasm modules: one file per module and platform, as text by file name.

import { MODULES } from "./entries.mjs";

const notice = "// Generated from scripts/entries.mjs by `make generate`. Do not edit.\n\n";

/** Exports the text coders of a platform that always has them. */
const platformCoders = `
export { decodeWithPlatform as decode, encodeWithPlatform as encodeInto } from "../utf8.js";
`;

/** Returns the loader for a platform that compiles the `.wasm` file itself. */
function createCompiledLoader({ name, exports, hasCoders }, about, suffix) {
  return `${notice}/** The ${name} module ${about} */

import module from "../../${name}.wasm${suffix}";
import type { ${exports} } from "../exports.js";
${hasCoders ? platformCoders : ""}
/** Creates an instance. */
export function instantiate(): ${exports} {
  return new WebAssembly.Instance(module).exports as unknown as ${exports};
}
`;
}

/**
 * Returns the loader for a platform that compiles at run time, from base64 within the file. Without
 * `plain`, the code that creates the core as plain JavaScript, the file holds that as well.
 */
function createInlineLoader({ name, exports, hasCoders }, about, { imports = "", plain }) {
  const plainImport = `import { instantiate as instantiatePlain } from "../../generated/core-plain-${name}.js";\n`;
  const args = plain ? `BASE64, ${plain}` : "\n  BASE64,\n  instantiatePlain,\n";
  return `${notice}/** The ${name} module ${about} */

${imports}import { BASE64 } from "../../generated/core-base64-${name}.js";
${plain ? "" : plainImport}import { createInstantiate } from "../compile-module.js";
import type { ${exports} } from "../exports.js";
${hasCoders ? '\nexport { decode, encodeInto } from "../utf8-anywhere.js";\n' : ""}
/** Creates an instance. */
export const instantiate: () => ${exports} = /* @__PURE__ */ createInstantiate(${args});
`;
}

/**
 * Where wasm is refused, Node requires the file that holds the core as plain JavaScript. Reading
 * that code takes a fourth of a cold start, so it is read only then.
 */
const requirePlain = (require, file) => `() =>
  ${require}("${file}").instantiate(),
`;

/** Returns the texts of all loaders by file name. */
export function createLoaders() {
  const files = {};
  for (const module of MODULES) {
    const { name } = module;
    files[`${name}-workerd.ts`] = createCompiledLoader(
      module,
      "for Workers, where the platform compiles the file that is imported.",
      "",
    );
    files[`${name}-edge-light.ts`] = createCompiledLoader(
      module,
      "for Vercel's edge runtime and Next, which compile `?module` imports.",
      "?module",
    );
    files[`${name}-inline.ts`] = createInlineLoader(
      module,
      "for every platform that compiles at run time.",
      {},
    );
    files[`${name}-node.ts`] = createInlineLoader(
      module,
      "for Node, which reads the plain core only if wasm is refused.",
      {
        imports: 'import { createRequire } from "node:module";\n',
        plain: requirePlain("createRequire(import.meta.url)", `./${name}-inline.cjs`),
      },
    );
  }
  const [core] = MODULES;
  files["core-node-index.ts"] = createInlineLoader(
    core,
    'for Node, as a part of index-node.js. Importing "node:module" takes 0.5 ms.',
    {
      plain: `() =>
  process
    .getBuiltinModule("node:module")
    .createRequire(import.meta.url)("./wasm/core-inline.cjs")
    .instantiate(),
`,
    },
  );
  return files;
}
