import connect from "connect";
import { EARLIER_HEADERS } from "./cases.mjs";
import { listen } from "./listeners.mjs";

export function start(throwError, handler) {
  const app = connect();
  if (handler) {
    app.use((_req, res, next) => {
      const fields = {
        ...EARLIER_HEADERS.kept,
        ...EARLIER_HEADERS.removed,
        vary: EARLIER_HEADERS.vary,
      };
      for (const [name, value] of Object.entries(fields)) res.setHeader(name, value);
      next();
    });
  }
  app.use((req) => throwError(req.url));
  if (handler) app.use(handler);
  return listen(app);
}
