/**
 * The functions that each module of the core exports, as WebAssembly or as plain JavaScript. Only
 * numbers cross the border; `pkg-template/wasm/src` has the other side.
 */

/** The exports of every module: its memory, and room in it for the input of a call. */
export interface ModuleExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Makes room for a table of so many 32-bit words and a text of so many bytes. */
  reserve(words: number, bytes: number): void;
  /** Returns the address of the table. A call also leaves the places of its results there. */
  table(): number;
  /** Returns the address of the text. */
  text(): number;
}

/** The exports of a module that writes responses. */
export interface WriterExports extends ModuleExports {
  /**
   * Returns the number of the media type that an Accept value selects.
   *
   * @param bytes - the length of the Accept value in the text
   * @param total - the same, plus the length of the further media types that follow it
   */
  negotiate(dialect: number, bytes: number, total: number): number;
  /**
   * Writes parts of the response for a record and leaves their places in the table.
   *
   * @param parts - the flags of the parts, added
   * @param words - the length of the record's table
   * @param bytes - the length of the record's text
   */
  render(
    dialect: number,
    status: number,
    media: number,
    parts: number,
    words: number,
    bytes: number,
  ): void;
}

/**
 * The exports of the module that reads responses. An optional number is NaN if it is missing. Plain
 * JavaScript returns 1 and 0 in place of true and false.
 */
export interface ReaderExports extends ModuleExports {
  /**
   * Reads a response and leaves the place of its report in the table.
   *
   * @param bytes - the length of header lines, an empty line and the body in the text
   * @param flags - how to read: flags of `ReadFlag`, added
   * @param now - the moment of the response in seconds since 1970
   */
  read(status: number, bytes: number, flags: number, now: number): void;
  /** Returns the seconds until another try is worth it, or NaN if the response does not say. */
  stated(status: number, retryAfter: number, remaining: number, reset: number, now: number): number;
  /**
   * Returns 1 if a request is worth another try.
   *
   * @param method - the length of the method's name in the text
   * @param stated - the result of `stated`
   * @param flags - what the caller allows and knows of the failure: flags of `RetryFlag`, added
   */
  retryable(policy: number, status: number, method: number, stated: number, flags: number): number;
  /** Returns the seconds of an exponential backoff. */
  backoff(base: number, cap: number, retries: number, share: number): number;
  /** Returns 1 if a policy wants the number of failed tries in a header. */
  counts(policy: number): number;
}
