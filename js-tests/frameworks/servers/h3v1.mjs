import {
  createApp,
  createError,
  createRouter,
  eventHandler,
  setHeaders,
  toNodeListener,
} from "h3v1";
import { BEFORE } from "./cases.mjs";
import { listen } from "./listeners.mjs";

export function start(fail, handler) {
  const app = createApp(handler ? { onError: handler } : {});
  const router = createRouter();
  if (handler) {
    app.use(
      eventHandler((event) => {
        setHeaders(event, { ...BEFORE.stays, ...BEFORE.goes, vary: BEFORE.varies });
      }),
    );
    const own = eventHandler(() => {
      throw createError({ statusCode: 409, message: "A text of its own." });
    });
    router.get("/own", own);
  }
  const handle = eventHandler((event) => fail(event.path));
  router.get("/:name", handle).head("/:name", handle);
  app.use(router);
  return listen(toNodeListener(app));
}
