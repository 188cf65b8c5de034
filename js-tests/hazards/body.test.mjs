// Bodies that don't end, come slowly or not at all, and what becomes of them.

import { gzipSync } from "node:zlib";
import { testHazard } from "../lib/hazard-tally.mjs";
import { installed } from "../unit/installed.mjs";

const { client, httpexc } = await installed("hazards-body");
const { fromResponse } = client;
const CAP = 65_536;

/** A body of parts, and whether it was cancelled or read to its end. */
function told(part) {
  const facts = { isOver: false, pulled: 0 };
  const pull = async (controller) => {
    const bytes = await part(facts.pulled++);
    if (bytes === null) {
      facts.isOver = true;
      controller.close();
    } else {
      controller.enqueue(bytes);
    }
  };
  const cancel = () => {
    facts.isOver = true;
  };
  const stream = new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
  return { facts, stream, response: new Response(stream, { status: 500 }) };
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const filled = (size) => new Uint8Array(size).fill(0x61);
const never = () => new Promise(() => {});

/** What never ends by itself, by how it comes. */
const ENDLESS = {
  "parts of 64 KiB": () => filled(CAP),
  "parts of 1 KiB": () => filled(1024),
  "parts of 16 bytes": () => filled(16),
  "parts of 16 MiB": () => filled(1 << 24),
  "empty parts": () => new Uint8Array(),
  "a byte, then nothing": (at) => (at === 0 ? filled(1) : never()),
  nothing: never,
  "a byte each 50 ms": async () => {
    await wait(50);
    return filled(1);
  },
};

testHazard(20, "bodies without an end, and every way to break off", async ({ hold, show }) => {
  let cancelled = 0;
  let all = 0;
  const over = (facts, error, what) => {
    all++;
    if (facts.isOver) cancelled++;
    hold(facts.isOver && (error instanceof httpexc.HTTPError || error === "left"), what);
  };
  const breakOff = async ([name, part]) => {
    for (const maxBytes of [undefined, 0, 1, 1000, CAP + 1]) {
      const { facts, response } = told(part);
      const error = await fromResponse(response, { maxBytes, timeout: 0.2 });
      const length = typeof error.raw === "string" ? error.raw.length : 0;
      over(facts, length <= (maxBytes ?? CAP) ? error : undefined, `${name}, ${maxBytes}`);
    }
    for (const after of [-1, 0, 5, 60]) {
      const { facts, response } = told(part);
      const controller = new AbortController();
      if (after < 0) controller.abort("left");
      else setTimeout(() => controller.abort("left"), after);
      const reading = fromResponse(response, { signal: controller.signal, timeout: 0.2 });
      over(facts, await reading.catch((error) => error), `${name}, aborted after ${after}`);
    }
  };
  await Promise.all(Object.entries(ENDLESS).map(breakOff));
  const bomb = gzipSync(Buffer.alloc(1 << 26, 0x61));
  for (const take of [100, 1000, bomb.length]) {
    let at = 0;
    const { facts, stream } = told(() => {
      const part = at < bomb.length ? bomb.subarray(at, at + take) : null;
      at += take;
      return part;
    });
    const body = stream.pipeThrough(new DecompressionStream("gzip"));
    const error = await fromResponse(new Response(body, { status: 500 }));
    // What the decoder had begun to take in is let go of in its own time.
    for (let tries = 0; tries < 50 && !facts.isOver; tries++) await wait(10);
    over(facts, error.raw.length <= CAP ? error : undefined, `a gzip bomb by ${take}`);
  }
  show(`${cancelled} of ${all} cancelled`);
});

testHazard(20, "bodies that are locked, used, broken, or none", async ({ hold }) => {
  const responses = {
    locked: () => {
      const response = new Response("{}", { status: 404 });
      response.body.getReader();
      return response;
    },
    used: async () => {
      const response = new Response("{}", { status: 404 });
      await response.text();
      return response;
    },
    broken: () => {
      const start = (controller) => controller.error(new Error("reset"));
      return new Response(new ReadableStream({ start }), { status: 404 });
    },
    "broken later": () =>
      new Response(
        told((at) => (at < 3 ? filled(10) : Promise.reject(new Error("reset")))).stream,
        { status: 404 },
      ),
    "of texts": () => ({
      status: 404,
      headers: new Headers(),
      body: new ReadableStream({ pull: (controller) => controller.enqueue("text") }),
    }),
    none: () => new Response(null, { status: 404 }),
  };
  for (const [name, make] of Object.entries(responses)) {
    try {
      const error = await fromResponse(await make(), { timeout: 0.5 });
      hold(error instanceof httpexc.HTTPNotFound, name);
    } catch (error) {
      hold(false, `${name}: ${error}`);
    }
  }
});
