/** Registers the core, and what the default log needs for redaction. */

import { instantiate } from "#wasm";
import { HTTPException } from "./index.js";
import { CORE } from "./model/symbols.js";
import { formatErrorForLog } from "./redaction/format-error.js";
import { ResponseWriter } from "./response/writer.js";
import { WriterModule } from "./wasm/writer-module.js";

HTTPException[CORE].writer = new ResponseWriter(new WriterModule(instantiate), 0);
HTTPException[CORE].formatError = formatErrorForLog;
