// Starts servers with the adapter of each framework that the arguments name: one as it comes, and
// one with a configuration. One more server tells where they listen.

import { createServer } from "node:http";
import createError from "http-errors";
import * as httpexc from "httpexc";
import { createErrors } from "httpexc/server";
import { CASES, configuration, PRIVATE } from "./cases.mjs";

/** What a path makes a handler throw, beside the cases. */
const MORE = {
  "http-errors": () => createError(409, "A text of http-errors.", { headers: { "x-own": "1" } }),
  "http-errors-503": () => createError(503, PRIVATE.detail),
  "http-errors-401": () => createError(401),
  upstream: () =>
    Object.assign(new Error(PRIVATE.plain), { status: 404, response: {}, config: {} }),
  text: () => PRIVATE.plain,
  handled: () => new RangeError(PRIVATE.plain),
  redirect: () => new httpexc.HTTPSeeOther({ location: "/songs" }),
  "no-content": () => new httpexc.HTTPNoContent(),
  "not-modified": () => new httpexc.HTTPNotModified({ headers: { etag: '"7"' } }),
  cookies: () =>
    new httpexc.HTTPNotFound({
      headers: [
        ["set-cookie", "b=2"],
        ["set-cookie", "c=3"],
      ],
    }),
};

function fail(path) {
  const name = path.replace(/^.*\//, "");
  throw CASES[name]?.make(httpexc) ?? MORE[name]();
}

const ports = {};
for (const argument of process.argv.slice(2)) {
  const [name, entry] = argument.split(":");
  const [server, { errorHandler }] = await Promise.all([
    import(`./${name}.mjs`),
    import(`httpexc/${entry}`),
  ]);
  const errors = createErrors(configuration()).on(
    RangeError,
    () => new httpexc.HTTPGone("It was handled."),
  );
  ports[name] = {
    usual: await server.start(fail, errorHandler({ onError: undefined })),
    configured: await server.start(fail, errorHandler(errors)),
  };
}

createServer((_, res) => res.end(JSON.stringify(ports))).listen(0, "127.0.0.1", function ready() {
  console.log(`Ready on http://127.0.0.1:${this.address().port}`);
});
