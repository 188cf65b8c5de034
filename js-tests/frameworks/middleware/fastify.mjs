// A Fastify application with the plugins that many applications use, and the adapter.

import jwt from "@fastify/jwt";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import sensible from "@fastify/sensible";
import Fastify from "fastify";
import { HTTPNotFound } from "httpexc";
import { errorHandler } from "httpexc/fastify";
import { z } from "zod";
import { HEADERS_BEFORE, SECRET } from "./middleware-data.mjs";

const SONG = {
  type: "object",
  required: ["title"],
  additionalProperties: false,
  properties: {
    title: { type: "string", minLength: 2 },
    tags: { type: "array", items: { type: "string" } },
  },
};

const ZodSong = z.object({ title: z.string(), tags: z.array(z.string()).optional() });

const ok = async () => "ok";

/** The schema of an error's response. With a serializer from it, an error needs these members. */
const ERROR_RESPONSE = {
  "4xx": {
    type: "object",
    required: ["statusCode", "error", "message"],
    properties: {
      statusCode: { type: "integer" },
      error: { type: "string" },
      message: { type: "string" },
    },
  },
};

function addRoutes(app) {
  const onRequest = (request) => request.jwtVerify();
  app.get("/jwt", { onRequest }, ok);
  app.get("/limited", { config: { rateLimit: { max: 1, timeWindow: "1 minute" } } }, ok);
  app.post("/upload", async (request) => {
    const file = await request.file();
    await file.toBuffer();
    return "ok";
  });
  app.post("/songs", { schema: { body: SONG } }, ok);
  const number = { type: "object", properties: { page: { type: "integer" } } };
  app.get("/query", { schema: { querystring: number } }, ok);
  const validatorCompiler =
    ({ schema }) =>
    (data) => {
      const { error, data: value } = schema.safeParse(data);
      return error ? { error } : { value };
    };
  app.post("/zod", { schema: { body: ZodSong }, validatorCompiler }, ok);
  app.get("/query-zod", { schema: { querystring: ZodSong }, validatorCompiler }, ok);
  app.get("/params/:page", { schema: { params: number } }, ok);
  app.get("/headers", { schema: { headers: { type: "object", required: ["x-page"] } } }, ok);
  app.get("/sensible/not-found", async (_request, reply) => reply.notFound("No such song."));
  app.get("/sensible/forbidden", async () => {
    throw app.httpErrors.forbidden("Not yours.");
  });
  app.get("/sensible/assert", async () => app.assert(false, 402, "Pay first."));
  app.get("/sensible/to", async () => {
    const [error] = await app.to(Promise.reject(app.httpErrors.conflict("Taken.")));
    throw error;
  });
  app.get("/sensible/bug", async () => {
    throw app.httpErrors.badGateway(SECRET);
  });
  app.get("/serialized", { schema: { response: ERROR_RESPONSE } }, async () => {
    throw new HTTPNotFound("There is no such song.");
  });
  app.get("/unserialized", { schema: { response: { 200: SONG } } }, async () => ({
    secret: SECRET,
  }));
}

async function listen(app) {
  await app.listen({ host: "127.0.0.1", port: 0 });
  return app.server.address().port;
}

export async function start(log) {
  const stream = { write: (line) => log(JSON.parse(line).err.stack) };
  const app = Fastify({ logger: { level: "error", stream }, bodyLimit: 200 });
  app.setErrorHandler(errorHandler());
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers(HEADERS_BEFORE);
  });
  await app.register(jwt, { secret: SECRET });
  await app.register(multipart, { limits: { fileSize: 8, files: 1 } });
  await app.register(rateLimit, { global: false });
  await app.register(sensible);
  addRoutes(app);
  return listen(app);
}

/** Starts the same routes without the adapter. */
export async function startPlain() {
  const app = Fastify();
  app.get("/serialized", { schema: { response: ERROR_RESPONSE } }, async () => {
    throw new HTTPNotFound("There is no such song.");
  });
  return listen(app);
}
