import { Elysia, t } from "elysia";
import { EARLIER_HEADERS } from "./cases.mjs";

export function start(throwError, plugin) {
  const app = new Elysia();
  if (plugin) {
    app.use(plugin);
    app.onRequest(({ set }) => {
      const { kept, removed, vary } = EARLIER_HEADERS;
      Object.assign(set.headers, { ...kept, ...removed, vary });
    });
    app.post("/json", () => "", { body: t.Object({ a: t.Number() }) });
    app.get("/teapot", ({ status }) => {
      throw status(418, "A text of its own.");
    });
    app.get("/fine", () => "Fine.");
    app.get("/returned/:name", ({ params }) => {
      try {
        return throwError(`/${params.name}`);
      } catch (error) {
        return error;
      }
    });
  }
  app.get("/:name", ({ path }) => throwError(path));
  app.listen({ hostname: "127.0.0.1", port: 0 });
  return app.server.port;
}
