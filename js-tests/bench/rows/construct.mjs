// Constructing errors, and throwing and catching them, twelve frames deep: as deep as a handler
// behind a router and middleware stands.

import Boom from "@hapi/boom";
import { NotFoundException, ServiceUnavailableException } from "@nestjs/common";
import { HTTPError } from "h3";
import { createError as createH3v1Error } from "h3v1";
import { HTTPException as HonoException } from "hono/http-exception";
import createError from "http-errors";
import { ProblemDocument } from "http-problem-details";
import { StatusError } from "itty-router";
import { BARE, constructors, deep, each } from "./main.mjs";

/** The limit of an error that records a stack above its constructor: it does nothing else. */
class Captured extends Error {
  constructor(message) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    Error.captureStackTrace(this, new.target);
  }
}

function peers({ HTTPNotFound, HTTPServiceUnavailable }) {
  return {
    "httpexc HTTPNotFound, with stack": () => new HTTPNotFound({ stack: true }),
    "httpexc HTTPServiceUnavailable, without stack": () =>
      new HTTPServiceUnavailable({ stack: false }),
    "limit: an Error, and captureStackTrace": () => new Captured("Service Unavailable"),
    "http-errors, 404": () => createError(404),
    "http-errors, 503": () => createError(503),
    "@hapi/boom, 404": () => Boom.notFound(),
    "@hapi/boom, 503": () => Boom.serverUnavailable(),
    "hono HTTPException": () => new HonoException(404),
    "h3 HTTPError": () => new HTTPError({ status: 404 }),
    "h3 v1 createError": () => createH3v1Error({ statusCode: 404 }),
    "itty-router StatusError": () => new StatusError(404),
    "NestJS NotFoundException": () => new NotFoundException(),
    "NestJS ServiceUnavailableException": () => new ServiceUnavailableException(),
    "http-problem-details, which is no Error": () =>
      new ProblemDocument({ status: 404, title: "Not Found" }),
  };
}

function caughtAbove(make) {
  try {
    deep(() => {
      throw make();
    });
  } catch (error) {
    return error;
  }
}

/** Gives the table of constructing. */
export function construct(httpexc) {
  return {
    id: "construct",
    title: "Constructing an error, twelve frames deep",
    base: BARE,
    rows: each({ ...constructors(httpexc), ...peers(httpexc) }, (call) => () => deep(call)),
  };
}

/** Gives the table of throwing and catching. */
export function throwing(httpexc) {
  const { [BARE]: bare, ...rest } = { ...constructors(httpexc), ...peers(httpexc) };
  const names = [
    "httpexc HTTPNotFound",
    "httpexc HTTPServiceUnavailable, with stack",
    "http-errors, 404",
    "@hapi/boom, 404",
    "hono HTTPException",
  ];
  const rows = Object.fromEntries([[BARE, bare], ...names.map((name) => [name, rest[name]])]);
  return {
    id: "throw",
    title: "The same, thrown there and caught at the top",
    base: BARE,
    rows: each(rows, (call) => () => caughtAbove(call)),
  };
}

/** Throws where an error is not what it is compared as. */
export function checkConstruct({ HTTPNotFound, HTTPServiceUnavailable }) {
  const deepest = deep(() => new HTTPServiceUnavailable()).stack.split("\n");
  if (!/^\s+at .*construct\.mjs/.test(deepest[1] ?? "")) throw new Error(`No stack: ${deepest}`);
  if (/\n\s+at /.test(new HTTPNotFound().stack)) throw new Error("A stack that nobody asked for");
}
