import { NextResponse } from "next/server";
import { fail } from "./failing.mjs";
import { modes } from "./handlers.mjs";

const handlers = modes(({ nextUrl }) => {
  const name = nextUrl.searchParams.get("throws");
  if (name) fail(name);
  return NextResponse.next();
});

export function middleware(request) {
  return handlers[request.nextUrl.searchParams.get("mode") ?? "usual"](request);
}

export const config = { matcher: "/guarded" };
