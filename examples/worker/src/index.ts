// A Worker. The handlers throw errors, and one `catch` creates the response of an error.

import {
  type FieldError,
  HTTPBadRequest,
  HTTPMethodNotAllowed,
  HTTPNotFound,
  HTTPTooManyRequests,
  HTTPUnauthorized,
  HTTPUnprocessableContent,
  isHTTPException,
  toResponse,
} from "httpexc";

const songs = ["So What", "Blue in Green", "All Blues"].map((title, i) => ({ id: i + 1, title }));

export default {
  async fetch(request, env) {
    try {
      return await route(request, env);
    } catch (error) {
      if (!isHTTPException(error)) console.error(error);
      return toResponse(error, request);
    }
  },
} satisfies ExportedHandler<Env>;

async function route(request: Request, env: Env): Promise<Response> {
  const { pathname } = new URL(request.url);
  const allow = pathname === "/songs" ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"];
  if (!allow.includes(request.method)) throw new HTTPMethodNotAllowed({ allow });
  if (request.method === "POST") return addSong(request);
  if (pathname === "/songs") return Response.json(songs);
  if (pathname === "/songs/random") return pickSong(request, env);
  if (pathname === "/charts") return readCharts();
  const song = songs.find(({ id }) => pathname === `/songs/${id}`);
  if (!song) throw new HTTPNotFound(`There is no song at ${pathname}.`, { code: "no_such_song" });
  return Response.json(song);
}

async function addSong(request: Request): Promise<Response> {
  if (request.headers.get("authorization") !== "Bearer let-me-sing") {
    throw new HTTPUnauthorized({ challenges: { scheme: "Bearer", params: { realm: "songs" } } });
  }
  const body = await request.json().catch((cause) => {
    throw new HTTPBadRequest("The body is not JSON.", { cause });
  });
  const { title, year } = Object(body);
  const errors: FieldError[] = [];
  if (!title) errors.push({ path: ["title"], code: "missing", message: "A song needs a title." });
  if (!(year > 1000)) errors.push({ path: ["year"], code: "invalid", message: "Not a year." });
  if (errors.length > 0) throw new HTTPUnprocessableContent("Not a whole song.", { errors });
  return Response.json({ id: songs.length + 1, title, year }, { status: 201 });
}

async function pickSong(request: Request, env: Env): Promise<Response> {
  const key = request.headers.get("cf-connecting-ip") ?? "";
  const { success } = await env.RANDOM_SONGS.limit({ key });
  if (!success) throw new HTTPTooManyRequests("One song at a time, please.", { retryAfter: 10 });
  return Response.json(songs[Math.floor(Math.random() * songs.length)]);
}

function readCharts(): never {
  // A library may throw such an error. It appears in the log, and never in the response.
  throw new Error("connect ECONNREFUSED charts.internal:5432, password=opensesame");
}
