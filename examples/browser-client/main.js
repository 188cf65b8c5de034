// Calls the API that the form names, and shows what comes back: a typed error, or what is fine.

import { HTTPBadRequest, HTTPException } from "httpexc";
import { createClient, isRetryable, retryDelay } from "httpexc/client";

/** A class of this page's own, for a code of one API. */
class InvalidForm extends HTTPBadRequest {
  static name = "InvalidForm";
}

/** What is shown of an error, one line each. */
const FIELDS = [
  "status",
  "code",
  "type",
  "title",
  "detail",
  "instance",
  "retryAfter",
  "requestId",
  "rateLimit",
  "dialect",
];

const form = document.querySelector("form");
const $ = (id) => document.getElementById(id);

/** Of calls that overlap the last one counts. */
let calls = 0;

async function call() {
  const own = ++calls;
  const { path, errorsInOk, retry } = Object.fromEntries(new FormData(form));
  const tries = [];
  const client = createClient({
    codes: { 50035: InvalidForm },
    errorsInOk: errorsInOk === "on",
    ...(retry && { retry: { base: 0.05, onRetry: (one) => void tries.push(one) } }),
  });
  let shown;
  try {
    const response = await client.fetchOrThrow(path);
    shown = { caught: `Fine: ${response.status}`, raw: await response.json() };
  } catch (error) {
    shown = read(error);
  }
  if (own === calls) show(shown, tries);
}

/** Gives what is shown of what was thrown. */
function read(error) {
  const again = isRetryable(error);
  const advice = again
    ? `Try again in ${Math.round(retryDelay(error, { jitter: false }) * 10) / 10} s.`
    : "Trying again does not help.";
  if (!(error instanceof HTTPException)) {
    return { caught: `${error.name}: no answer came`, advice };
  }
  const fields = FIELDS.map((name) => [name, error[name]]).filter(([, value]) => value != null);
  const errors = error.errors.map(
    ({ in: place, path, code, message }) =>
      `${place ? `${place}: ` : ""}${path.join(".")}: ${[code, message].filter(Boolean).join(", ")}`,
  );
  return { caught: `${error.name} (${error.status})`, fields, errors, advice, raw: error.raw };
}

function show({ caught, fields = [], errors = [], advice = "", raw }, tries) {
  $("fields").replaceChildren(
    ...fields.map(([name, value]) => {
      const row = document.createElement("div");
      row.append(element("dt", name), element("dd", text(value)));
      return row;
    }),
  );
  $("errors").replaceChildren(...errors.map((line) => element("li", line)));
  const tried = tries.map(({ attempt, response, delay }) => {
    const what = response ? `answered ${response.status}` : "came to nothing";
    return `Try ${attempt} ${what}; the next one ${delay.toFixed(2)} s later.\n`;
  });
  $("advice").textContent = tried.join("") + advice;
  $("raw").textContent = raw === undefined ? "" : text(raw, 2);
  $("caught").textContent = caught;
}

function text(value, indent) {
  return typeof value === "string" ? value : JSON.stringify(value, null, indent);
}

function element(tag, content) {
  return Object.assign(document.createElement(tag), { textContent: content });
}

function begin() {
  $("caught").replaceChildren();
  void call();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  begin();
});
begin();
