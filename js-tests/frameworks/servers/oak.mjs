import { Application } from "@oakserver/oak";
import { listenFetch } from "./listeners.mjs";

export function start(fail) {
  const app = new Application({ logErrors: false });
  app.use((context) => fail(context.request.url.pathname));
  return listenFetch((request) => app.handle(request));
}
