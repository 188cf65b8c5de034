// What the errors of middleware have to become: one table, in parts by framework.
//
// A row has the application (`middleware/*.mjs`), the package, a request, and what is right: the status,
// the members of the problem beside type, title and status (`body`), or the content of a response that is
// not the adapter's (`text`, `json`), and header fields. A problem that is not sent as
// `application/problem+json` has a `place`. `log` is a part of the message in the log; if there is none,
// nothing may be in the log. The request of a case that `settles` is sent again until its status is right.

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
import { NEXT_CASES, NEXT_PROXY_CASES } from "./middleware-tables/next.mjs";
import { REACT_ROUTER_CASES } from "./middleware-tables/react-router.mjs";
import { SVELTEKIT_CASES } from "./middleware-tables/sveltekit.mjs";

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
  ...NEXT_CASES,
  ...NEXT_PROXY_CASES,
  ...SVELTEKIT_CASES,
  ...REACT_ROUTER_CASES,
];

/**
 * The applications of the table: the name and the package of the framework, and the runtime. One in apps/, which
 * is built, has the path of its `log`.
 */
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
  next: { name: "Next", npm: "next", log: "songs/api/log" },
  "next-proxy": { name: "Next", npm: "next", log: "guarded?log" },
  sveltekit: { name: "SvelteKit", npm: "@sveltejs/kit", log: "__log" },
  "react-router": { name: "React Router", npm: "react-router", log: "__log" },
};
