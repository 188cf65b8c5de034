// Calls clients, and returns what fromError makes of what they throw. It runs in Node, Deno, Bun and workerd.

import { fromError, isReadError, isRetryable, NoResponse, retryDelay } from "httpexc/client";

/** The milliseconds after which a client gives up, and after which it is aborted. */
const TIMEOUT = 250;
const ABORTED_AFTER = 100;

/** Returns an error in a word and, if it was read, with what was read. */
function describe(error) {
  if (error === null) return "null";
  if (error instanceof NoResponse) return "NoResponse";
  if (!isReadError(error)) return `not read: ${error}`;
  const { status, detail = "", requestId = "", errors } = error;
  return `${status} ${detail} ${requestId} ${errors.map(({ path }) => path.join("."))}`.trim();
}

async function readFailure(send, url, options) {
  let thrown;
  try {
    await send(url, options);
    return "nothing was thrown";
  } catch (error) {
    thrown = error;
  }
  const advice = isRetryable(thrown) ? retryDelay(thrown, { jitter: false }) : "no retry";
  return `${describe(await fromError(thrown))}; ${advice}`;
}

/**
 * Returns what is read of each situation, by the name of the client.
 *
 * @param clients rows of client-list.mjs
 * @param origin where the server of upstream.mjs listens
 * @param refused where nothing does
 */
export async function readClients(clients, { origin, refused }) {
  const results = {};
  for (const { name, send } of clients) {
    const result = {};
    for (const situation of ["problem", "limited", "empty", "drop"]) {
      result[situation] = await readFailure(send, `${origin}/to-${situation}`, {});
    }
    result.refused = await readFailure(send, `${refused}/to-nothing`, {});
    result.timeout = await readFailure(send, `${origin}/to-hang`, { timeout: TIMEOUT });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), ABORTED_AFTER);
    result.abort = await readFailure(send, `${origin}/to-hang`, { signal: controller.signal });
    results[name] = result;
  }
  return results;
}
