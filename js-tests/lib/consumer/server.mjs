// Prints the server's transcript.

import * as httpexc from "httpexc";
import * as dialects from "httpexc/dialects";
import * as server from "httpexc/server";
import { createServerTranscript } from "./server-cases.mjs";

console.log(await createServerTranscript(httpexc, server, dialects));
