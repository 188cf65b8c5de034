import { H3, serve } from "h3";

export async function start(fail) {
  const app = new H3();
  app.get("/:name", (event) => fail(event.url.pathname));
  const server = serve(app, {
    port: 0,
    hostname: "127.0.0.1",
    silent: true,
    gracefulShutdown: false,
  });
  await server.ready();
  return Number(new URL(server.url).port);
}
