// One server of one framework that answers each request with a 404, in one of the ways that a
// project may throw it. Its arguments are the framework and the way.

import { createServer } from "node:http";
import fastifySensible from "@fastify/sensible";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import createError from "http-errors";
import { HTTPNotFound } from "httpexc";
import * as expressAdapter from "httpexc/express";
import * as fastifyAdapter from "httpexc/fastify";
import * as honoAdapter from "httpexc/hono";
import { serve } from "srvx";

const ours = () => {
  throw new HTTPNotFound("No song has that id.");
};
const httpErrors = () => {
  throw createError(404, "No song has that id.");
};
const byHand = () => {
  throw Object.assign(new Error("No song has that id."), { statusCode: 404 });
};

const FRAMEWORKS = {
  express(way) {
    const fail = {
      "httpexc, no adapter": ours,
      "httpexc/express": ours,
      "http-errors": httpErrors,
      "http-errors and a handler by hand": httpErrors,
    }[way];
    const app = express();
    app.get("/songs/:id", fail);
    if (way === "httpexc/express") app.use(expressAdapter.errorHandler());
    if (way === "http-errors and a handler by hand") {
      app.use((error, _req, res, _next) => {
        const { status, message } = error;
        res.status(status).type("application/problem+json");
        res.send(
          JSON.stringify({ type: "about:blank", title: "Not Found", status, detail: message }),
        );
      });
    }
    const server = createServer(app);
    return new Promise((ready) =>
      server.listen(0, "127.0.0.1", () => ready(server.address().port)),
    );
  },

  async fastify(way) {
    const app = Fastify();
    if (way === "@fastify/sensible") await app.register(fastifySensible);
    const fail = {
      "httpexc, no adapter": ours,
      "httpexc/fastify": ours,
      "@fastify/sensible": () => {
        throw app.httpErrors.notFound("No song has that id.");
      },
      "an Error with statusCode": byHand,
    }[way];
    if (way === "httpexc/fastify") app.setErrorHandler(fastifyAdapter.errorHandler());
    app.get("/songs/:id", async () => fail());
    await app.listen({ host: "127.0.0.1", port: 0 });
    return app.server.address().port;
  },

  async hono(way) {
    const app = new Hono();
    const fail = {
      "httpexc, no adapter": ours,
      "httpexc/hono": ours,
      "hono HTTPException": () => {
        throw new HTTPException(404, { message: "No song has that id." });
      },
      "hono HTTPException and JSON by hand": () => {
        throw new HTTPException(404, { message: "No song has that id." });
      },
    }[way];
    if (way === "httpexc/hono") app.onError(honoAdapter.errorHandler());
    if (way === "hono HTTPException and JSON by hand") {
      app.onError(({ status, message }, c) =>
        c.json({ type: "about:blank", title: "Not Found", status, detail: message }, status, {
          "content-type": "application/problem+json",
        }),
      );
    }
    app.get("/songs/:id", fail);
    const server = serve({
      fetch: app.fetch,
      port: 0,
      hostname: "127.0.0.1",
      silent: true,
      gracefulShutdown: false,
    });
    await server.ready();
    return Number(new URL(server.url).port);
  },
};

const [framework, way] = process.argv.slice(2);
const port = await FRAMEWORKS[framework](way);
console.log(`Ready on http://127.0.0.1:${port}`);
