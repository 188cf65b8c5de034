import { NextResponse } from "next/server";
import { modes } from "./handlers.mjs";
import { fail } from "./thrown-errors.mjs";

const handlers = modes(({ nextUrl }) => {
  const name = nextUrl.searchParams.get("throws");
  if (name) fail(name);
  return NextResponse.next();
});

export function middleware(request) {
  return handlers[request.nextUrl.searchParams.get("mode") ?? "usual"](request);
}

export const config = { matcher: "/guarded" };
