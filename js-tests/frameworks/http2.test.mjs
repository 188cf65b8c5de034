// The adapters that send with a framework's own functions, over HTTP/2.

import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect, createServer } from "node:http2";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createServerProject } from "./measurement.mjs";

const folder = createServerProject("http2");
writeFileSync(
  join(folder, "entries.mjs"),
  `export { default as Fastify } from "fastify";
   export { default as Koa } from "koa";
   export * as httpexc from "httpexc";
   export { errorHandler as createFastifyHandler } from "httpexc/fastify";
   export { errorHandler as createKoaHandler } from "httpexc/koa";`,
);
const { Fastify, Koa, httpexc, createFastifyHandler, createKoaHandler } = await import(
  pathToFileURL(join(folder, "entries.mjs")).href
);

/** The error that the next request throws, and a text that is sent before. */
let thrownError;
let earlierText;

const koa = new Koa();
koa.silent = true;
koa.use(createKoaHandler());
koa.use((ctx) => {
  if (earlierText) ctx.res.write(earlierText);
  throw thrownError;
});
const koaServer = createServer(koa.callback()).listen(0, "127.0.0.1");
await once(koaServer, "listening");

const fastify = Fastify({ http2: true });
fastify.setErrorHandler(createFastifyHandler());
fastify.get("/", async (_request, reply) => {
  if (earlierText) reply.raw.write(earlierText);
  throw thrownError;
});
await fastify.listen({ host: "127.0.0.1", port: 0 });

for (const [name, server] of Object.entries({ koa: koaServer, fastify: fastify.server })) {
  const session = connect(`http://127.0.0.1:${server.address().port}`);
  after(() => {
    session.destroy();
    server.close();
  });

  async function sendRequest() {
    const stream = session.request({ ":path": "/", accept: "application/json" });
    stream.on("error", () => {});
    const [headers] = await once(stream, "response");
    let body = "";
    for await (const chunk of stream.setEncoding("utf8")) body += chunk;
    return { headers, body, code: stream.rstCode };
  }

  test(`${name}: an error is sent, and an Upgrade does no harm`, async () => {
    earlierText = undefined;
    thrownError = new httpexc.HTTPNotFound("No song has the id 7.");
    const missing = await sendRequest();
    assert.equal(missing.headers[":status"], 404);
    assert.equal(JSON.parse(missing.body).detail, "No song has the id 7.");
    thrownError = new httpexc.HTTPUpgradeRequired({ upgrade: "websocket" });
    const { headers } = await sendRequest();
    assert.equal(headers[":status"], 426);
    assert.equal(headers.upgrade, undefined);
    assert.equal(headers.connection, undefined);
  });

  test(`${name}: a stream that has begun is reset`, async () => {
    earlierText = "half";
    thrownError = new Error("The other half is missing.");
    await assert.rejects(sendRequest().then(({ code }) => assert.equal(code, 0)));
  });
}
