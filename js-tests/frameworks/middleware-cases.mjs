// What the errors of middleware have to become: one table, in parts by framework.
//
// A row has the application (`middleware/*.mjs`), the package, a request, and what is right: the status,
// the members of the problem beside type, title and status (`body`), or the content of a response that is
// not the adapter's (`text`, `json`), and header fields. A 5xx is in the log, with its cause, and nothing else is.

import { EXPRESS_CASES } from "./middleware-tables/express.mjs";
import { FASTIFY_CASES } from "./middleware-tables/fastify.mjs";
import {
  ELYSIA_CASES,
  ELYSIA_CORS_CASES,
  H3_1_CASES,
  H3_2_CASES,
  HONO_CASES,
  HONO_ZOD_CASES,
} from "./middleware-tables/fetch.mjs";
import { KOA_CASES } from "./middleware-tables/koa.mjs";
import { NEST_CASES } from "./middleware-tables/nest.mjs";

export const MIDDLEWARE_CASES = [
  ...EXPRESS_CASES,
  ...KOA_CASES,
  ...FASTIFY_CASES,
  ...NEST_CASES,
  ...HONO_CASES,
  ...HONO_ZOD_CASES,
  ...H3_2_CASES,
  ...H3_1_CASES,
  ...ELYSIA_CASES,
  ...ELYSIA_CORS_CASES,
];

/** The applications of the table: the name of the framework, and the runtime. */
export const APPLICATIONS = {
  express: { name: "Express" },
  koa: { name: "Koa" },
  fastify: { name: "Fastify" },
  nest: { name: "NestJS" },
  "nest-fastify": { name: "NestJS on Fastify" },
  hono: { name: "Hono" },
  h3: { name: "h3" },
  h3v1: { name: "h3" },
  elysia: { name: "Elysia", runtime: "bun" },
};
