import Fastify from "fastify";

export async function start(fail) {
  const app = Fastify();
  app.get("/:name", async (request) => fail(request.url));
  await app.listen({ host: "127.0.0.1", port: 0 });
  return app.server.address().port;
}
