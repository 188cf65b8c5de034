// Gives the source of the classes: real class declarations, with their types and docs.

/** The type of a class's options, by status; what is not here follows from the family. */
const OPTION_TYPES = {
  201: "OptionalLocationOptions",
  202: "OptionalLocationOptions & RetryOptions",
  300: "OptionalLocationOptions & RetryOptions",
  301: "LocationOptions",
  302: "LocationOptions",
  303: "LocationOptions",
  305: "LocationOptions",
  307: "LocationOptions",
  308: "LocationOptions",
  401: "ChallengeOptions",
  405: "AllowOptions",
  407: "ChallengeOptions",
  415: "AcceptOptions",
  416: "RangeOptions",
  426: "UpgradeOptions",
  451: "BlockedByOptions",
};

/** What an instance shows of its options: name, type, meaning. */
const PROPERTIES = {
  AllowOptions: [["allow", "readonly string[]", "The methods that the resource has."]],
  ChallengeOptions: [["challenges", "readonly Challenge[]", "How to authenticate."]],
  UpgradeOptions: [["upgrade", "readonly string[]", "The protocols to go on with."]],
  LocationOptions: [["location", "string | undefined", "Where to look instead."]],
  OptionalLocationOptions: [
    ["location", "string | undefined", "Where what was made or is meant can be found."],
  ],
  RangeOptions: [
    ["length", "number | undefined", "How much there is."],
    ["unit", "string", "What `length` counts."],
  ],
  AcceptOptions: [
    ["accept", "readonly string[]", "The media types that would be taken."],
    ["acceptEncoding", "readonly string[]", "The content codings that would be taken."],
    ["acceptPatch", "readonly string[]", "The patch types that would be taken."],
  ],
  BlockedByOptions: [["blockedBy", "string | undefined", "Who asked for the block."]],
};

/** Options with which an example can build the class. */
const EXAMPLE = {
  AllowOptions: '{ allow: ["GET", "HEAD"] }',
  ChallengeOptions: '{ challenges: [{ scheme: "Bearer", params: { realm: "songs" } }] }',
  UpgradeOptions: '{ upgrade: "websocket" }',
  LocationOptions: '{ location: "/songs/7" }',
  OptionalLocationOptions: '{ location: "/songs/7" }',
  RangeOptions: "{ length: 1234 }",
  AcceptOptions: '{ accept: "application/json" }',
  BlockedByOptions: '{ blockedBy: "https://court.example/" }',
};

const REQUIRED = /^(Allow|Challenge|Upgrade|Location)Options$/;

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

function getter([name, type, meaning]) {
  const value =
    type === "string" && name === "unit"
      ? `this.options.unit ?? "bytes"`
      : type.startsWith("string") && name === "location"
        ? type === "string"
          ? "String(this.options.location)"
          : "this.options.location === undefined ? undefined : String(this.options.location)"
        : type.startsWith("readonly")
          ? `toList(this.options.${name} ?? [])`
          : `this.options.${name}`;
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
  const type = OPTION_TYPES[row.status];
  const plain = type?.split(" & ")[0];
  const required = REQUIRED.test(type ?? "");
  const built = type ? `${name}(${EXAMPLE[plain]})` : `${name}()`;
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
    for (const property of PROPERTIES[plain]) body += getter(property);
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
