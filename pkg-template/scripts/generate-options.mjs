// Returns the sources that follow from the table of options (options.mjs) and from the duties of
// the statuses in the catalogue.

import { INTERFACES, OPTIONS } from "./options.mjs";

/**
 * Returns a text as lines for a doc comment, which are at most 100 characters long with their ` *`.
 */
export function wrapDoc(text, indent = "") {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = `${lines.at(-1)} ${word}`;
    if (indent.length + line.length + 2 <= 100) lines[lines.length - 1] = line;
    else lines.push(` ${word}`);
  }
  return lines;
}

/** Returns a doc comment: on one line if it fits. */
export function formatDoc(text, indent = "") {
  if (indent.length + text.length + 7 <= 100) return `${indent}/** ${text} */\n`;
  const lines = wrapDoc(text, indent);
  return `${indent}/**\n${lines.map((line) => `${indent} *${line}\n`).join("")}${indent} */\n`;
}

/** Returns a value as it is written in code. */
export function formatLiteral(value) {
  if (Array.isArray(value)) return `[${value.map(formatLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const members = Object.entries(value).map(([name, member]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    return `${key}: ${formatLiteral(member)}`;
  });
  return `{ ${members.join(", ")} }`;
}

/** Returns the duties of a status that options can keep. */
function listOwnDuties({ status, duties }) {
  // The range of a 206 is a header of the caller's; a 416 has an option for its length.
  return duties.filter(({ field }) => field !== "contentRange" || status !== 206);
}

/** Returns the duties of all statuses by name. */
export function listDuties(rows) {
  return [...new Set(rows.flatMap(({ duties }) => duties.map(({ field }) => field)))].sort();
}

/** Returns the options that set the header of a duty; the first one keeps the duty. */
export function listDutyOptions(duty) {
  const options = OPTIONS.filter(({ headers = [] }) =>
    headers.some((header) => header.duty === duty),
  );
  if (options.length === 0)
    throw new Error(`Cannot generate options: none sets the header of ${duty}`);
  return options;
}

/** Returns the headers that keep a duty. */
export function listDutyHeaders(duty) {
  const headers = listDutyOptions(duty).flatMap((option) => option.headers);
  const own = headers.filter((header) => header.duty === duty);
  return own.filter((header) => header === own.find(({ name }) => name === header.name));
}

/** Returns the option that a status requires, or undefined if it requires none. */
function findRequiredOption(row) {
  const duty = listOwnDuties(row).find(({ required }) => required);
  return duty && listDutyOptions(duty.field)[0];
}

/** Returns the options of which a status requires one. */
export function listRequiredOptions(row) {
  const option = findRequiredOption(row);
  if (!option) return [];
  return [option.option, ...(option.alternatives ?? [])];
}

/** Returns the ranges of the statuses that take an option, or undefined if all do. */
export function findStatusRanges(option, rows) {
  const duties = (option.headers ?? []).flatMap(({ duty }) => duty ?? []);
  if (option.statuses || duties.length === 0) return option.statuses;
  const ranges = [];
  for (const row of rows) {
    if (!listOwnDuties(row).some(({ field }) => duties.includes(field))) continue;
    const last = ranges.at(-1);
    if (last?.[1] === row.status - 1) last[1] = row.status;
    else ranges.push([row.status, row.status]);
  }
  return ranges;
}

const isInRanges = (status, ranges) =>
  ranges.some(([first, last]) => first <= status && (last === undefined || status <= last));

/** Returns the interfaces of the options of a status, beside those that its whole family takes. */
export function listInterfaces(row) {
  const names = listOwnDuties(row).map(({ field, required }) => {
    const [option] = listDutyOptions(field);
    return (required && option.requiredInterface) || option.interface;
  });
  const own = [...new Set(names)].filter((name) => name !== "RetryOptions");
  const takesRetry = isInRanges(
    row.status,
    OPTIONS.find(({ option }) => option === "retryAfter").statuses,
  );
  const hasRetry = own.every((name) => findInterface(name)?.base !== "HTTPExceptionOptions");
  return own.length > 0 && takesRetry && !hasRetry ? [...own, "RetryOptions"] : own;
}

/** The interfaces of a required option, which src/model/options.ts declares. */
const REQUIRED_INTERFACES = new Set(OPTIONS.flatMap((option) => option.requiredInterface ?? []));

/** Returns the row of an interface, or undefined if src/model/options.ts declares it. */
function findInterface(name) {
  const found = INTERFACES.find((row) => row.name === name);
  if (!found && !REQUIRED_INTERFACES.has(name))
    throw new Error(`Cannot generate options: no ${name}`);
  return found;
}

/** The interfaces whose options have their getters on the classes of families. */
const FAMILY_INTERFACES = ["RetryOptions", "ClientErrorOptions"];

/** Returns the getters of a status' class: name, type, value and doc comment. */
export function listGetters(row) {
  const options = listOwnDuties(row).flatMap(({ field }) => listDutyOptions(field));
  return [...new Set(options)]
    .filter((option) => option.interface && !FAMILY_INTERFACES.includes(option.interface))
    .map((option) => {
      const [, item] = / \| (readonly .*\[\])$/.exec(option.type) ?? [];
      const { type, value } = option.getter ?? {
        type: item ?? `${option.type} | undefined`,
        value: item
          ? `toList(this.options.${option.option} ?? [])`
          : `this.options.${option.option}`,
      };
      return { name: option.option, type, value, doc: `${option.summary}.` };
    });
}

/** Returns sample options that keep the duties of a status. */
export function createSampleOptions(row) {
  const duties = listOwnDuties(row).filter(
    ({ field }) => listDutyOptions(field)[0].interface !== "RetryOptions",
  );
  return Object.assign({}, ...duties.map(({ field }) => createDutySample(field)));
}

/** Returns sample options that keep a duty. */
function createDutySample(duty) {
  const [{ option, headers }] = listDutyOptions(duty);
  return { [option]: headers.find((header) => header.duty === duty).sample };
}

/** Returns what the doc comment of an option says. */
function describeOption(option) {
  if (option.doc) return option.doc;
  const headers = option.headers.map(({ name, spec }) => `\`${name}\` (${spec ?? option.spec})`);
  const sentence = `${option.summary}, for ${headers.join(" or ")}.`;
  return option.note ? `${sentence} ${option.note}` : sentence;
}

/** Returns the statuses as they are named in a sentence: a 401 and a 407. */
const nameStatuses = (rows) => rows.map(({ status }) => `a ${status}`).join(" and ");

function formatInterface({ name, base, doc }, rows) {
  const own = OPTIONS.filter((option) => option.interface === name);
  if (own.length === 0) throw new Error(`Cannot generate options: ${name} has none`);
  const takers = rows.filter((row) => listInterfaces(row).includes(name));
  const members = own.map((option) => {
    const isRequired =
      !option.requiredInterface && rows.some((row) => findRequiredOption(row) === option);
    const type =
      isRequired || option.type === "unknown" ? option.type : `${option.type} | undefined`;
    return `${formatDoc(describeOption(option), "  ")}  readonly ${option.option}${isRequired ? "" : "?"}: ${type};\n`;
  });
  const head = formatDoc(doc ?? `The options of ${nameStatuses(takers)}.`);
  const extending = base ? ` extends ${base}` : "";
  return `${head}export interface ${name}${extending} {\n${members.join("")}}\n`;
}

/** Returns src/generated/error-options.ts: the types of the options. */
export function createOptionTypes(rows) {
  const values = ["Challenge", "FieldError", "HeaderFields", "Help", "RateLimit", "Representation"];
  const errors = rows.filter(({ status }) => status >= 400);
  const own = [...new Set(errors.flatMap(listInterfaces))].filter((name) => findInterface(name));
  return `import type {
${values.map((name) => `  ${name},\n`).join("")}} from "../model/option-values.js";

${INTERFACES.map((row) => formatInterface(row, rows)).join("\n")}
/** The options of an error whose class follows from its status. */
export type HTTPErrorOptions = ClientErrorOptions &
  Partial<${own.join(" & ")}>;
`;
}

const formatObject = (entries) => `{\n${entries.map((entry) => `  ${entry},\n`).join("")}}`;

/** Returns an option's row for the validation: its form, and the statuses that take it. */
function createSpec(option, rows) {
  const statuses = findStatusRanges(option, rows);
  return { form: option.form, ...(statuses && { statuses }) };
}

/** Whether an option belongs to duties: it is for single statuses or ranges with an end. */
const isOfDuty = ({ statuses }) => statuses?.every(([, last]) => last !== undefined) ?? false;

/** Returns the options with their rows for the validation: those of duties, or all others. */
function listSpecs(rows, ofDuties) {
  const all = OPTIONS.map(({ option, ...row }) => [option, createSpec({ option, ...row }, rows)]);
  return all.filter(([, spec]) => isOfDuty(spec) === ofDuties);
}

const formatSpecs = (specs) =>
  formatObject(specs.map(([option, spec]) => `${option}: ${formatLiteral(spec)}`));

const formatUnion = (forms) => forms.map((form) => `\n  | "${form}"`).join("");

/** Returns src/generated/option-specs.ts: what the validation needs to know of the common options. */
export function createOptionSpecs(rows) {
  const specs = listSpecs(rows, false);
  const forms = [...new Set(specs.map(([, { form }]) => form))].sort();
  const others = listSpecs(rows, true).map(([, { form }]) => form);
  const dutyForms = [...new Set(others)].filter((form) => !forms.includes(form)).sort();
  return `/** The forms that the values of common options can have. */
export type CommonForm =${formatUnion(forms)};

/** The further forms that the values of the options of duties can have. */
export type DutyForm =${formatUnion(dutyForms)};

/** The forms that the value of an option can have. */
export type OptionForm = CommonForm | DutyForm;

/** A range of statuses: the first and the last, or no last one if it has no end. */
export type StatusRange = readonly [first: number, last?: number];

/** What the validation needs to know of an option. */
export interface OptionSpec {
  readonly form: OptionForm;
  /** The statuses that take it; undefined if all do. */
  readonly statuses?: readonly StatusRange[];
}

/** The options of all errors. */
export const OPTION_SPECS: { readonly [option: string]: OptionSpec } = ${formatSpecs(specs)};
`;
}

/** Returns src/generated/duty-specs.ts: the same for the options of duties. */
export function createDutySpecs(rows) {
  const required = rows.flatMap((row) => {
    const option = findRequiredOption(row);
    return option ? [`${row.status}: "${option.option}"`] : [];
  });
  return `import { createRecord } from "../values/own-record.js";
import type { OptionSpec } from "./option-specs.js";

/** The options that single statuses take, because those require or may have a header. */
export const DUTY_SPECS: { readonly [option: string]: OptionSpec } = ${formatSpecs(listSpecs(rows, true))};

/** The option that a status requires. */
export const REQUIRED_OPTIONS: { readonly [status: number]: string | undefined } =
  /* @__PURE__ */ createRecord(${formatObject(required)});
`;
}

/** Returns src/generated/header-options.ts: what the core writes into headers. */
export function createHeaderOptions() {
  const isHeader = ({ headers, isHeader }) => isHeader || headers !== undefined;
  const formatTag = (name) => name[0].toUpperCase() + name.slice(1);
  const listPacked = (how) =>
    OPTIONS.filter(({ record }) => record === how).map(
      ({ option }) => `["${option}", Tag.${formatTag(option)}]`,
    );
  const formatList = (items) => `[\n${items.map((item) => `  ${item},\n`).join("")}]`;
  return `import { Tag } from "./protocol.js";

/** The options that set headers. */
export const HEADER_OPTIONS = ${formatList(OPTIONS.filter(isHeader).map(({ option }) => `"${option}"`))} as const;

/** The options that are one text or a list of texts, each of which is a part with this tag. */
export const LIST_TAGS = ${formatList(listPacked("list"))} as const;

/** The options that are one part with this tag. */
export const TEXT_TAGS = ${formatList(listPacked("text"))} as const;
`;
}

function describeHeaders() {
  const descriptions = {};
  for (const { headers = [], ...option } of OPTIONS) {
    for (const header of headers) {
      const { summary, spec } = { ...option, ...header };
      const name = header.name.toLowerCase();
      descriptions[name] ??= `${summary}${spec ? ` (${spec})` : ""}.`;
    }
  }
  return descriptions;
}

/** Returns src/generated/option-details.ts: what only the command line and OpenAPI need to know. */
export function createOptionDetails(rows) {
  const quote = (name) => (/^\w+$/.test(name) ? name : `"${name}"`);
  const duties = listDuties(rows);
  const headers = duties.map((duty) => {
    const shown = listDutyHeaders(duty).map(({ name, qualifier }) => ({
      name,
      ...(qualifier && { qualifier }),
    }));
    return `${duty}: ${formatLiteral(shown)}`;
  });
  const samples = duties.map((duty) => `${duty}: ${formatLiteral(createDutySample(duty))}`);
  const flags = OPTIONS.filter(({ flag }) => flag).map(({ option, form, flag }) =>
    formatLiteral({ option, form, ...flag }),
  );
  const descriptions = Object.entries(describeHeaders())
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, text]) => `${quote(name)}: ${JSON.stringify(text)}`);
  return `import type { AnyOptions } from "../model/options.js";
import type { OptionForm } from "./option-specs.js";

/** An option of errors as a flag of the command line. */
export interface OptionFlag {
  /** The option of errors. */
  readonly option: keyof AnyOptions & string;
  /** The form of its value, which says how to parse the flag. */
  readonly form: OptionForm;
  /** The name of the flag, without its dashes. */
  readonly name: string;
  /** Its line in the help, in two columns; undefined if another flag has it in its line. */
  readonly usage?: readonly [form: string, meaning: string];
  /** A sample value as it is typed, if a status requires the option. */
  readonly sample?: string;
}

/** The flags in the order of the help. */
export const OPTION_FLAGS: readonly OptionFlag[] = [
${flags.map((flag) => `  ${flag},\n`).join("")}];

/** A header of a duty. */
export interface DutyHeader {
  readonly name: string;
  /** What the header says, beside its name. */
  readonly qualifier?: string;
}

/** The headers that keep each duty of the catalogue. */
export const DUTY_HEADERS: { readonly [duty: string]: readonly DutyHeader[] } = ${formatObject(headers)};

/** Options that keep each duty of the catalogue, with sample values. */
export const DUTY_SAMPLES: { readonly [duty: string]: AnyOptions } = ${formatObject(samples)};

/** The meaning of the headers that options set, by name in lower case. */
export const HEADER_MEANINGS: { readonly [name: string]: string } = ${formatObject(descriptions)};
`;
}
