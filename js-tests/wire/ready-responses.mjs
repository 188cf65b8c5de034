// Makes the ready response of a case. It runs on every runtime, in the servers.

import { HTTPError } from "httpexc";
import {
  CONTENTS,
  createCodedContent,
  formatCasePath,
  HOP_HEADERS,
  isRemote,
  parseCasePath,
} from "./wire-cases.mjs";

/** Returns a stream of bytes in chunks. */
function createStream(bytes) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const chunk = bytes.subarray(at, at + 30_000);
      at += chunk.length;
      if (chunk.length === 0) controller.close();
      else controller.enqueue(new Uint8Array(chunk));
    },
  });
}

/** Makes the response of a case. */
async function makeResponse(parts, upstream) {
  const { make, length, mark } = parts;
  if (isRemote(make)) {
    const response = await fetch(`${upstream}${formatCasePath(parts, mark)}`);
    if (make === "fetched") return response;
    if (make === "cloned") return response.clone();
    if (make === "rewrapped") return new Response(response.body, response);
    return new Response(await response.arrayBuffer(), response);
  }
  const { headers, bytes } = createCodedContent(parts);
  const actual = make === "plain" ? CONTENTS[parts.content] : bytes;
  const lengths = { right: actual.length, long: actual.length + 7, short: actual.length >> 1 };
  return new Response(make === "stream" ? createStream(actual) : new Uint8Array(actual), {
    status: 404,
    headers: {
      ...headers,
      ...HOP_HEADERS,
      upgrade: "h2c",
      "x-mark": mark,
      ...(length === "none" ? {} : { "content-length": `${lengths[length]}` }),
    },
  });
}

/** Makes what the handler of a path throws. */
export async function makeThrown(path, upstream) {
  const parts = parseCasePath(path);
  const response = await makeResponse(parts, upstream);
  return parts.send === "carried" ? new HTTPError(500, { response }) : response;
}
