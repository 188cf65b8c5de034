// What the tests of event streams share: streams that fail, and bodies of chunks.

import { recordConsole } from "../lib/record-console.mjs";
import { importPackage } from "./package-import.mjs";

const { stream } = await importPackage();

/** Does something without what it logs. */
export async function quietly(run) {
  let result;
  await recordConsole(async () => {
    result = await run();
  });
  return result;
}

/** Returns a generator that yields events and then throws. */
export async function* fail(error, ...events) {
  yield* events;
  throw error;
}

/** Returns a stream of chunks, and whether it was cancelled. */
export function createBody(chunks, { end = (controller) => controller.close() } = {}) {
  const state = { pulled: 0, cancelled: undefined };
  const encoder = new TextEncoder();
  let at = 0;
  const body = new ReadableStream(
    {
      pull(controller) {
        state.pulled++;
        const chunk = chunks[at++];
        if (chunk === undefined) return end(controller);
        controller.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
      },
      cancel(reason) {
        state.cancelled = reason ?? null;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, state };
}

/** The headers of an event stream. */
export const HEADERS = { "content-type": "text/event-stream" };

/** Returns a response with an event stream. */
export const createResponse = (body, init = {}) =>
  new Response(body, { headers: HEADERS, ...init });

/** Returns all that an iterable yields. */
export async function collect(events) {
  const list = [];
  for await (const event of events) list.push(event);
  return list;
}

/** Reads a text, and returns the events and the error at its end. */
export async function readText(text, options) {
  const events = [];
  try {
    for await (const event of stream.readEvents(createResponse(text), options)) events.push(event);
  } catch (error) {
    return { events, error };
  }
  return { events };
}
