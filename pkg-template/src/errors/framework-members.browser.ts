/**
 * The members that frameworks read on an error, in browsers, where none of them writes into one. Those of
 * hapi, which runs on servers alone, are not here.
 */

import type { FRAMEWORK_MEMBERS as PlatformMembers } from "./framework-members.js";

/** The members that single frameworks read. */
export const FRAMEWORK_MEMBERS: typeof PlatformMembers = {
  // React Router recognizes its own errors by this.
  internal: () => false,
  // React Router and h3 look for the public problem here.
  data: (error) => error.toJSON(),
};
