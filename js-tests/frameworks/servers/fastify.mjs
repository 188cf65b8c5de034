import createError from "@fastify/error";
import Fastify from "fastify";
import { EARLIER_HEADERS } from "./cases.mjs";

/** An error of an application, made as Fastify makes its own and as its plugins make theirs. */
const OwnError = createError("SONG_LOCKED", "A text of its own.", 409);

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
      throw new OwnError();
    });
    const schema = { querystring: { type: "object", properties: { page: { type: "integer" } } } };
    app.get("/validated", { schema }, async () => "");
  }
  app.get("/:name", async (request) => throwError(request.url));
  await app.listen({ host: "127.0.0.1", port: 0 });
  return app.server.address().port;
}
