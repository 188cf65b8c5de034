// Starts a server for each framework in the arguments, with its adapter and ready responses, and prints
// their ports. One more server tells how many streams were opened and cancelled.

import { createServer } from "node:http";
import { HTTPNotFound } from "httpexc";
import { makeThrown } from "./ready-responses.mjs";

const [upstream, ...servers] = process.argv.slice(2);

const counts = { opened: 0, cancelled: 0 };
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Streams by path. */
const STREAMS = {
  async endless(controller) {
    await wait(1);
    controller.enqueue(new Uint8Array(10_000));
  },
  silent(controller, pulls) {
    if (pulls > 1) return new Promise(() => {});
    controller.enqueue(new Uint8Array(10));
    return undefined;
  },
  failing(controller) {
    controller.error(new Error("private-canary"));
  },
  async breaking(controller, pulls) {
    if (pulls > 1) {
      await wait(20);
      controller.error(new Error("private-canary"));
    } else controller.enqueue(new Uint8Array(10));
  },
};

function createStream(name) {
  counts.opened++;
  let pulls = 0;
  return new ReadableStream(
    {
      pull: (controller) => STREAMS[name](controller, ++pulls),
      cancel() {
        counts.cancelled++;
      },
    },
    { highWaterMark: 0 },
  );
}

const throwReady = async (path) => {
  const [, how, name] = /(thrown|carried)-(\w+)$/.exec(path) ?? [];
  if (how === undefined) throw await makeThrown(path, upstream);
  const response = new Response(createStream(name), { status: 404, headers: { "x-own": "1" } });
  throw how === "thrown" ? response : new HTTPNotFound({ response });
};

console.error = () => {};
const ports = {};
for (const argument of servers) {
  const [name, entry] = argument.split(":");
  const { start } = await import(`./${name}.mjs`);
  const { errorHandler } = await import(`httpexc/${entry}`);
  ports[name] = await start(throwReady, errorHandler(), () => {});
}
const control = createServer((_req, res) => res.end(JSON.stringify(counts)));
await new Promise((resolve) => control.listen(0, "127.0.0.1", resolve));
ports.control = control.address().port;
console.log(`Ports: ${JSON.stringify(ports)}`);
