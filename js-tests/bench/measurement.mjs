// Compares the times of functions with that of one of them. The rounds of all functions are
// interleaved, and a ratio is the median of the rounds' ratios. So if the machine is slow for a
// while, all functions are slow. mitata and tinybench finish one function before they begin the
// next. If the machine's speed changes in between, their ratio changes too, so they are not used
// here.
//
// It only needs `performance.now()`, so it measures the same way on every runtime.

/**
 * How much is measured: enough for the goals, or with BENCH_QUICK=1 enough for a check that it
 * works. A row is called for `warmUp` milliseconds, and then until it has had `warmUpCalls` calls or
 * `mostWarmUp` milliseconds: a request through a framework takes so long that an engine would compile
 * it while it is measured, which made ratios of 0.8 and of 1.5 of the same code.
 */
const PLANS = {
  whole: { rounds: 51, milliseconds: 10, warmUp: 300, warmUpCalls: 20_000, mostWarmUp: 2500 },
  quick: { rounds: 7, milliseconds: 2, warmUp: 15, warmUpCalls: 0, mostWarmUp: 15 },
};

/** Returns how much to measure. */
export function choosePlan(quick) {
  return quick ? PLANS.quick : PLANS.whole;
}

/**
 * Returns the milliseconds of processor time of this process. If the runtime does not report it, it
 * returns the time, which also counts interruptions by other processes.
 */
const readTime =
  typeof globalThis.process?.cpuUsage === "function"
    ? () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      }
    : () => performance.now();

/** The result of the last call. A compiler cannot see that it is unused. */
let sink;

/** Collects the garbage of a row, if it has to. It is a part of its cost. */
const collectGarbage = (collects) => collects && globalThis.gc?.({ type: "minor" });

/** Returns the nanoseconds for each call, as the mean of a batch. */
function timeCalls(call, calls, collects) {
  const start = readTime();
  for (let at = 0; at < calls; at++) sink = call();
  collectGarbage(collects);
  return ((readTime() - start) * 1e6) / calls;
}

/** The same for a call that returns a promise. A call begins after the one before has ended. */
async function timeAsyncCalls(call, calls, collects) {
  const start = readTime();
  for (let at = 0; at < calls; at++) sink = await call();
  collectGarbage(collects);
  return ((readTime() - start) * 1e6) / calls;
}

/** Returns the median. */
export function median(values) {
  return findQuantile(values, 0.5);
}

/** Returns the value below which this share of the values lies. */
function findQuantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/**
 * Returns the median of a sample as `middle`, and the range in which the true median is expected.
 * The range comes from order statistics, which assume no distribution: with n values it is at n/2 ±
 * √n, and contains the true median in 95 of 100 cases.
 */
export function estimateMedian(values) {
  const reach = 1 / Math.sqrt(values.length);
  return {
    middle: median(values),
    least: findQuantile(values, Math.max(0, 0.5 - reach)),
    most: findQuantile(values, Math.min(0.999, 0.5 + reach)),
  };
}

/** Reverses the order in every second round, so no function always runs after the same one. */
export function orderNames(names, round) {
  return round % 2 === 0 ? names : [...names].reverse();
}

/**
 * Returns the median of each name, and its ratio to `base`, which is a name or a function of the
 * name.
 */
export function summarizeTimes(times, base) {
  return Object.keys(times).map((name) => {
    const basis = typeof base === "function" ? base(name) : base;
    const ratios = times[name].map((value, round) => value / times[basis][round]);
    const { middle: ratio, least, most } = estimateMedian(ratios);
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

/** Returns the rows of several processes that measured the same table as one list, with the rounds of all. */
export function joinRounds(lists) {
  const [first] = lists;
  const times = first.map(({ name }, at) => [name, lists.flatMap((rows) => rows[at].times)]);
  const bases = Object.fromEntries(first.map(({ name, base }) => [name, base]));
  return summarizeTimes(Object.fromEntries(times), (name) => bases[name]);
}

/** Calls a function until it is compiled, and returns how many calls a batch has. */
async function calibrate(row, { milliseconds, warmUp, warmUpCalls, mostWarmUp }) {
  const timeBatch = row.isAsync ? timeAsyncCalls : timeCalls;
  const start = performance.now();
  let calls = 1;
  let called = 0;
  let passed = 0;
  let took = Number.POSITIVE_INFINITY;
  while (passed < warmUp || (called < warmUpCalls && passed < mostWarmUp)) {
    took = await timeBatch(row.call, calls);
    called += calls;
    calls = Math.min(1000, calls * 2);
    passed = performance.now() - start;
  }
  return Math.max(1, Math.round((milliseconds * 1e6) / took));
}

/**
 * Returns the median nanoseconds of each function, and its ratio to `base`.
 *
 * @param rows functions by name; it awaits their promises
 * @param base the name of the function to compare with, or a function that returns it for a name
 * @param quick whether to measure little
 * @param collects whether each row collects its garbage at its end, within the measured time, so that
 *   the next row does not pay for it
 */
export async function compareRows(rows, base, quick, collects = false) {
  const { rounds, ...rest } = choosePlan(quick);
  const names = Object.keys(rows);
  const all = {};
  for (const name of names) {
    const isAsync = typeof rows[name]()?.then === "function";
    all[name] = { call: rows[name], isAsync };
    all[name].calls = await calibrate(all[name], rest);
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of orderNames(names, round)) {
      const { call, calls, isAsync } = all[name];
      const timeBatch = isAsync ? timeAsyncCalls : timeCalls;
      times[name].push(await timeBatch(call, calls, collects));
    }
  }
  return summarizeTimes(times, base);
}

/** Returns the last result. As it is exported, the engine cannot leave the results out. */
export function readSink() {
  return sink;
}
