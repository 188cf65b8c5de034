// Makes the transcript: each case's answer, in a form that a person can review and that is the
// same on every runtime.

import { cases } from "./cases.mjs";

/** Fields that a server adds by itself on the wire. */
const ADDED = new Set([
  "connection",
  "date",
  "keep-alive",
  "transfer-encoding",
  "server",
  "alt-svc",
]);

/** Gives an answer as lines. A GET's length is for the server to say, so it is left out. */
export function lines(name, { method, accept }, { status, statusText, headers, body }) {
  const kept = [...headers]
    .map(([field, value]) => [field.toLowerCase(), value])
    .filter(([field]) => !ADDED.has(field) && (field !== "content-length" || method === "HEAD"))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    `## ${name}: ${method}, Accept: ${accept ?? "(none)"}`,
    `${status} ${statusText}`,
    ...kept.map(([field, value]) => `${field}: ${value}`),
    "",
    body,
    "",
  ].join("\n");
}

/** Gives the request of a case. */
export function request({ method, accept }) {
  return new Request("https://example.com/songs", { method, headers: accept ? { accept } : {} });
}

/**
 * Gives the whole transcript, made in this process. All answers are made before the first is read,
 * as on a busy server: none may lie where the next one is written.
 */
export async function transcript(httpexc) {
  const answers = cases(httpexc).map((one) => ({
    one,
    response: httpexc.toResponse(one.make(), request(one)),
  }));
  let text = "";
  for (const { one, response } of answers) {
    const body = await response.text();
    text += lines(one.name, one, {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
      body,
    });
  }
  return text;
}
