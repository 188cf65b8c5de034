import { Hono } from "hono";
import { listenFetch } from "./listen.mjs";

export function start(fail) {
  const app = new Hono();
  app.get("/:name", (c) => fail(c.req.path));
  return listenFetch(app.fetch);
}
