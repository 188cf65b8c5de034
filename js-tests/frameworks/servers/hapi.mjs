import Hapi from "@hapi/hapi";

export async function start(throwError) {
  const server = Hapi.server({ host: "127.0.0.1", port: 0 });
  server.route({ method: "GET", path: "/{name}", handler: (request) => throwError(request.path) });
  await server.start();
  return server.info.port;
}
