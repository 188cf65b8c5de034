// The files of the package import each other file once, and CommonJS has the same exports in fewer bytes.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { transformSync } from "esbuild";
import { compactCommonJs, mergeModuleImports } from "../../pkg-template/scripts/merge-imports.mjs";
import { createSharedInstallation } from "../lib/project.mjs";

test("one statement imports all names of a file, and other imports stay", async () => {
  const code = [
    'import { a } from "./x.js";',
    'import def, { d } from "./x.js";',
    'import * as all from "./x.js";',
    'import { b as c } from "./x.js";',
    'import "./effect.js";',
    'import { e } from "./y.js";',
    'console.log(a, def, d, all, c, e, `import { f } from "./x.js";`);',
  ];
  const ast = await mergeModuleImports(code.join("\n"), { module: true });
  assert.equal(
    ast.print_to_string(),
    'import{a,b as c}from"./x.js";import def,{d}from"./x.js";import*as all from"./x.js";' +
      'import"./effect.js";import{e}from"./y.js";' +
      'console.log(a,def,d,all,c,e,`import { f } from "./x.js";`);',
  );
});

/** Runs code in CommonJS, and returns what it exports and how often it requires each file. */
function runCommonJs(code) {
  const counts = {};
  const module = { exports: {} };
  const require = (name) => {
    counts[name] = (counts[name] ?? 0) + 1;
    return { one: 1, two: 2 };
  };
  new Function("module", "exports", "require", code)(module, module.exports, require);
  return { exported: module.exports, counts };
}

test("a file in CommonJS requires a file once, and has the same exports", () => {
  const source = `
    import { one, two } from "./shared.js";
    export let changed = one;
    export { two };
    export const change = () => { changed = 7; };
  `;
  const { code } = transformSync(source, { format: "cjs", minifySyntax: true });
  const twice = `${code}\nvar import_shared2 = require("./shared.js");\nchanged += import_shared2.two;\n`;
  const [before, after] = [twice, compactCommonJs(twice)].map(runCommonJs);
  assert.deepEqual([before.counts, after.counts], [{ "./shared.js": 2 }, { "./shared.js": 1 }]);
  const describe = ({ exported }) =>
    Object.entries(Object.getOwnPropertyDescriptors(exported)).map(
      ([name, { enumerable, configurable, get }]) => [name, enumerable, configurable, typeof get],
    );
  assert.deepEqual(describe(after).sort(), describe(before).sort());
  assert.deepEqual([after.exported.changed, after.exported.two], [3, 2]);
  after.exported.change();
  assert.equal(after.exported.changed, 7);
});

test("code for CommonJS of another form is refused", () => {
  const code = "__export(x, {});\nmodule.exports = __toCommonJS(x);\n";
  assert.throws(() => compactCommonJs(code), /has changed/);
});

test("no file of the package imports another one twice", () => {
  const dist = join(createSharedInstallation(), "node_modules", "httpexc", "dist");
  const files = readdirSync(dist).filter((name) => /\.c?js$/.test(name));
  assert.ok(files.length > 50, `${files.length}`);
  for (const name of files) {
    const code = readFileSync(join(dist, name), "utf8");
    const pattern = name.endsWith(".cjs")
      ? /require\("(\.\/[\w-]+\.cjs|#\w+)"\)/g
      : /\bimport\{[^{}]*\}from"(\.\/[\w-]+\.js|#\w+)"/g;
    const imports = [...code.matchAll(pattern)].map(([, file]) => file);
    assert.equal(new Set(imports).size, imports.length, `${name}: ${imports}`);
  }
  const require = createRequire(join(dist, "x.cjs"));
  assert.equal(require("./koa.cjs").__esModule, true);
});
