/** The media types that every core knows, by number. */
export const MEDIA = [
  "application/problem+json",
  "application/json",
  "text/html",
  "application/problem+xml",
  "application/xml",
  "text/xml",
  "text/plain",
] as const;
