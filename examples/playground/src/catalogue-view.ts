/** The third view: what is known of each status, as a table that can be searched. */

import { type CatalogueRow, catalogue } from "httpexc/catalogue";
import { byId, family, h } from "./elements.ts";
import { keep, told, type View } from "./view-state.ts";

const search = byId("search", HTMLInputElement);
const families = byId("families", HTMLFieldSetElement);
const count = byId("count", HTMLElement);
const place = byId("table", HTMLElement);

const CACHE: { readonly [cache in CatalogueRow["cache"]]: string } = {
  heuristic: "by default",
  explicit: "if told to",
  never: "never",
};

/** What else a family is searched by. */
const FAMILIES: { readonly [family: number]: string } = {
  1: "informational",
  2: "success",
  3: "redirection redirect",
  4: "client error",
  5: "server error",
};

const SYSTEMS: { readonly [system: string]: string } = {
  falcon: "falcon",
  werkzeug: "Werkzeug",
  webob: "WebOb",
  httpErrors: "http-errors",
};

/** What a duty is about, as the field that carries it. */
const FIELDS: { readonly [duty: string]: string } = {
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

/** Gives where a section can be read; nothing where no specification is named. */
export function linkTo(spec: string): string | undefined {
  const [, rfc, section] = /^RFC (\d+), ([\d.]+)$/.exec(spec) ?? [];
  if (rfc !== undefined) return `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`;
  return spec.startsWith("draft-") ? `https://datatracker.ietf.org/doc/html/${spec}` : undefined;
}

const retryOf = ({ retry }: CatalogueRow) => (retry === "later" ? "later" : "no");

/** Gives the names that libraries have for a status, each with those that call it so. */
function aliasesOf({ aliases, titles }: CatalogueRow): [name: string, systems: string][] {
  const names = new Map<string, string[]>();
  for (const { name, system } of [...aliases, ...titles]) {
    const systems = names.get(name) ?? [];
    systems.push(SYSTEMS[system] ?? system);
    names.set(name, systems);
  }
  return [...names].map(([name, systems]) => [name, systems.join(", ")]);
}

const fieldOf = (duty: string) => FIELDS[duty] ?? duty;

/** Gives what a search finds a row by. */
function wordsOf(row: CatalogueRow): string {
  const { status, className, phrase, explanation, spec, duties, cache, standing } = row;
  return [
    status,
    className,
    phrase,
    explanation,
    spec,
    standing,
    ...duties.flatMap(({ field, required }) => [field, fieldOf(field), required ? "required" : ""]),
    `cached ${CACHE[cache]}`,
    FAMILIES[family(status)],
    row.retry === "later" ? "retry later" : "",
    ...aliasesOf(row).map(([name, systems]) => `${name} ${systems}`),
  ]
    .join(" ")
    .toLowerCase();
}

const COLUMNS = [
  "Status",
  "Class and meaning",
  "Header fields",
  "Cached",
  "Retry",
  "Also called",
  "Defined in",
];

/** Gives a cell that says its column's name where the table is too narrow for a head. */
function cell(column: number, ...children: (Node | string)[]): HTMLElement {
  const isEmpty = children.every((child) => child === "");
  return h(
    "td",
    { role: "cell", "data-column": COLUMNS[column] ?? "", class: isEmpty ? "void" : undefined },
    h("div", {}, ...children),
  );
}

function tableRow(row: CatalogueRow): HTMLElement {
  const { status, className, phrase, explanation, duties, spec, standing } = row;
  const url = linkTo(spec);
  return h(
    "tr",
    { role: "row" },
    h(
      "th",
      { role: "rowheader", scope: "row", class: "status", "data-family": family(status) },
      `${status}`,
    ),
    cell(
      1,
      h("p", { class: "phrase" }, phrase),
      className === null
        ? h("p", { class: "hint" }, standing === "registered" ? "no class" : standing)
        : h("p", {}, h("a", { href: `#make?class=${className}` }, h("code", {}, className))),
      h("p", { class: "hint" }, explanation),
    ),
    cell(
      2,
      ...duties.map(({ field, required }) =>
        h("p", {}, fieldOf(field), required ? h("span", { class: "mark" }, "required") : ""),
      ),
    ),
    cell(3, CACHE[row.cache]),
    cell(4, retryOf(row)),
    cell(
      5,
      ...aliasesOf(row).map(([name, systems]) =>
        h("p", {}, h("code", {}, name), " ", h("span", { class: "hint" }, systems)),
      ),
    ),
    cell(
      6,
      url === undefined
        ? spec
        : h("a", { href: url, target: "_blank", rel: "noopener noreferrer", class: "spec" }, spec),
    ),
  );
}

// Roles are said, since a table that is laid out as cards may lose those that it has.
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

const entries = catalogue.map((row) => ({ row, words: wordsOf(row), element: tableRow(row) }));
const body = h("tbody", { role: "rowgroup" }, ...entries.map(({ element }) => element));

const chosen = () => families.querySelector<HTMLInputElement>("input:checked")?.value ?? "";

function show(): void {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const own = chosen();
  let found = 0;
  for (const { row, words: text, element } of entries) {
    const isFound =
      (own === "" || family(row.status) === Number(own)) &&
      words.every((word) => text.includes(word));
    element.hidden = !isFound;
    if (isFound) found++;
  }
  table.hidden = found === 0;
  count.textContent =
    found === 0
      ? "No status is like that."
      : `${found} of ${entries.length} ${entries.length === 1 ? "status" : "statuses"}`;
}

function state(): URLSearchParams {
  return told([
    ["q", search.value],
    ["family", chosen()],
  ]);
}

function restore(from: URLSearchParams): void {
  search.value = from.get("q") ?? "";
  const wanted = from.get("family") ?? "";
  const inputs = [...families.querySelectorAll("input")];
  const input = inputs.find(({ value }) => value === wanted) ?? inputs[0];
  if (input) input.checked = true;
  show();
}

/** Gives the view, of which there is one. */
export function view(): View {
  table.append(body);
  place.append(table);
  for (const control of [search, families]) {
    control.addEventListener("input", () => {
      show();
      keep("catalogue", state());
    });
  }
  return { restore, state };
}
