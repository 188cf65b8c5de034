import express from "express";
import { EARLIER_HEADERS } from "./cases.mjs";
import { listen } from "./listeners.mjs";

export function start(throwError, handler) {
  const app = express();
  if (handler) {
    app.use((_req, res, next) => {
      res.set({ ...EARLIER_HEADERS.kept, ...EARLIER_HEADERS.removed, vary: EARLIER_HEADERS.vary });
      next();
    });
    app.post("/json", express.json());
    app.get("/half", (_req, res) => {
      res.write("half");
      throw new Error("The other half is missing.");
    });
  }
  app.get("/:name", (req) => throwError(req.path));
  if (handler) app.use(handler);
  return listen(app);
}
