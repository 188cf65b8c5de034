// An application of h3 2 that validates its requests, with the adapter.

import {
  assertBodySize,
  getValidatedQuery,
  getValidatedRouterParams,
  H3,
  HTTPError,
  handleCors,
  readBody,
  readValidatedBody,
  requireBasicAuth,
  serve,
} from "h3";
import { errorHandler } from "httpexc/h3";
import { z } from "zod";
import { HEADERS_BEFORE, SECRET } from "./middleware-data.mjs";

const Song = z.object({ title: z.string(), tags: z.array(z.string()).optional() });
const Page = z.object({ page: z.coerce.number().int() });

export async function start() {
  const app = new H3({ onError: errorHandler(), silent: true });
  app.use((event) => {
    for (const [name, value] of Object.entries(HEADERS_BEFORE)) {
      event.res.errHeaders.set(name, value);
    }
    handleCors(event, { origin: ["https://app.example"] });
  });
  app.post("/body", (event) => readValidatedBody(event, Song));
  app.post("/body-function", (event) => readValidatedBody(event, () => false));
  app.post("/body-parse", (event) => readValidatedBody(event, (data) => Song.parse(data)));
  app.post("/json", (event) => readBody(event));
  app.get("/query", (event) => getValidatedQuery(event, Page));
  app.get("/params/:page", (event) => getValidatedRouterParams(event, Page));
  app.get("/basic", (event) => requireBasicAuth(event, { username: "a", password: "b" }));
  app.post("/limit", async (event) => {
    await assertBodySize(event, 8);
    return "ok";
  });
  app.get("/data", () => {
    throw new HTTPError("Taken.", { status: 409, data: { code: "TAKEN", owner: "ann" } });
  });
  app.get("/bug", () => {
    throw new HTTPError(SECRET, { status: 503, data: { secret: SECRET } });
  });
  const server = serve(app, {
    port: 0,
    hostname: "127.0.0.1",
    silent: true,
    gracefulShutdown: false,
  });
  await server.ready();
  return Number(new URL(server.url).port);
}
