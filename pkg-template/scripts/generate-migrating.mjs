// Renews the tables of docs/migrating.md that go name by name. With --check it writes nothing and
// fails where the file is stale.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const path = join(root, "docs", "migrating.md");

/** Gives the whole numbers from one to another. */
const span = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

/**
 * The libraries. The catalogue tells only where a name differs, so this tells which statuses each
 * has classes for, and the classes that have no status to themselves.
 *
 * - `isPrefixed`: its names begin with HTTP
 * - `both`: statuses that it knows under the catalogue's name, too
 * - `special`: specialised errors that it has under the catalogue's name
 * - `more`: further names, each with its class and status
 */
const LIBRARIES = {
  falcon: {
    system: "falcon",
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
  },
  werkzeug: {
    system: "werkzeug",
    isPrefixed: false,
    statuses: [
      ...[400, 401, 403, 404, 405, 406, ...span(408, 418), ...span(421, 424)],
      ...[428, 429, 431, 451],
      ...span(500, 505),
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
    system: "webob",
    isPrefixed: true,
    statuses: [
      ...[...span(200, 206), ...span(300, 305), 307, 308],
      ...[...span(400, 417), 422, 423, 424, 428, 429, 431, 451],
      ...[...span(500, 505), 507, 511],
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
    system: "httpErrors",
    isPrefixed: false,
    statuses: [
      ...[...span(400, 418), ...span(421, 426), 428, 429, 431, 451],
      ...[...span(500, 511)],
    ],
    both: [],
    special: [],
    more: [["HttpError", "HTTPError", ""]],
  },
};

const prefixed = (name) => (name.startsWith("HTTP") ? name : `HTTP${name}`);

/** Gives the names of one library, each with its class, the export it keeps, and its status. */
function names(library, rows, specialised) {
  const { system, isPrefixed, statuses, both, special, more } = LIBRARIES[library];
  const found = [];
  const aliases = (row) => row.aliases.filter((alias) => alias.system === system);
  const own = (row) => {
    // HTTP is part of the phrase of a 505, so it leads its name everywhere.
    return isPrefixed || row.status === 505 ? `HTTP${row.name}` : row.name;
  };
  const add = (name, kind, status) => {
    const alias = prefixed(name);
    found.push([name, kind, alias, status]);
  };
  for (const row of rows) {
    const others = aliases(row);
    if (!statuses.includes(row.status)) {
      if (others.length > 0) throw new Error(`Cannot list ${row.status}: ${library} has it, too`);
      continue;
    }
    const kind = row.standing === "registered" ? `HTTP${row.name}` : "HTTPError";
    if (others.length === 0 || both.includes(row.status)) add(own(row), kind, row.status);
    for (const { name } of others) add(name, kind, row.status);
  }
  for (const row of specialised) {
    if (special.includes(row.name)) {
      add(isPrefixed ? `HTTP${row.name}` : row.name, `HTTP${row.name}`, 400);
    }
    for (const { name } of aliases(row)) add(name, `HTTP${row.name}`, 400);
  }
  const known = new Set(
    [...rows, ...specialised].flatMap((row) => row.aliases.map(({ name }) => prefixed(name))),
  );
  return [
    ...found.map(([name, kind, alias, status]) => [
      name,
      kind,
      alias !== kind && known.has(alias) ? alias : "",
      status,
    ]),
    ...more.map(([name, kind, status]) => [name, kind, "", status]),
  ];
}

/** Gives a table whose columns stand below each other. */
export function table(head, lines) {
  const widths = head.map((cell, at) =>
    Math.max(cell.length, ...lines.map((line) => line[at].length)),
  );
  const row = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |\n`;
  return [row(head), row(widths.map((width) => "-".repeat(width))), ...lines.map(row)].join("");
}

/** Gives a text as code; nothing of nothing. */
export const code = (text) => (text === "" ? "" : `\`${text}\``);

/**
 * Gives a text with the tables between its markers renewed.
 *
 * @param rows the rows of the catalogue
 * @param specialised its specialised errors
 * @param text the text of docs/migrating.md
 */
export function replaceTables(rows, specialised, text) {
  const missing = new Set(Object.keys(LIBRARIES));
  const renewed = text.replaceAll(
    /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, begin, library, end) => {
      if (!missing.delete(library)) {
        throw new Error(`Cannot renew the table of ${library}: it is unknown or there twice`);
      }
      const lines = names(library, rows, specialised).map(([name, kind, alias, status]) => [
        code(name),
        code(kind),
        code(alias),
        String(status),
      ]);
      const made = table([library, "httpexc", "also exported as", "status"], lines);
      return `${begin}\n${made}\n${end}`;
    },
  );
  if (missing.size > 0) throw new Error(`Cannot find the markers of ${[...missing].join(", ")}`);
  return renewed;
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
