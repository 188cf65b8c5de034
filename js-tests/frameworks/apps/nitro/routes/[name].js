import { BEFORE } from "../cases.mjs";
import { fail } from "../thrown-errors.mjs";

export default defineEventHandler((event) => {
  if (process.env.ADAPTER !== "none") {
    setHeaders(event, { ...BEFORE.stays, ...BEFORE.goes, vary: BEFORE.varies });
  }
  const name = getRouterParam(event, "name");
  if (name === "own") throw createError({ statusCode: 409, message: "A text of its own." });
  fail(name);
});
