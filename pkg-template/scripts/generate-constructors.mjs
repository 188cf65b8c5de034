// Writes the constructors of the crates' `HttpError`, one for each registered status of an error, and the
// methods that build an error and the conversions of those that wrap the core's. What a status requires is an
// argument.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** The argument for a header that a status requires. */
const ARGUMENTS = {
  allow: {
    name: "allow",
    generics: "",
    type: "impl IntoIterator<Item = impl AsRef<str>>",
    doc: "with the methods of the resource for `Allow`. What is no method is left\n    /// out",
    sample: '["GET"]',
  },
  wwwAuthenticate: {
    name: "challenge",
    generics: "<'c>",
    type: "impl Into<Challenge<'c>>",
    doc: "with a challenge for `WWW-Authenticate`",
    sample: '"Bearer"',
  },
  proxyAuthenticate: {
    name: "challenge",
    generics: "<'c>",
    type: "impl Into<Challenge<'c>>",
    doc: "with a challenge for\n    /// `Proxy-Authenticate`",
    sample: '"Basic realm=proxy"',
  },
  upgrade: {
    name: "upgrade",
    generics: "",
    type: "impl IntoIterator<Item = impl AsRef<str>>",
    doc: "with the protocols for `Upgrade`",
    sample: '["websocket"]',
  },
};

/** Returns a name in PascalCase in snake_case. The last of several capitals begins a word. */
function formatSnakeCase(name) {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

/** Returns the duty of a status that is an argument. No error has two. */
function findArgument({ status, duties }) {
  const required = duties.filter((duty) => duty.required);
  if (required.length > 1) throw new Error(`Cannot write a constructor of ${status}: two duties`);
  const [duty] = required;
  if (!duty) return undefined;
  const argument = ARGUMENTS[duty.field];
  if (!argument)
    throw new Error(`Cannot write a constructor of ${status}: ${duty.field} is unknown`);
  return argument;
}

/** Returns a constructor. `isCore` is true for the core's, and false for one that wraps it. */
function createConstructor(row, crate, isCore) {
  const argument = findArgument(row);
  const name = formatSnakeCase(row.name);
  const { generics = "", name: given, type, doc, sample = "" } = argument ?? {};
  const spec = row.spec === "" ? "" : ` (${row.spec})`;
  const text = `${row.status} ${row.phrase}`;
  const core = argument ? `new(${row.status}).with_${given}(${given})` : `new(${row.status})`;
  const wrapped = `(httpexc::HttpError::${name}(${given ?? ""}))`;
  return `    /// Creates a ${row.status}, ${row.phrase}${spec}${doc ? `, ${doc}` : ""}.
    ///
    /// \`\`\`
    /// use ${crate}::HttpError;
    /// let error = HttpError::${name}(${sample});
    /// assert_eq!(error.to_string(), "${text}");
    /// \`\`\`
    #[must_use]
    pub fn ${name}${generics}(${argument ? `${given}: ${type}` : ""}) -> Self {
        Self${isCore ? `::${core}` : wrapped}
    }
`;
}

/** Returns a source with the constructors of the statuses from `first` to `last`. */
function createConstructors(rows, { crate, first, last, type, challenge }) {
  const errors = rows.filter(
    ({ status, standing }) => standing === "registered" && status >= first && status <= last,
  );
  const usesChallenge = errors.some((row) => findArgument(row)?.name === "challenge");
  const imports = [type, ...(usesChallenge ? [challenge] : [])].sort();
  const methods = errors.map((row) => createConstructor(row, crate, crate === "httpexc"));
  return formatRust(`//! The constructors of the statuses from ${first} to ${last}.
//!
//! Generated from src/catalogue/rows.rs by \`make generate\`. Do not edit.

${imports.map((path) => `use ${path};\n`).join("")}
impl HttpError {
${methods.join("\n")}}
`);
}

const RANGES = { client_statuses: [400, 499], server_statuses: [500, 599] };

/** Returns a source as rustfmt formats it. */
function formatRust(text) {
  const args = ["--edition", "2024", "--config-path", root];
  return execFileSync("rustfmt", args, { cwd: root, encoding: "utf8", input: text });
}

/** A method of the core that builds an error: its comment, name, generics and parameters. */
const BUILDER_METHOD =
  /((?: {4}\/\/\/.*\n)+) {4}#\[must_use\]\n {4}pub fn (\w+)(<[^>]*>)?\(\s*(?:mut )?self,?([^{]*?)\) -> Self \{/g;

/** Returns the comment of a method whose example uses the error of another crate than the core. */
function importFromCrate(comment, crate) {
  return comment.replaceAll(
    /( *\/\/\/ )use httpexc::(?:HttpError|\{([^}]*)\});/g,
    (_, indent, list) => {
      const others = (list ?? "").split(", ").filter((name) => name !== "" && name !== "HttpError");
      const names = others.length > 1 ? `{${others.join(", ")}}` : others[0];
      const core = names ? `${indent}use httpexc::${names};\n` : "";
      return `${core}${indent}use ${crate}::HttpError;`;
    },
  );
}

/** A parameter of a header's name or value, as the core has it. */
const HEADER_TEXT = /(name|value): impl Into<Cow<'static, str>>/g;

/** Returns the methods of the core that build an error, for the error that wraps it. */
function createBuilder(crate, { headerText }) {
  const core = readFileSync(join(root, "src", "http_error", "builder.rs"), "utf8");
  const methods = [...core.matchAll(BUILDER_METHOD)].map(
    ([, comment, name, generics = "", parameters]) => {
      const names = [...parameters.matchAll(/(\w+): /g)].map(([, parameter]) => parameter);
      const isHeader = name === "with_header" && headerText !== undefined;
      const types = isHeader
        ? parameters.replaceAll(HEADER_TEXT, `$1: impl ${headerText}`)
        : parameters;
      const values = isHeader ? names.map((text) => `${text}.into_header_text()`) : names;
      return `${importFromCrate(comment, crate)}    #[must_use]
    pub fn ${name}${generics}(self, ${types.trim()}) -> Self {
        Self(self.0.${name}(${values.join(", ")}))
    }
`;
    },
  );
  const count = core.match(/pub fn /g).length;
  if (methods.length !== count) throw new Error(`Cannot find ${count - methods.length} methods`);
  return formatRust(`//! The methods that build an error.
//!
//! Generated from src/http_error/builder.rs by \`make generate\`. Do not edit.

use std::borrow::Cow;
use std::error::Error;

use httpexc::FieldError;
use httpexc::header::{Challenge, RetryAfter};
use httpexc::json_value::Value;
use httpexc::problem::ErrorCode;

use crate::http_error::HttpError;${headerText ? `\nuse crate::http_types::${headerText};` : ""}

impl HttpError {
${methods.join("\n")}}
`);
}

/** Returns the conversions of the error of httpexc-axum, for another one that wraps the core's. */
function createConversions(crate) {
  const path = "crates/httpexc-axum/src/http_error/conversions.rs";
  const text = readFileSync(join(root, path), "utf8").replaceAll("httpexc_axum", crate);
  const [docs, ...rest] = text.split("\n\n");
  const note = `//! Generated from ${path} by \`make generate\`. Do not edit.`;
  return formatRust([`${docs}\n//!\n${note}`, ...rest].join("\n\n"));
}

/** The crates whose `HttpError` wraps the core's, by the name that programs import. */
const WRAPPERS = {
  httpexc_axum: { folder: "crates/httpexc-axum", headerText: "IntoHeaderText" },
  httpexc_js: { folder: "crates/httpexc-js" },
};

/** Returns the sources of the core and of the crates that wrap its error, by path below the root. */
export function createConstructorFiles(rows) {
  const crates = [
    {
      crate: "httpexc",
      folder: "src/http_error/generated",
      challenge: "crate::header::Challenge",
    },
    ...Object.entries(WRAPPERS).map(([crate, { folder }]) => ({
      crate,
      folder: `${folder}/src/http_error/generated`,
      challenge: "httpexc::header::Challenge",
    })),
  ];
  const constructors = crates.flatMap(({ folder, ...options }) =>
    Object.entries(RANGES).map(([name, [first, last]]) => [
      `${folder}/${name}.rs`,
      createConstructors(rows, { ...options, type: "crate::http_error::HttpError", first, last }),
    ]),
  );
  const builders = Object.entries(WRAPPERS).map(([crate, options]) => [
    `${options.folder}/src/http_error/generated/builder.rs`,
    createBuilder(crate, options),
  ]);
  const conversions = [
    `${WRAPPERS.httpexc_js.folder}/src/http_error/generated/conversions.rs`,
    createConversions("httpexc_js"),
  ];
  return Object.fromEntries([...constructors, ...builders, conversions]);
}
