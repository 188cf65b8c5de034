import { BEFORE } from "../../../../cases.mjs";
import { log, modes } from "../../../../handlers.mjs";
import { fail } from "../../../../thrown-errors.mjs";

const handlers = modes((req, res) => {
  const { mode, name } = req.query;
  if (name === "log") return res.json(log());
  if (name === "half") res.write("Half of ");
  else if (mode !== "none") {
    for (const [key, value] of Object.entries({ ...BEFORE.stays, ...BEFORE.goes })) {
      res.setHeader(key, value);
    }
    res.setHeader("vary", BEFORE.varies);
  }
  fail(name === "half" ? "404" : name);
});

export default function handler(req, res) {
  return handlers[req.query.mode](req, res);
}
