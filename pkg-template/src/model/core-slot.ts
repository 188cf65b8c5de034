/** What the core does for errors, where it is a part of its own: in browsers. */

import type { Header, ResponseParts } from "./response-parts.js";
import type { ResponseSource } from "./response-source.js";

/** Writes the responses of errors in all formats. */
export interface ProblemWriter {
  /** Returns the number of the media type that an `Accept` value leads to (RFC 9110, 12.5.1). */
  negotiate(accept: string | null | undefined): number;
  /** Returns the response in a media type. @throws Error if the core fails */
  write(source: ResponseSource, method: string | undefined, media: number): ResponseParts;
  /** Returns the headers that do not depend on the body. @throws Error if the core fails */
  writeDutyHeaders(source: ResponseSource): Header[];
  /** Returns the body in a media type as text. @throws Error if the core fails */
  writeText(source: ResponseSource, media: number): string;
}

/** What `httpexc/core` registers. */
export interface CoreSlot {
  /** Writes responses with the core. */
  writer?: ProblemWriter;
}
