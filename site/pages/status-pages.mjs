// A page for each status of the catalogue. The responses on it are those of the package.

import {
  createSampleOptions,
  listDutyHeaders,
  listDutyOptions,
} from "../../pkg-template/scripts/generate-options.mjs";
import { formatErrorCode } from "./error-code.mjs";

/** The media types that a response may have, in the order of the tabs. */
const FORMATS = [
  ["Problem details", "application/problem+json"],
  ["HTML", "text/html"],
  ["Text", "text/plain"],
  ["XML", "application/problem+xml"],
  ["Markdown", "text/markdown"],
];

/** The order and the names of the families in the sidebar. */
const FAMILIES = [
  [4, "4xx: client errors"],
  [5, "5xx: server errors"],
  [3, "3xx: redirects"],
  [2, "2xx: success"],
  [1, "1xx: informational"],
];

const CACHE_TEXTS = {
  heuristic:
    "A cache may store the response even if no header allows it (RFC 9111, 4.2.2). Send `Cache-Control` if it should not.",
  explicit:
    "A cache stores the response only if a header allows it, such as `Cache-Control: max-age=60`.",
  never: "A cache must not store the response, so the package sends `Cache-Control: no-store`.",
};

const RETRY_TEXTS = {
  later:
    "The same request may succeed later. A client with `retry` sends it again after the delay that the server states, if the method can be sent twice.",
  never: "The same request would most likely fail in the same way.",
};

const STANDING_TEXTS = {
  temporary: "IANA has registered the status temporarily, for the draft that defines it.",
  unused: "The status was used by an earlier version of HTTP, and is reserved.",
  unregistered: "IANA has not registered the status. Some servers and proxies send it.",
};

const SYSTEM_NAMES = {
  falcon: "falcon",
  falcon1: "falcon 1.2",
  werkzeug: "Werkzeug",
  webob: "WebOb",
  httpErrors: "http-errors",
};

const getFamily = (status) => Math.floor(status / 100);

/** Whether the package can send the status: the statuses before 200 are no final responses. */
const isSendable = ({ status, className }) => className !== null || status >= 400;

/** Returns a text as HTML, as the facts are a table without a head, which Markdown does not have. */
const escapeHtml = (text) =>
  text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const formatCode = (text) => `<code>${escapeHtml(text)}</code>`;

const formatLink = (url, html) => `<a href="${escapeHtml(url)}">${html}</a>`;

function formatSpec(spec) {
  const [, rfc, section] = /^RFC (\d+), ([\d.]+)$/.exec(spec) ?? [];
  if (rfc !== undefined) {
    const url = `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`;
    return formatLink(url, `RFC ${rfc}, section ${section}`);
  }
  return spec === "" ? "" : formatLink(`https://datatracker.ietf.org/doc/html/${spec}`, spec);
}

/** Returns the names of the class in other libraries, each with those libraries. */
function formatNames({ aliases, titles }) {
  const systemsByName = new Map();
  for (const { name, system } of [...aliases, ...titles]) {
    systemsByName.set(name, [...(systemsByName.get(name) ?? []), SYSTEM_NAMES[system] ?? system]);
  }
  return [...systemsByName]
    .map(([name, systems]) => `${formatCode(name)} (${[...new Set(systems)].join(", ")})`)
    .join(", ");
}

function formatHeaders({ duties }) {
  return duties
    .map(({ field, required }) => {
      const headers = listDutyHeaders(field).map(({ name }) => formatCode(name));
      const options = listDutyOptions(field).map(({ option }) => formatCode(option));
      const need = required ? "required" : "optional";
      return `${headers.join(", ")} (${need}: ${options.join(", ")})`;
    })
    .join("<br>");
}

/** Returns the address of a class in the API reference. */
const formatClassUrl = (className) => `../api/httpexc.html#${className.toLowerCase()}`;

/** Returns the table of the facts, without those that the status does not have. */
function formatFacts(row) {
  const { className, spec, body } = row;
  const facts = [
    ["Class", className && formatLink(formatClassUrl(className), formatCode(className))],
    ["Defined in", formatSpec(spec)],
    ["Headers", formatHeaders(row)],
    ["Content", body === "never" ? "none" : ""],
    ["Other names", formatNames(row)],
  ];
  const rows = facts
    .filter(([, html]) => html)
    .map(([name, html]) => `<tr><th scope="row">${name}</th><td>${html}</td></tr>`);
  return rows.length === 0
    ? ""
    : `<table class="facts" tabindex="0"><tbody>\n${rows.join("\n")}\n</tbody></table>\n\n`;
}

/** Returns a response as `curl -i` prints it. */
async function formatResponse(response) {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\n`).join("");
  const { status, statusText } = response;
  const body = await response.text();
  return `HTTP/1.1 ${status} ${statusText}\n${headers}${body === "" ? "" : `\n${body}`}`.trimEnd();
}

/** Returns code groups for named texts: a tab for each. A text may contain three backticks. */
function formatTabs(language, texts) {
  const blocks = [...texts].map(
    ([name, text]) => `\`\`\`\`${language} [${name}]\n${text}\n\`\`\`\`\n`,
  );
  return `::: code-group\n${blocks.join("\n")}:::\n`;
}

/** Returns the delay of an error whose status may say when to try again. Few redirects are retried. */
function createDelay({ status, duties }) {
  const saysWhen = duties.some(({ field }) => field === "retryAfter");
  return status >= 400 && saysWhen ? { retryAfter: 30 } : {};
}

/** Creates the error of a status, with what it requires, and when to try again. */
function createError({ httpexc }, row) {
  const { status, className, phrase, standing } = row;
  const options = {
    ...createSampleOptions(row),
    ...createDelay(row),
    ...(standing === "unregistered" && { title: phrase }),
  };
  const hasOptions = Object.keys(options).length > 0;
  const error =
    className === null
      ? new httpexc.HTTPError(status, options)
      : new httpexc[className](...(hasOptions ? [options] : []));
  return { error, code: formatErrorCode({ className, status, options }) };
}

/** Returns the response of each format, and of each other dialect, by the name of its tab. */
async function createResponses({ server, dialects }, error) {
  const ask = async (dialect, accept) => {
    const errors = server.createErrors({ dialect, onError: () => {} });
    const request = new Request("https://api.example/songs/7", { headers: { accept } });
    return errors.respond(error, request);
  };
  const formats = new Map();
  for (const [name, accept] of FORMATS) {
    const response = await ask(dialects.problem, accept);
    const type = response.headers.get("content-type");
    // A format that this version does not write gets the default one.
    if (type?.startsWith(accept)) formats.set(name, await formatResponse(response));
    else if (formats.size === 0) formats.set("Response", await formatResponse(response));
  }
  const others = new Map();
  for (const [name, dialect] of Object.entries(dialects)) {
    if (name === "problem") continue;
    const text = await formatResponse(await ask(dialect, "application/json"));
    if (![...others.values(), ...formats.values()].includes(text)) others.set(name, text);
  }
  return { formats, others };
}

async function formatUse(packageEntries, row) {
  const { status, className } = row;
  const { error, code } = createError(packageEntries, row);
  const { formats, others } = await createResponses(packageEntries, error);
  const playground =
    className === null
      ? ""
      : `\n[Change it in the playground](../playground/#make?class=${className}){target="_self"}\n`;
  const test =
    className === null
      ? `isReadError(error) && error.status === ${status}`
      : `error instanceof ${className}`;
  const imports =
    className === null
      ? 'import { fetchOrThrow, isReadError } from "httpexc/client";'
      : `import { ${className} } from "httpexc";\nimport { fetchOrThrow } from "httpexc/client";`;
  const reading =
    status < 400
      ? ""
      : `\n## Read it\n\n\`\`\`ts
${imports}

try {
  await fetchOrThrow("https://api.example/songs/7");
} catch (error) {
  if (!(${test})) throw error;
  console.log(error.detail);
}
\`\`\`\n`;
  const dialectPart =
    others.size === 0
      ? ""
      : `\n## In other dialects\n\n[Dialects](../guides/dialects.md) are the bodies of other libraries and APIs.\n\n${formatTabs("http", others)}`;
  return `## Throw it

\`\`\`ts
${code}
\`\`\`
${playground}
## The response

The request's \`Accept\` header selects the format.

${formatTabs("http", formats)}${dialectPart}${reading}`;
}

/** Creates the page of a status. `entries` are the loaded entries of the package. */
async function createStatusPage(entries, row) {
  const { status, phrase, explanation, cache, retry, standing } = row;
  const title = `${status} ${phrase}`;
  const note = STANDING_TEXTS[standing] ? `${STANDING_TEXTS[standing]}\n\n` : "";
  const use = isSendable(row) ? await formatUse(entries, row) : "";
  const retryPart =
    status < 400
      ? ""
      : `## Retry\n\n${RETRY_TEXTS[retry]} [Retries](../guides/retries.md) explains the rules.\n\n`;
  return `---
title: ${JSON.stringify(title)}
description: ${JSON.stringify(`${title}: ${explanation}`)}
---

# ${title}

${explanation}

${note}${formatFacts(row)}## Caching

${CACHE_TEXTS[cache]}

${retryPart}${use}`;
}

/** Creates the page with all statuses, those that are errors first. */
function createIndex(rows) {
  const parts = FAMILIES.map(([family, text]) => {
    const lines = rows
      .filter(({ status }) => getFamily(status) === family)
      .map(({ status, className, phrase, explanation }) => {
        const name = className === null ? "" : `\`${className}\``;
        return `| [${status}](./${status}.md) | [${phrase}](./${status}.md) | ${explanation} | ${name} |\n`;
      });
    return `## ${text}\n\n| Status | Phrase | Meaning | Class |\n| --- | --- | --- | --- |\n${lines.join("")}`;
  });
  return `---
title: Statuses
aside: false
---

# Statuses

Every status that IANA registers, and others that servers send. The page of a status says when to send it, which
headers it needs, whether caches store it, whether a retry can help, and what the package sends.

[One table](./table.md) has the headers, caching, retries and the names in other libraries of all of them.

${parts.join("\n")}`;
}

/** Creates the text of each page of the catalogue by the name of the page. */
export async function createStatusPages(entries) {
  const { catalogue } = entries.catalogue;
  const pages = new Map([["catalogue/index", createIndex(catalogue)]]);
  for (const row of catalogue) {
    pages.set(`catalogue/${row.status}`, await createStatusPage(entries, row));
  }
  return pages;
}

/** Creates the sidebar of the catalogue. */
export function createCatalogueSidebar(rows) {
  const families = FAMILIES.map(([family, text]) => ({
    text,
    items: rows
      .filter(({ status }) => getFamily(status) === family)
      .map(({ status, phrase }) => ({
        text: `${status} ${phrase}`,
        link: `/catalogue/${status}`,
      })),
  }));
  const overview = [
    { text: "All statuses", link: "/catalogue/" },
    { text: "One table", link: "/catalogue/table" },
  ];
  return [{ text: "Catalogue", items: overview }, ...families];
}
