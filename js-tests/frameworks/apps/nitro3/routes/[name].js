import { defineHandler, HTTPError } from "nitro";
import { BEFORE } from "../cases.mjs";
import { fail } from "../thrown-errors.mjs";

export default defineHandler(({ context, res }) => {
  if (process.env.ADAPTER !== "none") {
    for (const [key, value] of Object.entries(BEFORE.goes)) res.headers.set(key, value);
    for (const [key, value] of Object.entries(BEFORE.stays)) res.errHeaders.set(key, value);
    res.errHeaders.set("vary", BEFORE.varies);
  }
  const { name } = context.params;
  if (name === "own") throw new HTTPError("A text of its own.", { status: 409 });
  fail(name);
});
