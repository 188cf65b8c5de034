// Times functions against one of them. Rounds are interleaved and a ratio is the median of the
// rounds' ratios, so that a machine that slows down for a while slows all of them. mitata and
// tinybench finish one function before they begin the next, and what they give of two functions that
// ran a minute apart is as far apart as the machine was: hence a harness of our own.
//
// It runs wherever there is `performance.now()`, so that every runtime is measured the same way.

/** How much is measured: enough for goals, or with BENCH_QUICK=1 enough to see that it works. */
const PLANS = {
  whole: { rounds: 51, milliseconds: 5, warmUp: 300 },
  quick: { rounds: 7, milliseconds: 2, warmUp: 15 },
};

/** Gives how much is to be measured. */
export function plan(quick) {
  return quick ? PLANS.quick : PLANS.whole;
}

/**
 * Gives the milliseconds that this process has computed for, or the time where that is not told. With
 * the time, a batch that was interrupted by another process would count what that one did.
 */
const now =
  typeof globalThis.process?.cpuUsage === "function"
    ? () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      }
    : () => performance.now();

/** What a call gives goes here, where no compiler can see that nobody looks. */
let sink;

/** Gives the nanoseconds that a call takes, over a batch of calls. */
function time(call, calls) {
  const start = now();
  for (let at = 0; at < calls; at++) sink = call();
  return ((now() - start) * 1e6) / calls;
}

/** The same for a call that gives a promise: each begins once the one before has ended. */
async function timeAsync(call, calls) {
  const start = now();
  for (let at = 0; at < calls; at++) sink = await call();
  return ((now() - start) * 1e6) / calls;
}

/** Gives the value in the middle. */
export function median(values) {
  return at(values, 0.5);
}

/** Gives the value below which such a share of all lies. */
function at(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/**
 * Gives the middle of some values, and between which of them the true middle is to be expected: by
 * order statistics, which ask nothing of how they are spread (with n values, those at
 * n/2 ± √n hold it in 95 of 100 cases).
 */
export function middle(values) {
  const reach = 1 / Math.sqrt(values.length);
  return {
    middle: median(values),
    least: at(values, Math.max(0, 0.5 - reach)),
    most: at(values, Math.min(0.999, 0.5 + reach)),
  };
}

/** Every other round goes backwards, so that nobody always runs after the same neighbour. */
export function order(names, round) {
  return round % 2 === 0 ? names : [...names].reverse();
}

/** Gives for each name its median and its ratio to the one called `base`, or to each one's own base. */
export function summary(times, base) {
  return Object.keys(times).map((name) => {
    const basis = typeof base === "function" ? base(name) : base;
    const ratios = times[name].map((value, round) => value / times[basis][round]);
    const { middle: ratio, least, most } = middle(ratios);
    return {
      name,
      value: median(times[name]),
      base: basis,
      ratio,
      least,
      most,
      times: times[name],
    };
  });
}

/** Calls a function until it is compiled, and gives how many calls a batch takes. */
async function prepared(row, { milliseconds, warmUp }) {
  const timed = row.isAsync ? timeAsync : time;
  const start = performance.now();
  let calls = 1;
  let took = Number.POSITIVE_INFINITY;
  while (performance.now() - start < warmUp) {
    took = await timed(row.call, calls);
    calls = Math.min(1000, calls * 2);
  }
  return Math.max(1, Math.round((milliseconds * 1e6) / took));
}

/**
 * Gives for each function its median nanoseconds and its ratio to the one called `base`.
 *
 * @param rows functions by name; those that give promises are waited for
 * @param base the name of the one that the others are compared with, or a function that gives one's
 * @param quick whether to measure little
 * @param clears whether garbage is cleared away, untimed, between rows
 */
export async function compare(rows, base, quick, clears = false) {
  const { rounds, ...rest } = plan(quick);
  const names = Object.keys(rows);
  const all = {};
  for (const name of names) {
    const isAsync = typeof rows[name]()?.then === "function";
    all[name] = { call: rows[name], isAsync };
    all[name].calls = await prepared(all[name], rest);
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of order(names, round)) {
      const { call, calls, isAsync } = all[name];
      // What the row before left is not this one's to clear away: a Response leaves much. Elsewhere
      // a row's own garbage is part of its cost, of which this would leave most out.
      if (clears) globalThis.gc?.({ type: "minor" });
      times[name].push(isAsync ? await timeAsync(call, calls) : time(call, calls));
    }
  }
  return summary(times, base);
}

/** Keeps the engine from seeing that results are not used. */
export function used() {
  return sink;
}
