/** What a response is made from, and its parts before they are a platform's response. No code. */

import type { AnyOptions, Representation } from "./options.js";

/** A header field. */
export type Header = readonly [name: string, value: string];

/** An answer, for whichever platform sends it. */
export interface ResponseParts {
  /** The status. */
  readonly status: number;
  /** The reason phrase; HTTP/2 has none. */
  readonly statusText: string;
  /** Header fields, names in lower case. A challenge or a cookie each has a field of its own. */
  readonly headers: readonly Header[];
  /**
   * The content, or null where the status or the method has none. It may lie in the core's memory,
   * so it has to be sent or copied before anything else is asked of an error. `Response` copies.
   */
  readonly body: Uint8Array | null;
  /** Its fields as they are kept, where nobody changed them. */
  readonly cachedHeaders?: CachedHeaders | undefined;
  /** Its content as the core wrote it, where nobody changed it. */
  readonly cachedContent?: CachedContent | undefined;
}

/** Header fields that go out many times, and what `Response` takes at the least cost. */
export interface CachedHeaders {
  readonly list: readonly Header[];
  /** `Headers`, where there is no need to know of Fetch. */
  fetchHeaders?: object;
}

/** UTF-8 that may go out many times; a text costs `Response` less, as it copies no bytes. */
export interface CachedContent {
  readonly bytes: Uint8Array;
  text?: string;
}

/** What an answer is made from. */
export interface ResponseSource {
  readonly status: number;
  readonly title: string;
  readonly explanation: string | undefined;
  readonly isExposed: boolean;
  readonly options: AnyOptions | undefined;
  /** The class, where nothing but it decides on the body. */
  readonly errorClass: object | undefined;
  /** Whether it goes out as it is, whatever the error's class makes itself. */
  readonly isSealed?: true;
  /** When there is content; none leaves it to the dialect. */
  readonly representation?: Representation | undefined;
  /** What stands in place of the sentence in pages. */
  readonly template?: string | undefined;
  /** The whole HTML page. */
  readonly page?: string | undefined;
  /** Values of the request that templates may show. */
  readonly values?: readonly (readonly [name: string, value: string])[];
  /** The id of the request in the log. */
  readonly requestId?: string | undefined;
  /** Other formats than the dialect's own stood for choice. */
  readonly isNegotiated?: boolean;
}
