import { createApp, createRouter, eventHandler, toNodeListener } from "h3v1";
import { listen } from "./listen.mjs";

export function start(fail) {
  const app = createApp();
  app.use(
    createRouter().get(
      "/:name",
      eventHandler((event) => fail(event.path)),
    ),
  );
  return listen(toNodeListener(app));
}
