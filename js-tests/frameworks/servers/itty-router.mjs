import { AutoRouter } from "itty-router";
import { listenFetch } from "./listen.mjs";

export function start(fail) {
  const router = AutoRouter();
  router.get("/:name", (request) => fail(`/${request.params.name}`));
  return listenFetch(router.fetch);
}
