/** The third view: it shows what follows from a declaration of problems. */

import { openapi } from "httpexc/openapi";
import { defineProblems } from "httpexc/problems";
import { createErrors } from "httpexc/server";
import { enableCopying } from "./copy-button.ts";
import { DECLARATION_SAMPLES } from "./declaration-samples.ts";
import { parseDeclaration } from "./declaration-source.ts";
import {
  createSampleProblem,
  type ParsedClass,
  type ParsedProblems,
  readDocumentationPage,
} from "./declared-problem.ts";
import { createRows, getElement, getFamily, h } from "./elements.ts";
import { formatClientModule } from "./source-code.ts";
import { createState, saveState, type View } from "./view-state.ts";

const form = getElement("problems-form", HTMLFormElement);
const samples = getElement("declaration-samples", HTMLElement);
const source = getElement("declaration", HTMLTextAreaElement);
const sourceError = getElement("declaration-error", HTMLElement);
const hint = getElement("declaration-hint", HTMLElement);
const outcome = getElement("outcome", HTMLElement);
const select = getElement("problem", HTMLSelectElement);
const part = getElement("outcome-part", HTMLFieldSetElement);
const format = getElement("problem-format", HTMLFieldSetElement);
const responsePart = getElement("problem-response", HTMLElement);
const title = getElement("outcome-title", HTMLElement);
const scroll = getElement("outcome-scroll", HTMLElement);
const text = getElement("outcome-text", HTMLPreElement);
const page = getElement("outcome-page", HTMLElement);

/** By format: the Accept value of the request. */
const ACCEPT_VALUES: { readonly [format: string]: string } = {
  json: "application/problem+json",
  html: "text/html",
  xml: "application/problem+xml",
  text: "text/plain",
};

const ADDRESS = "https://api.example/songs/7";

const getChecked = (group: HTMLElement) =>
  group.querySelector<HTMLInputElement>("input:checked")?.value ?? "";

/** Checks the radio button of a value, or the first one. */
function check(group: HTMLElement, value: string | null): void {
  const inputs = [...group.querySelectorAll("input")];
  const input = inputs.find((one) => one.value === value) ?? inputs[0];
  if (input) input.checked = true;
}

/** What is shown: a title with a text, or a page. */
interface Outcome {
  readonly title: string;
  readonly text?: string;
  readonly page?: string;
  readonly response?: Response;
}

const formatJson = (value: unknown) => JSON.stringify(value, null, 2);

async function createResponseOutcome(
  problems: ParsedProblems,
  declared: ParsedClass,
): Promise<Outcome> {
  const { error } = await createSampleProblem(problems, declared);
  const accept = ACCEPT_VALUES[getChecked(format)] ?? "*/*";
  const errors = createErrors({ problems, onError: () => {} });
  const response = await errors.respond(error, new Request(ADDRESS, { headers: { accept } }));
  const body = await response.text();
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/html")) return { title: "The page in a browser", page: body, response };
  const isJson = /\bjson\b/.test(type);
  return { title: "The body", text: isJson ? formatJson(JSON.parse(body)) : body, response };
}

async function createOutcome(problems: ParsedProblems, declared: ParsedClass): Promise<Outcome> {
  switch (getChecked(part)) {
    case "client":
      return { title: "A client", text: formatClientModule([...problems]) };
    case "openapi":
      return { title: "The OpenAPI document", text: formatJson(await openapi(problems)) };
    case "page": {
      const html = await readDocumentationPage(problems, declared);
      return html === undefined
        ? { title: "No documentation page", text: `${declared.type} has no path for a page.` }
        : { title: "The documentation page", page: html };
    }
    default:
      return createResponseOutcome(problems, declared);
  }
}

function showOutcome({ title: words, text: shownText, page: html, response }: Outcome): void {
  title.textContent = words;
  responsePart.hidden = response === undefined;
  if (response) {
    const { status, statusText } = response;
    getElement("problem-status", HTMLElement).replaceChildren(
      h("b", { "data-family": getFamily(status) }, `${status}`),
      " ",
      h("span", { class: "phrase" }, statusText),
    );
    getElement("problem-headers", HTMLElement).replaceChildren(
      ...createRows([...response.headers]),
    );
  }
  scroll.hidden = html !== undefined;
  text.textContent = shownText ?? "";
  getElement("copy-outcome", HTMLButtonElement).hidden = html !== undefined;
  page.hidden = html === undefined;
  page.replaceChildren(
    ...(html === undefined ? [] : [h("iframe", { title: words, sandbox: "", srcdoc: html })]),
  );
}

function showSourceError(message: string): void {
  sourceError.hidden = message === "";
  sourceError.textContent = message;
  if (message === "") source.removeAttribute("aria-invalid");
  else source.setAttribute("aria-invalid", "true");
  outcome.hidden = message !== "";
}

/** Shows the names of the problems, and keeps the selected one if it is still there. */
function showNames(problems: ParsedProblems, wanted: string): void {
  const names = [...problems].map(({ name }) => name);
  select.replaceChildren(...names.map((name) => h("option", {}, name)));
  select.value = names.includes(wanted) ? wanted : (names[0] ?? "");
}

/** Counts the calls. If they overlap, only the last one is shown. */
let calls = 0;

async function show(wanted = select.value): Promise<void> {
  const call = ++calls;
  for (const button of samples.querySelectorAll("button")) {
    const sample = DECLARATION_SAMPLES.find(({ name }) => name === button.textContent);
    button.setAttribute("aria-pressed", String(sample?.text === source.value));
  }
  try {
    const { base, declarations } = parseDeclaration(source.value);
    // The compiler knows neither the names nor the literals of a text.
    const problems = defineProblems(
      base as "https:",
      declarations as never,
    ) as unknown as ParsedProblems;
    showNames(problems, wanted);
    const declared = [...problems].find(({ name }) => name === select.value);
    if (!declared) throw new Error("The declaration has no problem.");
    const created = await createOutcome(problems, declared);
    if (call !== calls) return;
    showSourceError("");
    showOutcome(created);
  } catch (error) {
    if (call === calls) showSourceError((error as Error).message);
  }
}

function readState(): URLSearchParams {
  const sample = DECLARATION_SAMPLES.find((one) => one.text === source.value);
  const [first] = select.options;
  return createState([
    sample ? ["sample", sample.name] : ["text", source.value],
    ["problem", select.value === first?.value ? "" : select.value],
    ["part", getChecked(part) === "response" ? "" : getChecked(part)],
    ["format", getChecked(format) === "json" ? "" : getChecked(format)],
  ]);
}

function restore(state: URLSearchParams): void {
  const name = state.get("sample");
  const sample = DECLARATION_SAMPLES.find((one) => one.name === name) ?? DECLARATION_SAMPLES[0];
  source.value = state.get("text") ?? sample.text;
  check(part, state.get("part"));
  check(format, state.get("format"));
  void show(state.get("problem") ?? "");
}

/** Shows the changed form, and saves its state. */
async function update(wanted?: string): Promise<void> {
  await show(wanted);
  const hasFit = saveState("problems", readState());
  hint.textContent = hasFit
    ? ""
    : "This is too long for a link, so the address does not contain it.";
}

/** Starts the view. It is called once. */
export function startView(): View {
  samples.append(...DECLARATION_SAMPLES.map(({ name }) => h("button", { type: "button" }, name)));
  samples.addEventListener("click", (event) => {
    const sample = DECLARATION_SAMPLES.find(
      ({ name }) => name === (event.target as Element).textContent,
    );
    if (!sample || !(event.target instanceof HTMLButtonElement)) return;
    source.value = sample.text;
    void update("");
  });
  form.addEventListener("input", () => void update());
  for (const control of [select, part, format]) {
    control.addEventListener("change", () => void update());
  }
  enableCopying(getElement("copy-outcome", HTMLButtonElement), () => text.textContent ?? "");
  return { restore, readState };
}
