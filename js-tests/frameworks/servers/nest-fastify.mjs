import { FastifyAdapter } from "@nestjs/platform-fastify";
import { start as startNest } from "./nest.mjs";

export function start(fail, filter) {
  return startNest(fail, filter, new FastifyAdapter());
}
