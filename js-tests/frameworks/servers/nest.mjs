import "reflect-metadata";
import {
  BadRequestException,
  ConflictException,
  Controller,
  Get,
  Module,
  Param,
} from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { EARLIER_HEADERS } from "./cases.mjs";

/** Returns the module of an application whose handlers throw. */
function createApplication(throwError) {
  class Songs {
    own() {
      throw new ConflictException("A text of its own.");
    }
    invalid() {
      throw new BadRequestException(["a must be a number", "b must be a text"]);
    }
    get(name) {
      return throwError(name);
    }
  }
  // This does the same as the decorators in a TypeScript source.
  const addRoute = (path, name) =>
    Get(path)(Songs.prototype, name, Object.getOwnPropertyDescriptor(Songs.prototype, name));
  Controller()(Songs);
  addRoute("own", "own");
  addRoute("invalid", "invalid");
  addRoute(":name", "get");
  Param("name")(Songs.prototype, "get", 0);
  class App {}
  Module({ controllers: [Songs] })(App);
  return App;
}

export async function start(throwError, filter, adapter) {
  const args = [createApplication(throwError), adapter, { logger: false }].filter(Boolean);
  const app = await NestFactory.create(...args);
  if (filter) {
    app.useGlobalFilters(filter);
    app.use((_req, res, next) => {
      const fields = {
        ...EARLIER_HEADERS.kept,
        ...EARLIER_HEADERS.removed,
        vary: EARLIER_HEADERS.vary,
      };
      for (const [name, value] of Object.entries(fields)) res.setHeader(name, value);
      next();
    });
  }
  await app.listen(0, "127.0.0.1");
  return app.getHttpServer().address().port;
}
