// What is compared: httpexc, what its users write today, and the limit that nobody can go below.

import Boom from "@hapi/boom";
import { HTTPException as HonoException } from "hono/http-exception";
import createError from "http-errors";
import Negotiator from "negotiator";

/** Calls at the end of twelve frames, as deep as a handler behind a router and middleware stands. */
function deep(call, frames = 12) {
  return frames === 0 ? call() : deep(call, frames - 1);
}

class Bare extends Error {}

/** Constructing, twelve frames deep. */
export function construct({ HTTPNotFound, HTTPServiceUnavailable }) {
  return {
    "class X extends Error": () => deep(() => new Bare("Not Found")),
    "httpexc HTTPNotFound": () => deep(() => new HTTPNotFound()),
    "httpexc HTTPNotFound, detail": () => deep(() => new HTTPNotFound("No song has the id 7.")),
    "httpexc HTTPServiceUnavailable, with stack": () => deep(() => new HTTPServiceUnavailable()),
    "http-errors": () => deep(() => createError(404)),
    "@hapi/boom": () => deep(() => Boom.notFound()),
    "hono HTTPException": () => deep(() => new HonoException(404)),
  };
}

function caught(make) {
  try {
    throw make();
  } catch (error) {
    return error;
  }
}

/** Throw, catch, and answer in the format that was asked for. */
export function cycle({ HTTPNotFound, toResponse }) {
  const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  const request = new Request("https://example.com/songs/7", { headers: { accept } });
  const sample = new HTTPNotFound().toResponse(request);
  const headers = [...sample.headers];
  const types = ["application/problem+json", "application/json", "text/html", "text/plain"];
  let body;
  let fresh = 0;

  /** The answer that a user writes by hand around an error of another package. */
  const byHand = (error) => {
    const type = new Negotiator({ headers: { accept: request.headers.get("accept") } }).mediaType(
      types,
    );
    const { status, message } = error;
    const text =
      type === "text/html"
        ? `<!doctype html><title>${status} ${message}</title><h1>${message}</h1>`
        : type === "text/plain"
          ? `${status} ${message}`
          : JSON.stringify({ type: "about:blank", title: message, status });
    return new Response(text, {
      status,
      headers: { "content-type": type, vary: "Accept", "x-content-type-options": "nosniff" },
    });
  };

  return {
    prepare: async () => {
      body = new Uint8Array(await sample.arrayBuffer());
    },
    rows: {
      "bare Response": () => new Response(body, { status: 404, statusText: "Not Found", headers }),
      "httpexc, class default": () =>
        toResponse(
          caught(() => new HTTPNotFound()),
          request,
        ),
      "httpexc, fresh detail": () =>
        toResponse(
          caught(() => new HTTPNotFound(`No song has the id ${fresh++}.`)),
          request,
        ),
      "http-errors, negotiator": () => byHand(caught(() => createError(404))),
      "@hapi/boom, negotiator": () =>
        byHand(
          caught(() => Boom.notFound().output.payload && { status: 404, message: "Not Found" }),
        ),
      "hono HTTPException, plain": () =>
        caught(() => new HonoException(404, { message: "Not Found" })).getResponse(),
    },
  };
}
