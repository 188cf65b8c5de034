// Creates the response of a golden case, and compares it with the original one.

import { LIBRARIES } from "./libraries.mjs";

/** The headers that are compared beside status, media type and body. */
const HEADERS = ["allow", "www-authenticate", "retry-after", "content-range", "location"];

const readUrl = ({ request }) => {
  try {
    return new URL(request.url).href;
  } catch {
    return "http://example.com/";
  }
};

/** Returns the request of a case. It is a GET if `Request` refuses the method. */
function createRequest(one, accept) {
  const headers = new Headers();
  for (const [name, value] of one.request.headers) {
    // A value in Latin-1 is kept. Other values are no valid header.
    headers.append(name, [...value].every((char) => char < "\u0100") ? value : "?");
  }
  headers.set("host", new URL(readUrl(one)).host);
  if (accept !== undefined) headers.set("accept", accept);
  const { method } = one.request;
  return new Request(readUrl(one), {
    method: /^(CONNECT|TRACE|TRACK)$/.test(method) ? "GET" : method,
    headers,
  });
}

function joinHeaders(headers) {
  const joined = new Map();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    joined.set(key, joined.has(key) ? `${joined.get(key)}, ${value}` : value);
  }
  return joined;
}

/** Returns the default sentence of a status, escaped for a format. */
function escapeSentence(system, type, sentence) {
  if (type.includes("json")) return JSON.stringify(sentence).slice(1, -1);
  const quote = system === "webob" ? "&#x27;" : "&#39;";
  if (!type.startsWith("text/html")) return sentence;
  return sentence.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("'", quote);
}

const LINK_TEXT = "More about this error";

/** Returns the original response, with the package's sentences in place of the original ones. */
function createExpectedResponse(one, explanation) {
  const { status, headers, body } = one.response;
  const joined = joinHeaders(headers);
  const type = (joined.get("content-type") ?? "").toLowerCase();
  const filled = body
    ?.replaceAll("{{link_text}}", LINK_TEXT)
    .replaceAll("{{explanation}}", () => escapeSentence(one.system, type, explanation));
  return { status, type, body: filled ?? null, headers: joined };
}

/** Returns the package's response to a case. */
async function createResponse(library, one, accept) {
  const { errors, error } = LIBRARIES[one.system](library, one);
  const response = await errors.respond(error, createRequest(one, accept));
  return {
    status: response.status,
    type: (response.headers.get("content-type") ?? "").toLowerCase(),
    body: await response.text(),
    headers: joinHeaders(response.headers),
    error,
  };
}

/** Returns the names of the differences, and both responses. */
export async function compareResponses(library, one, accept) {
  const ours = await createResponse(library, one, accept);
  const { catalogue } = library;
  const row = catalogue.find(({ status }) => status === ours.status);
  const explanation = ours.error?.constructor?.explanation ?? row?.explanation ?? "";
  const theirs = createExpectedResponse(one, explanation);
  const differ = [];
  if (ours.status !== theirs.status) differ.push("status");
  if (ours.type !== theirs.type) differ.push("type");
  if (theirs.body !== null && ours.body !== theirs.body) differ.push("body");
  for (const name of HEADERS) {
    if ((ours.headers.get(name) ?? null) !== (theirs.headers.get(name) ?? null)) differ.push(name);
  }
  return { differ, ours, theirs };
}
