// A server of one framework that responds to each request with a 404. Its arguments are the
// framework and the way to throw the error.

import fastifySensible from "@fastify/sensible";
import express from "express";
import Fastify from "fastify";
import { H3 } from "h3";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import createError from "http-errors";
import { HTTPNotFound } from "httpexc";
import * as expressAdapter from "httpexc/express";
import * as fastifyAdapter from "httpexc/fastify";
import * as h3Adapter from "httpexc/h3";
import * as honoAdapter from "httpexc/hono";
import * as ittyAdapter from "httpexc/itty";
import * as koaAdapter from "httpexc/koa";
import { Router } from "itty-router";
import Koa from "koa";
import { listen, listenFetch } from "./listeners.mjs";

const throwOurs = () => {
  throw new HTTPNotFound("No song has that id.");
};
const throwHttpErrors = () => {
  throw createError(404, "No song has that id.");
};
const throwByHand = () => {
  throw Object.assign(new Error("No song has that id."), { statusCode: 404 });
};

/** What a handler by hand sends for an error. */
const formatProblem = ({ statusCode: status, message: detail }) =>
  JSON.stringify({ type: "about:blank", title: "Not Found", status, detail });
const TYPE = "application/problem+json";

/** Returns the response of a handler by hand. */
const respondByHand = (error) =>
  new Response(formatProblem(error), {
    status: error.statusCode,
    headers: { "content-type": TYPE },
  });

const FRAMEWORKS = {
  express(way) {
    const throwError = {
      "httpexc, no adapter": throwOurs,
      "httpexc/express": throwOurs,
      "http-errors": throwHttpErrors,
      "an Error and a handler by hand": throwByHand,
    }[way];
    const app = express();
    app.get("/songs/:id", throwError);
    if (way === "httpexc/express") app.use(expressAdapter.errorHandler());
    if (way === "an Error and a handler by hand") {
      app.use((error, _req, res, _next) => {
        res.status(error.statusCode).type(TYPE).send(formatProblem(error));
      });
    }
    return listen(app);
  },

  koa(way) {
    const app = new Koa();
    app.silent = true;
    if (way === "httpexc/koa") app.use(koaAdapter.errorHandler());
    if (way === "an Error and a handler by hand") {
      app.use(async (ctx, next) => {
        try {
          await next();
        } catch (error) {
          ctx.status = error.statusCode;
          ctx.type = TYPE;
          ctx.body = formatProblem(error);
        }
      });
    }
    app.use(way.startsWith("httpexc") ? throwOurs : throwByHand);
    return listen(app.callback());
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
      "an Error and a handler by hand": throwByHand,
    }[way];
    if (way === "an Error and a handler by hand") {
      app.setErrorHandler((error, _request, reply) =>
        reply.code(error.statusCode).type(TYPE).send(formatProblem(error)),
      );
    }
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
      "an Error and a handler by hand": throwByHand,
    }[way];
    if (way === "httpexc/hono") app.onError(honoAdapter.errorHandler());
    if (way === "an Error and a handler by hand") {
      app.onError((error, c) =>
        c.body(formatProblem(error), error.statusCode, { "content-type": TYPE }),
      );
    }
    app.get("/songs/:id", throwError);
    return listenFetch(app.fetch);
  },

  h3(way) {
    const onError = {
      "httpexc, no adapter": undefined,
      "httpexc/h3": h3Adapter.errorHandler(),
      "an Error and a handler by hand": ({ cause }) => respondByHand(cause),
    }[way];
    const app = new H3({ onError, silent: true });
    app.get("/songs/:id", way.startsWith("httpexc") ? throwOurs : throwByHand);
    return listenFetch((request) => app.fetch(request));
  },

  itty(way) {
    const handler = way === "httpexc/itty" ? ittyAdapter.errorHandler() : respondByHand;
    const router = Router({ catch: handler });
    router.get("/songs/:id", way.startsWith("httpexc") ? throwOurs : throwByHand);
    return listenFetch((request) => router.fetch(request));
  },
};

const [framework, way] = process.argv.slice(2);
const port = await FRAMEWORKS[framework](way);
console.log(`Ready on http://127.0.0.1:${port}`);
