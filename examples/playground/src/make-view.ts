/** The first view: it creates an error and its response. */

import { type ExceptionClass, type HTTPException, statusMap } from "httpexc";
import type { CatalogueRow } from "httpexc/catalogue";
import * as dialects from "httpexc/dialects";
import { createErrors } from "httpexc/server";
import { ORDERED_CATALOGUE } from "./catalogue-order.ts";
import { Combobox } from "./combobox.ts";
import { enableCopying } from "./copy-button.ts";
import { createRows, getElement, getFamily, h } from "./elements.ts";
import { OPTIONS, type Option } from "./error-options.ts";
import {
  fillFields,
  type OptionProblem,
  readOptions,
  readTexts,
  showErrorAt,
  showFields,
  useSample,
} from "./option-fields.ts";
import { formatModule } from "./source-code.ts";
import { createState, saveState, type View } from "./view-state.ts";

/** The rows with a class. */
const CLASSES = ORDERED_CATALOGUE.filter(({ className }) => className !== null);

/** The dialects by their names, which the form has. */
const DIALECTS: { readonly [name in dialects.DialectName]: dialects.Dialect } = dialects;

/** The Accept value of each client. */
const CLIENTS: { readonly [name: string]: string } = {
  "A browser": "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8",
  "curl, or fetch": "*/*",
  "An API client": "application/json",
  "A client that knows RFC 9457": "application/problem+json",
  "An XML client": "application/xml",
  "A terminal": "text/plain",
  "An agent": "text/markdown",
};
const CUSTOM = "Another client";

/** The initial values of the form. */
const INITIAL = {
  class: "HTTPNotFound",
  accept: "*/*",
  method: "GET",
  dialect: "problem",
} as const;

/** The address of the request. The check of a redirect's origin uses it. */
const ADDRESS = "https://songs.example/songs/7";

type ErrorConstructor = new (options: { readonly [name: string]: unknown }) => HTTPException;

const form = getElement("make-form", HTMLFormElement);
const client = getElement("client", HTMLSelectElement);
const accept = getElement("accept", HTMLInputElement);
const method = getElement("method", HTMLSelectElement);
const dialect = getElement("dialect", HTMLSelectElement);
const missing = getElement("missing", HTMLElement);
const responsePart = getElement("response", HTMLElement);
const note = getElement("note", HTMLElement);
const shown = getElement("shown", HTMLFieldSetElement);
const page = getElement("page", HTMLElement);
const bodyText = getElement("body", HTMLPreElement);
const code = getElement("code", HTMLPreElement);

function createChoices() {
  const [first, ...rest] = CLASSES.map((row) => ({
    name: row.className ?? "",
    words: [row.status, row.className, row.phrase, ...row.aliases.map(({ name }) => name)].join(
      " ",
    ),
    createContent: () => [
      h("span", { class: "status", "data-family": getFamily(row.status) }, `${row.status}`),
      h("span", {}, row.className ?? ""),
    ],
  }));
  if (!first) throw new Error("The catalogue has no class");
  return [first, ...rest] as const;
}

const classes = new Combobox(
  getElement("class", HTMLInputElement),
  getElement("classes", HTMLElement),
  [...createChoices()],
  () => {
    showClass();
    show();
    saveState("make", readState());
  },
);

function getChosenRow(): CatalogueRow {
  const row = CLASSES.find(({ className }) => className === classes.value);
  if (!row) throw new Error(`The catalogue has no ${classes.value}`);
  return row;
}

function showClass(): void {
  const row = getChosenRow();
  getElement("class-hint", HTMLElement).textContent = row.explanation;
  showFields(row);
}

/** Shows the reason instead of a response, and offers the sample of an option. */
function showRefusal(title: string, words: string, sample?: Option): void {
  const [text, button] = [missing.querySelector("p"), missing.querySelector("button")];
  if (!text || !button) throw new Error("The page has no elements for a refusal");
  text.replaceChildren(h("strong", {}, title), ` ${words}`);
  button.hidden = sample === undefined;
  if (sample) {
    button.textContent = `Fill in ${sample.sample}`;
    button.onclick = () => {
      useSample(sample);
      update();
    };
  }
  missing.hidden = false;
  responsePart.hidden = true;
}

/** Shows the problem of an option, at its field and instead of a response. */
function showProblem({ option, message, isMissing }: OptionProblem): void {
  const { status, spec } = getChosenRow();
  if (isMissing) {
    const words = `${spec} requires it. Without it, code does not compile and throws a TypeError.`;
    showRefusal(`A ${status} requires: ${option.label}`, words, option);
    showErrorAt(option, `A ${status} requires it.`);
  } else {
    showRefusal(`${option.label}: this cannot be used`, message);
    showErrorAt(option, message);
  }
}

/**
 * Creates the request that the form describes. Returns undefined if there can be no such request.
 */
function createRequest(): Request | undefined {
  const headers = accept.value.trim() === "" ? {} : { accept: accept.value };
  try {
    return new Request(ADDRESS, { method: method.value, headers });
  } catch {
    return undefined;
  }
}

/** Shows the response for the values of the form, or the reason why there is none. */
function show(): void {
  calls++;
  missing.hidden = true;
  responsePart.hidden = false;
  const row = getChosenRow();
  const { options, problems } = readOptions(row);
  // The first problem is shown last, so it remains visible.
  for (const one of problems.toReversed()) showProblem(one);
  if (problems.length > 0) return;
  const request = createRequest();
  if (!request) {
    showRefusal("Accept: this cannot be sent", "A header cannot contain these characters.");
    return;
  }
  const Class = (statusMap as { readonly [status: number]: ExceptionClass })[row.status];
  let error: HTTPException;
  try {
    error = new (Class as unknown as ErrorConstructor)(options);
  } catch (thrown) {
    const { message } = thrown as Error;
    const [, name, reason = ""] = /^Cannot build a \d+: (\w+) ?(.*)$/.exec(message) ?? [];
    const option = OPTIONS.find((one) => one.name === name);
    if (option)
      showProblem({ option, message: reason ? `It ${reason}.` : message, isMissing: false });
    else showRefusal("This cannot be built", message);
    return;
  }
  void showResponse(error, request, options, row);
}

/** Counts the calls. If responses overlap, only the last one is shown. */
let calls = 0;

async function showResponse(
  error: HTTPException,
  request: Request,
  options: { readonly [name: string]: unknown },
  row: CatalogueRow,
): Promise<void> {
  const call = calls;
  const reported: HTTPException[] = [];
  const errors = createErrors({
    dialect: DIALECTS[dialect.value as dialects.DialectName],
    onError: (one) => reported.push(one),
  });
  const response = errors.toResponse(error, request);
  const body = await response.text();
  if (call !== calls) return;

  const { status, statusText } = response;
  getElement("status", HTMLElement).replaceChildren(
    h("span", { class: "version" }, "HTTP/1.1"),
    " ",
    h("b", { "data-family": getFamily(status) }, `${status}`),
    " ",
    h("span", { class: "phrase" }, statusText),
  );
  getElement("headers", HTMLElement).replaceChildren(...createRows([...response.headers]));
  showBody(body, response.headers.get("content-type") ?? "");

  const isPrivate = status >= 500 && (options["detail"] ?? options["errors"]) !== undefined;
  const notes = [
    reported.length > 0 && row.status < 400
      ? "The location is on another origin, so a 500 was sent instead."
      : "",
    isPrivate && row.status >= 500 && options["expose"] === undefined
      ? "The detail of a 5xx appears in the log only. The client does not receive it."
      : "",
  ].filter(Boolean);
  note.hidden = notes.length === 0;
  note.textContent = notes.join(" ");
  code.textContent = formatModule(classes.value, options, dialect.value);
  announce(`${status} ${statusText}, ${response.headers.get("content-type") ?? "no content"}`);
}

let announcementTimer: number | undefined;

/** Announces a change to screen readers, after the user has stopped typing. */
function announce(text: string): void {
  clearTimeout(announcementTimer);
  announcementTimer = window.setTimeout(() => {
    getElement("announcement", HTMLElement).textContent = text;
  }, 700);
}

function showBody(body: string, type: string): void {
  const isPage = type.startsWith("text/html") && body !== "";
  const isJson = /\bjson\b/.test(type) && body !== "";
  const size = new TextEncoder().encode(body).length;
  getElement("size", HTMLElement).textContent =
    size === 0 ? "No content" : `${size} ${size === 1 ? "byte" : "bytes"} of content`;
  shown.hidden = !isPage && !isJson;
  const isFormatted = readBodyFormat() !== "sent";
  page.hidden = !(isPage && isFormatted);
  // The frame is new each time, as Chromium does not render new content of a frame that was hidden.
  const frame = { title: "The page in a browser", sandbox: "", srcdoc: body };
  page.replaceChildren(...(page.hidden ? [] : [h("iframe", frame)]));
  bodyText.hidden = body === "" || !page.hidden;
  bodyText.textContent = isJson && isFormatted ? JSON.stringify(JSON.parse(body), null, 2) : body;
}

const readBodyFormat = () => shown.querySelector<HTMLInputElement>("input:checked")?.value;

function showClient(): void {
  const known = Object.entries(CLIENTS).find(([, value]) => value === accept.value);
  client.value = known ? known[0] : CUSTOM;
}

function readState(): URLSearchParams {
  const { value } = accept;
  const settings = {
    class: classes.value,
    accept: value,
    method: method.value,
    dialect: dialect.value,
  };
  const entries = Object.entries(settings).filter(
    ([name, setting]) => setting !== INITIAL[name as keyof typeof INITIAL],
  );
  // An empty Accept differs from the initial one.
  if (value === "") entries.push(["accept", "none"]);
  if (readBodyFormat() === "sent") entries.push(["body", "sent"]);
  return createState([...entries, ...readTexts(getChosenRow())]);
}

function restore(state: URLSearchParams): void {
  const isKnown = classes.choose(state.get("class") ?? INITIAL.class);
  if (!isKnown) classes.choose(INITIAL.class);
  const value = state.get("accept") ?? INITIAL.accept;
  accept.value = value === "none" ? "" : value;
  for (const [select, initial] of [
    [method, INITIAL.method],
    [dialect, INITIAL.dialect],
  ] as const) {
    select.value = state.get(select.name) ?? initial;
    if (select.selectedIndex < 0) select.value = initial;
  }
  for (const input of shown.querySelectorAll("input")) {
    input.checked = input.value === (state.get("body") === "sent" ? "sent" : "readable");
  }
  showClient();
  fillFields(state, getChosenRow());
  showClass();
  show();
}

/** Shows the changed form, and saves its state. */
function update(): void {
  show();
  saveState("make", readState());
}

/** Starts the view. It is called once. */
export function startView(): View {
  client.append(
    ...Object.keys(CLIENTS).map((name) => h("option", {}, name)),
    h("option", {}, CUSTOM),
  );
  client.addEventListener("change", () => {
    const value = CLIENTS[client.value];
    if (value === undefined) accept.focus();
    else accept.value = value;
  });
  accept.addEventListener("input", showClient);
  form.addEventListener("input", (event) => {
    // Typing into the class field is only a search.
    if (event.target !== getElement("class", HTMLInputElement) && event.target !== client) update();
  });
  form.addEventListener("change", (event) => {
    if (event.target === client) update();
  });
  shown.addEventListener("change", update);
  enableCopying(getElement("copy-code", HTMLButtonElement), () => code.textContent ?? "");
  return { restore, readState };
}
