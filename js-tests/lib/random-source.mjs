// Random choices that are the same at each run, so that what fell once falls again.

/** Gives a source of choices for a seed (the generator is mulberry32). */
export function chooser(seed) {
  let state = seed >>> 0;
  /** A number from 0 on, below 1. */
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A whole number from 0 on, below `end`. */
  const below = (end) => Math.floor(fraction() * end);
  const pick = (list) => list[below(list.length)];
  /** As many things as `make` is called, at most `most`. */
  const some = (most, make) => Array.from({ length: below(most + 1) }, make);
  return { fraction, below, pick, some };
}
