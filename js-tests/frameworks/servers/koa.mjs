import Koa from "koa";
import { EARLIER_HEADERS } from "./cases.mjs";
import { listen } from "./listeners.mjs";

export function start(throwError, handler, log) {
  const app = new Koa();
  if (handler) app.on("error", log ?? (() => {}));
  if (handler) {
    app.use(handler);
    app.use((ctx, next) => {
      ctx.set({ ...EARLIER_HEADERS.kept, ...EARLIER_HEADERS.removed, vary: EARLIER_HEADERS.vary });
      if (ctx.path === "/half") {
        ctx.res.write("half");
        throw new Error("The other half is missing.");
      }
      if (ctx.path === "/own") ctx.throw(409, "A text of its own.");
      return next();
    });
  }
  app.use((ctx) => throwError(ctx.path));
  return listen(app.callback());
}
