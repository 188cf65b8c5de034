import { log, modes } from "../../../../handlers.mjs";
import { fail } from "../../../../thrown-errors.mjs";

export const config = { runtime: "edge" };

const handlers = modes(({ nextUrl }) => {
  const name = nextUrl.pathname.split("/").at(-1);
  if (name === "log") return Response.json(log());
  fail(name);
});

export default function handler(request) {
  return handlers[request.nextUrl.pathname.split("/").at(-2)](request);
}
