// Constructing errors, and throwing and catching them, twelve frames deep. That is the depth of a
// handler behind a router and middleware.

import Boom from "@hapi/boom";
import { NotFoundException, ServiceUnavailableException } from "@nestjs/common";
import { HTTPError } from "h3";
import { createError as createH3v1Error } from "h3v1";
import { HTTPException as HonoException } from "hono/http-exception";
import createError from "http-errors";
import { ProblemDocument } from "http-problem-details";
import { StatusError } from "itty-router";
import { BARE, callDeep, createConstructorRows, mapRows } from "./main.mjs";

/** The lower limit of an error that records a stack above its constructor. It does nothing else. */
class Captured extends Error {
  constructor(message) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    Error.captureStackTrace(this, new.target);
  }
}

/** Returns the rows of other packages. */
function createPeerRows({ HTTPNotFound, HTTPServiceUnavailable }) {
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

/** Throws an error twelve frames deep, and catches it at the top. */
function throwDeep(make) {
  try {
    callDeep(() => {
      throw make();
    });
  } catch (error) {
    return error;
  }
}

/** Returns the table of constructing errors. */
export function createConstructTable(httpexc) {
  return {
    id: "construct",
    title: "Constructing an error, twelve frames deep",
    base: BARE,
    rows: mapRows(
      { ...createConstructorRows(httpexc), ...createPeerRows(httpexc) },
      (call) => () => callDeep(call),
    ),
  };
}

/** Returns the table of throwing and catching errors. */
export function createThrowTable(httpexc) {
  const { [BARE]: bare, ...rest } = {
    ...createConstructorRows(httpexc),
    ...createPeerRows(httpexc),
  };
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
    rows: mapRows(rows, (call) => () => throwDeep(call)),
  };
}

/** Throws if an error has no stack although it should have one, or the reverse. */
export function checkConstruct({ HTTPNotFound, HTTPServiceUnavailable }) {
  const deepest = callDeep(() => new HTTPServiceUnavailable()).stack.split("\n");
  if (!/^\s+at .*construct\.mjs/.test(deepest[1] ?? "")) throw new Error(`No stack: ${deepest}`);
  if (/\n\s+at /.test(new HTTPNotFound().stack)) throw new Error("An unwanted stack");
}
