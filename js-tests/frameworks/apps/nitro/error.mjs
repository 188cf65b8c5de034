import { HTTPGone } from "httpexc";
import { falcon } from "httpexc/dialects";
import { errorHandler } from "httpexc/h3";
import { createErrors } from "httpexc/server";
import { createConfiguration } from "./cases.mjs";

/** By the value of ADAPTER. If a handler sends nothing, Nitro calls its own. */
const HANDLERS = {
  none: () => () => {},
  default: () => errorHandler(),
  configured: () => {
    const errors = createErrors(createConfiguration(falcon));
    return errorHandler(errors.on(RangeError, () => new HTTPGone("It was handled.")));
  },
};

export default HANDLERS[process.env.ADAPTER]();
