import express from "express";
import { listen } from "./listen.mjs";

export function start(fail) {
  const app = express();
  app.get("/:name", (req) => fail(req.path));
  return listen(app);
}
