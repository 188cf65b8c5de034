/** Registers the core, and the log without secrets. */

import { instantiate } from "#wasm";
import { defaultLog } from "./errors/default-log.js";
import { HTTPException } from "./index.js";
import { CORE, DEFAULT_LOG } from "./model/symbols.js";
import { ResponseWriter } from "./response/writer.js";
import { WriterModule } from "./wasm/writer-module.js";

HTTPException[CORE].writer = new ResponseWriter(new WriterModule(instantiate), 0);
Object.assign(HTTPException[DEFAULT_LOG], defaultLog);
