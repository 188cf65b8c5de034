import { AutoRouter, StatusError } from "itty-router";
import { listenFetch } from "./listeners.mjs";

export function start(throwError, handler) {
  const router = AutoRouter(handler ? { catch: handler } : {});
  router.get("/own", () => {
    throw new StatusError(409, "A text of its own.");
  });
  router.get("/:name", (request) => throwError(`/${request.params.name}`));
  return listenFetch(router.fetch);
}
