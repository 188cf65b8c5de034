// The goals of the benchmark, and whether they are met.

import { BARE_RESPONSE, PARSED, PARSED_WORKER } from "./cold-starts.mjs";
import { estimateMedian } from "./measurement.mjs";
import { NO_ADAPTER } from "./rows/by-hand.mjs";
import { nameDouble } from "./rows/growth.mjs";
import { LEAST_CYCLE, LEAST_FRESH_CYCLE, MUTED_STATE, STATE_WITH_STACK } from "./rows/main.mjs";

const KIB = 1024;

/** By runtime: the most that a class default and a fresh detail may cost, against a Response by hand. */
const CYCLE_GOALS = {
  "": [1.05, 1.25],
  deno: [1.05, 1.4],
  bun: [1.05, 1.5],
  workerd: [1.05, 0.7],
};

/** Returns the goals of the full cycle, in each format on each runtime. */
function createCycleGoals() {
  const formats = { cycle: "a page", "cycle-json": "JSON" };
  return Object.entries(formats).flatMap(([id, format]) =>
    Object.entries(CYCLE_GOALS).flatMap(([runtime, [classDefault, fresh]]) => {
      const table = runtime === "" ? id : `${id}-${runtime}`;
      const where = runtime === "" ? "" : ` in ${runtime}`;
      const what = `Throw, catch, respond with ${format}${where}, against a Response by hand`;
      return [
        {
          what: `${what}: class default`,
          table,
          row: "httpexc, class default",
          most: classDefault,
          limit: LEAST_CYCLE,
        },
        {
          what: `${what}: fresh detail`,
          table,
          row: "httpexc, fresh detail",
          most: fresh,
          limit: LEAST_FRESH_CYCLE,
        },
      ];
    }),
  );
}

/** Returns the goals of the adapters, against a handler by hand. */
function createAdapterGoals() {
  const names = ["hono", "fastify", "express", "koa", "h3", "itty", "elysia"];
  const goals = names.map((name) => ({
    what: `httpexc/${name}: a request that fails, against a handler by hand without negotiation`,
    // Elysia needs Bun, and a table of another runtime has its name.
    table: name === "elysia" ? "adapter-elysia-bun" : `adapter-${name}`,
    row: `httpexc/${name}`,
    most: 1,
    // No other table has this row.
    ...(name === "elysia" ? { limit: NO_ADAPTER } : {}),
  }));
  const what = "wrap: a request that fails, against the same";
  return [...goals, { what, table: "adapter-server", row: "httpexc/server", most: 1.05 }];
}

/**
 * The goals. `what` describes the goal, `table` and `row` say where it is measured, `most` is the
 * highest allowed value and `unit` its unit. `against` names the row to compare with, by default
 * the table's base. `limit` names a row that nothing can be faster than. If that row alone exceeds
 * the goal, the goal is out of reach, and another goal limits the difference to that row.
 */
export const GOALS = [
  {
    what: "Construct a 404, against `class X extends Error`",
    table: "construct",
    row: "httpexc HTTPNotFound",
    most: 0.13,
  },
  {
    what: "the same in workerd",
    table: "construct-workerd",
    row: "httpexc HTTPNotFound",
    most: 0.25,
  },
  {
    what: "the same in Deno",
    table: "construct-deno",
    row: "httpexc HTTPNotFound",
    most: 1.05,
    limit: MUTED_STATE,
  },
  {
    what: "the same in Bun",
    table: "construct-bun",
    row: "httpexc HTTPNotFound",
    most: 0.7,
    limit: MUTED_STATE,
  },
  {
    what: "Construct a 503 with a stack, against the same",
    table: "construct",
    row: "httpexc HTTPServiceUnavailable, with stack",
    most: 1.08,
    limit: STATE_WITH_STACK,
  },
  ...createCycleGoals(),
  ...createAdapterGoals(),
  {
    what: "sendError alone, against `writeHead` and `end` with `JSON.stringify`",
    table: "node",
    row: "httpexc sendError alone, an error that exists",
    most: 1.2,
    limit: "limit: setHeader and end",
  },
  {
    what: "Throw, catch and sendError with a fresh detail, against the same by hand",
    table: "node",
    row: "httpexc sendError, JSON, fresh detail",
    against: "the same for an error that is thrown",
    most: 1.2,
  },
  {
    what: "Negotiation of a repeated Accept, against `headers.get`",
    table: "negotiate",
    row: "httpexc",
    most: 2,
  },
  {
    what: "Negotiation of a new Accept, against negotiator",
    table: "negotiate-first",
    row: "httpexc",
    most: 0.4,
  },
  {
    what: "Discord's body from text, flattened, against `JSON.parse`",
    table: "read-text-discord",
    row: "httpexc parseError, text",
    most: 3.3,
  },
  {
    what: "the same, against @discordjs/rest",
    table: "read-text-discord",
    row: "httpexc parseError, text",
    against: "@discordjs/rest DiscordAPIError",
    most: 1,
  },
  {
    what: "Discord's body from a `Response`, against `text()`",
    table: "read-response-discord",
    row: "httpexc fromResponse",
    most: 1.5,
  },
  {
    what: "Cold start on Node, from import to first `Response`, above a bare `Response`",
    table: "cold-node",
    row: "httpexc, a Response",
    against: BARE_RESPONSE,
    most: 4,
    unit: "ms",
    limit: PARSED,
  },
  {
    what: "Cold start in workerd, above an empty Worker",
    table: "cold-workerd",
    row: "httpexc",
    most: 2.5,
    unit: "ms",
    limit: PARSED_WORKER,
  },
  {
    what: "Type check of 200 declared problems, above none",
    table: "types",
    row: "200 declarations",
    most: 2000,
    against: "no declaration",
    unit: "ms",
  },
  {
    what: "core.wasm, gzip",
    table: "size",
    row: "core.wasm",
    most: 20 * KIB,
    unit: "bytes",
  },
  {
    what: "core.wasm and client.wasm, gzip",
    table: "size",
    row: "core.wasm and client.wasm",
    most: 60 * KIB,
    unit: "bytes",
  },
];

/** The highest allowed cost of 2n against n. */
const MAX_GROWTH = 2.2;

/** Returns the measurement of a goal, with its 95 % range. */
function findMeasurement({ rows }, { row: name, against, unit }) {
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`Cannot find the measurement of ${name}`);
  if (unit === "bytes") return { middle: row.gzip, least: row.gzip, most: row.gzip };
  if (against === undefined) return { middle: row.ratio, least: row.least, most: row.most };
  const other = rows.find((candidate) => candidate.name === against);
  const pairs = row.times.map((value, round) => [value, other.times[round]]);
  return estimateMedian(pairs.map(([one, two]) => (unit === "ms" ? one - two : one / two)));
}

/** Returns whether a goal is met. It is missed if the whole measured range is above it. */
function compareWithGoal(measurement, most, limit) {
  if (measurement.middle <= most) return "met";
  if (measurement.least <= most) return "met within noise";
  if (limit !== undefined && limit.least > most) return "out of reach";
  return "MISSED";
}

/** Returns each goal with its measurement, and whether it is met. */
export function evaluateGoals(tables) {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const all = [...GOALS];
  const growth = byId.get("growth");
  for (const name of Object.keys(growth?.sizes ?? {})) {
    const row = nameDouble(name);
    all.push({ what: `Cost of 2n against n: ${name}`, table: "growth", row, most: MAX_GROWTH });
  }
  return all
    .filter(({ table }) => byId.has(table))
    .map((goal) => {
      const table = byId.get(goal.table);
      const measurement = findMeasurement(table, goal);
      const limitMeasurement = goal.limit && findMeasurement(table, { ...goal, row: goal.limit });
      const verdict = compareWithGoal(measurement, goal.most, limitMeasurement);
      return { ...goal, measurement, limitMeasurement, verdict };
    });
}
