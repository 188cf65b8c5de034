/** Responses of the platform, and those of replacements of `fetch`. */

/** Whether a response is of the platform's class, in which a body of null is empty. */
export function isPlatformResponse(response: unknown): boolean {
  return typeof Response === "function" && response instanceof Response;
}
