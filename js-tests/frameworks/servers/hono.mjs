import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { EARLIER_HEADERS } from "./cases.mjs";
import { listenFetch } from "./listeners.mjs";

export function start(throwError, handler) {
  const app = new Hono();
  if (handler) {
    app.onError(handler);
    app.use(async (c, next) => {
      // Hono has two ways to set headers.
      for (const [name, value] of Object.entries(EARLIER_HEADERS.removed)) c.header(name, value);
      for (const [name, value] of Object.entries(EARLIER_HEADERS.kept))
        c.res.headers.set(name, value);
      c.header("vary", EARLIER_HEADERS.vary);
      await next();
    });
    app.get("/own", () => {
      throw new HTTPException(409, { message: "A text of its own." });
    });
    app.get("/ready/:status/:carried", (c) => {
      const { status, carried } = c.req.param();
      const headers = { "x-own": "1", location: "/elsewhere" };
      const res = new Response("Ready.", { status: Number(carried), headers });
      throw new HTTPException(Number(status), { res });
    });
    const late = new Hono();
    late.use(async (c, next) => {
      await next();
      throwError(c.req.path);
    });
    late.get("/:name", (c) => c.text("A success.", 200, { "content-length": "10" }));
    app.route("/late", late);
  }
  app.get("/:name", (c) => throwError(c.req.path));
  return listenFetch(app.fetch);
}
