/** The second view: an API's answer, and what it says. */

import { fromResponse, parseError, type Report } from "httpexc/client";
import { byId, h } from "./elements.ts";
import { shown } from "./report-elements.ts";
import { SAMPLES, type Sample } from "./response-samples.ts";
import { keep, told, type View } from "./view-state.ts";
import { type Answer, lastAnswer } from "./curl-transcript.ts";

const form = byId("read-form", HTMLFormElement);
const text = byId("text", HTMLTextAreaElement);
const hint = byId("text-hint", HTMLElement);
const bare = byId("bare", HTMLElement);
const status = byId("read-status", HTMLInputElement);
const statusError = byId("read-status-error", HTMLElement);
const type = byId("content-type", HTMLInputElement);
const method = byId("read-method", HTMLSelectElement);
const samples = byId("samples", HTMLElement);
const place = byId("report", HTMLElement);

/** Ends the clock of what is shown. */
let stop = () => {};
/** Of readings that overlap the last one counts. */
let calls = 0;

/** Gives the answer that the form says. */
function answerOf(): { answer: Answer; isBare: boolean } {
  const answer = lastAnswer(text.value);
  if (answer.status > 0) return { answer, isBare: false };
  const isStatus = /^[1-5]\d\d$/.test(status.value);
  return {
    answer: {
      ...answer,
      status: isStatus ? Number(status.value) : 0,
      headers: type.value.trim() === "" ? [] : [["content-type", type.value.trim()]],
    },
    isBare: true,
  };
}

/** What was read: what the answer says, and the class of the error that a client throws for it. */
interface Read {
  readonly report: Report;
  readonly className: string | undefined;
}

/** Gives a response with as many of the fields as Fetch takes. */
function responseOf({ status: code, headers, body }: Answer): Response {
  const kept = new Headers();
  for (const [name, value] of headers) {
    try {
      kept.append(name, value);
    } catch {
      // A name or a value that no field may have.
    }
  }
  return new Response([204, 205].includes(code) ? null : body, { status: code, headers: kept });
}

/** Gives what an answer says where it is an error; nothing where it is none. */
async function reading(answer: Answer): Promise<Read | undefined> {
  const { status: code } = answer;
  // No class is known without a status, and Fetch has no response beyond 599.
  if (code === 0 || code > 599) return { report: parseError(answer), className: undefined };
  if (code < 200 || (code >= 300 && code < 400)) return undefined;
  // GraphQL and others say in a 200 that it is an error.
  const options = { errorsInOk: true, maxBytes: 1 << 20, method: method.value };
  const error = await fromResponse(responseOf(answer), options);
  return error ? { report: error.report, className: error.name } : undefined;
}

function message(title: string, words: string): HTMLElement {
  return h("div", { class: "card empty" }, h("h3", {}, title), h("p", {}, words));
}

async function show(): Promise<void> {
  const own = ++calls;
  const { answer, isBare } = answerOf();
  bare.hidden = !isBare || text.value.trim() === "";
  const isWrong = isBare && status.value !== "" && answer.status === 0;
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
      message("Nothing to read yet", "Paste an answer, or try one of the samples."),
    );
    return;
  }
  const read = await reading(answer);
  if (own !== calls) return;
  stop();
  stop = () => {};
  if (!read) {
    const { headers, status: code } = answer;
    const to = headers.findLast(([name]) => name.toLowerCase() === "location")?.[1];
    const leads = to === undefined ? "" : ` It leads to ${to}`;
    place.replaceChildren(
      message(`${code} is no error`, `The answer says nothing of one.${leads}`),
    );
    return;
  }
  const { report, className } = read;
  const view = shown(report, { className, phrase: answer.phrase, method: method.value });
  place.replaceChildren(...view.elements);
  stop = view.stop;
}

const methodOf = (sample: Sample | undefined) => sample?.method ?? "GET";

function state(): URLSearchParams {
  const isAlone = lastAnswer(text.value).status === 0;
  const sample = SAMPLES.find((one) => one.text === text.value);
  const isSample =
    sample !== undefined &&
    (!isAlone || (status.value === (sample.status ?? "") && type.value === (sample.type ?? "")));
  return told([
    isSample ? ["sample", sample.name] : ["text", text.value],
    ["status", isAlone && !isSample ? status.value : ""],
    ["type", isAlone && !isSample ? type.value : ""],
    ["method", method.value === methodOf(isSample ? sample : undefined) ? "" : method.value],
  ]);
}

function restore(from: URLSearchParams): void {
  const isNothing = !from.has("text") && !from.has("sample");
  const name = from.get("sample");
  const sample = SAMPLES.find((one) => one.name === name) ?? (isNothing ? SAMPLES[0] : undefined);
  text.value = sample?.text ?? from.get("text") ?? "";
  status.value = from.get("status") ?? sample?.status ?? "";
  type.value = from.get("type") ?? sample?.type ?? "";
  method.value = from.get("method") ?? methodOf(sample);
  if (method.selectedIndex < 0) method.value = "GET";
  void show();
}

function changed(): void {
  const fits = keep("read", state());
  hint.textContent = fits ? "" : "This is too long for a link, so the address does not hold it.";
  void show();
}

/** Gives the view, of which there is one. */
export function view(): View {
  samples.append(...SAMPLES.map(({ name }) => h("button", { type: "button" }, name)));
  samples.addEventListener("click", (event) => {
    const sample = SAMPLES.find(({ name }) => name === (event.target as Element).textContent);
    if (!sample || !(event.target instanceof HTMLButtonElement)) return;
    text.value = sample.text;
    status.value = sample.status ?? "";
    type.value = sample.type ?? "";
    method.value = methodOf(sample);
    changed();
  });
  form.addEventListener("input", changed);
  return { restore, state };
}
