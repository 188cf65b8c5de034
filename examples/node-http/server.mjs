// A server on node:http. The handlers throw errors, and one `catch` sends the response of an error.

import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import {
  HTTPBadRequest,
  HTTPMethodNotAllowed,
  HTTPNotFound,
  HTTPTooManyRequests,
  HTTPUnauthorized,
  HTTPUnprocessableContent,
  isHTTPException,
} from "httpexc";
import { sendError } from "httpexc/node";

const songs = ["So What", "Blue in Green", "All Blues"].map((title, i) => ({ id: i + 1, title }));
let nextRandom = 0;

const server = createServer(async (req, res) => {
  try {
    const [status, value] = await route(req);
    res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  } catch (error) {
    if (!isHTTPException(error)) console.error(error);
    sendError(error, req, res);
  }
});
server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
  console.log(`Listening on http://127.0.0.1:${server.address().port}/`);
});

async function route(req) {
  const { pathname } = new URL(req.url, "http://localhost");
  const allow = pathname === "/songs" ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"];
  if (!allow.includes(req.method)) throw new HTTPMethodNotAllowed({ allow });
  if (req.method === "POST") return [201, await addSong(req)];
  if (pathname === "/songs") return [200, songs];
  if (pathname === "/songs/random") return [200, pickSong()];
  if (pathname === "/charts") return [200, readCharts()];
  const song = songs.find(({ id }) => pathname === `/songs/${id}`);
  if (!song) throw new HTTPNotFound(`There is no song at ${pathname}.`, { code: "no_such_song" });
  return [200, song];
}

async function addSong(req) {
  if (req.headers.authorization !== "Bearer let-me-sing") {
    throw new HTTPUnauthorized({ challenges: { scheme: "Bearer", params: { realm: "songs" } } });
  }
  const body = await json(req).catch((cause) => {
    throw new HTTPBadRequest("The body is not JSON.", { cause });
  });
  const { title, year } = Object(body);
  const errors = [];
  if (!title) errors.push({ path: ["title"], code: "missing", message: "A song needs a title." });
  if (!(year > 1000)) errors.push({ path: ["year"], code: "invalid", message: "Not a year." });
  if (errors.length > 0) throw new HTTPUnprocessableContent("Not a whole song.", { errors });
  return { id: songs.length + 1, title, year };
}

function pickSong() {
  const wait = (nextRandom - Date.now()) / 1000;
  if (wait > 0) throw new HTTPTooManyRequests("One song at a time, please.", { retryAfter: wait });
  nextRandom = Date.now() + 10_000;
  return songs[Math.floor(Math.random() * songs.length)];
}

function readCharts() {
  // A library may throw such an error. It appears in the log, and never in the response.
  throw new Error("connect ECONNREFUSED charts.internal:5432, password=opensesame");
}
