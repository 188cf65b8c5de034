/** The parts of a response before it is a platform's response. No code runs here. */

/** A header. */
export type Header = readonly [name: string, value: string];

/** A response, for whichever platform sends it. */
export interface ResponseParts {
  /** The status code. */
  readonly status: number;
  /** The reason phrase; HTTP/2 has none. */
  readonly statusText: string;
  /** The headers, names in lower case. Each challenge and each cookie is a header of its own. */
  readonly headers: readonly Header[];
  /** The content, or null if there is none. It is not in the core's memory. */
  readonly body: ResponseContent | null;
  /** The number of bytes of the content. */
  readonly bodyLength: number;
  /** The headers as they are cached, if nobody changed them. */
  readonly cachedHeaders: CachedHeaders | undefined;
}

/** What a response has as its content. All platforms take a text at less cost than bytes. */
export type ResponseContent = string | Uint8Array;

/** Headers that are sent many times, in the form that `Response` takes fastest. */
export interface CachedHeaders {
  readonly list: readonly Header[];
  /** A `Headers`, set at the first `Response`; this type does not depend on Fetch. */
  fetchHeaders: object | undefined;
}
