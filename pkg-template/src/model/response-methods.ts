/** The methods by which a subclass can change its responses. No code runs here. */

import type { ProblemDetails } from "./problem-details.js";
import type { Header } from "./response-parts.js";

/** The methods by which a subclass can change its responses. */
export interface ResponseMethods {
  toJSON(): ProblemDetails;
  toXML(): string;
  toHTML(): string;
  toText(): string;
  toHeaders(): Iterable<Header>;
}
