/**
 * The reader of other servers' errors, for browsers. Import it for its effect where a page cannot load it
 * when the first error comes: in a service worker, or in the background of an extension. Other platforms
 * always have it, and there the import does nothing.
 *
 * @module
 * @example
 * ```ts
 * import "httpexc/reader";
 * import { fromResponse } from "httpexc/client";
 *
 * const error = await fromResponse(new Response("No such song.", { status: 404 }));
 * console.assert(error?.detail === "No such song.");
 * ```
 */

export {};
