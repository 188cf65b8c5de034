// Builds the golden cases with the public API, as a user who migrates from that library would.

import { falcon1 } from "./libraries/falcon1.mjs";
import { falcon4 } from "./libraries/falcon4.mjs";
import { webob } from "./libraries/webob.mjs";
import { werkzeug } from "./libraries/werkzeug.mjs";

export const LIBRARIES = {
  // Before falcon 2 some errors had no content. `falcon1` writes as 1.2 does.
  falcon: (library, one) => (/^1\./.test(one.version) ? falcon1 : falcon4)(library, one),
  werkzeug,
  webob,
};
