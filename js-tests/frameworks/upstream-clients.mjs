// Errors that installed HTTP clients throw for a real response of another server.

import { createServer } from "node:http";
import { UPSTREAM_BODY, UPSTREAM_HEADERS } from "./upstream-errors.mjs";

/** Functions that fail with the error of a real client, by the name of the client. */
const CLIENTS = {
  axios: async (url) => (await import("axios")).default.get(url),
  ky: async (url) => (await import("ky")).default.get(url, { retry: 0 }),
  ofetch: async (url) => (await import("ofetch")).ofetch(url, { retry: 0 }),
  undici: async (url) => {
    const { Agent, interceptors, request } = await import("undici");
    const dispatcher = new Agent().compose(interceptors.responseError());
    return request(url, { dispatcher });
  },
  "undici-retries": async (url) => {
    const { Agent, RetryAgent, request } = await import("undici");
    const dispatcher = new RetryAgent(new Agent(), { maxRetries: 0, statusCodes: [403] });
    return request(url, { dispatcher });
  },
  "discordjs-rest": async (url) => {
    const { REST } = await import("@discordjs/rest");
    const rest = new REST({ api: new URL(url).origin, retries: 0 }).setToken("t");
    return rest.get("/gateway");
  },
};

/** The names of the clients. */
export const CLIENT_NAMES = Object.keys(CLIENTS);

/**
 * Sends a request with each client to a server that answers with a 403. Returns the errors that the
 * clients throw, by the name of the client.
 */
export async function collectClientErrors() {
  const server = createServer((_req, res) => {
    res.writeHead(403, UPSTREAM_HEADERS);
    res.end(JSON.stringify(UPSTREAM_BODY));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const errors = {};
  try {
    for (const [name, send] of Object.entries(CLIENTS)) {
      try {
        await send(`http://127.0.0.1:${server.address().port}/`);
      } catch (error) {
        errors[name] = error;
      }
    }
  } finally {
    server.close();
    server.closeAllConnections?.();
  }
  return errors;
}

/** Returns another error with the same members. It is logged again, and `createError` may change it. */
export function cloneError(error) {
  const clone = Object.create(Object.getPrototypeOf(error));
  return Object.defineProperties(clone, Object.getOwnPropertyDescriptors(error));
}
