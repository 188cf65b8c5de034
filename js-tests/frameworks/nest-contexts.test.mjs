// The exception filter of Nest outside of HTTP: in a WebSocket gateway, in a microservice of a hybrid
// application that inherits the filters, and in other contexts. Clients get what Nest itself sends.

import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import "reflect-metadata";
import {
  BadRequestException,
  ConflictException,
  Controller,
  Get,
  Module,
  UseFilters,
  UseGuards,
  UsePipes,
} from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { ClientProxyFactory, MessagePattern, RpcException, Transport } from "@nestjs/microservices";
import { WsAdapter } from "@nestjs/platform-ws";
import { SubscribeMessage, WebSocketGateway, WsException } from "@nestjs/websockets";
import { lastValueFrom, Observable, throwError, timeout } from "rxjs";
import { WebSocket } from "ws";
import { importPackage } from "../unit/package-import.mjs";

const { folder, httpexc } = await importPackage();
const { errorHandler } = await import(`file://${folder}/node_modules/httpexc/dist/nest.js`);

const SECRET = "private-hunter2";

/** By name: what the handlers throw. */
const ERRORS = {
  plain: () => new Error(SECRET),
  own: () => new httpexc.HTTPServiceUnavailable(SECRET),
  "own-404": () => new httpexc.HTTPNotFound("No such song."),
  http: () => new ConflictException("Taken."),
  rpc: () => new RpcException("Not now."),
  "rpc-object": () => new RpcException({ code: 7, reason: "Not now." }),
  ws: () => new WsException("Not now."),
  "ws-object": () => new WsException({ code: 7, reason: "Not now." }),
  text: () => SECRET,
};

/** Decorates a method as TypeScript does. */
const decorate = (decorator, Class, name) =>
  decorator(Class.prototype, name, Object.getOwnPropertyDescriptor(Class.prototype, name));

/** By name of a handler: the guard or the pipe that fails before it runs. */
const FAILING_DECORATORS = {
  guarded: UseGuards({ canActivate: () => false }),
  "guard-bug": UseGuards({
    canActivate() {
      throw new Error(SECRET);
    },
  }),
  piped: UsePipes({
    transform() {
      throw new BadRequestException(["title must be a string"]);
    },
  }),
  "piped-ws": UsePipes({
    transform() {
      throw new WsException([{ property: "title" }]);
    },
  }),
  "piped-rpc": UsePipes({
    transform() {
      throw new RpcException({ property: "title" });
    },
  }),
};

/** Adds handlers that a guard or a pipe fails for, each under its name. */
function addFailingHandlers(Class, decorateHandler) {
  for (const [name, fail] of Object.entries(FAILING_DECORATORS)) {
    Class.prototype[name] = (value) => value;
    decorate(decorateHandler(name), Class, name);
    decorate(fail, Class, name);
  }
}

/** Creates a hybrid application whose handlers throw, and returns its clients' functions. */
async function startApplication(t, filter) {
  class Songs {
    get() {
      return "ok";
    }
    fail(name) {
      throw ERRORS[name]();
    }
    failLater(name) {
      return throwError(() => ERRORS[name]());
    }
    find(name) {
      return name;
    }
  }
  Controller()(Songs);
  decorate(Get("/"), Songs, "get");
  decorate(MessagePattern("fail"), Songs, "fail");
  decorate(MessagePattern("fail-later"), Songs, "failLater");
  decorate(MessagePattern("find"), Songs, "find");
  addFailingHandlers(Songs, MessagePattern);
  class Gateway {
    fail(_client, name) {
      throw ERRORS[name]();
    }
    find(_client, name) {
      return { event: "found", data: name };
    }
  }
  WebSocketGateway()(Gateway);
  // Global filters do not apply to gateways.
  if (filter) UseFilters(filter)(Gateway);
  decorate(SubscribeMessage("fail"), Gateway, "fail");
  decorate(SubscribeMessage("find"), Gateway, "find");
  addFailingHandlers(Gateway, SubscribeMessage);
  class App {}
  Module({ controllers: [Songs], providers: [Gateway] })(App);

  const app = await NestFactory.create(App, { logger: false });
  app.useWebSocketAdapter(new WsAdapter(app));
  if (filter) app.useGlobalFilters(filter);
  const options = { host: "127.0.0.1", port: 0 };
  const microservice = app.connectMicroservice(
    { transport: Transport.TCP, options },
    { inheritAppConfig: true },
  );
  await app.startAllMicroservices();
  await app.listen(0, "127.0.0.1");
  const { port: rpcPort } = microservice.unwrap().address();
  const { port } = app.getHttpServer().address();
  const proxy = ClientProxyFactory.create({
    transport: Transport.TCP,
    options: { host: "127.0.0.1", port: rpcPort },
  });
  t.after(async () => {
    proxy.close();
    await app.close();
  });
  return {
    port,
    /** Returns the result of a message, or `{ error }`. */
    ask: (pattern, name) =>
      lastValueFrom(proxy.send(pattern, name).pipe(timeout(5_000))).catch((error) => ({ error })),
    /** Returns the event that a client of the gateway gets for a message. */
    async emit(event, data) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
      try {
        await once(socket, "open");
        socket.send(JSON.stringify({ event, data }));
        const [message] = await once(socket, "message", { signal: AbortSignal.timeout(5_000) });
        return JSON.parse(message);
      } finally {
        socket.terminate();
      }
    },
  };
}

test("a microservice gets what Nest itself gives, and an answer to each message", async (t) => {
  const own = await startApplication(t, errorHandler({ onError() {} }));
  const plain = await startApplication(t);
  for (const name of Object.keys(ERRORS)) {
    for (const pattern of ["fail", "fail-later"]) {
      const answer = await own.ask(pattern, name);
      assert.deepEqual(answer, await plain.ask(pattern, name), `${pattern}, ${name}`);
      assert.ok(answer.error, name);
      assert.notEqual(answer.error.name, "TimeoutError", name);
      assert.ok(!JSON.stringify(answer).includes(SECRET), name);
    }
  }
  assert.deepEqual(await own.ask("fail", "rpc"), {
    error: { status: "error", message: "Not now." },
  });
  assert.equal(await own.ask("find", "7"), "7");
});

test("a gateway sends the event that Nest itself sends, and the process goes on", async (t) => {
  const reported = [];
  const own = await startApplication(t, errorHandler({ onError: (error) => reported.push(error) }));
  const plain = await startApplication(t);
  for (const name of Object.keys(ERRORS)) {
    const event = await own.emit("fail", name);
    assert.deepEqual(event, await plain.emit("fail", name), name);
    assert.equal(event.event, "exception");
    assert.ok(!JSON.stringify(event).includes(SECRET), name);
  }
  // What a WsException says is for the client, and a 404 is no failure of the server.
  const names = reported.map(({ cause, detail }) => cause?.message ?? cause ?? detail);
  assert.deepEqual(names, [SECRET, SECRET, "Taken.", "Not now.", "Rpc Exception", SECRET]);
  assert.deepEqual(await own.emit("find", "7"), { event: "found", data: "7" });
  const response = await fetch(`http://127.0.0.1:${own.port}/`);
  assert.equal(await response.text(), "ok");
});

test("guards and pipes of a microservice and a gateway fail as in Nest itself", async (t) => {
  const own = await startApplication(t, errorHandler({ onError() {} }));
  const plain = await startApplication(t);
  for (const name of Object.keys(FAILING_DECORATORS)) {
    const answer = await own.ask(name, "7");
    assert.deepEqual(answer, await plain.ask(name, "7"), name);
    assert.ok(answer.error && answer.error.name !== "TimeoutError", name);
    const event = await own.emit(name, "7");
    assert.deepEqual(event, await plain.emit(name, "7"), name);
    assert.equal(event.event, "exception", name);
    assert.ok(!JSON.stringify([answer, event]).includes(SECRET), name);
  }
  assert.equal(await own.ask("find", "7"), "7");
  assert.deepEqual(await own.emit("find", "7"), { event: "found", data: "7" });
});

test("a client of Socket.IO gets the same event, and one that has left none", () => {
  const filter = errorHandler({ onError() {} });
  const createHost = (client) => ({
    getType: () => "ws",
    switchToHttp: () => assert.fail("this is no HTTP"),
    switchToWs: () => ({ getClient: () => client, getData: () => "d", getPattern: () => "p" }),
  });
  const events = [];
  const client = { emit: (...args) => events.push(args) };
  assert.equal(filter.catch(new Error(SECRET), createHost(client)), undefined);
  assert.deepEqual(events, [
    [
      "exception",
      { status: "error", message: "Internal server error", cause: { pattern: "p", data: "d" } },
    ],
  ]);
  const fail = () => {
    throw new Error("The socket is closed.");
  };
  for (const gone of [undefined, { emit: fail }, { readyState: 3, send: fail }, {}]) {
    assert.equal(filter.catch(new Error(SECRET), createHost(gone)), undefined);
  }
});

test("in other contexts, Nest handles the exception itself", () => {
  const filter = errorHandler({ onError() {} });
  for (const type of ["rpc", "graphql", "anything"]) {
    const host = { getType: () => type, switchToHttp: () => assert.fail("this is no HTTP") };
    const result = filter.catch(new Error(SECRET), host);
    assert.equal(result, undefined, type);
    assert.ok(!(result instanceof Observable));
  }
});
