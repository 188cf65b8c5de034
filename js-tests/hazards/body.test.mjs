// Reading bodies that do not end, that come slowly, or that waitForever come.

import { gzipSync } from "node:zlib";
import { testHazard } from "../lib/hazard-tally.mjs";
import { importPackage } from "../unit/package-import.mjs";

const { client, httpexc } = await importPackage();
const { fromResponse } = client;
const CAP = 65_536;

/**
 * Returns a response whose body consists of parts, and whether it was cancelled or read to its end.
 */
function createTrackedResponse(makePart) {
  const facts = { isOver: false, pulled: 0 };
  const pull = async (controller) => {
    const bytes = await makePart(facts.pulled++);
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
const fillBytes = (size) => new Uint8Array(size).fill(0x61);
const waitForever = () => new Promise(() => {});

/** Bodies that waitForever end, each as a function that makes a part. */
const ENDLESS = {
  "parts of 64 KiB": () => fillBytes(CAP),
  "parts of 1 KiB": () => fillBytes(1024),
  "parts of 16 bytes": () => fillBytes(16),
  "parts of 16 MiB": () => fillBytes(1 << 24),
  "empty parts": () => new Uint8Array(),
  "a byte, then nothing": (at) => (at === 0 ? fillBytes(1) : waitForever()),
  nothing: waitForever,
  "a byte each 50 ms": async () => {
    await wait(50);
    return fillBytes(1);
  },
};

testHazard(20, "a body without an end is cancelled in every case", async ({ check, setFigure }) => {
  let cancelled = 0;
  let all = 0;
  const checkEnd = (facts, error, what) => {
    all++;
    if (facts.isOver) cancelled++;
    check(facts.isOver && (error instanceof httpexc.HTTPError || error === "left"), what);
  };
  const checkBody = async ([name, makePart]) => {
    for (const maxBytes of [undefined, 0, 1, 1000, CAP + 1]) {
      const { facts, response } = createTrackedResponse(makePart);
      const error = await fromResponse(response, { maxBytes, timeout: 0.2 });
      const length = typeof error.raw === "string" ? error.raw.length : 0;
      checkEnd(facts, length <= (maxBytes ?? CAP) ? error : undefined, `${name}, ${maxBytes}`);
    }
    for (const after of [-1, 0, 5, 60]) {
      const { facts, response } = createTrackedResponse(makePart);
      const controller = new AbortController();
      if (after < 0) controller.abort("left");
      else setTimeout(() => controller.abort("left"), after);
      const reading = fromResponse(response, { signal: controller.signal, timeout: 0.2 });
      checkEnd(facts, await reading.catch((error) => error), `${name}, aborted after ${after}`);
    }
  };
  await Promise.all(Object.entries(ENDLESS).map(checkBody));
  const bomb = gzipSync(Buffer.alloc(1 << 26, 0x61));
  for (const take of [100, 1000, bomb.length]) {
    let at = 0;
    const { facts, stream } = createTrackedResponse(() => {
      const part = at < bomb.length ? bomb.subarray(at, at + take) : null;
      at += take;
      return part;
    });
    const body = stream.pipeThrough(new DecompressionStream("gzip"));
    const error = await fromResponse(new Response(body, { status: 500 }));
    // The decoder cancels its source a little later.
    for (let tries = 0; tries < 50 && !facts.isOver; tries++) await wait(10);
    checkEnd(facts, error.raw.length <= CAP ? error : undefined, `a gzip bomb by ${take}`);
  }
  setFigure(`${cancelled} of ${all} cancelled`);
});

testHazard(
  20,
  "a body that is locked, used, broken or missing is no obstacle",
  async ({ check }) => {
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
          createTrackedResponse((at) =>
            at < 3 ? fillBytes(10) : Promise.reject(new Error("reset")),
          ).stream,
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
        check(error instanceof httpexc.HTTPNotFound, name);
      } catch (error) {
        check(false, `${name}: ${error}`);
      }
    }
  },
);
