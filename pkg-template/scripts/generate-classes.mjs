// Gives the source of the classes: real class declarations, with their types and docs.

import {
  createSampleOptions,
  formatLiteral,
  listGetters,
  listInterfaces,
} from "./generate-options.mjs";

const RETRIES = {
  never: "Sending the same request again fares the same.",
  later: "The same request may work later.",
};

const CACHES = {
  heuristic: "A cache may keep the answer.",
  explicit: "A cache keeps the answer only with explicit leave.",
  never: "`no-store` goes out, as no cache may keep the answer.",
};

const family = (status) =>
  ["", "", "HTTPOk", "HTTPRedirection", "HTTPClientError", "HTTPServerError"][
    Math.floor(status / 100)
  ];

function doc(lines, indent = "") {
  const body = lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("");
  return `${indent}/**\n${body}${indent} */\n`;
}

function getter({ name, type, value, doc: meaning }) {
  return `\n  /** ${meaning} */\n  get ${name}(): ${type} {\n    return ${value};\n  }\n`;
}

function constructors(type, body) {
  return (
    `\n  constructor(detail: string | undefined, options: WithoutDetail<${type}>);\n` +
    `  constructor(options: ${type});\n` +
    `  constructor(first?: string | (${type}), second?: ${type}) {\n${body}  }\n`
  );
}

function statusClass(row, names) {
  const name = `HTTP${row.name}`;
  const type = listInterfaces(row).join(" & ");
  const required = row.duties.some((duty) => duty.required);
  const built = type ? `${name}(${formatLiteral(createSampleOptions(row))})` : `${name}()`;
  const union = names.map((other) => `"${other}"`).join(" | ");
  const lines = [
    `${row.status} ${row.phrase}${row.spec ? ` (${row.spec})` : ""}. ${row.explanation}`,
    "",
    `${CACHES[row.cache]}${row.status >= 400 ? ` ${RETRIES[row.retry]}` : ""}`,
    "",
    "@throws TypeError, RangeError for options that cannot be used",
    "@example",
    "```ts",
    `import { ${name} } from "httpexc";`,
    "",
    `console.assert(new ${built}.status === ${row.status});`,
    "```",
  ];
  let body =
    `  static override readonly status = ${row.status} as const;\n` +
    `  static override readonly name: string = "${name}";\n` +
    `  declare readonly status: ${row.status};\n` +
    `  declare readonly statusCode: ${row.status};\n` +
    `  declare readonly name: ${union};\n`;
  let base = family(row.status);
  if (type) {
    const kind = required ? "ClassConstructorFrom" : "ClassConstructor";
    base = `(${base} as unknown as ${kind}<typeof ${base}, ${base}, ${type}>)`;
    body += listGetters(row).map(getter).join("");
  }
  return `${doc(lines)}export class ${name} extends ${base} {\n${body}}\n`;
}

function specialisedClass(row) {
  const name = `HTTP${row.name}`;
  const lines = [
    `400 ${row.title || "Bad Request"}. ${row.explanation}`,
    "",
    "@throws TypeError, RangeError for options that cannot be used",
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
    `  static override readonly name: string = "${name}";\n` +
    `  declare readonly name: "${name}";\n`;
  if (row.field) {
    const type = `RetryOptions & { readonly ${row.field}: string }`;
    const meaning = `What the error is about.`;
    body += `  /** The option that names the part of the request. @internal */\n`;
    body += `  static readonly requestPart: string = "${row.field}";\n`;
    body += `  readonly #${row.field}: string;\n`;
    body += constructors(
      type,
      `    const { culprit, options } = parsePartArguments(${JSON.stringify(row.detail)}, "${row.field}", first, second);\n` +
        `    super(options);\n    this.#${row.field} = culprit;\n`,
    );
    body += `\n  /** ${meaning} */\n  get ${row.field}(): string {\n    return this.#${row.field};\n  }\n`;
  }
  return `${doc(lines)}export class ${name} extends HTTPBadRequest {\n${body}}\n`;
}

const prefixed = (name) => (name.startsWith("HTTP") ? name : `HTTP${name}`);

function aliases(classes) {
  const lines = [];
  for (const [name, list] of classes) {
    for (const alias of new Set(list.map((entry) => prefixed(entry.name)))) {
      lines.push(`  ${name} as ${alias},\n`);
    }
  }
  return `// Older names, and those of other libraries.\nexport {\n${lines.join("")}};\n`;
}

/** Gives the map from status to class. */
export function statusMap(rows) {
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

/** Gives the module. */
export function classes(rows, specialised) {
  const own = rows.filter((row) => row.status > 200 && row.standing === "registered");
  const special = specialised.map((row) => `HTTP${row.name}`);
  const sources = own.map((row) => {
    const name = `HTTP${row.name}`;
    return statusClass(row, row.status === 400 ? [name, ...special] : [name]);
  });
  const head = `import { parsePartArguments } from "../request-part.js";
import type { ClassConstructor, ClassConstructorFrom } from "../constructor-types.js";
import { toList } from "../../values/lists.js";
import { HTTPClientError, HTTPOk, HTTPRedirection, HTTPServerError } from "../families.js";
import type {
  AcceptOptions,
  AllowOptions,
  BlockedByOptions,
  Challenge,
  ChallengeOptions,
  LocationOptions,
  OptionalLocationOptions,
  RangeOptions,
  RetryOptions,
  UpgradeOptions,
  WithoutDetail,
} from "../../model/options.js";
`;
  const named = [
    ...own.map((row) => [`HTTP${row.name}`, row.aliases]),
    ...specialised.map((row) => [`HTTP${row.name}`, row.aliases]),
  ];
  return [head, ...sources, ...specialised.map(specialisedClass), aliases(named)].join("\n");
}
