// The same as app.mjs for Elysia, which needs Bun. Its arguments are the same.

import { Elysia } from "elysia";
import { HTTPNotFound } from "httpexc";
import { errorHandler } from "httpexc/elysia";
import { formatProblem, JSON_HEADERS, throwByHand } from "./by-hand.mjs";

const way = process.argv[3];
const app = new Elysia();
if (way === "httpexc/elysia") app.use(errorHandler());
if (way === "an Error and a handler by hand") {
  app.onError(
    ({ error }) =>
      new Response(formatProblem(error), { status: error.status, headers: JSON_HEADERS }),
  );
}
app.get("/songs/:id", () => {
  if (!way.startsWith("httpexc")) throwByHand();
  throw new HTTPNotFound("No song has that id.");
});
app.listen({ hostname: "127.0.0.1", port: 0 });
console.log(`Ready on http://127.0.0.1:${app.server.port}`);
