// A request to an Elysia application, which needs Bun.

import { Elysia } from "elysia";
import {
  BY_HAND,
  DETAIL,
  formatProblem,
  JSON_HEADERS,
  NO_ADAPTER,
  throwByHand,
} from "./by-hand.mjs";

/** Returns the table of an application by hand and one with this package. */
export async function createElysiaTable({ HTTPNotFound }, { errorHandler }) {
  const request = new Request("http://example.com/songs/7", { headers: { accept: "*/*" } });
  const createCall = (app, fail) => {
    app.get("/songs/:id", fail);
    return () => app.handle(request);
  };
  const throwOurs = () => {
    throw new HTTPNotFound(DETAIL);
  };
  const byHand = new Elysia().onError(
    ({ error }) =>
      new Response(formatProblem(error), { status: error.status, headers: JSON_HEADERS }),
  );
  const rows = {
    [BY_HAND]: createCall(byHand, throwByHand),
    "httpexc/elysia": createCall(new Elysia().use(errorHandler()), throwOurs),
    // Elysia calls toResponse() of each error that has it, before any error handler.
    [NO_ADAPTER]: createCall(new Elysia(), throwOurs),
  };
  for (const [row, call] of Object.entries(rows)) {
    const { status } = await call();
    if (status !== 404) throw new Error(`Elysia, ${row}: responds with ${status}`);
  }
  return {
    id: "adapter-elysia",
    title: "Elysia: a request to an application that throws a 404 with a detail",
    base: BY_HAND,
    rows,
  };
}
