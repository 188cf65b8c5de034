// Processor time of whole requests through a framework, without a socket: an application that throws a 404
// with a detail, with an error handler by hand as the lower limit, and with this package's.

import { IncomingMessage, ServerResponse } from "node:http";
import express from "express";
import Fastify from "fastify";
import { H3 } from "h3";
import { Hono } from "hono";
import { Router } from "itty-router";
import Koa from "koa";
import { BY_HAND, DETAIL, formatProblem, JSON_HEADERS, throwByHand } from "./by-hand.mjs";

/** Creates Node's response, and calls a function when it ends. Express replaces its prototype. */
function createResponse(req, onEnd) {
  const res = new ServerResponse(req);
  res.end = (...args) => {
    ServerResponse.prototype.end.apply(res, args);
    onEnd(res);
    return res;
  };
  return res;
}

/** Returns a function that sends a request to a Node handler and resolves to its response. */
function createNodeCall(handle) {
  return () =>
    new Promise((resolve) => {
      const req = new IncomingMessage(null);
      Object.assign(req, { method: "GET", url: "/songs/7", httpVersion: "1.1" });
      Object.assign(req, { httpVersionMajor: 1, httpVersionMinor: 1 });
      req.headers = { accept: "*/*", host: "example.com" };
      handle(req, createResponse(req, resolve));
    });
}

/** Returns a function that sends a request to a Fetch handler and resolves to its response. */
function createFetchCall(handle) {
  const request = new Request("http://example.com/songs/7", { headers: { accept: "*/*" } });
  return () => handle(request);
}

/** By framework: functions that create a call for a thrower and an error handler. */
const FRAMEWORKS = {
  "Fetch handler": {
    entry: "server",
    create: (fail, wrap) => createFetchCall(wrap(async () => fail())),
    byHand: (handle) => async (request) => {
      try {
        return await handle(request);
      } catch (error) {
        return new Response(formatProblem(error), { status: error.status, headers: JSON_HEADERS });
      }
    },
    ours: ({ createErrors }) => {
      const errors = createErrors();
      return (handle) => errors.wrap(handle);
    },
  },
  Hono: {
    entry: "hono",
    create(fail, handler) {
      const app = new Hono().get("/songs/:id", fail);
      app.onError(handler);
      return createFetchCall((request) => app.fetch(request));
    },
    byHand: (error, c) => c.body(formatProblem(error), error.status, JSON_HEADERS),
  },
  h3: {
    entry: "h3",
    create(fail, onError) {
      const app = new H3({ onError, silent: true }).get("/songs/:id", fail);
      return createFetchCall((request) => app.fetch(request));
    },
    byHand: ({ cause }) =>
      new Response(formatProblem(cause), { status: cause.status, headers: JSON_HEADERS }),
  },
  "itty-router": {
    entry: "itty",
    create(fail, handler) {
      const router = Router({ catch: handler }).get("/songs/:id", fail);
      return createFetchCall((request) => router.fetch(request));
    },
    byHand: (error) =>
      new Response(formatProblem(error), { status: error.status, headers: JSON_HEADERS }),
  },
  Express: {
    entry: "express",
    create(fail, handler) {
      const app = express().get("/songs/:id", fail).use(handler);
      return createNodeCall((req, res) => app(req, res));
    },
    byHand: (error, _req, res, _next) => {
      res.status(error.status).type("application/problem+json").send(formatProblem(error));
    },
  },
  Koa: {
    entry: "koa",
    create(fail, handler) {
      const app = new Koa().use(handler).use(fail);
      return createNodeCall(app.callback());
    },
    async byHand(ctx, next) {
      try {
        await next();
      } catch (error) {
        ctx.status = error.status;
        ctx.type = "application/problem+json";
        ctx.body = formatProblem(error);
      }
    },
  },
  Fastify: {
    entry: "fastify",
    async create(fail, handler) {
      const app = Fastify();
      app.setErrorHandler(handler);
      app.get("/songs/:id", async () => fail());
      await app.ready();
      return createNodeCall(app.routing);
    },
    byHand: (error, _request, reply) =>
      reply.code(error.status).type("application/problem+json").send(formatProblem(error)),
  },
};

/** Returns the tables of the frameworks: each has an application by hand and one with this package. */
export async function createAdapterTables({ HTTPNotFound }, adapters) {
  const throwOurs = () => {
    throw new HTTPNotFound(DETAIL);
  };
  const tables = [];
  for (const [name, framework] of Object.entries(FRAMEWORKS)) {
    const { entry, create, byHand, ours = ({ errorHandler }) => errorHandler() } = framework;
    const rows = {
      [BY_HAND]: await create(throwByHand, byHand),
      [`httpexc/${entry}`]: await create(throwOurs, ours(adapters[entry])),
    };
    for (const [row, call] of Object.entries(rows)) {
      const response = await call();
      if ((response.statusCode ?? response.status) !== 404) {
        throw new Error(`${name}, ${row}: responds with ${response.statusCode ?? response.status}`);
      }
    }
    tables.push({
      id: `adapter-${entry}`,
      title: `${name}: a request to an application that throws a 404 with a detail`,
      base: BY_HAND,
      collectsGarbage: true,
      rows,
    });
  }
  return tables;
}
