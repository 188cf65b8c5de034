// Prints the transcript of the client's side.

import * as httpexc from "httpexc";
import * as client from "httpexc/client";
import { clientTranscript } from "./client-cases.mjs";

console.log(await clientTranscript(httpexc, client));
