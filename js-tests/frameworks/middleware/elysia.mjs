// An Elysia application that validates its requests, with the adapter, for Bun.

import { cors } from "@elysiajs/cors";
import { Elysia, t } from "elysia";
import { errorHandler } from "httpexc/elysia";
import { z } from "zod";
import { SECRET } from "./middleware-data.mjs";

const Song = t.Object({ title: t.String(), tags: t.Optional(t.Array(t.String())) });
const ZodSong = z.object({ title: z.string(), tags: z.array(z.string()).optional() });

export function start() {
  const app = new Elysia()
    .use(errorHandler())
    .use(cors({ origin: "https://app.example" }))
    .post("/body", () => "ok", { body: Song })
    .post("/body-zod", () => "ok", { body: ZodSong })
    .get("/query", () => "ok", { query: t.Object({ page: t.Numeric() }) })
    .get("/query-zod", () => "ok", { query: z.object({ page: z.coerce.number() }) })
    .get("/params/:page", () => "ok", { params: t.Object({ page: t.Numeric() }) })
    .get("/headers", () => "ok", { headers: t.Object({ "x-page": t.String() }) })
    .get("/cookie", () => "ok", { cookie: t.Cookie({ page: t.String() }) })
    .get("/response", () => ({ title: 7, secret: SECRET }), { response: Song })
    .get("/response-zod", () => ({ title: 7, secret: SECRET }), { response: ZodSong })
    .post("/upload", () => "ok", { body: t.Object({ file: t.File({ maxSize: 8 }) }) })
    .get("/status", ({ status }) => status(401, "Sign in."))
    .get("/bug", () => {
      throw new Error(SECRET);
    })
    .listen({ hostname: "127.0.0.1", port: 0 });
  return app.server.port;
}
