// Prints the transcript of the server side.

import * as httpexc from "httpexc";
import * as server from "httpexc/server";
import { serverTranscript } from "./server-cases.mjs";

console.log(await serverTranscript(httpexc, server));
