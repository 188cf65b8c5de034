// A Hono application with the middleware that many applications use, and the adapter.

import { zValidator } from "@hono/zod-validator";
import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { bearerAuth } from "hono/bearer-auth";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { csrf } from "hono/csrf";
import { jwt } from "hono/jwt";
import { timeout } from "hono/timeout";
import { validator } from "hono/validator";
import { errorHandler } from "httpexc/hono";
import { fromIssues } from "httpexc/validation";
import { z } from "zod";
import { listenFetch } from "./listeners.mjs";
import { SECRET } from "./middleware-data.mjs";

const Song = z.object({ title: z.string(), tags: z.array(z.string()).optional() });

export function start() {
  const app = new Hono();
  app.onError(errorHandler());
  app.use(cors({ origin: "https://app.example", credentials: true }));
  app.get("/jwt", jwt({ secret: SECRET, alg: "HS256", realm: "songs" }), (c) => c.text("ok"));
  app.get("/bearer", bearerAuth({ token: "right", realm: "songs" }), (c) => c.text("ok"));
  app.get("/basic", basicAuth({ username: "a", password: "b", realm: "songs" }), (c) =>
    c.text("ok"),
  );
  app.post("/csrf", csrf({ origin: "https://app.example" }), (c) => c.text("ok"));
  app.post("/limit", bodyLimit({ maxSize: 8 }), (c) => c.text("ok"));
  app.get("/timeout", timeout(20), async (c) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    return c.text("ok");
  });
  app.post("/zod", zValidator("json", Song), (c) => c.text("ok"));
  const throwIssues = (result) => {
    if (!result.success) throw fromIssues(result.error.issues);
  };
  app.post("/zod-thrown", zValidator("json", Song, throwIssues), (c) => c.text("ok"));
  app.post(
    "/json",
    validator("json", (value) => value),
    (c) => c.text("ok"),
  );
  app.get("/bug", (c) => c.text(c.req.param("missing").length));
  return listenFetch(app.fetch);
}
