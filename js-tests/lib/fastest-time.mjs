// Measures calls on a machine that other work disturbs.

/**
 * Returns the shortest of several times of a call, in milliseconds. Other work makes a measurement
 * longer and never shorter, so the shortest is the most exact.
 */
export function measureFastest(call, times) {
  let fastest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < times; at++) {
    const start = performance.now();
    call();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}
