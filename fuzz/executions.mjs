// Runs the targets that are written in JavaScript.

/**
 * Calls a target many times, prints how far it is, and ends the process with an error at the first
 * finding.
 *
 * @param execute makes one execution and returns a finding, or undefined
 * @param name what is printed before the figures
 */
function runExecutions(execute, executions, name) {
  const start = performance.now();
  const formatSeconds = () => `${Math.round((performance.now() - start) / 1000)} s`;
  for (let count = 1; count <= executions; count++) {
    const finding = execute();
    if (finding !== undefined) {
      console.error(`${name}, execution ${count}: ${finding}`);
      process.exit(1);
    }
    if (count % 500_000 === 0) console.log(`${name}: ${count} executions, ${formatSeconds()}`);
  }
  console.log(`${name}: ${executions} executions without a finding, ${formatSeconds()}`);
}

/**
 * Runs targets as the command line says: how many times each (100,000), the seed (1), and the name of
 * the only target to run (all).
 *
 * @param createTargets creates the targets for a seed, by name
 */
export async function runTargets(createTargets) {
  const [, , executions = "100000", seed = "1", only] = process.argv;
  const targets = Object.entries(await createTargets(Number(seed)));
  for (const [name, execute] of targets.filter(([name]) => only === undefined || name === only)) {
    runExecutions(execute, Number(executions), `${name}, seed ${seed}`);
  }
}

/** Whether two values are the same in every part, the order of members and the sign of 0 included. */
export function isSame(one, other) {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  const otherNames = Object.keys(other);
  if (names.length !== otherNames.length) return false;
  return names.every((name, at) => name === otherNames[at] && isSame(one[name], other[name]));
}
