import express from "express4";
import { BEFORE } from "./cases.mjs";
import { listen } from "./listeners.mjs";

export function start(fail, handler) {
  const app = express();
  if (handler) {
    app.use((_req, res, next) => {
      res.set({ ...BEFORE.stays, ...BEFORE.goes, vary: BEFORE.varies });
      next();
    });
    app.post("/json", express.json());
    app.get("/half", (_req, res) => {
      res.write("half");
      throw new Error("The other half is missing.");
    });
  }
  app.get("/:name", (req) => fail(req.path));
  if (handler) app.use(handler);
  return listen(app);
}
