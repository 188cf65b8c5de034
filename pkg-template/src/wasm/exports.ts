/** What the core exports, whichever way it was loaded. Numbers cross, and nothing else. */
export interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  reserve(words: number, bytes: number): void;
  table(): number;
  text(): number;
  negotiate(bytes: number): number;
  render(status: number, media: number, parts: number, words: number, bytes: number): void;
}
