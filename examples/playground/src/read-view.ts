/** The second view: it reads the response of an API. */

import { fromResponse, parseError, type Report } from "httpexc/client";
import { type PastedResponse, parseLastResponse } from "./curl-transcript.ts";
import { getElement, h } from "./elements.ts";
import { createReport } from "./report-elements.ts";
import { SAMPLES, type Sample } from "./response-samples.ts";
import { createState, saveState, type View } from "./view-state.ts";

const form = getElement("read-form", HTMLFormElement);
const text = getElement("text", HTMLTextAreaElement);
const hint = getElement("text-hint", HTMLElement);
const bare = getElement("bare", HTMLElement);
const status = getElement("read-status", HTMLInputElement);
const statusError = getElement("read-status-error", HTMLElement);
const type = getElement("content-type", HTMLInputElement);
const method = getElement("read-method", HTMLSelectElement);
const samples = getElement("samples", HTMLElement);
const place = getElement("report", HTMLElement);

/** Stops the clock of the shown report. */
let stop = () => {};
/** Counts the calls. If calls overlap, only the last one is shown. */
let calls = 0;

/** Reads the response from the form. `isBare` is true if the text is only a body. */
function readForm(): { pasted: PastedResponse; isBare: boolean } {
  const pasted = parseLastResponse(text.value);
  if (pasted.status > 0) return { pasted, isBare: false };
  const isStatus = /^[1-5]\d\d$/.test(status.value);
  return {
    pasted: {
      ...pasted,
      status: isStatus ? Number(status.value) : 0,
      headers: type.value.trim() === "" ? [] : [["content-type", type.value.trim()]],
    },
    isBare: true,
  };
}

/** A report, and the class of the error that a client throws for it. */
interface ReadResult {
  readonly report: Report;
  readonly className: string | undefined;
}

/** Creates a Response with those headers that Fetch accepts. */
function createResponse({ status: code, headers, body }: PastedResponse): Response {
  const kept = new Headers();
  for (const [name, value] of headers) {
    try {
      kept.append(name, value);
    } catch {
      // Fetch refuses this name or value.
    }
  }
  return new Response([204, 205].includes(code) ? null : body, { status: code, headers: kept });
}

/** Reads a response. Returns undefined if it is no error. */
async function readResponse(pasted: PastedResponse): Promise<ReadResult | undefined> {
  const { status: code } = pasted;
  // There is no class without a status, and Fetch has no Response above 599.
  if (code === 0 || code > 599) return { report: parseError(pasted), className: undefined };
  if (code < 200 || (code >= 300 && code < 400)) return undefined;
  // GraphQL and others send errors in a 200.
  const options = { errorsInOk: true, maxBytes: 1 << 20, method: method.value };
  const error = await fromResponse(createResponse(pasted), options);
  return error ? { report: error.report, className: error.name } : undefined;
}

function createMessage(title: string, words: string): HTMLElement {
  return h("div", { class: "card empty" }, h("h3", {}, title), h("p", {}, words));
}

async function show(): Promise<void> {
  const call = ++calls;
  const { pasted, isBare } = readForm();
  bare.hidden = !isBare || text.value.trim() === "";
  const isWrong = isBare && status.value !== "" && pasted.status === 0;
  statusError.hidden = !isWrong;
  statusError.textContent = isWrong ? "A status has three digits, from 100 to 599." : "";
  if (isWrong) status.setAttribute("aria-invalid", "true");
  else status.removeAttribute("aria-invalid");
  for (const button of samples.querySelectorAll("button")) {
    const sample = SAMPLES.find(({ name }) => name === button.textContent);
    button.setAttribute("aria-pressed", String(sample?.text === text.value));
  }
  if (text.value.trim() === "") {
    stop();
    place.replaceChildren(
      createMessage("Nothing to read yet", "Paste a response, or try one of the samples."),
    );
    return;
  }
  const result = await readResponse(pasted);
  if (call !== calls) return;
  stop();
  stop = () => {};
  if (!result) {
    const { headers, status: code } = pasted;
    const location = headers.findLast(([name]) => name.toLowerCase() === "location")?.[1];
    const target = location === undefined ? "" : ` It redirects to ${location}`;
    place.replaceChildren(
      createMessage(`${code} is no error`, `The response contains no error.${target}`),
    );
    return;
  }
  const { report, className } = result;
  const shown = createReport(report, { className, phrase: pasted.phrase, method: method.value });
  place.replaceChildren(...shown.elements);
  stop = shown.stop;
}

const getMethod = (sample: Sample | undefined) => sample?.method ?? "GET";

function readState(): URLSearchParams {
  const isBare = parseLastResponse(text.value).status === 0;
  const sample = SAMPLES.find((one) => one.text === text.value);
  const isSample =
    sample !== undefined &&
    (!isBare || (status.value === (sample.status ?? "") && type.value === (sample.type ?? "")));
  return createState([
    isSample ? ["sample", sample.name] : ["text", text.value],
    ["status", isBare && !isSample ? status.value : ""],
    ["type", isBare && !isSample ? type.value : ""],
    ["method", method.value === getMethod(isSample ? sample : undefined) ? "" : method.value],
  ]);
}

function restore(state: URLSearchParams): void {
  const isEmpty = !state.has("text") && !state.has("sample");
  const name = state.get("sample");
  const sample = SAMPLES.find((one) => one.name === name) ?? (isEmpty ? SAMPLES[0] : undefined);
  text.value = sample?.text ?? state.get("text") ?? "";
  status.value = state.get("status") ?? sample?.status ?? "";
  type.value = state.get("type") ?? sample?.type ?? "";
  method.value = state.get("method") ?? getMethod(sample);
  if (method.selectedIndex < 0) method.value = "GET";
  void show();
}

/** Shows the changed form, and saves its state. */
function update(): void {
  const hasFit = saveState("read", readState());
  hint.textContent = hasFit
    ? ""
    : "This is too long for a link, so the address does not contain it.";
  void show();
}

/** Starts the view. It is called once. */
export function startView(): View {
  samples.append(...SAMPLES.map(({ name }) => h("button", { type: "button" }, name)));
  samples.addEventListener("click", (event) => {
    const sample = SAMPLES.find(({ name }) => name === (event.target as Element).textContent);
    if (!sample || !(event.target instanceof HTMLButtonElement)) return;
    text.value = sample.text;
    status.value = sample.status ?? "";
    type.value = sample.type ?? "";
    method.value = getMethod(sample);
    update();
  });
  form.addEventListener("input", update);
  return { restore, readState };
}
