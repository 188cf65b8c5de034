import { Application } from "@oakserver/oak";
import { listenFetch } from "./listeners.mjs";

export function start(throwError) {
  const app = new Application({ logErrors: false });
  app.use((context) => throwError(context.request.url.pathname));
  return listenFetch((request) => app.handle(request));
}
