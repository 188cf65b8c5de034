// Builds the golden cases with the public API, as a user who migrates from that library would.

import { falcon } from "./libraries/falcon.mjs";
import { webob } from "./libraries/webob.mjs";
import { werkzeug } from "./libraries/werkzeug.mjs";

export const LIBRARIES = { falcon, werkzeug, webob };
