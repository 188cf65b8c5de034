// A server of one framework that responds to each request with a 404. Its arguments are the
// framework and the way to throw the error.

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

const throwOurs = () => {
  throw new HTTPNotFound("No song has that id.");
};
const throwHttpErrors = () => {
  throw createError(404, "No song has that id.");
};
const throwByHand = () => {
  throw Object.assign(new Error("No song has that id."), { statusCode: 404 });
};

const FRAMEWORKS = {
  express(way) {
    const throwError = {
      "httpexc, no adapter": throwOurs,
      "httpexc/express": throwOurs,
      "http-errors": throwHttpErrors,
      "http-errors and a handler by hand": throwHttpErrors,
    }[way];
    const app = express();
    app.get("/songs/:id", throwError);
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
    const throwError = {
      "httpexc, no adapter": throwOurs,
      "httpexc/fastify": throwOurs,
      "@fastify/sensible": () => {
        throw app.httpErrors.notFound("No song has that id.");
      },
      "an Error with statusCode": throwByHand,
    }[way];
    if (way === "httpexc/fastify") app.setErrorHandler(fastifyAdapter.errorHandler());
    app.get("/songs/:id", async () => throwError());
    await app.listen({ host: "127.0.0.1", port: 0 });
    return app.server.address().port;
  },

  async hono(way) {
    const app = new Hono();
    const throwError = {
      "httpexc, no adapter": throwOurs,
      "httpexc/hono": throwOurs,
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
    app.get("/songs/:id", throwError);
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
