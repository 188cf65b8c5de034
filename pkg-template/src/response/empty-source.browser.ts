/** Sources of responses in browsers, where too few are created for the order of their members to count. */

import type { MutableSource } from "./empty-source.js";

/** Returns a source that has a status, a title and the class whose cached content may be sent. */
export function createSource(
  status: number,
  title: string,
  errorClass: object | undefined,
): MutableSource {
  return { status, title, isExposed: false, errorClass } as MutableSource;
}
