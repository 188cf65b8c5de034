// The loaders of the wasm modules: one file per module and platform, as text by file name.

import { MODULES } from "./entries.mjs";

const notice = "// Generated from scripts/entries.mjs by `make generate`. Do not edit.\n\n";

/** Exports the text coders of a platform that always has them. */
const platformCoders = `
export { decodeWithPlatform as decode, encodeWithPlatform as encodeInto } from "../utf8.js";
`;

/** Exports the text coders of a platform that may lack them. */
const anyCoders = `
export { decode, encodeInto } from "../utf8-anywhere.js";
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

/** Returns the import of the functions that create instances, and of what a loader needs with them. */
function createCompileImport({ hasPlainForm }) {
  const name = hasPlainForm ? "createInstantiate" : "createWasmInstantiate";
  return `import { ${name} } from "../compile-module.js";\n`;
}

/**
 * Returns the code that exports the function which creates instances.
 *
 * @param bytes - the code of an expression for the bytes of the module
 * @param plain - the code of a function that creates the core as plain JavaScript, if there is that form
 */
function createInstantiateExport({ exports, hasPlainForm }, bytes, plain) {
  const call = hasPlainForm
    ? `createInstantiate(\n  () => ${bytes},\n  ${plain},\n)`
    : `createWasmInstantiate(() =>\n  ${bytes},\n)`;
  return `
/** Creates an instance. */
export const instantiate: () => ${exports} = /* @__PURE__ */ ${call};
`;
}

/**
 * Returns the loader for a platform that compiles at run time. The data of the module is text.
 *
 * @param imports - further imports, as text
 * @param plain - the code of a function that creates the core as plain JavaScript; by default the loader
 * imports it
 */
function createTextLoader(module, about, { imports = "", plain } = {}) {
  const { name, exports, hasCoders, hasPlainForm } = module;
  const plainImport = `import { instantiate as instantiatePlain } from "../../generated/core-plain-${name}.js";\n`;
  return `${notice}/** The ${name} module ${about} */

${imports}import { DEFLATED, SIZE } from "../../generated/core-deflated-${name}.js";
${hasPlainForm && !plain ? plainImport : ""}import { decodeBase64 } from "../base64.js";
${createCompileImport(module)}import type { ${exports} } from "../exports.js";
import { inflate } from "../inflate.js";
${hasCoders ? anyCoders : ""}${createInstantiateExport(
  module,
  "inflate(decodeBase64(DEFLATED), SIZE)",
  plain ?? "instantiatePlain",
)}`;
}

/**
 * Returns the loader for CommonJS, which Node loads before 20.19, and Jest. It reads the module from its
 * file. The core as plain JavaScript is a module, which Node requires from 20.19 on.
 */
function createCommonJsLoader(module) {
  const { name, exports, hasCoders, hasPlainForm } = module;
  const requirePlain = `declare function require(path: string): { instantiate(): ${exports} };\n`;
  return `${notice}/** The ${name} module for CommonJS on Node, which reads the files beside it. */

${createCompileImport(module)}import type { ${exports} } from "../exports.js";
${hasCoders ? anyCoders : ""}
declare const __dirname: string;
declare function require(path: "node:fs"): {
  readFileSync(path: string): Uint8Array<ArrayBuffer>;
};
${hasPlainForm ? requirePlain : ""}${createInstantiateExport(
  module,
  `require("node:fs").readFileSync(\`\${__dirname}/../${name}.wasm\`)`,
  `() => require(\`./${name}-plain.js\`).instantiate()`,
)}`;
}

/** Returns the loader of a module without a plain form for a platform without WebAssembly. */
function createRefusedLoader({ name, exports }) {
  return `${notice}/** The ${name} module for React Native, which has no WebAssembly. */

import type { ${exports} } from "../exports.js";

/** Creates no instance. @throws Error always */
export function instantiate(): ${exports} {
  throw new Error("Cannot create an instance: there is no WebAssembly");
}
`;
}

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
    files[`${name}-inline.ts`] = createTextLoader(
      module,
      "for every platform that compiles at run time.",
    );
    files[`${name}-commonjs.ts`] = createCommonJsLoader(module);
    if (!module.hasPlainForm) {
      files[`${name}-refused.ts`] = createRefusedLoader(module);
      continue;
    }
    // Where wasm is refused, Node requires the core as plain JavaScript. Reading that code takes a
    // fourth of a cold start, so it is read only then.
    files[`${name}-node.ts`] = createTextLoader(
      module,
      "for Node, which reads the plain core only if wasm is refused.",
      {
        imports: 'import { createRequire } from "node:module";\n',
        plain: `() => createRequire(import.meta.url)("./${name}-plain.js").instantiate()`,
      },
    );
  }
  const [core] = MODULES;
  files["core-node-index.ts"] = createTextLoader(
    core,
    'for Node, as a part of index-node.js. Importing "node:module" takes 0.5 ms.',
    {
      plain: `() =>
    process
      .getBuiltinModule("node:module")
      .createRequire(import.meta.url)("./wasm/core-plain.js")
      .instantiate()`,
    },
  );
  return files;
}
