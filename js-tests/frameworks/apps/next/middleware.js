import { NextResponse } from "next/server";
import { createModes, readLog } from "./handlers.mjs";
import { throwError } from "./thrown-errors.mjs";

const handlers = createModes(({ nextUrl }) => {
  const name = nextUrl.searchParams.get("throws");
  if (name) throwError(name);
  return NextResponse.next();
});

export function middleware(request) {
  if (request.nextUrl.searchParams.has("log")) return Response.json(readLog());
  return handlers[request.nextUrl.searchParams.get("mode") ?? "default"](request);
}

export const config = { matcher: "/guarded" };
