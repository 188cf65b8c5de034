import { EARLIER_HEADERS } from "../../../../cases.mjs";
import { createModes, readLog } from "../../../../handlers.mjs";
import { throwError } from "../../../../thrown-errors.mjs";

const handlers = createModes((req, res) => {
  const { mode, name } = req.query;
  if (name === "log") return res.json(readLog());
  if (name === "half") res.write("Half of ");
  else if (mode !== "none") {
    for (const [key, value] of Object.entries({
      ...EARLIER_HEADERS.kept,
      ...EARLIER_HEADERS.removed,
    })) {
      res.setHeader(key, value);
    }
    res.setHeader("vary", EARLIER_HEADERS.vary);
  }
  throwError(name === "half" ? "404" : name);
});

export default function handler(req, res) {
  return handlers[req.query.mode](req, res);
}
