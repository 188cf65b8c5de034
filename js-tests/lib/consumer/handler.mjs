// A server's handler: /7 is answered with case 7, /cases tells them, /transcript makes them all,
// /server-transcript those of httpexc/server, and /client-transcript what httpexc/client reads.

import * as httpexc from "httpexc";
import * as client from "httpexc/client";
import * as server from "httpexc/server";
import { cases } from "./cases.mjs";
import { clientTranscript } from "./client-cases.mjs";
import { transcript } from "./run.mjs";
import { serverTranscript } from "./server-cases.mjs";

const all = cases(httpexc);

/** Answers a request. */
export async function handle(request) {
  const name = new URL(request.url).pathname.slice(1);
  if (name === "transcript") return new Response(await transcript(httpexc));
  if (name === "server-transcript") return new Response(await serverTranscript(httpexc, server));
  if (name === "client-transcript") return new Response(await clientTranscript(httpexc, client));
  if (name === "cases") {
    return Response.json(all.map(({ name, method, accept }) => ({ name, method, accept })));
  }
  return httpexc.toResponse(all[name].make(), request);
}
