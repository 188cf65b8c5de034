// Times functions against one of them. Rounds are interleaved and a ratio is the median of the
// rounds' ratios, so that a machine that slows down for a while slows all of them.

/** Gives the nanoseconds that a call takes, over a batch of calls. */
function time(call, calls) {
  const start = process.hrtime.bigint();
  for (let at = 0; at < calls; at++) call();
  return Number(process.hrtime.bigint() - start) / calls;
}

/** The same for a call that gives a promise: each begins once the one before has ended. */
async function timeAsync(call, calls) {
  const start = process.hrtime.bigint();
  for (let at = 0; at < calls; at++) await call();
  return Number(process.hrtime.bigint() - start) / calls;
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

const ROUNDS = 31;
const MILLISECONDS = 8;

/** How many calls a batch has. */
const batch = (nanoseconds) => Math.max(10, Math.round((MILLISECONDS * 1e6) / nanoseconds));

/** Every other round goes backwards, so that nobody always runs after the same neighbour. */
const order = (names, round) => (round % 2 === 0 ? names : names.toReversed());

/** Gives for each name its median nanoseconds and its ratio to the one called `base`. */
function summary(names, times, base) {
  return names.map((name) => ({
    name,
    nanoseconds: Math.round(median(times[name])),
    ratio: median(times[name].map((value, round) => value / times[base][round])),
  }));
}

/**
 * Gives for each function its median nanoseconds and its ratio to the one called `base`.
 *
 * @param rows functions by name
 * @param base the name of the one that the others are compared with
 */
export function compare(rows, base) {
  const names = Object.keys(rows);
  const calls = {};
  for (const name of names) {
    for (let at = 0; at < 3000; at++) rows[name]();
    calls[name] = batch(time(rows[name], 2000));
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of order(names, round)) times[name].push(time(rows[name], calls[name]));
  }
  return summary(names, times, base);
}

/** The same for functions that give promises. */
export async function compareAsync(rows, base) {
  const names = Object.keys(rows);
  const calls = {};
  for (const name of names) {
    for (let at = 0; at < 3000; at++) await rows[name]();
    calls[name] = batch(await timeAsync(rows[name], 2000));
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of order(names, round)) {
      times[name].push(await timeAsync(rows[name], calls[name]));
    }
  }
  return summary(names, times, base);
}
