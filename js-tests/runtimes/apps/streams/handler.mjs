// A server of event streams for any runtime, which says what its generators did, and a client of it.

import { HTTPMethodNotAllowed, HTTPServiceUnavailable, HTTPTooManyRequests } from "httpexc";
import { revive, toPortable } from "httpexc/portable";
import { eventStream, IncompleteStream, readEvents } from "httpexc/stream";

const CANARY = "canary-of-a-stream";

/** What the endless generator has done. */
const state = { yielded: 0, closed: 0 };

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function* countForever() {
  try {
    for (;;) {
      await sleep(5);
      yield { data: `${++state.yielded}`, id: `${state.yielded}` };
    }
  } finally {
    state.closed++;
  }
}

/** As much as it can, if nobody holds it back. */
async function* flood() {
  try {
    for (;;) yield { data: `${++state.yielded}`.padEnd(1 << 16, ".") };
  } finally {
    state.closed++;
  }
}

async function* failLater(error) {
  yield { data: "Blue in Green", event: "song", id: "1", retry: 2 };
  yield { data: "So\nWhat" };
  throw error;
}

const ROUTES = {
  "/songs": () => failLater(new HTTPTooManyRequests("Slowly.", { retryAfter: 30 })),
  "/private": () => failLater(new HTTPServiceUnavailable(CANARY, { retryAfter: 5, cause: CANARY })),
  "/bug": () => failLater(new TypeError(CANARY)),
  "/fine": () => [{ data: "a" }, { data: "b" }],
  "/endless": countForever,
  "/flood": flood,
};

/** Responds to a request. */
export async function handleStreams(request) {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === "/state") {
    const before = { ...state };
    Object.assign(state, { yielded: 0, closed: 0 });
    return Response.json(before);
  }
  if (pathname === "/check") return Response.json(await checkClient(searchParams.get("origin")));
  if (pathname === "/portable") return Response.json(checkPortable());
  return eventStream(ROUTES[pathname](), { request });
}

/** Says whether an error arrives by structured clone. */
function checkPortable() {
  const error = new HTTPMethodNotAllowed("No PUT.", { allow: ["GET"] });
  const revived = revive(structuredClone(toPortable(error)));
  const { name, detail, allow } = revived;
  return { isTyped: revived instanceof HTTPMethodNotAllowed, name, detail, allow };
}

async function readAll(response) {
  const events = [];
  try {
    for await (const event of readEvents(response)) events.push(event);
  } catch (error) {
    const { name, status, detail, retryAfter, lastEventId, code } = error;
    const isCut = error instanceof IncompleteStream;
    return { events, error: { name, status, detail, retryAfter, lastEventId, code, isCut } };
  }
  return { events };
}

/** Reads the streams of another server, as a client of the runtime that this runs on. */
async function checkClient(origin) {
  const results = {};
  for (const path of ["/songs", "/private", "/bug", "/fine", "/cut", "/page", "/missing"]) {
    results[path] = await readAll(await fetch(`${origin}${path}`));
  }
  const some = [];
  for await (const { data } of readEvents(await fetch(`${origin}/endless`))) {
    some.push(data);
    if (some.length === 3) break;
  }
  results["/endless"] = some;
  const controller = new AbortController();
  const events = readEvents(await fetch(`${origin}/endless`), { signal: controller.signal });
  await events.next();
  controller.abort(new RangeError("enough"));
  results.aborted = await events.next().then(
    () => "an event",
    (error) => `${error}`,
  );
  return results;
}
