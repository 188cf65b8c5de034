// Prints the transcript of the package as `import` finds it.

import * as httpexc from "httpexc";
import { transcript } from "./run.mjs";

console.log(await transcript(httpexc));
