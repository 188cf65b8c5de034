// Each adapter is assignable to its framework's own types.

import type { ArgumentsHost } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { Handle, HandleServerError, RequestEvent } from "@sveltejs/kit";
import { Elysia } from "elysia";
import express, { type Response as ExpressResponse, type Request } from "express";
import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { H3, type H3Event } from "h3";
import { createApp, type H3Event as H3Event1 } from "h3v1";
import { Hono, type Context as HonoContext } from "hono";
import { errorHandler as elysia } from "httpexc/elysia";
import { errorHandler as forExpress } from "httpexc/express";
import { errorHandler as forFastify } from "httpexc/fastify";
import { errorHandler as forH3 } from "httpexc/h3";
import { errorHandler as forHono } from "httpexc/hono";
import { errorHandler as itty } from "httpexc/itty";
import { errorHandler as forKoa } from "httpexc/koa";
import { errorHandler as nest } from "httpexc/nest";
import { errorHandler as next } from "httpexc/next";
import { errorHandler as reactRouter } from "httpexc/react-router";
import { createErrors } from "httpexc/server";
import { errorHandler as svelteKit } from "httpexc/sveltekit";
import { AutoRouter, Router } from "itty-router";
import Koa from "koa";
import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import {
  type NextFetchEvent,
  type NextMiddleware,
  type NextRequest,
  NextResponse,
} from "next/server.js";
import type { LoaderFunctionArgs } from "react-router";

type HonoEnv = { Variables: { user: string } };
const errors = createErrors();

express()
  .use(forExpress())
  .use(forExpress(errors))
  .use("/songs", forExpress({ cors: true }));
new Koa().use(forKoa()).use(forKoa(errors));
Fastify().setErrorHandler(forFastify());
Fastify({ http2: true }).setErrorHandler(forFastify(errors));
new Hono().onError(forHono());
new Hono<{ Variables: { user: string } }>().onError(forHono(errors));
new H3({ onError: forH3() });
createApp({ onError: forH3(errors) });
new Elysia()
  .use(elysia())
  .get("/", () => "")
  .use(elysia(errors));
AutoRouter({ catch: itty() });
Router({ catch: itty(errors) });

const app = await NestFactory.create(class {});
app.useGlobalFilters(nest(), nest(errors));

const loader = reactRouter()(async ({ params }: LoaderFunctionArgs) => ({ id: params["id"] }));
const loaded: (args: LoaderFunctionArgs) => Promise<{ id: string | undefined }> = loader;
void loaded;

const { handle, handleError } = svelteKit();
const hooks: { handle: Handle; handleError: HandleServerError } = { handle, handleError };
const others: { handle: Handle; handleError: HandleServerError } = svelteKit(errors);
void [hooks, others];

const handled = next(errors);
type Context = { params: Promise<{ id: string }> };
const route: (request: NextRequest, context: Context) => Promise<Response> = handled(
  async (_request: NextRequest, { params }: Context) => Response.json(await params),
);
const api: NextApiHandler = handled((_req: NextApiRequest, res: NextApiResponse) => res.json({}));
const middleware: NextMiddleware = handled((_request: NextRequest) => NextResponse.next());
void [route, api, middleware];

// The functions of a configuration get what the framework gave, with its own types.
express().use(
  forExpress({
    onResponse: (error, { status }, req: Request, res: ExpressResponse) => [
      error.name,
      status.toFixed(),
      req.baseUrl,
      res.locals,
    ],
    customize: (problem, _context, req) => ({ ...problem, instance: req.url ?? "/" }),
    onError: async (_error, { request }, _req, res) => [request?.url, res.statusCode],
  }),
);
new Koa().use(forKoa({ onResponse: (_error, _context, ctx: Koa.Context) => ctx.ip }));
Fastify().setErrorHandler(
  forFastify({
    onResponse: (_error, _context, request: FastifyRequest, reply: FastifyReply) =>
      reply.log.warn(request.id),
  }),
);
new Hono<HonoEnv>().onError(
  forHono({
    customize: (problem, _context, c: HonoContext<HonoEnv>) => ({ ...problem, by: c.var.user }),
    onError: async (_error, _context, c) => c.executionCtx,
  }),
);
new Hono().onError(forHono({ onResponse: (_error, _context, c) => c.req.raw.url }));
new H3({ onError: forH3({ onResponse: (_error, _context, event: H3Event) => event.url.href }) });
createApp({
  onError: forH3({ onResponse: (_error, _context, event: H3Event1) => event.node.req.url }),
});
new Elysia().use(elysia({ onResponse: (_error, _context, { set }) => set.headers }));
AutoRouter({
  catch: itty({ onError: (_error, _context, env: { KEY: string }) => env.KEY.length }),
});
app.useGlobalFilters(
  nest({ onResponse: (_error, _context, host: ArgumentsHost) => host.switchToHttp() }),
);
reactRouter({ onResponse: (_error, _context, args: LoaderFunctionArgs) => args.params["id"] });
svelteKit({ onResponse: (_error, _context, event: RequestEvent) => event.url.href });
next({ onError: (_error, _context, event: NextFetchEvent) => event.sourcePage });
// @ts-expect-error Koa gives its context, and no request
new Koa().use(forKoa({ onResponse: (_error, _context, req: Request) => req.baseUrl }));
// @ts-expect-error the title is a text
forHono({ customize: (problem) => ({ ...problem, title: 7 }) });
// @ts-expect-error a promise is not waited for
forHono({ customize: async (problem) => problem });

// @ts-expect-error there is no such option
forExpress({ dialekt: "problem" });

// The frameworks' types are loaded, so they refuse wrong values.
// @ts-expect-error a number is no middleware
express().use(7);
// @ts-expect-error a number is no middleware
new Koa().use(7);
// @ts-expect-error a number is no handler
Fastify().setErrorHandler(7);
// @ts-expect-error a number is no handler
new Hono().onError(7);
// @ts-expect-error a number is no handler
new H3({ onError: 7 });
// @ts-expect-error a number is no handler
createApp({ onError: 7 });
// @ts-expect-error a number is no plugin
new Elysia().use(7);
// @ts-expect-error a number is no handler
AutoRouter({ catch: 7 });
// @ts-expect-error a number is no hook
const wrong: HandleServerError = 7;
// @ts-expect-error a number is no handler
const wrongApi: NextApiHandler = 7;
void [wrong, wrongApi];
// @ts-expect-error a number is no filter
app.useGlobalFilters(7);
