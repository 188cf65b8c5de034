// Creates the API reference from the declarations of the package: Markdown, a page for each entry. It
// throws an error for every warning of TypeDoc, such as a link without a target or a type that no entry
// exports, and for every export without a comment.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Application, Converter, ReflectionKind } from "typedoc";

const root = join(import.meta.dirname, "..", "..");
const shell = join(root, "pkg-template");

/**
 * Returns the entries of the package that have their own declarations, by the name of their file.
 */
function readEntries() {
  const { exports } = JSON.parse(readFileSync(join(shell, "package.json"), "utf8"));
  const found = new Map();
  for (const [path, conditions] of Object.entries(exports)) {
    if (typeof conditions === "string") continue;
    const file = conditions.types.import.slice("./dist/types/".length, -".d.mts".length);
    // The entries for pages without a bundler have the declarations of others.
    if (!found.has(file)) found.set(file, path.replace(/^\./, "httpexc"));
  }
  return found;
}

const LITERAL_MEMBERS = ["status", "statusCode", "name"];

/**
 * Removes inherited members. Otherwise each of ninety classes would list all members of its base.
 */
function removeInherited(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const member of project.getReflectionsByKind(ReflectionKind.ClassOrInterface)) {
      for (const child of [...(member.children ?? [])]) {
        // A constructor documents the options of its class.
        if (child.kindOf(ReflectionKind.Constructor)) continue;
        const parts = [child, ...(child.signatures ?? []), child.getSignature].filter(Boolean);
        const isInherited = parts.some((part) => part.inheritedFrom);
        // Each class has its literal status and name, which the base documents.
        const isLiteral =
          LITERAL_MEMBERS.includes(child.name) && parts.some((part) => part.overwrites);
        if (isInherited || isLiteral) project.removeReflection(child);
      }
    }
  });
}

/** Whether a declaration, or a part of it, has a comment. */
function hasComment({ comment, signatures = [], getSignature, type }) {
  const literal = type?.type === "reflection" ? type.declaration : undefined;
  const parts = [getSignature, literal, ...signatures, ...(literal?.signatures ?? [])];
  return [comment, ...parts.map((part) => part?.comment)].some((one) => one?.hasVisibleComponent());
}

/** Returns the names without a comment: exports, and the members of classes and interfaces. */
function findUndocumented(project) {
  const { SomeModule, Reference, Class, Interface, Constructor } = ReflectionKind;
  const undocumented = Object.values(project.reflections).filter((reflection) => {
    const { parent } = reflection;
    if (!reflection.isDeclaration() || !parent || hasComment(reflection)) return false;
    if (reflection.kindOf(SomeModule | Reference | Constructor)) return false;
    // The interfaces of an adapter are parts of its framework's types, which have their own docs.
    const module = parent.parent?.name ?? "";
    const isOurs = /^httpexc(\/(server|client|log|validation|openapi|catalogue))?$/.test(module);
    return parent.kindOf(SomeModule | Class) || (parent.kindOf(Interface) && isOurs);
  });
  return undocumented.map((reflection) => reflection.getFullName());
}

/** Returns the purpose of an entry: the first comment of its declarations, up to its first tag. */
function readPurpose(file) {
  const text = readFileSync(join(shell, "dist", "types", `${file}.d.ts`), "utf8");
  const [, comment] = /^\/\*\*\s([\s\S]*?)\s\*\//.exec(text) ?? [];
  if (comment === undefined) throw new Error(`${file}.d.ts has no comment about its purpose`);
  return `\n${comment}`
    .replaceAll(/\s*\n \* ?/g, " ")
    .replace(/ @.*/s, "")
    .replaceAll(/\{@link (\w+)\}/g, "`$1`")
    .trim();
}

/** Returns the page with links to all entries, in the order of the package's manifest. */
function createIndex(names) {
  const lines = [...names].map(([file, name]) => `- [${name}](${name}.md): ${readPurpose(file)}\n`);
  return `# API reference

All exports, by entry of the package. These pages are written from its type declarations, and the tests run
the examples in them. Inherited members are documented only at the base class.

${lines.join("")}`;
}

/** Adds a table of contents to a page that is longer than a screen. */
function addContents(page) {
  // The generated base of a class has no exported name.
  const parts = page
    .replaceAll(/#### Extends\n\n- `\w+_base`\n\n/g, "")
    .replaceAll(/###### Inherited from\n\n.*constructor.*\n\n/g, "")
    .split(/^(?=## )/m);
  const groups = parts.slice(1).map((part) => {
    const [, title] = /^## (.*)/.exec(part);
    const names = [...part.matchAll(/^<a id="([^"]+)"><\/a>\n\n### (.*)/gm)];
    return { title, links: names.map(([, id, name]) => `[${name}](#${id})`) };
  });
  if (groups.flatMap(({ links }) => links).length < 8) return page;
  const lines = groups.map(({ title, links }) => `**${title}**: ${links.join(" · ")}\n\n`);
  return [parts[0], ...lines, ...parts.slice(1)].join("");
}

/**
 * Creates the reference. Returns the text of each page by its path: `README.md`, `httpexc.md`,
 * `httpexc/server.md` and so on.
 */
export async function createReference() {
  const names = readEntries();
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
      // The anchors of GitHub differ if two headings have the same name.
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
        "protocol.d.ts:DIALECT_NAMES",
        "handlers.d.ts:MatchedError",
        "handlers.d.ts:ListedTarget",
        "challenges.d.ts:BEARER_ERRORS",
        "challenges.d.ts:BearerParameters",
        "constructor-types.d.ts:ArgumentsWith",
        // The types that compute those of a declaration are shown where they end up.
        "problem-declaration.d.ts:ProblemOf",
        "class-types.d.ts:OmitFromEach",
        "class-types.d.ts:OptionsOfStatus",
        "class-types.d.ts:ErrorOfDeclaration",
        "class-types.d.ts:ExtensionsOutput",
        "class-types.d.ts:ExtensionsInput",
        "class-types.d.ts:TypeOf",
        "class-types.d.ts:CodeOf",
        "class-types.d.ts:ConstructorArguments",
        "standard-schema.d.ts:StandardProps",
        "class-types.d.ts:Members",
        "declaration-types.d.ts:Status",
        "declaration-types.d.ts:Text",
        "declaration-types.d.ts:BaseCheck",
        "declaration-types.d.ts:DeclarationsCheck",
        "set-types.d.ts:ErrorOf",
        "set-types.d.ts:ProblemNames",
        "set-types.d.ts:HandlersResult",
        "set-types.d.ts:ProblemHandlers",
        "set-types.d.ts:CombinationCheck",
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
    removeInherited(app);
    app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
      for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
        module.name = names.get(module.name) ?? module.name;
      }
    });
    const project = await app.convert();
    if (!project) throw new Error("TypeDoc cannot read the declarations");
    app.validate(project);
    const undocumented = findUndocumented(project);
    if (undocumented.length > 0) throw new Error(`No comment: ${undocumented.join(", ")}`);
    await app.generateOutputs(project);
    if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("TypeDoc has warnings");
    const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".md"));
    return new Map(
      files.sort().map((name) => {
        const text = readFileSync(join(folder, name), "utf8");
        return [name, name === "README.md" ? createIndex(names) : addContents(text)];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
