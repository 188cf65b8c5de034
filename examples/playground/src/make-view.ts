/** The first view: an error, and the answer that goes out for it. */

import { type ExceptionClass, type HTTPException, statusMap } from "httpexc";
import { type CatalogueRow, catalogue } from "httpexc/catalogue";
import { createErrors, type DialectName } from "httpexc/server";
import { Combobox } from "./combobox.ts";
import { copies } from "./copy-button.ts";
import { byId, family, h, rows } from "./elements.ts";
import {
  type Complaint,
  complainAt,
  fillIn,
  optionsOf,
  showFields,
  texts,
  useSample,
} from "./option-fields.ts";
import { OPTIONS, type Option } from "./error-options.ts";
import { moduleOf } from "./source-code.ts";
import { keep, told, type View } from "./view-state.ts";

/** Those that can be thrown. */
const CLASSES = catalogue.filter(({ className }) => className !== null);

/** Who asks, and what for. */
const ASKERS: { readonly [name: string]: string } = {
  "A browser": "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8",
  "curl, or fetch": "*/*",
  "An API client": "application/json",
  "A client that knows RFC 9457": "application/problem+json",
  "An XML client": "application/xml",
  "A terminal": "text/plain",
};
const CUSTOM = "Someone else";

/** What stands in the form at first. */
const FIRST = { class: "HTTPNotFound", accept: "*/*", method: "GET", dialect: "problem" } as const;

/** Where the request went. A redirect is judged by it. */
const ADDRESS = "https://songs.example/songs/7";

type Class = new (options: { readonly [name: string]: unknown }) => HTTPException;

const form = byId("make-form", HTMLFormElement);
const asker = byId("asker", HTMLSelectElement);
const accept = byId("accept", HTMLInputElement);
const method = byId("method", HTMLSelectElement);
const dialect = byId("dialect", HTMLSelectElement);
const missing = byId("missing", HTMLElement);
const answer = byId("answer", HTMLElement);
const note = byId("note", HTMLElement);
const shown = byId("shown", HTMLFieldSetElement);
const page = byId("page", HTMLElement);
const bodyText = byId("body", HTMLPreElement);
const code = byId("code", HTMLPreElement);

function choices() {
  const [first, ...rest] = CLASSES.map((row) => ({
    name: row.className ?? "",
    words: [row.status, row.className, row.phrase, ...row.aliases.map(({ name }) => name)].join(
      " ",
    ),
    show: () => [
      h("span", { class: "status", "data-family": family(row.status) }, `${row.status}`),
      h("span", {}, row.className ?? ""),
    ],
  }));
  if (!first) throw new Error("The catalogue has no class");
  return [first, ...rest] as const;
}

const classes = new Combobox(
  byId("class", HTMLInputElement),
  byId("classes", HTMLElement),
  [...choices()],
  () => {
    showClass();
    show();
    keep("make", state());
  },
);

function chosen(): CatalogueRow {
  const row = CLASSES.find(({ className }) => className === classes.value);
  if (!row) throw new Error(`The catalogue has no ${classes.value}`);
  return row;
}

function showClass(): void {
  const row = chosen();
  byId("class-hint", HTMLElement).textContent = row.explanation;
  showFields(row);
}

/** Says in the answer's place why there is none, and offers what would do. */
function refuse(title: string, words: string, sample?: Option): void {
  const [text, button] = [missing.querySelector("p"), missing.querySelector("button")];
  if (!text || !button) throw new Error("The page has no place for complaints");
  text.replaceChildren(h("strong", {}, title), ` ${words}`);
  button.hidden = sample === undefined;
  if (sample) {
    button.textContent = `Fill in ${sample.sample}`;
    button.onclick = () => {
      useSample(sample);
      changed();
    };
  }
  missing.hidden = false;
  answer.hidden = true;
}

/** Says what is wrong with an option, at its field and in the answer's place. */
function complain({ option, message, isMissing }: Complaint): void {
  const { status, spec } = chosen();
  if (isMissing) {
    const words = `${spec} asks for it. In code this does not compile, and throws a TypeError.`;
    refuse(`A ${status} cannot go out without: ${option.label}`, words, option);
    complainAt(option, `A ${status} cannot go out without it.`);
  } else {
    refuse(`${option.label}: this cannot be used`, message);
    complainAt(option, message);
  }
}

/** Gives the request that the form describes; nothing where none can be like that. */
function requestOf(): Request | undefined {
  const headers = accept.value.trim() === "" ? {} : { accept: accept.value };
  try {
    return new Request(ADDRESS, { method: method.value, headers });
  } catch {
    return undefined;
  }
}

/** Shows the answer to what the form says, or why there is none. */
function show(): void {
  calls++;
  missing.hidden = true;
  answer.hidden = false;
  const row = chosen();
  const { options, complaints } = optionsOf(row);
  // The first of them stays.
  for (const one of complaints.toReversed()) complain(one);
  if (complaints.length > 0) return;
  const request = requestOf();
  if (!request) {
    refuse("Accept: this cannot be sent", "A field has no such characters.");
    return;
  }
  const Class = (statusMap as { readonly [status: number]: ExceptionClass })[row.status];
  let error: HTTPException;
  try {
    error = new (Class as unknown as Class)(options);
  } catch (problem) {
    const { message } = problem as Error;
    const [, name, why = ""] = /^Cannot build a \d+: (\w+) ?(.*)$/.exec(message) ?? [];
    const option = OPTIONS.find((one) => one.name === name);
    if (option) complain({ option, message: why ? `It ${why}.` : message, isMissing: false });
    else refuse("This cannot be built", message);
    return;
  }
  void present(error, request, options, row);
}

/** Of answers that overlap the last one counts. */
let calls = 0;

async function present(
  error: HTTPException,
  request: Request,
  options: { readonly [name: string]: unknown },
  row: CatalogueRow,
): Promise<void> {
  const own = calls;
  const reported: HTTPException[] = [];
  const errors = createErrors({
    dialect: dialect.value as DialectName,
    onError: (one) => reported.push(one),
  });
  const response = errors.toResponse(error, request);
  const body = await response.text();
  if (own !== calls) return;

  const { status, statusText } = response;
  byId("status", HTMLElement).replaceChildren(
    h("span", { class: "version" }, "HTTP/1.1"),
    " ",
    h("b", { "data-family": family(status) }, `${status}`),
    " ",
    h("span", { class: "phrase" }, statusText),
  );
  byId("headers", HTMLElement).replaceChildren(...rows([...response.headers]));
  showBody(body, response.headers.get("content-type") ?? "");

  const isPrivate = status >= 500 && (options["detail"] ?? options["errors"]) !== undefined;
  const notes = [
    reported.length > 0 && row.status < 400
      ? "The reference leads to another origin, so that a 500 went out in its place."
      : "",
    isPrivate && row.status >= 500 && options["expose"] === undefined
      ? "What a 5xx says is for the log alone; the client is told nothing of it."
      : "",
  ].filter(Boolean);
  note.hidden = notes.length === 0;
  note.textContent = notes.join(" ");
  code.textContent = moduleOf(classes.value, options, dialect.value);
  say(`${status} ${statusText}, ${response.headers.get("content-type") ?? "no content"}`);
}

let saying: number | undefined;

/** Says what has changed to those who cannot see it, once typing has come to a rest. */
function say(text: string): void {
  clearTimeout(saying);
  saying = window.setTimeout(() => {
    byId("said", HTMLElement).textContent = text;
  }, 700);
}

function showBody(body: string, type: string): void {
  const isPage = type.startsWith("text/html") && body !== "";
  const isJson = /\bjson\b/.test(type) && body !== "";
  const size = new TextEncoder().encode(body).length;
  byId("size", HTMLElement).textContent =
    size === 0 ? "No content" : `${size} ${size === 1 ? "byte" : "bytes"} of content`;
  shown.hidden = !isPage && !isJson;
  const isLaidOut = shownAs() !== "sent";
  page.hidden = !(isPage && isLaidOut);
  // A new frame each time: Chromium does not lay out what comes into one that was hidden.
  const frame = { title: "The page, as a browser shows it", sandbox: "", srcdoc: body };
  page.replaceChildren(...(page.hidden ? [] : [h("iframe", frame)]));
  bodyText.hidden = body === "" || !page.hidden;
  bodyText.textContent = isJson && isLaidOut ? JSON.stringify(JSON.parse(body), null, 2) : body;
}

const shownAs = () => shown.querySelector<HTMLInputElement>("input:checked")?.value;

function showAsker(): void {
  const known = Object.entries(ASKERS).find(([, value]) => value === accept.value);
  asker.value = known ? known[0] : CUSTOM;
}

function state(): URLSearchParams {
  const { value } = accept;
  const settings = {
    class: classes.value,
    accept: value,
    method: method.value,
    dialect: dialect.value,
  };
  const entries = Object.entries(settings).filter(
    ([name, setting]) => setting !== FIRST[name as keyof typeof FIRST],
  );
  // An empty Accept is not the first one.
  if (value === "") entries.push(["accept", "none"]);
  if (shownAs() === "sent") entries.push(["body", "sent"]);
  return told([...entries, ...texts(chosen())]);
}

function restore(from: URLSearchParams): void {
  const known = classes.set(from.get("class") ?? FIRST.class);
  if (!known) classes.set(FIRST.class);
  const asked = from.get("accept") ?? FIRST.accept;
  accept.value = asked === "none" ? "" : asked;
  for (const [select, first] of [
    [method, FIRST.method],
    [dialect, FIRST.dialect],
  ] as const) {
    select.value = from.get(select.name) ?? first;
    if (select.selectedIndex < 0) select.value = first;
  }
  for (const input of shown.querySelectorAll("input")) {
    input.checked = input.value === (from.get("body") === "sent" ? "sent" : "readable");
  }
  showAsker();
  fillIn(from, chosen());
  showClass();
  show();
}

function changed(): void {
  show();
  keep("make", state());
}

/** Gives the view, of which there is one. */
export function view(): View {
  asker.append(
    ...Object.keys(ASKERS).map((name) => h("option", {}, name)),
    h("option", {}, CUSTOM),
  );
  asker.addEventListener("change", () => {
    const value = ASKERS[asker.value];
    if (value === undefined) accept.focus();
    else accept.value = value;
  });
  accept.addEventListener("input", showAsker);
  form.addEventListener("input", (event) => {
    // The class counts once it is chosen, not while it is searched.
    if (event.target !== byId("class", HTMLInputElement) && event.target !== asker) changed();
  });
  form.addEventListener("change", (event) => {
    if (event.target === asker) changed();
  });
  shown.addEventListener("change", changed);
  copies(byId("copy-code", HTMLButtonElement), () => code.textContent ?? "");
  return { restore, state };
}
