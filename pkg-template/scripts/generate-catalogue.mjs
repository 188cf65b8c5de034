// Writes docs/catalogue.md, what is known of each status as a table. With --check it writes nothing
// and fails where the file is stale.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { code, table } from "./generate-migrating.mjs";
import { listDuties, listDutyHeaders, listDutyOptions } from "./generate-options.mjs";

const root = join(import.meta.dirname, "..", "..");
const path = join(root, "docs", "catalogue.md");

const CACHE = { heuristic: "yes", explicit: "if told", never: "no" };

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
  "Errors of the client: 4xx",
  "Errors of the server: 5xx",
];

/** Gives where a status is defined, as a link. */
function defined({ spec, standing }) {
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

/** Gives the fields that a status must or may have; what it must have is in bold. */
function fields({ duties }) {
  const shown = duties.map(({ field, required }) => {
    const headers = listDutyHeaders(field)
      .map(({ name }) => code(name))
      .join(", ");
    return required ? `**${headers}**` : headers;
  });
  return shown.join(", ");
}

/** Gives the names that libraries have for a class: by name, with all who use it. */
function elsewhere({ aliases }) {
  const users = new Map();
  for (const { name, system } of aliases) {
    users.set(name, [...(users.get(name) ?? []), SYSTEMS[system]]);
  }
  return [...users].map(([name, those]) => `${code(name)} (${those.join(", ")})`).join(", ");
}

/** Gives the table of one family. */
function family(rows) {
  const lines = rows.map((row) => {
    const hasClass = row.standing === "registered" && row.status >= 200;
    return [
      String(row.status),
      hasClass ? code(`HTTP${row.name}`) : "",
      row.phrase,
      defined(row),
      fields(row),
      CACHE[row.cache],
      row.retry === "later" ? "yes" : "",
      row.body === "never" ? "none" : "",
      elsewhere(row),
    ];
  });
  const head = ["", "class", "title", "defined in", "fields", "cached", "again", "content"];
  return table([...head, "elsewhere"], lines);
}

/** Gives the text of docs/catalogue.md. */
export function catalogue(rows, specialised) {
  const parts = FAMILIES.map((name, at) => {
    const those = rows.filter(({ status }) => Math.floor(status / 100) === at + 1);
    return `## ${name}\n\n${family(those)}`;
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
    elsewhere(row),
  ]);
  return `# Catalogue

Every status that IANA registers or that servers are known to send, as \`httpexc/catalogue\` and
\`npx httpexc <status>\` have it. \`make generate\` writes this page from \`src/catalogue/rows.rs\`.

- **fields**: what the answer says beside its status; without those in bold no error can be built.
- **cached**: whether a cache may keep the answer: by itself, only if it is told to, or not at all, in
  which case \`no-store\` goes out.
- **again**: the same request may work later, without a change. When to ask is another question:
  [guides/retries.md](guides/retries.md).
- **elsewhere**: the names of the class in other libraries. Each is exported, too, with HTTP in front.

A status without a class is thrown as \`HTTPError\`, or gets a class by \`defineStatus\`:
[guides/your-own-errors.md](guides/your-own-errors.md).

${parts.join("\n")}
## Special kinds of 400

${table(["class", "title", "asks for", "elsewhere"], special)}
## Options for the fields

${table(["field", "option"], options)}`;
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
