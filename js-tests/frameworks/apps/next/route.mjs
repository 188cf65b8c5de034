// The route handler for both runtimes.

import { parseError } from "httpexc/client";
import { cookies } from "next/headers";
import { forbidden, notFound, permanentRedirect, redirect } from "next/navigation";
import { createModes, readLog } from "./handlers.mjs";
import { throwError } from "./thrown-errors.mjs";

const NEXT_FUNCTIONS = {
  "not-found": () => notFound(),
  forbidden: () => forbidden(),
  moved: () => redirect("/songs"),
  "moved-for-good": () => permanentRedirect("/songs"),
};

const handlers = createModes(async (_request, { params }) => {
  const { mode, name } = await params;
  if (name === "log") return Response.json(readLog());
  if (name === "fine") return Response.json("Fine.");
  if (name === "read") {
    const body = JSON.stringify({ code: 10003, message: "Unknown channel" });
    const { code, detail, dialect } = parseError({ status: 404, body });
    return Response.json({ code, detail, dialect });
  }
  if (mode !== "none") (await cookies()).set("a", "1");
  NEXT_FUNCTIONS[name]?.();
  throwError(name);
});

export async function GET(request, context) {
  const { mode } = await context.params;
  return handlers[mode](request, context);
}
