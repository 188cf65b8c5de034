/** What the core exports, whichever way it was loaded. Numbers cross, and nothing else. */
export interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  reserve(words: number, bytes: number): void;
  table(): number;
  text(): number;
  negotiate(dialect: number, bytes: number, total: number): number;
  render(
    dialect: number,
    status: number,
    media: number,
    parts: number,
    words: number,
    bytes: number,
  ): void;
}
