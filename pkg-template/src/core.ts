/**
 * The core for browsers. Import it for its effect, where pages, XML or text have to be written: in a
 * service worker, or in a page that shows such responses. Other platforms always have the core, and
 * there the import does nothing.
 *
 * @module
 * @example
 * ```ts
 * import "httpexc/core";
 * import { HTTPNotFound } from "httpexc";
 *
 * console.assert(new HTTPNotFound().toHTML().startsWith("<!doctype html>"));
 * ```
 */

export {};
