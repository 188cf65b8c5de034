// Sends an error from a worker thread.

import { parentPort } from "node:worker_threads";
import { HTTPConflict } from "httpexc";
import { toPortable } from "httpexc/portable";

parentPort.postMessage(toPortable(new HTTPConflict("Taken.", { code: "taken" })));
