// How each golden case is built with the public API: as a user would who moves from that library.

import { falcon } from "./libraries/falcon.mjs";
import { webob } from "./libraries/webob.mjs";
import { werkzeug } from "./libraries/werkzeug.mjs";

export const SYSTEMS = { falcon, werkzeug, webob };
