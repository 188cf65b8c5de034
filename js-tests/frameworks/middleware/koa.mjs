// A Koa application with the middleware that many applications use, and the adapter.

import { errorHandler } from "httpexc/koa";
import Koa from "koa";
import { koaBody } from "koa-body";
import jwt from "koa-jwt";
import { listen } from "./listeners.mjs";
import { HEADERS_BEFORE, SECRET } from "./middleware-data.mjs";

/** The middleware of each path. */
const ROUTES = {
  "/jwt": jwt({ secret: SECRET, isRevoked: async (_ctx, { sub }) => sub === "revoked" }),
  "/jwt-debug": jwt({ secret: SECRET, debug: true }),
  "/jwt-bug": jwt({ secret: SECRET, isRevoked: () => Promise.reject(new Error(SECRET)) }),
  "/body": koaBody({ jsonLimit: 40, formLimit: 40, textLimit: 40 }),
  "/upload": koaBody({ multipart: true, formidable: { maxFileSize: 8 } }),
  "/upload-mapped": koaBody({
    multipart: true,
    formidable: { maxFileSize: 8 },
    onError: (error, ctx) => ctx.throw(error.httpCode ?? 500, error.message),
  }),
};

export function start(log) {
  const app = new Koa();
  app.on("error", log);
  app.use(errorHandler());
  app.use(async (ctx, next) => {
    ctx.set(HEADERS_BEFORE);
    await next();
  });
  app.use((ctx, next) => ROUTES[ctx.path]?.(ctx, next));
  app.use((ctx) => {
    ctx.body = "ok";
  });
  return listen(app.callback());
}
