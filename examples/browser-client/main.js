// Calls the API that the form names, and shows the typed error or the success.

import { HTTPBadRequest, HTTPException } from "httpexc";
import { createClient, isRetryable, retryDelay } from "httpexc/client";

/** A class of this page for a code of one API. */
class InvalidForm extends HTTPBadRequest {
  static name = "InvalidForm";
}

/** The properties of an error that are shown, one line each. */
const PROPERTIES = [
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

/** Counts the calls. If calls overlap, the page shows only the last one. */
let calls = 0;

async function callApi() {
  const call = ++calls;
  const { path, errorsInOk, retry } = Object.fromEntries(new FormData(form));
  const failedTries = [];
  const client = createClient({
    codes: { 50035: InvalidForm },
    errorsInOk: errorsInOk === "on",
    ...(retry && {
      retry: { base: 0.05, onRetry: (failedTry) => void failedTries.push(failedTry) },
    }),
  });
  let shown;
  try {
    const response = await client.fetchOrThrow(path);
    shown = { caught: `Success: ${response.status}`, raw: await response.json() };
  } catch (error) {
    shown = describeError(error);
  }
  if (call === calls) show(shown, failedTries);
}

/** Returns the parts of a thrown error that the page shows. */
function describeError(error) {
  const advice = isRetryable(error)
    ? `Retry in ${Math.round(retryDelay(error, { jitter: false }) * 10) / 10} s.`
    : "A retry does not help.";
  if (!(error instanceof HTTPException)) {
    return { caught: `${error.name}: no response`, advice };
  }
  const properties = PROPERTIES.map((name) => [name, error[name]]).filter(
    ([, value]) => value != null,
  );
  const errors = error.errors.map(
    ({ in: place, path, code, message }) =>
      `${place ? `${place}: ` : ""}${path.join(".")}: ${[code, message].filter(Boolean).join(", ")}`,
  );
  return { caught: `${error.name} (${error.status})`, properties, errors, advice, raw: error.raw };
}

function show({ caught, properties = [], errors = [], advice = "", raw }, failedTries) {
  $("properties").replaceChildren(
    ...properties.map(([name, value]) => {
      const row = document.createElement("div");
      row.append(createElement("dt", name), createElement("dd", formatValue(value)));
      return row;
    }),
  );
  $("errors").replaceChildren(...errors.map((line) => createElement("li", line)));
  const lines = failedTries.map(({ attempt, response, delay }) => {
    const result = response ? `got a ${response.status}` : "got no response";
    return `Try ${attempt} ${result}. The next one is ${delay.toFixed(2)} s later.\n`;
  });
  $("advice").textContent = lines.join("") + advice;
  $("raw").textContent = raw === undefined ? "" : formatValue(raw, 2);
  $("caught").textContent = caught;
}

function formatValue(value, indent) {
  return typeof value === "string" ? value : JSON.stringify(value, null, indent);
}

function createElement(tag, content) {
  return Object.assign(document.createElement(tag), { textContent: content });
}

function begin() {
  $("caught").replaceChildren();
  void callApi();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  begin();
});
begin();
