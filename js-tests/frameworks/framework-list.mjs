// The frameworks of the matrix: name, package, runtime, and what is to be said of each.

const STACK =
  "where `NODE_ENV` is not `production`, finalhandler sends `stack`, and so the text for the log";
const PHRASE = "sends the status text in place of any message";

/**
 * `file` is the server below servers/, or the application below apps/ where `app` says what its
 * paths begin with; `npm` is the package as js-tests installs it. `leaks` says why private text is
 * seen where NODE_ENV is unset, `silent` why no message is shown, `bare` why no header fields go out,
 * `closed` why every status is a 500. A reason that is not needed fails the tests.
 */
export const FRAMEWORKS = [
  { file: "express", name: "Express", npm: "express", silent: PHRASE, leaks: STACK },
  { file: "express4", name: "Express", npm: "express4", silent: PHRASE, leaks: STACK },
  { file: "connect", name: "Connect", npm: "connect", silent: PHRASE, leaks: STACK },
  {
    file: "finalhandler",
    name: "node:http with finalhandler",
    npm: "finalhandler",
    silent: PHRASE,
    leaks: STACK,
  },
  { file: "koa", name: "Koa", npm: "koa" },
  { file: "fastify", name: "Fastify", npm: "fastify" },
  { file: "hono", name: "Hono", npm: "hono" },
  {
    file: "h3",
    name: "h3",
    npm: "h3",
    silent:
      "shows the message only of an error whose name is `HTTPError`; ours is its class's name",
  },
  { file: "h3v1", name: "h3", npm: "h3v1", bare: "reads no header fields of an error" },
  { file: "elysia", name: "Elysia", npm: "elysia", runtime: "bun" },
  {
    file: "itty-router",
    name: "itty-router",
    npm: "itty-router",
    bare: "reads no header fields of an error",
  },
  {
    file: "tinyhttp",
    name: "tinyhttp",
    npm: "@tinyhttp/app",
    silent: PHRASE,
    bare: "reads no header fields of an error",
  },
  { file: "hapi", name: "hapi", npm: "@hapi/hapi" },
  {
    file: "nest",
    name: "NestJS",
    npm: "@nestjs/core",
    bare: "reads no header fields of an error",
  },
  {
    file: "react-router",
    name: "React Router",
    npm: "react-router",
    silent: "shows no message of what is not its own `ErrorResponse`",
    bare: "reads header fields of a thrown `Response` alone",
  },
  {
    file: "oak",
    name: "oak",
    npm: "@oakserver/oak",
    bare: "wants `headers` to be a `Headers`, where Express, Koa and Fastify want a plain object",
  },
  {
    file: "nitro",
    app: "",
    name: "Nitro",
    npm: "nitropack",
    bare: "reads no header fields of an error",
  },
  {
    file: "nitro3",
    app: "",
    name: "Nitro",
    npm: "nitro",
    closed: "makes a 500 of what is not h3's own `HTTPError`, by its name: use the adapter of h3",
  },
  {
    file: "sveltekit",
    app: "",
    name: "SvelteKit",
    npm: "@sveltejs/kit",
    closed: "makes a 500 of what is not of its own classes, by `instanceof`: use the adapter",
  },
  {
    file: "next",
    app: "node/none/",
    name: "Next",
    npm: "next",
    closed: "makes a 500 of whatever a route handler throws: use the adapter",
  },
];
