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

/** The exports of the module that reads responses. */
export interface ReaderExports extends ModuleExports {
  /**
   * Reads a response and leaves the place of its report in the table.
   *
   * @param bytes - the length of header lines, an empty line and the body in the text
   * @param flags - how to read: flags of `ReadFlag`, added
   * @param now - the moment of the response in seconds since 1970
   */
  read(status: number, bytes: number, flags: number, now: number): void;
}
