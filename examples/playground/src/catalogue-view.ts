/** The third view: a table of all statuses that can be searched. */

import type { CatalogueRow } from "httpexc/catalogue";
import { ORDERED_CATALOGUE } from "./catalogue-order.ts";
import { getElement, getFamily, h } from "./elements.ts";
import { createState, saveState, type View } from "./view-state.ts";

const search = getElement("search", HTMLInputElement);
const families = getElement("families", HTMLFieldSetElement);
const count = getElement("count", HTMLElement);
const place = getElement("table", HTMLElement);

const CACHE: { readonly [cache in CatalogueRow["cache"]]: string } = {
  heuristic: "by default",
  explicit: "if specified",
  never: "never",
};

/** Further search words of a family. */
const FAMILY_WORDS: { readonly [family: number]: string } = {
  1: "informational",
  2: "success",
  3: "redirection redirect",
  4: "client error",
  5: "server error",
};

/** By system of the catalogue: the name that is shown. */
const SYSTEM_NAMES: { readonly [system: string]: string } = {
  falcon: "falcon",
  falcon1: "falcon 1.2",
  werkzeug: "Werkzeug",
  webob: "WebOb",
  httpErrors: "http-errors",
};

/** By option of a duty: the header. */
const HEADERS: { readonly [duty: string]: string } = {
  location: "Location",
  retryAfter: "Retry-After",
  allow: "Allow",
  wwwAuthenticate: "WWW-Authenticate",
  proxyAuthenticate: "Proxy-Authenticate",
  upgrade: "Upgrade",
  accept: "Accept",
  contentRange: "Content-Range",
  blockedBy: "Link",
};

/** Returns the address of a section, or undefined if it is in no specification. */
export function formatSpecUrl(spec: string): string | undefined {
  const [, rfc, section] = /^RFC (\d+), ([\d.]+)$/.exec(spec) ?? [];
  if (rfc !== undefined) return `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`;
  return spec.startsWith("draft-") ? `https://datatracker.ietf.org/doc/html/${spec}` : undefined;
}

const formatRetry = ({ retry }: CatalogueRow) => (retry === "later" ? "later" : "no");

/** Returns the names that libraries use for a status, each with those libraries. */
function listAliases({ aliases, titles }: CatalogueRow): [name: string, systems: string][] {
  const names = new Map<string, string[]>();
  for (const { name, system } of [...aliases, ...titles]) {
    const systems = names.get(name) ?? [];
    systems.push(SYSTEM_NAMES[system] ?? system);
    names.set(name, systems);
  }
  return [...names].map(([name, systems]) => [name, systems.join(", ")]);
}

const findHeader = (duty: string) => HEADERS[duty] ?? duty;

/** Returns the text that a search looks in. */
function formatSearchText(row: CatalogueRow): string {
  const { status, className, phrase, explanation, spec, duties, cache, standing } = row;
  return [
    status,
    className,
    phrase,
    explanation,
    spec,
    standing,
    ...duties.flatMap(({ field, required }) => [
      field,
      findHeader(field),
      required ? "required" : "",
    ]),
    `cached ${CACHE[cache]}`,
    FAMILY_WORDS[getFamily(status)],
    row.retry === "later" ? "retry later" : "",
    ...listAliases(row).map(([name, systems]) => `${name} ${systems}`),
  ]
    .join(" ")
    .toLowerCase();
}

const COLUMNS = [
  "Status",
  "Class and meaning",
  "Headers",
  "Cached",
  "Retry",
  "Also called",
  "Defined in",
];

/** Creates a cell. It has the name of its column, which is shown if the table is narrow. */
function createCell(column: number, ...children: (Node | string)[]): HTMLElement {
  const isEmpty = children.every((child) => child === "");
  return h(
    "td",
    { role: "cell", "data-column": COLUMNS[column] ?? "", class: isEmpty ? "void" : undefined },
    h("div", {}, ...children),
  );
}

/** Creates the row of a status. */
function createTableRow(row: CatalogueRow): HTMLElement {
  const { status, className, phrase, explanation, duties, spec, standing } = row;
  const url = formatSpecUrl(spec);
  return h(
    "tr",
    { role: "row" },
    h(
      "th",
      { role: "rowheader", scope: "row", class: "status", "data-family": getFamily(status) },
      `${status}`,
    ),
    createCell(
      1,
      h("p", { class: "phrase" }, phrase),
      className === null
        ? h("p", { class: "hint" }, standing === "registered" ? "no class" : standing)
        : h("p", {}, h("a", { href: `#make?class=${className}` }, h("code", {}, className))),
      h("p", { class: "hint" }, explanation),
    ),
    createCell(
      2,
      ...duties.map(({ field, required }) =>
        h("p", {}, findHeader(field), required ? h("span", { class: "mark" }, "required") : ""),
      ),
    ),
    createCell(3, CACHE[row.cache]),
    createCell(4, formatRetry(row)),
    createCell(
      5,
      ...listAliases(row).map(([name, systems]) =>
        h("p", {}, h("code", {}, name), " ", h("span", { class: "hint" }, systems)),
      ),
    ),
    createCell(
      6,
      url === undefined
        ? spec
        : h("a", { href: url, target: "_blank", rel: "noopener noreferrer", class: "spec" }, spec),
    ),
  );
}

// The roles are explicit, as a table that is shown as cards may lose its implicit ones.
const table = h(
  "table",
  { role: "table", class: "catalogue" },
  h("caption", { class: "unseen" }, "Statuses"),
  h(
    "thead",
    { role: "rowgroup" },
    h(
      "tr",
      { role: "row" },
      ...COLUMNS.map((name) => h("th", { role: "columnheader", scope: "col" }, name)),
    ),
  ),
);

const entries = ORDERED_CATALOGUE.map((row) => ({
  row,
  text: formatSearchText(row),
  element: createTableRow(row),
}));
const body = h("tbody", { role: "rowgroup" }, ...entries.map(({ element }) => element));

const readFamily = () => families.querySelector<HTMLInputElement>("input:checked")?.value ?? "";

function show(): void {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const family = readFamily();
  let found = 0;
  for (const { row, text, element } of entries) {
    const isFound =
      (family === "" || getFamily(row.status) === Number(family)) &&
      words.every((word) => text.includes(word));
    element.hidden = !isFound;
    if (isFound) found++;
  }
  table.hidden = found === 0;
  count.textContent =
    found === 0
      ? "No status matches."
      : `${found} of ${entries.length} ${entries.length === 1 ? "status" : "statuses"}`;
}

function readState(): URLSearchParams {
  return createState([
    ["q", search.value],
    ["family", readFamily()],
  ]);
}

function restore(state: URLSearchParams): void {
  search.value = state.get("q") ?? "";
  const family = state.get("family") ?? "";
  const inputs = [...families.querySelectorAll("input")];
  const input = inputs.find(({ value }) => value === family) ?? inputs[0];
  if (input) input.checked = true;
  show();
}

/** Starts the view. It is called once. */
export function startView(): View {
  table.append(body);
  place.append(table);
  for (const control of [search, families]) {
    control.addEventListener("input", () => {
      show();
      saveState("catalogue", readState());
    });
  }
  return { restore, readState };
}
