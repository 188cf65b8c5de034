// The same for a server of node:http, where no Response is made. The answers are Node's own
// ServerResponse, up to where they would go to a socket.

import { IncomingMessage, ServerResponse } from "node:http";
import Boom from "@hapi/boom";
import finalhandler from "finalhandler";
import createError from "http-errors";
import { byHand, choice } from "./cycle.mjs";
import { ACCEPT, caught } from "./main.mjs";

const BASE = "limit: writeHead and end";

function request() {
  const req = new IncomingMessage(null);
  Object.assign(req, { method: "GET", url: "/songs/7", httpVersionMajor: 1, httpVersionMinor: 1 });
  req.headers = { accept: ACCEPT, host: "example.com" };
  return req;
}

function send(error, req, by) {
  const { status, type, text } = byHand(error, choice[by](req.headers));
  const res = new ServerResponse(req);
  const body = Buffer.from(text);
  res.writeHead(status, {
    "content-type": type,
    "content-length": body.length,
    vary: "Accept",
    "x-content-type-options": "nosniff",
  });
  return res.end(body);
}

/** What was sent, as far as it is there. */
const sent = (res) => [res._header, ...res.outputData.map(({ data }) => data)].join("");

/** Gives the table of answers by Node. */
export function nodeAnswers({ HTTPNotFound }, { sendError }) {
  const req = request();
  const answer = (error) => {
    const res = new ServerResponse(req);
    sendError(error, req, res);
    return res;
  };
  const sample = answer(new HTTPNotFound());
  const head = Object.entries(sample.getHeaders());
  const body = Buffer.from(new HTTPNotFound().toHTML());
  const final = (error) => {
    const res = new ServerResponse(req);
    // It would wait for the end of the request, which has none here.
    Object.defineProperty(req, "complete", { value: true, configurable: true });
    finalhandler(req, res, { env: "production", onerror: undefined })(error);
    return res;
  };
  let fresh = 0;
  const rows = {
    [BASE]: () => {
      const res = new ServerResponse(req);
      res.writeHead(404, "Not Found", Object.fromEntries(head));
      return res.end(body);
    },
    // So that logs and other middleware find the fields on the response, as with Express.
    "limit: setHeader and end": () => {
      const res = new ServerResponse(req);
      res.statusCode = 404;
      res.statusMessage = "Not Found";
      for (const [name, value] of head) res.setHeader(name, value);
      return res.end(body);
    },
    "httpexc sendError, class default": () => answer(caught(() => new HTTPNotFound())),
    "httpexc sendError, fresh detail": () =>
      answer(caught(() => new HTTPNotFound(`No song has the id ${fresh++}.`))),
    "http-errors, negotiator": () =>
      send(
        caught(() => createError(404)),
        req,
        "negotiator",
      ),
    "http-errors, accepts": () =>
      send(
        caught(() => createError(404)),
        req,
        "accepts",
      ),
    "http-errors, JSON always": () =>
      send(
        caught(() => createError(404)),
        req,
        "none",
      ),
    "http-errors, finalhandler": () => final(caught(() => createError(404))),
    "@hapi/boom, negotiator": () => {
      const { statusCode, message = "Not Found" } = caught(() => Boom.notFound()).output.payload;
      return send({ status: statusCode, message }, req, "negotiator");
    },
  };
  for (const [name, call] of Object.entries(rows)) {
    const said = sent(call());
    if (!said.startsWith("HTTP/1.1 404 Not Found\r\n")) throw new Error(`${name} sends ${said}`);
  }
  return {
    id: "node",
    title: "Throw, catch, and answer a browser: a ServerResponse of node:http",
    base: BASE,
    rows,
  };
}
