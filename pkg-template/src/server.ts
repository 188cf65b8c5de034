/** Error responses as an application configures them: {@link createErrors}. */

export type * from "./server/config.js";
export { createErrors, Errors } from "./server/errors.js";
export type { Target } from "./server/handlers.js";
