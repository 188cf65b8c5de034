// A Nest application with pipes, guards and uploads, and the adapter, on Express and on Fastify.

import "reflect-metadata";
import {
  Body,
  ConflictException,
  Controller,
  Get,
  Module,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  ServiceUnavailableException,
  StandardSchemaValidationPipe,
  UnauthorizedException,
  UseGuards,
  UseInterceptors,
  ValidationPipe,
} from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FileInterceptor } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { errorHandler } from "httpexc/nest";
import { z } from "zod";
import { HEADERS_BEFORE, SECRET } from "./middleware-data.mjs";
import { SongBody } from "./nest-bodies.mjs";

/** Refuses members that the class does not have. Nest loads class-validator and class-transformer itself. */
const createPipe = (options) =>
  new ValidationPipe({
    expectedType: SongBody,
    whitelist: true,
    forbidNonWhitelisted: true,
    ...options,
  });

const SONG = z.object({ title: z.string(), tags: z.array(z.string()).optional() });

const allow = (isAllowed) => ({ canActivate: () => isAllowed() });

/** By path: the decorators of the handler, and what it does. */
const ROUTES = {
  "POST list": { parameter: Body(createPipe()) },
  "POST grouped": { parameter: Body(createPipe({ errorFormat: "grouped" })) },
  "POST unprocessable": { parameter: Body(createPipe({ errorHttpStatusCode: 422 })) },
  "POST quiet": { parameter: Body(createPipe({ disableErrorMessages: true })) },
  "POST tree": {
    parameter: Body(createPipe({ exceptionFactory: (errors) => new ConflictException(errors) })),
  },
  "POST schema": { parameter: Body({ schema: SONG, pipes: [new StandardSchemaValidationPipe()] }) },
  "GET integer/:value": { parameter: Param("value", ParseIntPipe) },
  "GET uuid/:value": { parameter: Param("value", ParseUUIDPipe) },
  "GET forbidden": { guard: allow(() => false) },
  "GET unauthorized": {
    guard: allow(() => {
      throw new UnauthorizedException("Sign in.");
    }),
  },
  "GET guard-bug": {
    guard: allow(() => {
      throw new Error(SECRET);
    }),
  },
  "GET members": {
    run() {
      throw new ConflictException({ message: "Taken.", code: "TAKEN", owner: "ann" });
    },
  },
  "GET busy": {
    run() {
      throw new ServiceUnavailableException({ message: SECRET, owner: SECRET });
    },
  },
};

/** Decorates methods as the decorators in a TypeScript source do. */
function createModule(routes) {
  class Songs {}
  Controller()(Songs);
  for (const [route, { parameter, guard, interceptor, run = () => "ok" }] of Object.entries(
    routes,
  )) {
    const [method, path] = route.split(" ");
    Songs.prototype[path] = run;
    const decorators = [method === "POST" ? Post(path) : Get(path)];
    if (guard) decorators.push(UseGuards(guard));
    if (interceptor) decorators.push(UseInterceptors(interceptor));
    const descriptor = Object.getOwnPropertyDescriptor(Songs.prototype, path);
    for (const decorate of decorators) decorate(Songs.prototype, path, descriptor);
    parameter?.(Songs.prototype, path, 0);
  }
  class App {}
  Module({ controllers: [Songs] })(App);
  return App;
}

async function startApplication(routes, ...adapter) {
  const app = await NestFactory.create(createModule(routes), ...adapter, { logger: false });
  app.useGlobalFilters(errorHandler());
  app.use((_req, res, next) => {
    for (const [name, value] of Object.entries(HEADERS_BEFORE)) res.setHeader(name, value);
    next();
  });
  await app.listen(0, "127.0.0.1");
  return app.getHttpServer().address().port;
}

export function start() {
  const limits = { fileSize: 8 };
  const upload = { interceptor: FileInterceptor("file", { limits }) };
  return startApplication({ ...ROUTES, "POST upload": upload });
}

export const startOnFastify = () => startApplication(ROUTES, new FastifyAdapter());
