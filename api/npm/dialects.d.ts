export interface Dialect {
  readonly name: DialectName;
}

export type DialectName = (typeof DIALECT_NAMES)[number];

export const discord: Dialect;

export const falcon: Dialect;

export const falcon1: Dialect;

export const problem: Dialect;

export const webob: Dialect;

export const werkzeug: Dialect;

// Not exported, but part of the types above:

const DIALECT_NAMES: readonly ["problem", "falcon", "werkzeug", "webob", "discord", "falcon1"];
