import { HTTPGone } from "httpexc";
import { falcon } from "httpexc/dialects";
import { createErrors } from "httpexc/server";
import { errorHandler } from "httpexc/sveltekit";
import { createConfiguration } from "./cases.mjs";
import { PROBLEM_OPTIONS } from "./declared-problems.mjs";

/** By the value of ADAPTER: no adapter, the default one, one with a configuration, and one with problems. */
const HOOKS = {
  none: () => ({}),
  default: () => errorHandler(),
  configured: () => {
    const errors = createErrors(createConfiguration(falcon));
    return errorHandler(errors.on(RangeError, () => new HTTPGone("It was handled.")));
  },
  problems: () => errorHandler(PROBLEM_OPTIONS),
};

const hooks = HOOKS[process.env.ADAPTER]();

export const { handleError } = hooks;

/** Responds with CORS, as applications do. */
async function addCors(event, resolve) {
  const response = await resolve(event);
  if (event.url.pathname.startsWith("/songs")) {
    response.headers.set("access-control-allow-origin", "https://app.example");
  }
  return response;
}

/** The first hook catches the errors of the application's own hook. */
export const handle = hooks.handle
  ? ({ event, resolve }) =>
      hooks.handle({
        event,
        resolve: (event) => {
          if (event.url.pathname === "/hook") throw new RangeError("private-plain-hunter2");
          return addCors(event, resolve);
        },
      })
  : undefined;
