// An Elysia application that validates its requests, with the adapter, for Bun.

import { cors } from "@elysiajs/cors";
import { Elysia, t } from "elysia";
import { errorHandler } from "httpexc/elysia";
import * as v from "valibot";
import { z } from "zod";
import { SECRET } from "./middleware-data.mjs";

const Song = t.Object({ title: t.String(), tags: t.Optional(t.Array(t.String())) });
const ZodSong = z.object({ title: z.string(), tags: z.array(z.string()).optional() });

const ValibotSong = v.object({ title: v.string(), tags: v.optional(v.array(v.string())) });
/** A song whose tags are looked up somewhere. */
const isKnownTag = async (tag) => tag !== "unknown";
const LookedUpSong = z.object({
  title: z.string(),
  tags: z.array(z.string().refine(isKnownTag, "There is no such tag.")),
});
const RefinedSong = ZodSong.refine(() => false, "No such song.");

export function start() {
  const app = new Elysia()
    .use(errorHandler())
    .use(cors({ origin: "https://app.example" }))
    .post("/body", () => "ok", { body: Song })
    .post("/body-zod", () => "ok", { body: ZodSong })
    .post("/body-valibot", () => "ok", { body: ValibotSong })
    .post("/body-looked-up", () => "ok", { body: LookedUpSong })
    .post("/body-refined", () => "ok", { body: RefinedSong })
    .get("/query", () => "ok", { query: t.Object({ page: t.Numeric() }) })
    .get("/query-zod", () => "ok", { query: z.object({ page: z.coerce.number() }) })
    .get("/params/:page", () => "ok", { params: t.Object({ page: t.Numeric() }) })
    .get("/headers", () => "ok", { headers: t.Object({ "x-page": t.String() }) })
    .get("/cookie", () => "ok", { cookie: t.Cookie({ page: t.String() }) })
    .get("/response", () => ({ title: 7, secret: SECRET }), { response: Song })
    .get("/response-zod", () => ({ title: 7, secret: SECRET }), { response: ZodSong })
    .post("/upload", () => "ok", { body: t.Object({ file: t.File({ maxSize: 8 }) }) })
    .post("/texts", () => "ok", {
      body: t.Object({
        title: t.String({ error: "A title is a text." }),
        tags: t.Array(t.String(), { error: () => "Tags are a list." }),
      }),
    })
    .get("/status", ({ status }) => status(401, "Sign in."))
    .get("/bug", () => {
      throw new Error(SECRET);
    })
    .listen({ hostname: "127.0.0.1", port: 0 });
  return app.server.port;
}
