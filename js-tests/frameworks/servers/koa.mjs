import Koa from "koa";
import { listen } from "./listen.mjs";

export function start(fail) {
  const app = new Koa();
  app.use((ctx) => fail(ctx.path));
  return listen(app.callback());
}
