/** The media types of the core. */

/** The media types that every dialect of the core knows, each at the index by which the core names it. */
export const MEDIA_TYPES = [
  "application/problem+json",
  "application/json",
  "text/html",
  "application/problem+xml",
  "application/xml",
  "text/xml",
  "text/plain",
] as const;
