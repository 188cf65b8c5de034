import { HTTPGone } from "httpexc";
import { errorHandler } from "httpexc/h3";
import { createErrors } from "httpexc/server";
import { configuration } from "./cases.mjs";

/** By what the environment asks for; where a handler answers nothing, Nitro's own is asked. */
const HANDLERS = {
  none: () => () => {},
  usual: () => errorHandler(),
  configured: () => {
    const errors = createErrors(configuration());
    return errorHandler(errors.on(RangeError, () => new HTTPGone("It was handled.")));
  },
};

export default HANDLERS[process.env.ADAPTER]();
