// Creates the error that the form describes, and shows its Response.

import * as httpexc from "httpexc";
import { loadCore } from "httpexc/standalone-core";

// Without the core, every response is JSON.
await loadCore();

/** The options that a status requires, and one for 429. */
const STATUS_OPTIONS = {
  401: { challenges: 'Bearer realm="songs"' },
  405: { allow: ["GET", "HEAD"] },
  407: { challenges: 'Basic realm="proxy"' },
  426: { upgrade: "websocket" },
  429: { retryAfter: 30 },
};
for (const status of [301, 302, 303, 305, 307, 308])
  STATUS_OPTIONS[status] = { location: "/songs/8" };

const form = document.querySelector("form");
const $ = (id) => document.getElementById(id);

// One class for each status: no base classes, no aliases, and no special classes of 400.
const classes = new Map(
  Object.entries(httpexc).filter(
    ([name, value]) => value.name === name && Object.hasOwn(value, "status") && value.status,
  ),
);
for (const [name, { status }] of classes) {
  form.elements.class.add(new Option(`${status} ${name}`, name, false, name === "HTTPNotFound"));
}

async function show() {
  const { class: name, detail, accept, method, expose } = Object.fromEntries(new FormData(form));
  const Class = classes.get(name);
  const options = {
    ...(detail && { detail }),
    ...STATUS_OPTIONS[Class.status],
    ...(expose && { expose: true }),
  };
  $("code").textContent = `throw new ${name}(${formatOptions(options)});`;

  const error = new Class(options);
  const response = error.toResponse({ method, headers: new Headers({ accept }) });

  const body = await response.text();
  const type = response.headers.get("content-type") ?? "";
  $("status").textContent = `HTTP/1.1 ${response.status} ${response.statusText}`;
  $("status").dataset.class = Math.floor(response.status / 100);
  $("headers").replaceChildren(
    ...[...response.headers].map(([header, value]) => {
      const row = document.createElement("div");
      row.append(createElement("dt", header), createElement("dd", value));
      return row;
    }),
  );
  const isPage = type.startsWith("text/html") && body !== "";
  $("page").hidden = !isPage;
  $("page").srcdoc = isPage ? body : "";
  $("body").textContent = type.endsWith("json") && body ? formatJson(body) : body || "(no content)";
}

function formatOptions(options) {
  const members = Object.entries(options).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return members.length === 0 ? "" : `{\n  ${members.join(",\n  ")},\n}`;
}

function formatJson(json) {
  return JSON.stringify(JSON.parse(json), null, 2);
}

function createElement(tag, text) {
  return Object.assign(document.createElement(tag), { textContent: text });
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
