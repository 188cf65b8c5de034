/** What a module of the core exports, whichever way it was loaded. Numbers cross, and nothing else. */

/** What every module has: room for what comes in. */
export interface ModuleExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  reserve(words: number, bytes: number): void;
  table(): number;
  text(): number;
}

/** What a module that writes answers has. */
export interface WriterExports extends ModuleExports {
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

/** What the module of the client has. In plain JavaScript, yes and no are 1 and 0. */
export interface ReaderExports extends ModuleExports {
  read(status: number, bytes: number, inOk: number, now: number): void;
  stated(status: number, retryAfter: number, remaining: number, reset: number, now: number): number;
  retryable(policy: number, status: number, method: number, stated: number, may: number): number;
  backoff(base: number, cap: number, retries: number, share: number): number;
  counts(policy: number): number;
}
