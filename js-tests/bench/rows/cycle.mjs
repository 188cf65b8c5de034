// Throw, catch, and respond to a browser in the format that it accepts.

import Boom from "@hapi/boom";
import accepts from "accepts";
import { HTTPError } from "h3";
import { HTTPException as HonoException } from "hono/http-exception";
import createError from "http-errors";
import { error as ittyError } from "itty-router";
import Negotiator from "negotiator";
import { createResponseRows, JSON_ACCEPT, RESPONSE, throwAndCatch } from "./main.mjs";

const TYPES = ["application/problem+json", "application/json", "text/html", "text/plain"];

/** Formats an error of another package, as users do by hand. */
export function formatByHand({ status, message }, type) {
  const text =
    type === "text/html"
      ? `<!doctype html><title>${status} ${message}</title><h1>${message}</h1>`
      : type === "text/plain"
        ? `${status} ${message}`
        : JSON.stringify({ type: "about:blank", title: message, status });
  return { status, type, text };
}

/** By name: functions that choose the media type for the headers of a request. */
export const CHOOSERS = {
  negotiator: (headers) => new Negotiator({ headers }).mediaType(TYPES),
  accepts: (headers) => accepts({ headers }).type(TYPES),
  none: () => "application/problem+json",
};

function respond(error, request, chooser) {
  const { status, type, text } = formatByHand(
    error,
    CHOOSERS[chooser]({ accept: request.headers.get("accept") }),
  );
  return new Response(text, {
    status,
    headers: { "content-type": type, vary: "Accept", "x-content-type-options": "nosniff" },
  });
}

/** Returns the tables of Fetch responses. */
export async function createCycleTables(httpexc) {
  const { request, rows } = await createResponseRows(httpexc);
  const catchBoom = () => throwAndCatch(() => Boom.notFound()).output.payload;
  const sample = rows[RESPONSE]();
  const headers = new Headers(sample.headers);
  const text = await sample.text();
  const peers = {
    // The package keeps these Headers and the text of a class. So this is the lower limit for it.
    "limit: a Response of Headers that exist": () =>
      new Response(text, { status: 404, statusText: "Not Found", headers }),
    "http-errors, negotiator": () =>
      respond(
        throwAndCatch(() => createError(404)),
        request,
        "negotiator",
      ),
    "http-errors, accepts": () =>
      respond(
        throwAndCatch(() => createError(404)),
        request,
        "accepts",
      ),
    "http-errors, JSON always": () =>
      respond(
        throwAndCatch(() => createError(404)),
        request,
        "none",
      ),
    "@hapi/boom, negotiator": () => {
      const { statusCode, message = "Not Found" } = catchBoom();
      return respond({ status: statusCode, message }, request, "negotiator");
    },
    "hono HTTPException, text always": () =>
      throwAndCatch(() => new HonoException(404, { message: "Not Found" })).getResponse(),
    "h3 HTTPError, JSON always": () => {
      const error = throwAndCatch(() => new HTTPError({ status: 404 }));
      return Response.json(error.toJSON(), { status: error.status });
    },
    "itty-router error, JSON always": () => ittyError(404),
  };
  const table = { base: RESPONSE, collectsGarbage: true };
  const { rows: jsonRows } = await createResponseRows(httpexc, JSON_ACCEPT);
  return [
    {
      ...table,
      id: "cycle",
      title: "Throw, catch, and respond to a browser: a Response",
      rows: { ...rows, ...peers },
    },
    {
      ...table,
      id: "cycle-json",
      title: "Throw, catch, and respond with JSON: a Response",
      rows: jsonRows,
    },
  ];
}
