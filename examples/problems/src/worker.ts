// The API. It throws declared problems, and serves their documentation and the OpenAPI document.

import { HTTPNotFound } from "httpexc";
import { openapi } from "httpexc/openapi";
import { createErrors } from "httpexc/server";
import { SongLocked, SongUnknown, songs, TokenStale } from "./problems.ts";

const errors = createErrors({
  problems: songs,
  cors: true,
  onResponse({ message }, { status, isDeclared }) {
    if (status < 500 && !isDeclared) console.log(`Undeclared: ${status} ${message}`);
  },
});

async function describeApi(): Promise<object> {
  const { responses, components } = await openapi([...songs], errors);
  const song = { type: "object", properties: { title: { type: "string" } }, required: ["title"] };
  const found = { description: "The song.", content: { "application/json": { schema: song } } };
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "integer" } }];
  return {
    openapi: "3.1.0",
    info: { title: "Songs", version: "1.0.0" },
    paths: { "/songs/{id}": { get: { parameters, responses: { 200: found, ...responses } } } },
    components,
  };
}

export default {
  fetch: errors.wrap(async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/problems/")) return songs.page(request);
    if (pathname === "/openapi.json") return Response.json(await describeApi());
    const [, id] = /^\/songs\/(\d+)$/.exec(pathname) ?? [];
    if (id === undefined) throw new HTTPNotFound(`There is nothing at ${pathname}.`);
    const song = Number(id);
    if (song === 7) throw new SongLocked({ song, editor: "Mia" }, { retryAfter: 60 });
    if (song === 8) throw new TokenStale();
    if (song !== 1) throw new SongUnknown({ song });
    return Response.json({ title: "So What" }, { headers: { "access-control-allow-origin": "*" } });
  }),
};
