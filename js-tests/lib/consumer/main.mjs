// Prints the transcript of the package that `import` loads.

import * as httpexc from "httpexc";
import { createTranscript } from "./run.mjs";

console.log(await createTranscript(httpexc));
