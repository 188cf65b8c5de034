// Throw, catch, and answer a browser in the format that it asks for.

import Boom from "@hapi/boom";
import accepts from "accepts";
import { HTTPError } from "h3";
import { HTTPException as HonoException } from "hono/http-exception";
import createError from "http-errors";
import { error as ittyError } from "itty-router";
import Negotiator from "negotiator";
import { answers, caught, RESPONSE } from "./main.mjs";

const TYPES = ["application/problem+json", "application/json", "text/html", "text/plain"];

/** What a user writes by hand around an error of another package. */
export function byHand({ status, message }, type) {
  const text =
    type === "text/html"
      ? `<!doctype html><title>${status} ${message}</title><h1>${message}</h1>`
      : type === "text/plain"
        ? `${status} ${message}`
        : JSON.stringify({ type: "about:blank", title: message, status });
  return { status, type, text };
}

/** Gives the media type by the peer, from the headers of Node or of Fetch. */
export const choice = {
  negotiator: (headers) => new Negotiator({ headers }).mediaType(TYPES),
  accepts: (headers) => accepts({ headers }).type(TYPES),
  none: () => "application/problem+json",
};

function respond(error, request, by) {
  const { status, type, text } = byHand(
    error,
    choice[by]({ accept: request.headers.get("accept") }),
  );
  return new Response(text, {
    status,
    headers: { "content-type": type, vary: "Accept", "x-content-type-options": "nosniff" },
  });
}

/** Gives the table of answers by Fetch. */
export async function cycle(httpexc) {
  const { request, rows } = await answers(httpexc);
  const boom = () => caught(() => Boom.notFound()).output.payload;
  const sample = rows[RESPONSE]();
  const headers = new Headers(sample.headers);
  const text = await sample.text();
  const peers = {
    // What the package keeps of a class: the least that a Response of these takes.
    "limit: a bare Response of Headers and a text": () =>
      new Response(text, { status: 404, statusText: "Not Found", headers }),
    "http-errors, negotiator": () =>
      respond(
        caught(() => createError(404)),
        request,
        "negotiator",
      ),
    "http-errors, accepts": () =>
      respond(
        caught(() => createError(404)),
        request,
        "accepts",
      ),
    "http-errors, JSON always": () =>
      respond(
        caught(() => createError(404)),
        request,
        "none",
      ),
    "@hapi/boom, negotiator": () => {
      const { statusCode, message = "Not Found" } = boom();
      return respond({ status: statusCode, message }, request, "negotiator");
    },
    "hono HTTPException, text always": () =>
      caught(() => new HonoException(404, { message: "Not Found" })).getResponse(),
    "h3 HTTPError, JSON always": () => {
      const error = caught(() => new HTTPError({ status: 404 }));
      return Response.json(error.toJSON(), { status: error.status });
    },
    "itty-router error, JSON always": () => ittyError(404),
  };
  return {
    id: "cycle",
    title: "Throw, catch, and answer a browser: a Response",
    base: RESPONSE,
    clears: true,
    rows: { ...rows, ...peers },
  };
}
