// The adapters that send by a framework's own means, over HTTP/2.

import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect, createServer } from "node:http2";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { prepare } from "./measurement.mjs";

const folder = prepare("http2");
writeFileSync(
  join(folder, "entries.mjs"),
  `export { default as Fastify } from "fastify";
   export { default as Koa } from "koa";
   export * as httpexc from "httpexc";
   export { errorHandler as forFastify } from "httpexc/fastify";
   export { errorHandler as forKoa } from "httpexc/koa";`,
);
const { Fastify, Koa, httpexc, forFastify, forKoa } = await import(
  pathToFileURL(join(folder, "entries.mjs")).href
);

/** What the next request throws; a text is sent before it. */
let thrown;
let begun;

const koa = new Koa();
koa.silent = true;
koa.use(forKoa());
koa.use((ctx) => {
  if (begun) ctx.res.write(begun);
  throw thrown;
});
const koaServer = createServer(koa.callback()).listen(0, "127.0.0.1");
await once(koaServer, "listening");

const fastify = Fastify({ http2: true });
fastify.setErrorHandler(forFastify());
fastify.get("/", async (_request, reply) => {
  if (begun) reply.raw.write(begun);
  throw thrown;
});
await fastify.listen({ host: "127.0.0.1", port: 0 });

for (const [name, server] of Object.entries({ koa: koaServer, fastify: fastify.server })) {
  const session = connect(`http://127.0.0.1:${server.address().port}`);
  after(() => {
    session.destroy();
    server.close();
  });

  async function ask() {
    const stream = session.request({ ":path": "/", accept: "application/json" });
    stream.on("error", () => {});
    const [fields] = await once(stream, "response");
    let body = "";
    for await (const chunk of stream.setEncoding("utf8")) body += chunk;
    return { fields, body, code: stream.rstCode };
  }

  test(`${name}: an error is answered, and one that names an upgrade does no harm`, async () => {
    begun = undefined;
    thrown = new httpexc.HTTPNotFound("No song has the id 7.");
    const missing = await ask();
    assert.equal(missing.fields[":status"], 404);
    assert.equal(JSON.parse(missing.body).detail, "No song has the id 7.");
    thrown = new httpexc.HTTPUpgradeRequired({ upgrade: "websocket" });
    const { fields } = await ask();
    assert.equal(fields[":status"], 426);
    assert.equal(fields.upgrade, undefined);
    assert.equal(fields.connection, undefined);
  });

  test(`${name}: a stream that has begun is broken off`, async () => {
    begun = "half";
    thrown = new Error("The other half is missing.");
    await assert.rejects(ask().then(({ code }) => assert.equal(code, 0)));
  });
}
