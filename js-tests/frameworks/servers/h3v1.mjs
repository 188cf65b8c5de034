import {
  createApp,
  createError,
  createRouter,
  eventHandler,
  setHeaders,
  toNodeListener,
} from "h3v1";
import { EARLIER_HEADERS } from "./cases.mjs";
import { listen } from "./listeners.mjs";

export function start(throwError, handler) {
  const app = createApp(handler ? { onError: handler } : {});
  const router = createRouter();
  if (handler) {
    app.use(
      eventHandler((event) => {
        setHeaders(event, {
          ...EARLIER_HEADERS.kept,
          ...EARLIER_HEADERS.removed,
          vary: EARLIER_HEADERS.vary,
        });
      }),
    );
    const own = eventHandler(() => {
      throw createError({ statusCode: 409, message: "A text of its own." });
    });
    router.get("/own", own);
  }
  const handle = eventHandler((event) => throwError(event.path));
  router.get("/:name", handle).head("/:name", handle);
  app.use(router);
  return listen(toNodeListener(app));
}
