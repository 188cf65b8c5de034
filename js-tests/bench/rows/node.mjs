// The same for a server of node:http, which creates no Response. A row uses Node's own
// ServerResponse, without a socket.

import { IncomingMessage, ServerResponse } from "node:http";
import Boom from "@hapi/boom";
import finalhandler from "finalhandler";
import createError from "http-errors";
import { formatProblem, JSON_HEADERS, NotFound } from "./by-hand.mjs";
import { CHOOSERS, formatByHand } from "./cycle.mjs";
import { ACCEPT, throwAndCatch } from "./main.mjs";

const BASE = "by hand: writeHead and end with JSON.stringify";

function createRequest(accept = ACCEPT) {
  const req = new IncomingMessage(null);
  Object.assign(req, { method: "GET", url: "/songs/7", httpVersionMajor: 1, httpVersionMinor: 1 });
  req.headers = { accept, host: "example.com" };
  return req;
}

function sendByHand(error, req, chooser) {
  const { status, type, text } = formatByHand(error, CHOOSERS[chooser](req.headers));
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

/** Returns the text that was sent. */
const readSentText = (res) => [res._header, ...res.outputData.map(({ data }) => data)].join("");

/** Returns the table of responses by Node. */
export function createNodeTable({ HTTPNotFound }, { sendError }) {
  const req = createRequest();
  const sendOurs = (error) => {
    const res = new ServerResponse(req);
    sendError(error, req, res);
    return res;
  };
  const jsonReq = createRequest("application/json");
  const sendJson = (error) => {
    const res = new ServerResponse(jsonReq);
    sendError(error, jsonReq, res);
    return res;
  };
  const writeJson = (error) => {
    const res = new ServerResponse(jsonReq);
    return res.writeHead(error.status, JSON_HEADERS).end(formatProblem(error));
  };
  const sample = sendOurs(new HTTPNotFound());
  const head = Object.entries(sample.getHeaders());
  const body = Buffer.from(new HTTPNotFound().toHTML());
  const sendFinal = (error) => {
    const res = new ServerResponse(req);
    // finalhandler would wait for the end of the request, which never comes here.
    Object.defineProperty(req, "complete", { value: true, configurable: true });
    finalhandler(req, res, { env: "production", onerror: undefined })(error);
    return res;
  };
  let fresh = 0;
  const existing = new HTTPNotFound("No song has the id 7.");
  const rows = {
    [BASE]: () => writeJson({ status: 404, message: `No song has the id ${fresh++}.` }),
    "the same for an error that is thrown": () =>
      writeJson(throwAndCatch(() => new NotFound(`No song has the id ${fresh++}.`))),
    "httpexc sendError, JSON, class default": () =>
      sendJson(throwAndCatch(() => new HTTPNotFound())),
    "httpexc sendError, JSON, fresh detail": () =>
      sendJson(throwAndCatch(() => new HTTPNotFound(`No song has the id ${fresh++}.`))),
    "httpexc sendError alone, an error that exists": () => sendJson(existing),
    "limit: writeHead and end": () => {
      const res = new ServerResponse(req);
      res.writeHead(404, "Not Found", Object.fromEntries(head));
      return res.end(body);
    },
    // Then logs and other middleware find the headers on the response, as with Express.
    "limit: setHeader and end": () => {
      const res = new ServerResponse(req);
      res.statusCode = 404;
      res.statusMessage = "Not Found";
      for (const [name, value] of head) res.setHeader(name, value);
      return res.end(body);
    },
    "httpexc sendError, class default": () => sendOurs(throwAndCatch(() => new HTTPNotFound())),
    "httpexc sendError, fresh detail": () =>
      sendOurs(throwAndCatch(() => new HTTPNotFound(`No song has the id ${fresh++}.`))),
    "http-errors, negotiator": () =>
      sendByHand(
        throwAndCatch(() => createError(404)),
        req,
        "negotiator",
      ),
    "http-errors, accepts": () =>
      sendByHand(
        throwAndCatch(() => createError(404)),
        req,
        "accepts",
      ),
    "http-errors, JSON always": () =>
      sendByHand(
        throwAndCatch(() => createError(404)),
        req,
        "none",
      ),
    "http-errors, finalhandler": () => sendFinal(throwAndCatch(() => createError(404))),
    "@hapi/boom, negotiator": () => {
      const { statusCode, message = "Not Found" } = throwAndCatch(() => Boom.notFound()).output
        .payload;
      return sendByHand({ status: statusCode, message }, req, "negotiator");
    },
  };
  for (const [name, call] of Object.entries(rows)) {
    const text = readSentText(call());
    if (!text.startsWith("HTTP/1.1 404 Not Found\r\n")) throw new Error(`${name} sends ${text}`);
  }
  return {
    id: "node",
    title: "Throw, catch, and respond to a browser: a ServerResponse of node:http",
    base: BASE,
    rows,
  };
}
