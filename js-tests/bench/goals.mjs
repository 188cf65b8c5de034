// The goals: what is to be reached, and whether it is.

import { middle } from "./measurement.mjs";
import { twice } from "./rows/growth.mjs";

const KIB = 1024;

/**
 * Each goal: what it is about, where it was measured (`table` and `row`), the most that it may be,
 * and in what. `against` names another row than the table's base. `limit` names the row of what cannot
 * be left out: where that alone is more than the goal, the goal is out of reach, and another goal says
 * what may be added to the limit.
 */
export const GOALS = [
  {
    what: "Construct a 404, against `class X extends Error`",
    table: "construct",
    row: "httpexc HTTPNotFound",
    most: 0.15,
  },
  {
    what: "the same in workerd",
    table: "construct-workerd",
    row: "httpexc HTTPNotFound",
    most: 0.25,
  },
  {
    what: "the same in Bun",
    table: "construct-bun",
    row: "httpexc HTTPNotFound",
    most: 0.5,
    limit: "limit: an Error without a stack",
  },
  {
    what: "Construct a 503 with a stack, against the same",
    table: "construct",
    row: "httpexc HTTPServiceUnavailable, with stack",
    most: 1.1,
  },
  {
    what: "Throw, catch, answer: class default, against a bare `Response`",
    table: "cycle",
    row: "httpexc, class default",
    most: 1.1,
  },
  {
    what: "Throw, catch, answer: fresh detail, against the same",
    table: "cycle",
    row: "httpexc, fresh detail",
    most: 1.35,
  },
  {
    what: "Negotiation of a repeated Accept, against `headers.get`",
    table: "negotiate",
    row: "httpexc",
    most: 2,
  },
  {
    what: "Negotiation at first sight, against negotiator",
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
    what: "Cold start on Node: import to first `Response`, above an empty module",
    table: "cold-node",
    row: "httpexc, a Response",
    limit: "limit: a bare Response",
    most: 6,
    unit: "ms",
  },
  {
    what: "the same, above the first bare `Response`",
    table: "cold-node",
    row: "httpexc, a Response",
    against: "limit: a bare Response",
    most: 6,
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

/** What 2n may cost against n. */
const GROWTH = 2.2;

function measuredOf({ rows }, { row: name, against, unit }) {
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`Nothing was measured of ${name}`);
  if (unit === "bytes") return { middle: row.gzip, least: row.gzip, most: row.gzip };
  if (against === undefined) return { middle: row.ratio, least: row.least, most: row.most };
  const other = rows.find((candidate) => candidate.name === against);
  const pairs = row.times.map((value, round) => [value, other.times[round]]);
  return middle(pairs.map(([one, two]) => (unit === "ms" ? one - two : one / two)));
}

/** Says how it stands: what was measured is a range, and it is missed where all of that is beyond. */
function verdict(measured, most, limit) {
  if (measured.middle <= most) return "met";
  if (measured.least <= most) return "met within noise";
  if (limit !== undefined && limit.least > most) return "out of reach";
  return "MISSED";
}

/** Gives for each goal what was measured and whether it is met. */
export function judged(tables) {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const all = [...GOALS];
  const growth = byId.get("growth");
  for (const kind of Object.keys(growth?.sizes ?? {})) {
    const row = twice(kind);
    all.push({ what: `Cost of 2n against n: ${kind}`, table: "growth", row, most: GROWTH });
  }
  return all
    .filter(({ table }) => byId.has(table))
    .map((goal) => {
      const table = byId.get(goal.table);
      const measured = measuredOf(table, goal);
      const limit = goal.limit && measuredOf(table, { row: goal.limit });
      return { ...goal, measured, limited: limit, verdict: verdict(measured, goal.most, limit) };
    });
}
