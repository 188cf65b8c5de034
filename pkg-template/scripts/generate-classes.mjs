// Returns the source of the classes: real class declarations with their types and doc comments.

import {
  createSampleOptions,
  formatDoc,
  formatLiteral,
  listGetters,
  listInterfaces,
  listRequiredOptions,
  wrapDoc,
} from "./generate-options.mjs";
import { INTERFACES } from "./options.mjs";

const RETRY_SENTENCES = {
  never: "The same request fails again.",
  later: "The same request may succeed later.",
};

const CACHE_SENTENCES = {
  heuristic: "A cache may store the response.",
  explicit: "A cache stores the response only if the response allows it.",
  never: "No cache may store the response, so it has `no-store`.",
};

/** The class of a family, by the first digit of its statuses. */
const FAMILY_CLASSES = {
  2: "HTTPOk",
  3: "HTTPRedirection",
  4: "HTTPClientError",
  5: "HTTPServerError",
};

const findFamilyClass = (status) => FAMILY_CLASSES[Math.floor(status / 100)];

/** Returns a doc comment of lines, of which the first may be long. */
function formatDocLines(lines) {
  const body = lines.flatMap((line) => (line === "" ? ["\n"] : wrapDoc(line)));
  return `/**\n${body.map((line) => ` *${line.trimEnd()}\n`).join("")} */\n`;
}

function formatGetter({ name, type, value, doc }) {
  return `\n${formatDoc(doc, "  ")}  get ${name}(): ${type} {\n    return ${value};\n  }\n`;
}

/** What the constructor of a class that names a part of the request does. */
const PART_CONSTRUCTOR_DOC = `
  /**
   * Creates an error from options, or from a detail and further options.
   *
   * @throws TypeError if an option is missing, unknown or has the wrong type
   * @throws RangeError if an option is out of range
   */
`;

function formatConstructor(required, type, body) {
  return (
    PART_CONSTRUCTOR_DOC +
    `  constructor(...args: ArgumentsWith<"${required}", ${type}>);\n` +
    `  constructor(first?: string | ${type}, second?: ${type}) {\n${body}  }\n`
  );
}

/** Returns the names of the options of which a status requires one, as a type. */
function formatRequiredNames(row) {
  const names = listRequiredOptions(row);
  return names.map((name) => `"${name}"`).join(" | ");
}

/** The doc comments of the options that name a part of the request. */
const PART_DOCS = {
  header: "The name of the header.",
  param: "The name of the parameter.",
  key: "The key.",
};

/** The options that all classes of a family take, by the first digit of its statuses. */
const FAMILY_OPTIONS = {
  2: "HTTPExceptionOptions",
  3: "RetryOptions",
  4: "ClientErrorOptions",
  5: "RetryOptions",
};

/** Returns the type of the options of a status. A type that is no interface gets another name. */
function formatClassOptions(row) {
  const name = `HTTP${row.name}Options`;
  const names = listInterfaces(row);
  const bases = names.length > 0 ? names : [FAMILY_OPTIONS[Math.floor(row.status / 100)]];
  const doc = `/** The options of a ${row.status}. */\n`;
  return bases.includes("LocationOptions")
    ? `${doc}export type ${name} = ${bases.join(" & ")};\n`
    : `${doc}export interface ${name} extends ${bases.join(", ")} {}\n`;
}

function formatSpecialisedOptions({ name, field }) {
  const doc = `/** The options of a {@link HTTP${name}}. */\n`;
  const member = field ? `\n  /** ${PART_DOCS[field]} */\n  readonly ${field}: string;\n` : "";
  return `${doc}export interface HTTP${name}Options extends ClientErrorOptions {${member}}\n`;
}

function formatStatusClass(row) {
  const name = `HTTP${row.name}`;
  const hasOptions = listInterfaces(row).length > 0;
  const required = formatRequiredNames(row);
  const call = hasOptions ? `${name}(${formatLiteral(createSampleOptions(row))})` : `${name}()`;
  const lines = [
    `${row.status} ${row.phrase}${row.spec ? ` (${row.spec})` : ""}. ${row.explanation}`,
    "",
    `${CACHE_SENTENCES[row.cache]}${row.status >= 400 ? ` ${RETRY_SENTENCES[row.retry]}` : ""}`,
    "",
    "@throws TypeError, RangeError if an option is missing or invalid",
    "@example",
    "```ts",
    `import { ${name} } from "httpexc";`,
    "",
    `console.assert(new ${call}.status === ${row.status});`,
    "```",
  ];
  let body =
    `  static override readonly status = ${row.status} as const;\n` +
    `  static override readonly name: string = "${name}";\n` +
    `  declare readonly status: ${row.status};\n` +
    `  declare readonly statusCode: ${row.status};\n`;
  const base = findFamilyClass(row.status);
  const constructorType = required
    ? `SubclassConstructorWith<${required}, typeof ${base}, ${name}Options>`
    : `SubclassConstructor<typeof ${base}, ${name}Options>`;
  if (hasOptions) body += listGetters(row).map(formatGetter).join("");
  return `${formatClassOptions(row)}\n${formatDocLines(lines)}export class ${name} extends (${base} as unknown as ${constructorType}) {\n${body}}\n`;
}

/** Returns a class without its comments, which its twin for other platforms has. */
const removeDocs = (source) =>
  source.slice(source.indexOf("export class")).replace(PART_CONSTRUCTOR_DOC, "\n");

/** Returns the definition of a class in browsers, which bundlers leave out if it is not used. */
function formatBrowserClass(row) {
  const name = `HTTP${row.name}`;
  const base = findFamilyClass(row.status);
  const getters = listGetters(row).map(({ name: getter, value }) => {
    const expression = value.replaceAll("this.options", "options");
    return `  ${getter}: (options) => ${expression},\n`;
  });
  const args = `${row.status}, ${JSON.stringify(row.phrase)}, ${base}`;
  const call =
    listInterfaces(row).length > 0
      ? `defineDutyClass(${args}, {${getters.length > 0 ? "\n" : ""}${getters.join("")}})`
      : `defineClass(${args})`;
  return `export const ${name} = /* @__PURE__ */ ${call};\n`;
}

function formatSpecialisedClass(row) {
  const name = `HTTP${row.name}`;
  const lines = [
    `400 ${row.title || "Bad Request"}. ${row.explanation}`,
    "",
    "@throws TypeError, RangeError if an option is missing or invalid",
    "@example",
    "```ts",
    `import { HTTPBadRequest, ${name} } from "httpexc";`,
    "",
    row.field
      ? `const error = new ${name}({ ${row.field}: "X-Key" });`
      : `const error = new ${name}();`,
    "console.assert(error instanceof HTTPBadRequest);",
    "```",
  ];
  let body =
    (row.title ? `  static override readonly title: string = "${row.title}";\n` : "") +
    `  static override readonly name: string = "${name}";\n`;
  if (row.field) {
    const doc = PART_DOCS[row.field];
    body += `  /** The option that names the part of the request. @internal */\n`;
    body += `  static readonly requestPart: string = "${row.field}";\n`;
    body += formatConstructor(
      row.field,
      `${name}Options`,
      `    super(parsePartArguments(${JSON.stringify(row.detail)}, "${row.field}", first, second));\n`,
    );
    body += `\n  /** ${doc} */\n  get ${row.field}(): string {\n    return readRequestPart(this.options);\n  }\n`;
  }
  return `${formatSpecialisedOptions(row)}\n${formatDocLines(lines)}export class ${name} extends HTTPBadRequest {\n${body}}\n`;
}

const addPrefix = (name) => (name.startsWith("HTTP") ? name : `HTTP${name}`);

function formatAliases(classes) {
  const lines = [];
  for (const [name, list] of classes) {
    for (const alias of new Set(list.map((entry) => addPrefix(entry.name)))) {
      lines.push(`  ${name} as ${alias},\n`);
    }
  }
  return `// Older names, and the names that other libraries use.\nexport {\n${lines.join("")}};\n`;
}

/** Returns src/errors/generated/status-map.ts. */
export function createStatusMap(rows) {
  const own = rows.filter((row) => row.status >= 200 && row.standing === "registered");
  const named = own.map((row) => [row.status, `HTTP${row.name}`]);
  const names = named.map(([, name]) => name).filter((name) => name !== "HTTPOk");
  return `import { HTTPOk } from "../families.js";
import {
${names.map((name) => `  ${name},\n`).join("")}} from "./classes.js";

/**
 * The class of each registered status.
 *
 * @example
 * \`\`\`ts
 * import { HTTPNotFound, statusMap } from "httpexc";
 *
 * console.assert(statusMap[404] === HTTPNotFound);
 * \`\`\`
 */
export const statusMap = {
${named.map(([status, name]) => `  ${status}: ${name},\n`).join("")}} as const;
`;
}

/** Returns src/errors/generated/classes.ts. */
export function createClasses(rows, specialised) {
  const own = rows.filter((row) => row.status > 200 && row.standing === "registered");
  const named = [
    ...own.map((row) => [`HTTP${row.name}`, row.aliases]),
    ...specialised.map((row) => [`HTTP${row.name}`, row.aliases]),
  ];
  const source = [
    ...own.map(formatStatusClass),
    ...specialised.map(formatSpecialisedClass),
    formatAliases(named),
  ].join("\n");
  const imported = [...INTERFACES.map(({ name }) => name), "ChallengeOptions", "LocationOptions"];
  const types = imported.filter((name) => new RegExp(`\\b${name}\\b`).test(source));
  return `import type {
${types.map((name) => `  ${name},\n`).join("")}} from "../../model/options.js";
import { toList } from "../../values/lists.js";
import type {
  ArgumentsWith,
  SubclassConstructor,
  SubclassConstructorWith,
} from "../constructor-types.js";
import { HTTPClientError, HTTPOk, HTTPRedirection, HTTPServerError } from "../families.js";
import { parsePartArguments, readRequestPart } from "../request-part.js";

${source}`;
}

/** Returns src/errors/generated/classes.browser.ts. */
export function createBrowserClasses(rows, specialised) {
  const own = rows.filter((row) => row.status > 200 && row.standing === "registered");
  const named = [...own, ...specialised].map((row) => [`HTTP${row.name}`, row.aliases]);
  const source = [
    own.map(formatBrowserClass).join(""),
    ...specialised.map(formatSpecialisedClass).map(removeDocs),
    formatAliases(named),
  ].join("\n");
  const types = specialised.filter(({ field }) => field).map(({ name }) => `HTTP${name}Options`);
  return `import { toList } from "../../values/lists.js";
import type { ArgumentsWith } from "../constructor-types.js";
import { defineClass } from "../define-class.js";
import { defineDutyClass } from "../define-duty-class.js";
import { HTTPClientError, HTTPOk, HTTPRedirection, HTTPServerError } from "../families.js";
import { parsePartArguments, readRequestPart } from "../request-part.js";
import type {
${types.map((name) => `  ${name},\n`).join("")}} from "./classes.js";

${source}`;
}
