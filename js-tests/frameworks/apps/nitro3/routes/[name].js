import { defineHandler, HTTPError } from "nitro";
import { EARLIER_HEADERS } from "../cases.mjs";
import { throwError } from "../thrown-errors.mjs";

export default defineHandler(({ context, res }) => {
  if (process.env.ADAPTER !== "none") {
    for (const [key, value] of Object.entries(EARLIER_HEADERS.removed)) res.headers.set(key, value);
    for (const [key, value] of Object.entries(EARLIER_HEADERS.kept)) res.errHeaders.set(key, value);
    res.errHeaders.set("vary", EARLIER_HEADERS.vary);
  }
  const { name } = context.params;
  if (name === "own") throw new HTTPError("A text of its own.", { status: 409 });
  throwError(name);
});
