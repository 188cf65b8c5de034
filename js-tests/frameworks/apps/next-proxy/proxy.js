import { errorHandler } from "httpexc/next";
import { NextResponse } from "next/server";
import { throwError } from "./thrown-errors.mjs";

const messages = [];
console.error = (message) => messages.push(message);

export const proxy = errorHandler()(({ nextUrl }) => {
  if (nextUrl.searchParams.has("log")) return Response.json(messages.splice(0));
  const name = nextUrl.searchParams.get("throws");
  if (name) throwError(name);
  return NextResponse.next();
});

export const config = { matcher: "/guarded" };
