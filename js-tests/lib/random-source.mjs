// Random choices that are the same in each run, so that a failure can be repeated.

/** Creates a source of random choices for a seed (the generator is mulberry32). */
export function createRandomSource(seed) {
  let state = seed >>> 0;
  /** Returns a number from 0 on, below 1. */
  const pickFraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** Returns a whole number from 0 on, below `end`. */
  const pickBelow = (end) => Math.floor(pickFraction() * end);
  /** Returns an item of a list. */
  const pick = (list) => list[pickBelow(list.length)];
  /** Calls `make` a random number of times, at most `most`, and returns a list of the results. */
  const makeSome = (most, make) => Array.from({ length: pickBelow(most + 1) }, make);
  return { pickBelow, pick, makeSome };
}
