// Updates the tables of names in docs/migrating.md. With --check it writes nothing, and fails if
// the file is stale.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const path = join(root, "docs", "migrating.md");

/** Returns the integers from one to another. */
const createRange = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/**
 * The libraries. The catalogue lists only names that differ. This lists the statuses that a library
 * has classes for, and its classes without a status of their own.
 *
 * - `systems`: its names in the catalogue, one for each version
 * - `isPrefixed`: its names begin with HTTP
 * - `both`: statuses with the name of the catalogue and another one
 * - `special`: specialised errors with the name of the catalogue
 * - `more`: further names, each with its class and status
 * - `onlyIn`: by version, the names that only this version has
 */
const LIBRARIES = {
  falcon: {
    systems: ["falcon", "falcon1"],
    isPrefixed: true,
    statuses: [
      ...[301, 302, 303, 307, 308],
      ...[400, 401, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 416, 422, 423, 424],
      ...[428, 429, 431, 451],
      ...[500, 501, 502, 503, 504, 505, 507, 508, 511],
    ],
    both: [413],
    special: ["InvalidHeader", "MissingHeader", "InvalidParam", "MissingParam"],
    more: [
      ["HTTPError", "HTTPError", ""],
      ["HTTPRouteNotFound", "HTTPNotFound", 404],
      ["MediaMalformedError", "HTTPBadRequest", 400],
      ["MediaNotFoundError", "HTTPBadRequest", 400],
      ["MediaValidationError", "HTTPBadRequest", 400],
      ["MultipartParseError", "HTTPBadRequest", 400],
    ],
    onlyIn: {
      1.2: ["HTTPRequestEntityTooLarge"],
      4: [
        ...["HTTPContentTooLarge", "HTTPPayloadTooLarge", "HTTPNotImplemented"],
        ...["HTTPGatewayTimeout", "HTTPVersionNotSupported", "HTTPRouteNotFound"],
        ...["MediaMalformedError", "MediaNotFoundError", "MediaValidationError"],
        "MultipartParseError",
      ],
    },
  },
  werkzeug: {
    systems: ["werkzeug"],
    isPrefixed: false,
    statuses: [
      ...[400, 401, 403, 404, 405, 406, ...createRange(408, 418), ...createRange(421, 424)],
      ...[428, 429, 431, 451],
      ...createRange(500, 505),
    ],
    both: [],
    special: ["ClientDisconnected"],
    more: [
      ["HTTPException", "HTTPException", ""],
      ["BadHost", "HTTPBadRequest", 400],
      ["RequestRedirect", "HTTPPermanentRedirect", 308],
      ["SecurityError", "HTTPBadRequest", 400],
    ],
  },
  webob: {
    systems: ["webob"],
    isPrefixed: true,
    statuses: [
      ...[...createRange(200, 206), ...createRange(300, 305), 307, 308],
      ...[...createRange(400, 417), 422, 423, 424, 428, 429, 431, 451],
      ...[...createRange(500, 505), 507, 511],
    ],
    both: [],
    special: [],
    more: [
      ["WSGIHTTPException", "HTTPException", ""],
      ["HTTPRedirection", "HTTPRedirection", ""],
      ["HTTPError", "HTTPError", ""],
      ["HTTPClientError", "HTTPClientError", ""],
      ["HTTPServerError", "HTTPServerError", ""],
    ],
  },
  "http-errors": {
    systems: ["httpErrors"],
    isPrefixed: false,
    statuses: [
      ...[...createRange(400, 418), ...createRange(421, 426), 428, 429, 431, 451],
      ...[...createRange(500, 511)],
    ],
    both: [],
    special: [],
    more: [["HttpError", "HTTPError", ""]],
  },
};

const addPrefix = (name) => (name.startsWith("HTTP") ? name : `HTTP${name}`);

/** Returns the names of a library, each with its class, its alias and its status. */
function listNames(library, rows, specialised) {
  const { systems, isPrefixed, statuses, both, special, more } = LIBRARIES[library];
  const found = [];
  const listAliases = (row) => {
    const names = row.aliases.filter(({ system }) => systems.includes(system));
    return [...new Set(names.map(({ name }) => name))];
  };
  const formatName = (row) => {
    // HTTP is part of the phrase of a 505, so its name begins with it in every library.
    return isPrefixed || row.status === 505 ? `HTTP${row.name}` : row.name;
  };
  const addName = (name, className, status) => {
    const alias = addPrefix(name);
    found.push([name, className, alias, status]);
  };
  for (const row of rows) {
    const others = listAliases(row);
    if (!statuses.includes(row.status)) {
      if (others.length > 0) throw new Error(`Cannot list ${row.status}: ${library} has it too`);
      continue;
    }
    const className = row.standing === "registered" ? `HTTP${row.name}` : "HTTPError";
    if (others.length === 0 || both.includes(row.status))
      addName(formatName(row), className, row.status);
    for (const name of others) addName(name, className, row.status);
  }
  for (const row of specialised) {
    if (special.includes(row.name)) {
      addName(isPrefixed ? `HTTP${row.name}` : row.name, `HTTP${row.name}`, 400);
    }
    for (const name of listAliases(row)) addName(name, `HTTP${row.name}`, 400);
  }
  const allAliases = new Set(
    [...rows, ...specialised].flatMap((row) => row.aliases.map(({ name }) => addPrefix(name))),
  );
  return [
    ...found.map(([name, className, alias, status]) => [
      name,
      className,
      alias !== className && allAliases.has(alias) ? alias : "",
      status,
    ]),
    ...more.map(([name, className, status]) => [name, className, "", status]),
  ];
}

/** Returns a table of Markdown with aligned columns. */
export function formatTable(head, lines) {
  const widths = head.map((cell, at) =>
    Math.max(cell.length, ...lines.map((line) => line[at].length)),
  );
  const formatRow = (cells) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |\n`;
  const rule = widths.map((width) => "-".repeat(width));
  return [head, rule, ...lines].map(formatRow).join("");
}

/** Returns a name of a library as code, with the version if only one version has it. */
function formatVersionedName(library, name) {
  const versions = Object.entries(LIBRARIES[library].onlyIn ?? {});
  const [version] = versions.find(([, names]) => names.includes(name)) ?? [];
  return version ? `${formatCode(name)} (${version})` : formatCode(name);
}

/** Formats a text as code of Markdown. An empty text stays empty. */
export const formatCode = (text) => (text === "" ? "" : `\`${text}\``);

/**
 * Returns a text with updated tables between its markers.
 *
 * @param rows the rows of the catalogue
 * @param specialised its specialised errors
 * @param text the text of docs/migrating.md
 */
export function replaceTables(rows, specialised, text) {
  const missing = new Set(Object.keys(LIBRARIES));
  const updated = text.replaceAll(
    /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, begin, library, end) => {
      if (!missing.delete(library)) {
        throw new Error(`Cannot update the table of ${library}: it is unknown or exists twice`);
      }
      const lines = listNames(library, rows, specialised).map(
        ([name, className, alias, status]) => [
          formatVersionedName(library, name),
          formatCode(className),
          formatCode(alias),
          String(status),
        ],
      );
      const table = formatTable([library, "httpexc", "also exported as", "status"], lines);
      return `${begin}\n${table}\n${end}`;
    },
  );
  if (missing.size > 0) throw new Error(`Cannot find the markers of ${[...missing].join(", ")}`);
  return updated;
}

if (process.argv[1] === import.meta.filename) {
  const args = ["run", "-q", "--example", "catalogue", "--features", "binding,serde"];
  const env = { ...process.env, RUSTFLAGS: "" };
  const json = execFileSync("cargo", args, { cwd: root, encoding: "utf8", env });
  const { rows, specialised } = JSON.parse(json);
  const before = readFileSync(path, "utf8");
  const after = replaceTables(rows, specialised, before);
  if (after !== before) {
    if (process.argv.includes("--check")) {
      console.error("Stale: docs/migrating.md. Run: make generate");
      process.exit(1);
    }
    writeFileSync(path, after);
  }
}
