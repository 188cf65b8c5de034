// A Worker whose functions of a configuration go on after the response, by itself and with Hono.

import { Hono } from "hono";
import { HTTPServiceUnavailable } from "httpexc";
import { errorHandler } from "httpexc/hono";
import { createErrors } from "httpexc/server";

/** What has come to its end, in all requests. */
const ended = [];

const waitLong = () => new Promise((resolve) => setTimeout(resolve, 1000));

/** Creates the options for a path. */
function createOptions(path) {
  return {
    async onError({ status }) {
      await waitLong();
      ended.push(`${path} onError ${status}`);
      throw new Error("the log is down");
    },
    async onResponse(_error, { status, request }) {
      await waitLong();
      ended.push(`${path} onResponse ${status} ${new URL(request.url).pathname}`);
    },
  };
}

function fail() {
  throw new HTTPServiceUnavailable();
}

const hono = new Hono();
hono.onError(errorHandler(createOptions("hono")));
hono.get("/hono", fail);

const wrapped = createErrors(createOptions("wrap")).wrap(fail);

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (pathname === "/ended") return Response.json(ended);
    // Nothing waits for this.
    if (pathname === "/lost") waitLong().then(() => ended.push("lost"));
    if (pathname === "/wrap") return wrapped(request, env, ctx);
    if (pathname === "/hono") return hono.fetch(request, env, ctx);
    return new Response(null, { status: 204 });
  },
};
