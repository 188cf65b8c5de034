import { EARLIER_HEADERS } from "../cases.mjs";
import { throwError } from "../thrown-errors.mjs";

export default defineEventHandler((event) => {
  if (process.env.ADAPTER !== "none") {
    setHeaders(event, {
      ...EARLIER_HEADERS.kept,
      ...EARLIER_HEADERS.removed,
      vary: EARLIER_HEADERS.vary,
    });
  }
  const name = getRouterParam(event, "name");
  if (name === "own") throw createError({ statusCode: 409, message: "A text of its own." });
  throwError(name);
});
