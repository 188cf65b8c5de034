// Writes docs/catalogue.md: tables of all statuses. With --check it writes nothing, and fails if
// the file is stale.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatCode, formatTable } from "./generate-migrating.mjs";
import { listDuties, listDutyHeaders, listDutyOptions } from "./generate-options.mjs";

const root = join(import.meta.dirname, "..", "..");
const path = join(root, "docs", "catalogue.md");

const CACHE_WORDS = { heuristic: "yes", explicit: "if allowed", never: "no" };

const STANDING_WORDS = { temporary: "temporary", unused: "unused", unregistered: "no registry" };

const SYSTEM_NAMES = {
  falcon: "falcon",
  falcon1: "falcon 1.2",
  werkzeug: "Werkzeug",
  webob: "WebOb",
  httpErrors: "http-errors",
};

const FAMILIES = [
  "Informational: 1xx",
  "Success: 2xx",
  "Redirects: 3xx",
  "Errors of the client: 4xx",
  "Errors of the server: 5xx",
];

/** Returns a link to the definition of a status. */
function formatSpec({ spec, standing }) {
  const [, rfc, section] = /^RFC (\d+), ([\d.]+)$/.exec(spec) ?? [];
  const word = STANDING_WORDS[standing];
  if (rfc !== undefined) {
    const link = `[RFC ${rfc}, ${section}](https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section})`;
    return word ? `${link} (${word})` : link;
  }
  if (spec.startsWith("draft-")) {
    return `[a draft](https://datatracker.ietf.org/doc/html/${spec}) (${word})`;
  }
  if (spec !== "" || !word) throw new Error(`Cannot link to ${spec || "nothing"}`);
  return word;
}

/** Returns the headers that a status requires or may have. Those that it requires are in bold. */
function formatHeaders({ duties }) {
  const shown = duties.map(({ field, required }) => {
    const headers = listDutyHeaders(field)
      .map(({ name }) => formatCode(name))
      .join(", ");
    return required ? `**${headers}**` : headers;
  });
  return shown.join(", ");
}

/** Returns the names that other libraries use for a class, each with those libraries. */
function formatAliases({ aliases }) {
  const users = new Map();
  for (const { name, system } of aliases) {
    users.set(name, [...(users.get(name) ?? []), SYSTEM_NAMES[system]]);
  }
  return [...users]
    .map(([name, systems]) => `${formatCode(name)} (${systems.join(", ")})`)
    .join(", ");
}

/** Returns the table of a family. */
function formatFamily(rows) {
  const lines = rows.map((row) => {
    const hasClass = row.standing === "registered" && row.status >= 200;
    return [
      String(row.status),
      hasClass ? formatCode(`HTTP${row.name}`) : "",
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
  return formatTable([...head, "other names"], lines);
}

/** Returns the text of docs/catalogue.md. */
function createDocument(rows, specialised) {
  const parts = FAMILIES.map((name, at) => {
    const familyRows = rows.filter(({ status }) => Math.floor(status / 100) === at + 1);
    return `## ${name}\n\n${formatFamily(familyRows)}`;
  });
  const options = listDuties(rows).map((duty) => [
    listDutyHeaders(duty)
      .map(({ name }) => formatCode(name))
      .join(", "),
    listDutyOptions(duty)
      .map(({ option }) => formatCode(option))
      .join(", "),
  ]);
  const special = specialised.map((row) => [
    formatCode(`HTTP${row.name}`),
    row.title,
    row.field ? formatCode(row.field) : "",
    formatAliases(row),
  ]);
  return `# Catalogue

Every status that IANA registers, and others that servers send. \`httpexc/catalogue\` and
\`npx httpexc <status>\` have the same data. \`make generate\` writes this page from \`src/catalogue/rows.rs\`.

- **headers**: the headers of the response. An error requires the options for those in bold.
- **cached**: whether a cache may store the response: by default, only if a header allows it, or never.
  If never, the response has \`no-store\`.
- **retry**: whether the same request may succeed later. [guides/retries.md](guides/retries.md) explains
  when to retry.
- **other names**: the names of the class in other libraries. Each is also exported with the prefix HTTP.

A status without a class is thrown as \`HTTPError\`, or gets a class by \`defineStatus\`:
[guides/your-own-errors.md](guides/your-own-errors.md).

${parts.join("\n")}
## Special classes of 400

${formatTable(["class", "title", "requires", "other names"], special)}
## Options for the headers

${formatTable(["header", "option"], options)}`;
}

if (process.argv[1] === import.meta.filename) {
  const args = ["run", "-q", "--example", "catalogue", "--features", "binding,serde"];
  const env = { ...process.env, RUSTFLAGS: "" };
  const json = execFileSync("cargo", args, { cwd: root, encoding: "utf8", env });
  const { rows, specialised } = JSON.parse(json);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const after = createDocument(rows, specialised);
  if (after !== before) {
    if (process.argv.includes("--check")) {
      console.error("Stale: docs/catalogue.md. Run: make generate");
      process.exit(1);
    }
    writeFileSync(path, after);
  }
}
