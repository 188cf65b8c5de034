import { errorHandler } from "httpexc/next";
import { NextResponse } from "next/server";
import { fail } from "./thrown-errors.mjs";

export const proxy = errorHandler()(({ nextUrl }) => {
  const name = nextUrl.searchParams.get("throws");
  if (name) fail(name);
  return NextResponse.next();
});

export const config = { matcher: "/guarded" };
