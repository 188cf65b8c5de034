import { App } from "@tinyhttp/app";
import { listen } from "./listeners.mjs";

export function start(throwError) {
  const app = new App();
  app.get("/:name", (req) => throwError(req.path));
  return listen(app.handler.bind(app));
}
