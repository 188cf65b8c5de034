import connect from "connect";
import { BEFORE } from "./cases.mjs";
import { listen } from "./listeners.mjs";

export function start(fail, handler) {
  const app = connect();
  if (handler) {
    app.use((_req, res, next) => {
      const fields = { ...BEFORE.stays, ...BEFORE.goes, vary: BEFORE.varies };
      for (const [name, value] of Object.entries(fields)) res.setHeader(name, value);
      next();
    });
  }
  app.use((req) => fail(req.url));
  if (handler) app.use(handler);
  return listen(app);
}
