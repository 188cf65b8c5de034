/** Bodies that are no streams of the platform: those of React Native, and of replacements of `fetch`. */

import { readMember, readSafely } from "../values/safe-read.js";
import { type BodySource, createWholeSource } from "./body-source.js";
import { cloneResponse } from "./clone-response.js";

/** Returns what the body of such a response is read from, or `undefined` if it cannot be read. */
export function findOtherSource(response: unknown): BodySource | undefined {
  return readSafely(() => {
    const body = readMember(response, "body") as AsyncIterable<unknown> | null | undefined;
    // Some replacements of fetch have a stream of Node's as their body.
    if (typeof body?.[Symbol.asyncIterator] === "function") return createIteratorSource(body);
    const readWhole = findWholeReader(response as Response);
    return readWhole && createWholeSource(readWhole);
  });
}

function createIteratorSource(body: AsyncIterable<unknown>): BodySource {
  const chunks = body[Symbol.asyncIterator]();
  const { destroy } = body as { destroy?(): unknown };
  // `return` of an iterator that waits for a chunk would settle only after the chunk came.
  const cancel = () => (destroy ? destroy.call(body) : chunks.return?.());
  return { read: () => chunks.next(), cancel };
}

/** Returns the function that reads all of the content of a response without a stream, if it has one. */
function findWholeReader(response: Response): (() => Promise<unknown>) | undefined {
  const { arrayBuffer, text, json } = response;
  if (typeof arrayBuffer === "function") return () => readBytesOrText(response);
  if (typeof text === "function") return () => response.text();
  // Some stand-ins have only this.
  return typeof json === "function" ? () => response.json().then(JSON.stringify) : undefined;
}

/**
 * Returns the content of a response as bytes, or as text if there are no bytes: React Native has methods
 * for both, and not all of its versions can read bytes.
 */
async function readBytesOrText(response: Response): Promise<unknown> {
  // The attempt uses the body up.
  const copy = cloneResponse(response) ?? response;
  try {
    return await response.arrayBuffer();
  } catch {
    return (copy as Response).text();
  }
}
