import { HTTPGone } from "httpexc";
import { createErrors } from "httpexc/server";
import { errorHandler } from "httpexc/sveltekit";
import { configuration } from "./cases.mjs";

/** By what the environment asks for: no adapter, one as it comes, one with a configuration. */
const HOOKS = {
  none: () => ({}),
  usual: () => errorHandler(),
  configured: () => {
    const errors = createErrors(configuration());
    return errorHandler(errors.on(RangeError, () => new HTTPGone("It was handled.")));
  },
};

const hooks = HOOKS[process.env.ADAPTER]();

export const { handleError } = hooks;

/** What an application's own hook throws, which the first in a sequence catches. */
const own = hooks.handle
  ? ({ event, resolve }) =>
      hooks.handle({
        event,
        resolve: (event) => {
          if (event.url.pathname === "/hook") throw new RangeError("private-plain-hunter2");
          return resolve(event);
        },
      })
  : undefined;

export const handle = own;
