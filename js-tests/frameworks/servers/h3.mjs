import { H3, HTTPError, serve } from "h3";
import { EARLIER_HEADERS } from "./cases.mjs";

export async function start(throwError, handler) {
  const app = new H3(handler ? { onError: handler, silent: true } : {});
  if (handler) {
    app.use((event) => {
      for (const [name, value] of Object.entries(EARLIER_HEADERS.removed))
        event.res.headers.set(name, value);
      for (const [name, value] of Object.entries(EARLIER_HEADERS.kept)) {
        event.res.errHeaders.set(name, value);
      }
      event.res.errHeaders.set("vary", EARLIER_HEADERS.vary);
    });
    app.get("/own", () => {
      throw new HTTPError("A text of its own.", { status: 409 });
    });
  }
  app.get("/:name", (event) => throwError(event.url.pathname));
  const server = serve(app, {
    port: 0,
    hostname: "127.0.0.1",
    silent: true,
    gracefulShutdown: false,
  });
  await server.ready();
  return Number(new URL(server.url).port);
}
