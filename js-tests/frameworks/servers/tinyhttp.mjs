import { App } from "@tinyhttp/app";
import { listen } from "./listeners.mjs";

export function start(fail) {
  const app = new App();
  app.get("/:name", (req) => fail(req.path));
  return listen(app.handler.bind(app));
}
