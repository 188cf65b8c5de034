import { FastifyAdapter } from "@nestjs/platform-fastify";
import { start as startNest } from "./nest.mjs";

export function start(throwError, filter) {
  return startNest(throwError, filter, new FastifyAdapter());
}
