// Answers a golden case and says where the answer differs from the original's.

import { SYSTEMS } from "./libraries.mjs";

/** What is compared beside status, media type and body. */
const FIELDS = ["allow", "www-authenticate", "retry-after", "content-range", "location"];

const url = ({ request }) => {
  try {
    return new URL(request.url).href;
  } catch {
    return "http://example.com/";
  }
};

/** Methods that `Request` refuses are asked as what is left: the answer to a GET. */
export function requestOf(one, accept) {
  const headers = new Headers();
  for (const [name, value] of one.request.headers) {
    // A header of Latin-1 crosses as it is; what lies beyond is no header.
    headers.append(name, [...value].every((char) => char < "\u0100") ? value : "?");
  }
  headers.set("host", new URL(url(one)).host);
  if (accept !== undefined) headers.set("accept", accept);
  const { method } = one.request;
  return new Request(url(one), {
    method: /^(CONNECT|TRACE|TRACK)$/.test(method) ? "GET" : method,
    headers,
  });
}

function pairs(headers) {
  const joined = new Map();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    joined.set(key, joined.has(key) ? `${joined.get(key)}, ${value}` : value);
  }
  return joined;
}

/** The default sentence of a status as each format escapes it. */
function escaped(system, type, sentence) {
  if (type.includes("json")) return JSON.stringify(sentence).slice(1, -1);
  const quote = system === "webob" ? "&#x27;" : "&#39;";
  if (!type.startsWith("text/html")) return sentence;
  return sentence.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("'", quote);
}

const LINK_TEXT = "More about this error";

/** Gives the original's answer with the package's sentences in the place of the original's. */
function expected(one, explanation) {
  const { status, headers, body } = one.response;
  const fields = pairs(headers);
  const type = (fields.get("content-type") ?? "").toLowerCase();
  const filled = body
    ?.replaceAll("{{link_text}}", LINK_TEXT)
    .replaceAll("{{explanation}}", () => escaped(one.system, type, explanation));
  return { status, type, body: filled ?? null, fields };
}

/** Answers a case. */
export async function answered(library, one, accept) {
  const { errors, error } = SYSTEMS[one.system](library, one);
  const response = await errors.respond(error, requestOf(one, accept));
  return {
    status: response.status,
    type: (response.headers.get("content-type") ?? "").toLowerCase(),
    body: await response.text(),
    fields: pairs(response.headers),
    error,
  };
}

/** Gives the names of what differs. */
export async function differences(library, one, accept) {
  const ours = await answered(library, one, accept);
  const { catalogue } = library;
  const row = catalogue.find(({ status }) => status === ours.status);
  const explanation = ours.error?.constructor?.explanation ?? row?.explanation ?? "";
  const theirs = expected(one, explanation);
  const differ = [];
  if (ours.status !== theirs.status) differ.push("status");
  if (ours.type !== theirs.type) differ.push("type");
  if (theirs.body !== null && ours.body !== theirs.body) differ.push("body");
  for (const name of FIELDS) {
    if ((ours.fields.get(name) ?? null) !== (theirs.fields.get(name) ?? null)) differ.push(name);
  }
  return { differ, ours, theirs };
}
