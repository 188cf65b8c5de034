// Finds what a response tells a client: the problem, wherever a framework has put it, or a text.

import { UNSAFE_decodeViaTurboStream as decodeTurboStream } from "react-router";

const NAMED_ENTITIES = { quot: '"', amp: "&", lt: "<", gt: ">" };

/** Returns the text of a page that a person sees. */
function readVisibleText(html) {
  return html
    .replaceAll(/<(head|script|style|template)\b.*?<\/\1>/gs, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&#x27;|&#39;/g, "'")
    .replaceAll(/&(quot|amp|lt|gt);/g, (_, name) => NAMED_ENTITIES[name])
    .replaceAll(/\s+/g, " ")
    .trim();
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns what React Router's own code in a browser reads from its stream, the error of one route. */
async function readTurboStream(body) {
  const { value } = await decodeTurboStream(new Blob([body]).stream(), globalThis);
  const results = "error" in value ? [value] : Object.values(value);
  return results.find((result) => result?.error)?.error.data;
}

const isProblem = (value) =>
  typeof value?.type === "string" && typeof value.title === "string" && value.status >= 400;

/** By content type: returns the value in the content, where it is, and its text. */
const READERS = {
  "application/problem+json": (body) => ({ value: parseJson(body), place: "", text: body }),
  "application/json": (body) => {
    const value = parseJson(body);
    return value?.type === "error"
      ? { value: value.error, place: "in `error` of `application/json`", text: body }
      : { value, place: "as `application/json`", text: body };
  },
  "text/html": (body) => {
    const text = readVisibleText(body);
    if (!/^<(!doctype|html)/i.test(body)) return { text };
    const shown = text === "" ? "a page that its script fills" : `a page: ${text}`;
    return { value: parseJson(text), place: "on a page", text: shown };
  },
  "text/x-script": async (body) => ({
    value: await readTurboStream(body),
    place: "as `text/x-script`",
    text: body,
  }),
};

/**
 * Returns the problem in the content of a response and where it is, or undefined for both; and the text
 * that a client sees.
 */
export async function readContent({ body, headers }) {
  const [type] = (headers.get("content-type") ?? "").split(";");
  const read = READERS[type] ?? ((text) => ({ text }));
  const { value, place, text } = await read(body);
  return isProblem(value) ? { problem: value, place, text } : { text };
}
