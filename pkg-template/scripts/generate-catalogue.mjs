// Writes docs/catalogue.md: the catalogue as a table. With --check it writes nothing and fails if the
// file is stale.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { code, table } from "./generate-migrating.mjs";
import { listDuties, listDutyHeaders, listDutyOptions } from "./generate-options.mjs";

const root = join(import.meta.dirname, "..", "..");
const path = join(root, "docs", "catalogue.md");

const CACHE_WORDS = { heuristic: "yes", explicit: "if allowed", never: "no" };

const STANDING = { temporary: "temporary", unused: "unused", unregistered: "no registry" };

const SYSTEMS = {
  falcon: "falcon",
  werkzeug: "Werkzeug",
  webob: "WebOb",
  httpErrors: "http-errors",
};

const FAMILIES = [
  "Informational: 1xx",
  "Success: 2xx",
  "Redirects: 3xx",
  "The client's errors: 4xx",
  "The server's errors: 5xx",
];

/** Returns a link to the definition of a status. */
function formatSpec({ spec, standing }) {
  const [, rfc, section] = /^RFC (\d+), ([\d.]+)$/.exec(spec) ?? [];
  const own = STANDING[standing];
  if (rfc !== undefined) {
    const link = `[RFC ${rfc}, ${section}](https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section})`;
    return own ? `${link} (${own})` : link;
  }
  if (spec.startsWith("draft-")) {
    return `[a draft](https://datatracker.ietf.org/doc/html/${spec}) (${own})`;
  }
  if (spec !== "" || !own) throw new Error(`Cannot link to ${spec || "nothing"}`);
  return own;
}

/** Returns the headers that a status requires, in bold, or allows. */
function formatHeaders({ duties }) {
  const list = duties.map(({ field, required }) => {
    const headers = listDutyHeaders(field)
      .map(({ name }) => code(name))
      .join(", ");
    return required ? `**${headers}**` : headers;
  });
  return list.join(", ");
}

/** Returns the names that libraries give a class, each with the libraries that use it. */
function formatAliases({ aliases }) {
  const users = new Map();
  for (const { name, system } of aliases) {
    users.set(name, [...(users.get(name) ?? []), SYSTEMS[system]]);
  }
  return [...users].map(([name, systems]) => `${code(name)} (${systems.join(", ")})`).join(", ");
}

/** Returns the table of one family. */
function formatFamily(rows) {
  const lines = rows.map((row) => {
    const hasClass = row.standing === "registered" && row.status >= 200;
    return [
      String(row.status),
      hasClass ? code(`HTTP${row.name}`) : "",
      row.phrase,
      formatSpec(row),
      formatHeaders(row),
      CACHE_WORDS[row.cache],
      row.retry === "later" ? "yes" : "",
      row.body === "never" ? "none" : "",
      formatAliases(row),
    ];
  });
  const head = ["", "class", "title", "defined in", "headers", "cached", "retry", "content"];
  return table([...head, "elsewhere"], lines);
}

/** Returns the text of docs/catalogue.md. */
export function catalogue(rows, specialised) {
  const parts = FAMILIES.map((name, at) => {
    const ofFamily = rows.filter(({ status }) => Math.floor(status / 100) === at + 1);
    return `## ${name}\n\n${formatFamily(ofFamily)}`;
  });
  const options = listDuties(rows).map((duty) => [
    listDutyHeaders(duty)
      .map(({ name }) => code(name))
      .join(", "),
    listDutyOptions(duty)
      .map(({ option }) => code(option))
      .join(", "),
  ]);
  const special = specialised.map((row) => [
    code(`HTTP${row.name}`),
    row.title,
    row.field ? code(row.field) : "",
    formatAliases(row),
  ]);
  return `# Catalogue

Every status that IANA registers or that servers are known to send. \`httpexc/catalogue\` has the same
as data, and \`npx httpexc <status>\` prints it. \`make generate\` writes this page from
\`src/catalogue/rows.rs\`.

- **headers**: the headers that the status requires, in bold, or allows. No error can be built without
  the options for those in bold.
- **cached**: whether a cache may store the response: by itself, only if the response allows it, or never.
  In the last case the response has \`no-store\`.
- **retry**: whether the same request may succeed later, without a change. For when to retry, see
  [guides/retries.md](guides/retries.md).
- **elsewhere**: the names of the class in other libraries. Each is exported, too, with the prefix HTTP.

For a status without a class, throw \`HTTPError\`, or create a class with \`defineStatus\`:
[guides/your-own-errors.md](guides/your-own-errors.md).

${parts.join("\n")}
## Special classes of 400

${table(["class", "title", "required option", "elsewhere"], special)}
## Options for the headers

${table(["header", "option"], options)}`;
}

if (process.argv[1] === import.meta.filename) {
  const args = ["run", "-q", "--example", "catalogue", "--features", "binding,serde"];
  const env = { ...process.env, RUSTFLAGS: "" };
  const json = execFileSync("cargo", args, { cwd: root, encoding: "utf8", env });
  const { rows, specialised } = JSON.parse(json);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const after = catalogue(rows, specialised);
  if (after !== before) {
    if (process.argv.includes("--check")) {
      console.error("Stale: docs/catalogue.md. Run: make generate");
      process.exit(1);
    }
    writeFileSync(path, after);
  }
}
