// The frameworks of the matrix: name, package, runtime, and reasons for what is not as it should
// be.

const STACK =
  "if `NODE_ENV` is not `production`, finalhandler sends `stack`, which contains the text for the log";
const PHRASE = "sends the status text instead of the message";
const NO_HEADERS = "reads no headers of an error";

/**
 * `file` is a server in servers/, or an application in apps/ if there is `app`, the prefix of its
 * paths. `npm` is the name of the package in js-tests. The reasons say why private text is sent if
 * NODE_ENV is unset (`leakReason`), why no message is sent (`messageReason`), why no headers are
 * sent (`headersReason`), and why every status is a 500 (`statusReason`). A needless reason fails
 * the tests.
 */
export const FRAMEWORKS = [
  { file: "express", name: "Express", npm: "express", messageReason: PHRASE, leakReason: STACK },
  { file: "express4", name: "Express", npm: "express4", messageReason: PHRASE, leakReason: STACK },
  { file: "connect", name: "Connect", npm: "connect", messageReason: PHRASE, leakReason: STACK },
  {
    file: "finalhandler",
    name: "node:http with finalhandler",
    npm: "finalhandler",
    messageReason: PHRASE,
    leakReason: STACK,
  },
  { file: "koa", name: "Koa", npm: "koa" },
  { file: "fastify", name: "Fastify", npm: "fastify" },
  { file: "hono", name: "Hono", npm: "hono" },
  {
    file: "h3",
    name: "h3",
    npm: "h3",
    messageReason:
      "shows a message only if the error's name is `HTTPError`; here the name is that of the class",
  },
  { file: "h3v1", name: "h3", npm: "h3v1", headersReason: NO_HEADERS },
  { file: "elysia", name: "Elysia", npm: "elysia", runtime: "bun" },
  {
    file: "itty-router",
    name: "itty-router",
    npm: "itty-router",
    headersReason: NO_HEADERS,
  },
  {
    file: "tinyhttp",
    name: "tinyhttp",
    npm: "@tinyhttp/app",
    messageReason: PHRASE,
    headersReason: NO_HEADERS,
  },
  { file: "hapi", name: "hapi", npm: "@hapi/hapi" },
  {
    file: "nest",
    name: "NestJS",
    npm: "@nestjs/core",
    headersReason: NO_HEADERS,
  },
  {
    file: "react-router",
    name: "React Router",
    npm: "react-router",
    messageReason: "shows only messages of its own `ErrorResponse`",
    headersReason: "reads only the headers of a thrown `Response`",
  },
  {
    file: "oak",
    name: "oak",
    npm: "@oakserver/oak",
    headersReason:
      "requires a `Headers` object, but Express, Koa and Fastify require a plain object",
  },
  {
    file: "nitro",
    app: "",
    name: "Nitro",
    npm: "nitropack",
    headersReason: NO_HEADERS,
  },
  {
    file: "nitro3",
    app: "",
    name: "Nitro",
    npm: "nitro",
    statusReason:
      "turns every error whose name is not `HTTPError` into a 500: use the adapter of h3",
  },
  {
    file: "sveltekit",
    app: "",
    name: "SvelteKit",
    npm: "@sveltejs/kit",
    statusReason:
      "turns every error that is not an instance of its own classes into a 500: use the adapter",
  },
  {
    file: "next",
    app: "node/none/",
    name: "Next",
    npm: "next",
    statusReason: "turns every error that a route handler throws into a 500: use the adapter",
  },
];
