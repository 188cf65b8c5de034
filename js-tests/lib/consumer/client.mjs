// Prints the client's transcript.

import * as httpexc from "httpexc";
import * as client from "httpexc/client";
import { createClientTranscript } from "./client-cases.mjs";

console.log(await createClientTranscript(httpexc, client));
