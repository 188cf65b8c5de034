// A server's handler: /7 responds with case 7, /cases lists all cases, and /transcript returns the
// transcript. /server-transcript and /client-transcript return those of httpexc/server and
// httpexc/client.

import * as httpexc from "httpexc";
import * as client from "httpexc/client";
import * as dialects from "httpexc/dialects";
import * as server from "httpexc/server";
import { createCases } from "./cases.mjs";
import { createClientTranscript } from "./client-cases.mjs";
import { createTranscript } from "./run.mjs";
import { createServerTranscript } from "./server-cases.mjs";

const cases = createCases(httpexc);

/** Returns the response to a request. */
export async function handle(request) {
  const name = new URL(request.url).pathname.slice(1);
  if (name === "transcript") return new Response(await createTranscript(httpexc));
  if (name === "server-transcript")
    return new Response(await createServerTranscript(httpexc, server, dialects));
  if (name === "client-transcript")
    return new Response(await createClientTranscript(httpexc, client));
  if (name === "cases") {
    return Response.json(cases.map(({ name, method, accept }) => ({ name, method, accept })));
  }
  return httpexc.toResponse(cases[name].make(), request);
}
