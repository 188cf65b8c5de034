import Fastify from "fastify";
import { EARLIER_HEADERS } from "./cases.mjs";

export async function start(throwError, handler, log) {
  const stream = { write: (line) => log(JSON.parse(line)) };
  const app = Fastify(log ? { logger: { level: "error", stream } } : {});
  if (handler) {
    app.setErrorHandler(handler);
    app.addHook("onRequest", async (_request, reply) => {
      reply.headers({
        ...EARLIER_HEADERS.kept,
        ...EARLIER_HEADERS.removed,
        vary: EARLIER_HEADERS.vary,
      });
    });
    app.get("/half", async (_request, reply) => {
      reply.raw.write("half");
      throw new Error("The other half is missing.");
    });
    app.post("/json", async () => "");
    app.get("/own", async () => {
      throw Object.assign(new Error("A text of its own."), { statusCode: 409 });
    });
    const schema = { querystring: { type: "object", properties: { page: { type: "integer" } } } };
    app.get("/validated", { schema }, async () => "");
  }
  app.get("/:name", async (request) => throwError(request.url));
  await app.listen({ host: "127.0.0.1", port: 0 });
  return app.server.address().port;
}
