// How each golden case is built with the public API: as a user would who moves from that library.

import { falcon } from "./systems/falcon.mjs";
import { webob } from "./systems/webob.mjs";
import { werkzeug } from "./systems/werkzeug.mjs";

export const SYSTEMS = { falcon, werkzeug, webob };
