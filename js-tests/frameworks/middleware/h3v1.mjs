// An application of h3 1 that validates its requests, with the adapter.

import {
  createApp,
  createError,
  createRouter,
  eventHandler,
  getValidatedQuery,
  getValidatedRouterParams,
  readBody,
  readValidatedBody,
  setHeaders,
  toNodeListener,
} from "h3v1";
import { errorHandler } from "httpexc/h3";
import { z } from "zod";
import { listen } from "./listeners.mjs";
import { HEADERS_BEFORE, SECRET } from "./middleware-data.mjs";

const Song = z.object({ title: z.string(), tags: z.array(z.string()).optional() });
const Page = z.object({ page: z.coerce.number().int() });

/** Returns a handler that throws an error of h3's. */
const throwH3Error = (options) =>
  eventHandler(() => {
    throw createError(options);
  });

export function start() {
  const app = createApp({ onError: errorHandler() });
  app.use(eventHandler((event) => setHeaders(event, HEADERS_BEFORE)));
  const router = createRouter();
  router.post(
    "/body",
    eventHandler((event) => readValidatedBody(event, (data) => Song.parse(data))),
  );
  router.post(
    "/body-function",
    eventHandler((event) => readValidatedBody(event, () => false)),
  );
  router.post(
    "/json",
    eventHandler((event) => readBody(event, { strict: true })),
  );
  router.get(
    "/query",
    eventHandler((event) => getValidatedQuery(event, (data) => Page.parse(data))),
  );
  router.get(
    "/params/:page",
    eventHandler((event) => getValidatedRouterParams(event, (data) => Page.parse(data))),
  );
  const data = { code: "TAKEN", owner: "ann" };
  router.get("/data", throwH3Error({ statusCode: 409, message: "Taken.", data }));
  router.get("/bug", throwH3Error({ statusCode: 503, message: SECRET, data: { secret: SECRET } }));
  app.use(router);
  return listen(toNodeListener(app));
}
