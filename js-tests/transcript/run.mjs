// Makes the transcript: the response of each case, in a form that people can review and that is the
// same on every runtime.

import { createCases } from "./cases.mjs";

/** Headers that servers add by themselves. */
const ADDED_HEADERS = new Set([
  "connection",
  "date",
  "keep-alive",
  "transfer-encoding",
  "server",
  "alt-svc",
]);

/**
 * Returns a response as text. It leaves out the length of a GET, which is the server's decision.
 */
export function formatResponse(name, { method, accept }, { status, statusText, headers, body }) {
  const kept = [...headers]
    .map(([header, value]) => [header.toLowerCase(), value])
    .filter(
      ([header]) =>
        !ADDED_HEADERS.has(header) && (header !== "content-length" || method === "HEAD"),
    )
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    `## ${name}: ${method}, Accept: ${accept ?? "(none)"}`,
    `${status} ${statusText}`,
    ...kept.map(([header, value]) => `${header}: ${value}`),
    "",
    body,
    "",
  ].join("\n");
}

/** Returns the request of a case. */
export function createRequest({ method, accept }) {
  return new Request("https://example.com/songs", { method, headers: accept ? { accept } : {} });
}

/**
 * Returns the whole transcript, made in this process. All responses are made before the first is
 * read, as on a busy server. So a response whose memory the next one overwrites makes the tests
 * fail.
 */
export async function createTranscript(httpexc) {
  const responses = createCases(httpexc).map((one) => ({
    one,
    response: httpexc.toResponse(one.make(), createRequest(one)),
  }));
  let text = "";
  for (const { one, response } of responses) {
    const body = await response.text();
    text += formatResponse(one.name, one, {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
      body,
    });
  }
  return text;
}
