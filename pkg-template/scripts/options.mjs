// The table of the options that errors are built from: one row per option, in common-options.mjs for
// those of every status, in status-options.mjs for the others. `make generate` writes what follows from
// it: the types of the options, their checks, the getters of the classes, the headers that the core
// writes, the flags of `httpexc render`, the samples in examples, the meaning of headers in OpenAPI, and
// a table of docs/catalogue.md.
//
// The columns:
//
// - option: the name.
// - interface: the interface that declares the option. One that is not in DESCRIBED_INTERFACES extends
//   ClientErrorOptions, and its doc comment names the statuses that take it.
// - requiredInterface: the interface of a status that requires the option, if it is another one.
// - alternatives: the options that such a status takes in its place.
// - type: the TypeScript type; the names in it are declared in src/model/option-values.ts.
// - form: the check of the value, by its name in src/options/form-checks.ts.
// - statuses: the ranges of statuses that take the option. Without this column the duties of its
//   headers say which statuses do, and without duties all do.
// - headers: the headers that the option sets. `duty` is the name of a duty in src/catalogue.rs: the
//   statuses with that duty take the option. `sample` is a value for examples. `qualifier` says more
//   about the header than its name.
// - doc: the sentences of the doc comment. Instead, an option with headers has `summary` and `spec`
//   (a phrase and a section, for the doc comments of the option and of its getter, and for the header
//   in OpenAPI) and, if needed, a `note`. A header may have a `summary` and a `spec` of its own.
// - getter: what the getter of a class returns, if that does not follow from `type`.
// - record: how the core gets the value, if no code of its own in src/response/pack.ts packs it: as a
//   `text`, or as a `list` with one part per item. The tag has the name of the option.
// - flag: the flag on the command line: its name, the two columns of its line in the help (unless
//   another flag has it in its line), and a sample if a status may require the option.

import { COMMON_OPTIONS } from "./common-options.mjs";
import { STATUS_OPTIONS } from "./status-options.mjs";

/** The options in the order in which the help lists their flags. */
export const OPTIONS = [...COMMON_OPTIONS, ...STATUS_OPTIONS];

/** The interfaces whose statuses do not say enough about them. */
const DESCRIBED_INTERFACES = [
  { name: "HTTPExceptionOptions", doc: "The options of every class." },
  {
    name: "RetryOptions",
    base: "HTTPExceptionOptions",
    doc: "The options of a response that can say when to retry.",
  },
  {
    name: "ClientErrorOptions",
    base: "RetryOptions",
    doc: "The options of a 4xx.",
  },
  {
    name: "RedirectOptions",
    base: "RetryOptions",
    doc: "How the location of a redirect is validated and sent.",
  },
  {
    name: "OptionalLocationOptions",
    base: "HTTPExceptionOptions",
    doc: "The options of a response that may name another place.",
  },
];

const names = new Set(OPTIONS.flatMap((option) => option.interface ?? []));

/** The interfaces in the order in which they are declared. */
export const INTERFACES = [
  ...DESCRIBED_INTERFACES,
  ...[...names]
    .filter((name) => !DESCRIBED_INTERFACES.some((row) => row.name === name))
    .map((name) => ({ name, base: "ClientErrorOptions" })),
];

// The statuses of such an interface are those of a duty, so a row without one would be taken by no class.
for (const { name } of INTERFACES.slice(DESCRIBED_INTERFACES.length)) {
  const rows = OPTIONS.filter((option) => option.interface === name);
  const hasDuty = rows.some(({ headers = [] }) => headers.some(({ duty }) => duty !== undefined));
  if (!hasDuty) throw new Error(`Cannot generate ${name}: none of its options has a duty`);
}
