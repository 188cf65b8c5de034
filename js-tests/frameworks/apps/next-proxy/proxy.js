import { errorHandler } from "httpexc/next";
import { NextResponse } from "next/server";
import { throwError } from "./thrown-errors.mjs";

export const proxy = errorHandler()(({ nextUrl }) => {
  const name = nextUrl.searchParams.get("throws");
  if (name) throwError(name);
  return NextResponse.next();
});

export const config = { matcher: "/guarded" };
