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

/** The applications of the table: the name and the package of the framework, and the runtime. */
export const APPLICATIONS = {
  express: { name: "Express", npm: "express" },
  koa: { name: "Koa", npm: "koa" },
  fastify: { name: "Fastify", npm: "fastify" },
  nest: { name: "NestJS", npm: "@nestjs/core" },
  "nest-fastify": { name: "NestJS on Fastify", npm: "@nestjs/core" },
  hono: { name: "Hono", npm: "hono" },
  h3: { name: "h3", npm: "h3" },
  h3v1: { name: "h3", npm: "h3v1" },
  elysia: { name: "Elysia", npm: "elysia", runtime: "bun" },
};
