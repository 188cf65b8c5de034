// Writes the API reference, docs/api, from the declarations that the package ships: a page for each
// entry. With --check it writes nothing, and fails where a page is stale, missing or no longer made.
// Whatever TypeDoc complains of (a link that leads nowhere, a type that no entry exports) ends it.

import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Application, Converter, ReflectionKind } from "typedoc";

const root = join(import.meta.dirname, "..", "..");
const shell = join(root, "pkg-template");
const pages = join(root, "docs", "api");

/** Gives the entries of the package that have declarations of their own, by the name of their file. */
function entries() {
  const { exports } = JSON.parse(readFileSync(join(shell, "package.json"), "utf8"));
  const found = new Map();
  for (const [path, conditions] of Object.entries(exports)) {
    if (typeof conditions === "string") continue;
    const { types } = conditions.default;
    const file = types.slice("./dist/types/".length, -".d.ts".length);
    // Two are the same as others, in one file for pages without a bundler.
    if (!found.has(file)) found.set(file, path.replace(/^\./, "httpexc"));
  }
  return found;
}

const LITERAL = ["status", "statusCode", "name"];

/** Leaves out what a class has from another: each of ninety would tell all of its base again. */
function withoutInherited(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const member of project.getReflectionsByKind(ReflectionKind.ClassOrInterface)) {
      for (const child of [...(member.children ?? [])]) {
        // A constructor tells which options its class takes.
        if (child.kindOf(ReflectionKind.Constructor)) continue;
        const parts = [child, ...(child.signatures ?? []), child.getSignature].filter(Boolean);
        const isInherited = parts.some((part) => part.inheritedFrom);
        // Each class has its literal status and name; what they are is told of the base.
        const isLiteral = LITERAL.includes(child.name) && parts.some((part) => part.overwrites);
        if (isInherited || isLiteral) project.removeReflection(child);
      }
    }
  });
}

/** Gives whether something, or a part of it, has a comment. */
function isTold({ comment, signatures = [], getSignature, type }) {
  const literal = type?.type === "reflection" ? type.declaration : undefined;
  const parts = [getSignature, literal, ...signatures, ...(literal?.signatures ?? [])];
  return [comment, ...parts.map((part) => part?.comment)].some((one) => one?.hasVisibleComponent());
}

/** Gives what has no comment: exports, and the members of classes and interfaces. */
function untold(project) {
  const { SomeModule, Reference, Class, Interface, Constructor } = ReflectionKind;
  const silent = Object.values(project.reflections).filter((reflection) => {
    const { parent } = reflection;
    if (!reflection.isDeclaration() || !parent || isTold(reflection)) return false;
    if (reflection.kindOf(SomeModule | Reference | Constructor)) return false;
    // An adapter's interfaces name what they use of a framework, which has docs of its own.
    const module = parent.parent?.name ?? "";
    const isOurs = /^httpexc(\/(server|client|log|validation|openapi|catalogue))?$/.test(module);
    return parent.kindOf(SomeModule | Class) || (parent.kindOf(Interface) && isOurs);
  });
  return silent.map((reflection) => reflection.getFullName());
}

/** Gives what an entry is for, as the first comment of its declarations has it. */
function purpose(file) {
  const text = readFileSync(join(shell, "dist", "types", `${file}.d.ts`), "utf8");
  const [, said] = /^\/\*\*\s([\s\S]*?)\s\*\//.exec(text) ?? [];
  if (said === undefined) throw new Error(`No comment says what ${file}.d.ts is for`);
  return said
    .replaceAll(/\s*\n \* ?/g, " ")
    .replaceAll(/\{@link (\w+)\}/g, "`$1`")
    .trim();
}

/** Gives the page that leads to all entries, in the order of the package's manifest. */
function index(names) {
  const lines = [...names].map(([file, name]) => `- [${name}](${name}.md): ${purpose(file)}\n`);
  return `# API reference

Every export, by the entry that it is imported from. \`make api\` writes these pages from the declarations
that the package ships; the examples in them are run by the tests. What a class has from the one that it
extends is told there alone.

${lines.join("")}`;
}

/** Gives a page with a list of what is on it, by kind, where that is more than a screen shows. */
function listed(page) {
  // What a class is made with has no name for others.
  const parts = page
    .replaceAll(/#### Extends\n\n- `\w+_base`\n\n/g, "")
    .replaceAll(/###### Inherited from\n\n.*constructor.*\n\n/g, "")
    .split(/^(?=## )/m);
  const list = parts.slice(1).map((part) => {
    const [, kind] = /^## (.*)/.exec(part);
    const names = [...part.matchAll(/^<a id="([^"]+)"><\/a>\n\n### (.*)/gm)];
    return { kind, links: names.map(([, id, name]) => `[${name}](#${id})`) };
  });
  if (list.flatMap(({ links }) => links).length < 8) return page;
  const lines = list.map(({ kind, links }) => `**${kind}**: ${links.join(" · ")}\n\n`);
  return [parts[0], ...lines, ...parts.slice(1)].join("");
}

/** Gives the text of each page, by its name. */
async function made() {
  const names = entries();
  const folder = mkdtempSync(join(tmpdir(), "httpexc-api-"));
  try {
    const app = await Application.bootstrapWithPlugins({
      plugin: ["typedoc-plugin-markdown"],
      entryPoints: [...names.keys()].map((file) => join(shell, "dist", "types", `${file}.d.ts`)),
      tsconfig: join(import.meta.dirname, "tsconfig.json"),
      name: "httpexc",
      logLevel: "Warn",
      readme: "none",
      outputs: [{ name: "markdown", path: folder }],
      outputFileStrategy: "modules",
      disableGit: true,
      disableSources: true,
      excludeExternals: true,
      excludeInternal: true,
      excludePrivate: true,
      parametersFormat: "table",
      interfacePropertiesFormat: "table",
      typeAliasPropertiesFormat: "table",
      tableColumnSettings: {
        hideInherited: true,
        hideModifiers: true,
        hideOverrides: true,
        hideSources: true,
        leftAlignHeaders: true,
      },
      // Those that GitHub gives headings differ where names meet.
      useHTMLAnchors: true,
      useCodeBlocks: true,
      hideBreadcrumbs: true,
      hidePageHeader: true,
      validation: { notExported: true, invalidLink: true, invalidPath: true },
      intentionallyNotExported: [
        "http-error.d.ts:HttpErrorBase",
        "create-error-types.d.ts:ClassesByName",
        "create-error-types.d.ts:ClassesByStatus",
        "create-error-types.d.ts:FurtherArguments",
        "abort.d.ts:ErrorStatus",
        "exception-class.d.ts:ConstructorForms",
      ],
      treatWarningsAsErrors: true,
      treatValidationWarningsAsErrors: true,
      sort: ["kind", "source-order"],
      kindSortOrder: [
        "Function",
        "Class",
        "Interface",
        "TypeAlias",
        "Variable",
        "Constructor",
        "Property",
        "Accessor",
        "Method",
        "Reference",
      ],
      groupOrder: ["Functions", "Classes", "Interfaces", "Type Aliases", "Variables", "*"],
    });
    withoutInherited(app);
    app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
      for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
        module.name = names.get(module.name) ?? module.name;
      }
    });
    const project = await app.convert();
    if (!project) throw new Error("TypeDoc cannot read the declarations");
    app.validate(project);
    const silent = untold(project);
    if (silent.length > 0) throw new Error(`No comment: ${silent.join(", ")}`);
    await app.generateOutputs(project);
    if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("TypeDoc complains");
    const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".md"));
    for (const name of files) {
      const path = join(folder, name);
      const text = readFileSync(path, "utf8");
      writeFileSync(path, name === "README.md" ? index(names) : listed(text));
    }
    // The formatter goes over the pages as over all others, so that they pass its check.
    execFileSync(
      join(root, "node_modules", ".bin", "biome"),
      ["format", "--write", "--vcs-enabled=false", `--config-path=${root}`, "."],
      {
        cwd: folder,
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    return new Map(files.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives the text of each page that is stored. */
function stored() {
  const names = existsSync(pages) ? readdirSync(pages, { recursive: true }) : [];
  const found = names.filter((name) => name.endsWith(".md"));
  return new Map(found.sort().map((name) => [name, readFileSync(join(pages, name), "utf8")]));
}

const after = await made();
const before = stored();
const all = [...new Set([...before.keys(), ...after.keys()])];
const stale = all.filter((name) => before.get(name) !== after.get(name));
if (process.argv.includes("--check")) {
  if (stale.length > 0) {
    console.error(`Stale: ${stale.map((name) => `docs/api/${name}`).join(", ")}. Run: make api`);
    process.exitCode = 1;
  }
} else {
  rmSync(pages, { recursive: true, force: true });
  for (const [name, text] of after) {
    mkdirSync(dirname(join(pages, name)), { recursive: true });
    writeFileSync(join(pages, name), text);
  }
}
