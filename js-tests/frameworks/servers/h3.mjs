import { H3, HTTPError, serve } from "h3";
import { BEFORE } from "./cases.mjs";

export async function start(fail, handler) {
  const app = new H3(handler ? { onError: handler, silent: true } : {});
  if (handler) {
    app.use((event) => {
      for (const [name, value] of Object.entries(BEFORE.goes)) event.res.headers.set(name, value);
      for (const [name, value] of Object.entries(BEFORE.stays)) {
        event.res.errHeaders.set(name, value);
      }
      event.res.errHeaders.set("vary", BEFORE.varies);
    });
    app.get("/own", () => {
      throw new HTTPError("A text of its own.", { status: 409 });
    });
  }
  app.get("/:name", (event) => fail(event.url.pathname));
  const server = serve(app, {
    port: 0,
    hostname: "127.0.0.1",
    silent: true,
    gracefulShutdown: false,
  });
  await server.ready();
  return Number(new URL(server.url).port);
}
