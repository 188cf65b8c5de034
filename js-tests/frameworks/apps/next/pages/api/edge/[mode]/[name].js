import { createModes, readLog } from "../../../../handlers.mjs";
import { throwError } from "../../../../thrown-errors.mjs";

export const config = { runtime: "edge" };

const handlers = createModes(({ nextUrl }) => {
  const name = nextUrl.pathname.split("/").at(-1);
  if (name === "log") return Response.json(readLog());
  throwError(name);
});

export default function handler(request) {
  return handlers[request.nextUrl.pathname.split("/").at(-2)](request);
}
