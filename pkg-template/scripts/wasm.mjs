// Builds the core: wasm-pack and wasm-bindgen build the module, binaryen makes it smaller, and
// wasm2js converts the same module to plain JavaScript, if the package has it in that form.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zlibAsync } from "@gfx/zopfli";
import binaryen from "binaryen";
import { MODULES } from "./entries.mjs";
import { shareUnalignedAccess } from "./unaligned-access.mjs";

const root = join(import.meta.dirname, "..", "..");
const bin = join(root, "node_modules", ".bin");
const build = join(root, "pkg-template", "build");
const generated = join(root, "pkg-template", "src", "generated");

const runRustc = (...args) => execFileSync("rustc", args, { cwd: root, encoding: "utf8" });
const library = join(runRustc("--print", "sysroot").trim(), "lib", "rustlib", "src", "rust");
const [, commit] = /commit-hash: (\w+)/.exec(runRustc("-vV"));

/**
 * The names of functions that never return. In wasm a panic cannot print its message, so it is a
 * trap.
 */
const NEVER_RETURNS =
  /panic|_fail(ed)?\b|handle_error|handle_alloc_error|capacity_overflow|rust_oom|alloc_error/;

/** The features that a module may use. Every engine since 2021 has them. */
const FEATURES = ["bulk-memory", "mutable-globals", "nontrapping-fptoint", "sign-ext"];

function run(command, args, env = {}) {
  execFileSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
}

/**
 * Small functions are inlined in the reader: at the threshold of code that is optimized for size, calls
 * take a fifth of its time. A lower cost of calls keeps those functions out that have calls themselves.
 */
const READER_FLAGS = ["-Cllvm-args=-inline-threshold=5", "-Cllvm-args=-inline-call-penalty=20"];

function compile(features) {
  const flags = [
    ...(features === "reader" ? READER_FLAGS : []),
    // Without reference types wasm-bindgen needs no table, and the module has no imports.
    "-Ctarget-feature=-reference-types,-multivalue",
    // The standard library is compiled with both, and the linker would add them to the module.
    `-Clink-arg=--features=${FEATURES.join(",")}`,
    "-Clink-arg=--no-check-features",
    "-Clink-arg=-zstack-size=65536",
    // The build is the same in every folder, with and without the sources of the standard library.
    `--remap-path-prefix=${library}=/rustc/${commit}`,
    `--remap-path-prefix=${root}=httpexc`,
    `--remap-path-prefix=${process.env.CARGO_HOME ?? join(process.env.HOME ?? "", ".cargo")}=cargo`,
  ];
  run(
    "wasm-pack",
    [
      "--log-level",
      "warn",
      "build",
      "pkg-template/wasm",
      "--release",
      "--target",
      "web",
      "--no-pack",
      "--no-typescript",
      "--mode",
      "no-install",
      "--out-dir",
      "../build/wasm",
      "--",
      "--locked",
      "--no-default-features",
      "--features",
      features,
    ],
    { RUSTFLAGS: flags.join(" ") },
  );
  return readFileSync(join(build, "wasm", "httpexc_wasm_bg.wasm"));
}

// parts.mjs needs the names of the functions. The last step removes them.
binaryen.setDebugInfo(true);

/**
 * Replaces the functions that never return by traps. Then the texts of their messages are removed
 * too.
 */
function removeMessages(bytes) {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(
    binaryen.Features.BulkMemory |
      binaryen.Features.MutableGlobals |
      binaryen.Features.NontrappingFPToInt |
      binaryen.Features.SignExt,
  );
  const names = [];
  for (let at = 0; at < module.getNumFunctions(); at++) {
    names.push(binaryen.getFunctionInfo(module.getFunctionByIndex(at)).name);
  }
  for (const name of names.filter((name) => NEVER_RETURNS.test(name))) trapFunction(module, name);
  removeFormatting(module);
  return module.emitBinary();
}

/** The names of functions that format values, and of the one that calls them through the table. */
const FORMATS = /::fmt::\w+>::fmt$|::fmt::Formatter>::/;
const CALLS_FORMATS = /core(?:\[\w+\])?::fmt::write\b/;

/**
 * Replaces the functions that format values by traps if only messages used them. The table refers to
 * them, so the optimizer keeps them.
 */
function removeFormatting(module) {
  module.runPasses(["remove-unused-module-elements"]);
  const names = [];
  for (let at = 0; at < module.getNumFunctions(); at++) {
    names.push(binaryen.getFunctionInfo(module.getFunctionByIndex(at)).name);
  }
  if (names.some((name) => CALLS_FORMATS.test(name))) return;
  for (const name of names.filter((name) => FORMATS.test(name))) trapFunction(module, name);
}

/** Replaces a function by a trap. */
function trapFunction(module, name) {
  const { params, results } = binaryen.getFunctionInfo(module.getFunction(name));
  module.removeFunction(name);
  module.addFunction(name, params, results, [], module.unreachable());
}

/** The options of wasm-opt for code that is small when it is compressed. */
const SMALLEST = [
  "-Oz",
  "--converge",
  // A function with one caller that is put into it makes what is compressed larger.
  "--one-caller-inline-max-function-size=1",
  // Only the end of the stack is below 1 KiB. A sum of addresses may wrap around to it, and the offset
  // of an instruction, which replaces the sum, traps instead.
  "--low-memory-unused",
];

/**
 * Converts a module to JavaScript. Its features are lowered first, as wasm2js supports none of
 * them.
 */
function convertToJavaScript(input) {
  const lowered = join(build, "lowered.wasm");
  run(join(bin, "wasm-opt"), [
    ...SMALLEST,
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
    input,
    "-o",
    lowered,
  ]);
  const output = join(build, "plain.js");
  run(join(bin, "wasm2js"), ["-Oz", lowered, "-o", output]);
  const text = readFileSync(output, "utf8");
  // The code of wasm2js creates an instance when it is loaded. Here each call creates a new one.
  const end = text.indexOf("\nvar retasmFunc");
  const call = /var retasmFunc = asmFunc\(\{.*?\}\);/s.exec(text)?.[0];
  if (end < 0 || call === undefined || /^import /m.test(text.slice(0, end))) {
    throw new Error("Cannot read the output of wasm2js: its form has changed");
  }
  const imports = call.slice("var retasmFunc = asmFunc(".length, -2);
  const code = shareUnalignedAccess(removeInheritance(text.slice(0, end)));
  return `${code}\nexport function instantiate() {\n  return asmFunc(${imports});\n}\n`;
}

/** Returns code whose property descriptors inherit nothing, whatever is in `Object.prototype`. */
function removeInheritance(code) {
  const result = code.replaceAll(/^( *"(?:grow|buffer)": \{)/gm, "$1 __proto__: null,");
  if (result.split("__proto__").length !== 3) {
    throw new Error("Cannot find the descriptors in the output of wasm2js: its form has changed");
  }
  return result;
}

mkdirSync(build, { recursive: true });
for (const { name, features, exports, hasPlainForm } of MODULES) {
  const small = join(build, `${name}-small.wasm`);
  const file = join(build, `${name}.wasm`);
  writeFileSync(small, removeMessages(compile(features)));
  run(join(bin, "wasm-opt"), [
    ...SMALLEST,
    "--strip-producers",
    "--strip-target-features",
    small,
    "-o",
    file,
  ]);
  const module = new WebAssembly.Module(readFileSync(file));
  if (WebAssembly.Module.imports(module).length > 0) throw new Error(`${name} must import nothing`);

  const bytes = readFileSync(file);
  // The format is zlib's, in 6 % fewer bytes than zlib finds.
  const deflated = Buffer.from(await zlibAsync(bytes, {})).toString("base64");
  writeFileSync(
    join(generated, `core-deflated-${name}.ts`),
    `// Made by \`make pack\`.\n\n/** The bytes of the module. */\nexport const SIZE = ${bytes.length};\n\n/** The module in zlib's format, as base64. */\nexport const DEFLATED: string =\n  "${deflated}";\n`,
  );
  if (!hasPlainForm) continue;
  writeFileSync(
    join(generated, `core-plain-${name}.js`),
    `// Made by \`make pack\`.\n${convertToJavaScript(small)}`,
  );
  writeFileSync(
    join(generated, `core-plain-${name}.d.ts`),
    `import type { ${exports} } from "../wasm/exports.js";\n\nexport declare function instantiate(): ${exports};\n`,
  );
}
