import { Elysia } from "elysia";

export function start(fail) {
  const app = new Elysia().get("/:name", ({ path }) => fail(path));
  app.listen({ hostname: "127.0.0.1", port: 0 });
  return app.server.port;
}
