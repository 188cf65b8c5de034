declare module "tiny-inflate" {
  /**
   * Inflates data without a header (RFC 1951).
   *
   * @param output - at least as many bytes as the inflated data has
   * @throws Error if the data is damaged
   */
  export default function inflateRaw(
    data: Uint8Array,
    output: Uint8Array<ArrayBuffer>,
  ): Uint8Array<ArrayBuffer>;
}
