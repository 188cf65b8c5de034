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
import { BEFORE } from "./cases.mjs";

/** Gives the module of an application whose handlers throw. */
function applicationOf(fail) {
  class Songs {
    own() {
      throw new ConflictException("A text of its own.");
    }
    invalid() {
      throw new BadRequestException(["a must be a number", "b must be a text"]);
    }
    get(name) {
      fail(name);
    }
  }
  // What the decorators of a TypeScript source would do.
  const route = (path, name) =>
    Get(path)(Songs.prototype, name, Object.getOwnPropertyDescriptor(Songs.prototype, name));
  Controller()(Songs);
  route("own", "own");
  route("invalid", "invalid");
  route(":name", "get");
  Param("name")(Songs.prototype, "get", 0);
  class App {}
  Module({ controllers: [Songs] })(App);
  return App;
}

export async function start(fail, filter, adapter) {
  const given = [applicationOf(fail), adapter, { logger: false }].filter(Boolean);
  const app = await NestFactory.create(...given);
  if (filter) {
    app.useGlobalFilters(filter);
    app.use((_req, res, next) => {
      const fields = { ...BEFORE.stays, ...BEFORE.goes, vary: BEFORE.varies };
      for (const [name, value] of Object.entries(fields)) res.setHeader(name, value);
      next();
    });
  }
  await app.listen(0, "127.0.0.1");
  return app.getHttpServer().address().port;
}
