import "reflect-metadata";
import { Controller, Get, Module, Param } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";

export async function start(fail) {
  class Songs {
    get(name) {
      fail(name);
    }
  }
  // What the decorators of a TypeScript source would do.
  Controller()(Songs);
  Get(":name")(Songs.prototype, "get", Object.getOwnPropertyDescriptor(Songs.prototype, "get"));
  Param("name")(Songs.prototype, "get", 0);
  class App {}
  Module({ controllers: [Songs] })(App);
  const app = await NestFactory.create(App, { logger: false });
  await app.listen(0, "127.0.0.1");
  return app.getHttpServer().address().port;
}
