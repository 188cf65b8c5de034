import Koa from "koa";
import { BEFORE } from "./cases.mjs";
import { listen } from "./listeners.mjs";

export function start(fail, handler, log) {
  const app = new Koa();
  if (handler) app.on("error", log ?? (() => {}));
  if (handler) {
    app.use(handler);
    app.use((ctx, next) => {
      ctx.set({ ...BEFORE.stays, ...BEFORE.goes, vary: BEFORE.varies });
      if (ctx.path === "/half") {
        ctx.res.write("half");
        throw new Error("The other half is missing.");
      }
      if (ctx.path === "/own") ctx.throw(409, "A text of its own.");
      return next();
    });
  }
  app.use((ctx) => fail(ctx.path));
  return listen(app.callback());
}
