// Starts two servers for each framework in the arguments, both with the adapter: one with the
// default and one with another configuration. One more server returns their ports and logs.

import { createServer } from "node:http";
import { inspect } from "node:util";
import * as httpexc from "httpexc";
import { falcon } from "httpexc/dialects";
import { createErrors } from "httpexc/server";
import { createConfiguration } from "./cases.mjs";
import { throwError } from "./thrown-errors.mjs";
import { cloneError, collectClientErrors } from "./upstream-clients.mjs";

const clientErrors = Object.fromEntries(
  Object.entries(await collectClientErrors()).map(([name, error]) => [
    name,
    () => cloneError(error),
  ]),
);
const throwAnyError = (path) => throwError(path, clientErrors);

/** The messages to the console or to a framework's own log, by server. */
const messages = {};
let current;
console.error = (...args) => messages[current]?.push(inspect(args, { depth: 5 }));

const ports = {};
for (const argument of process.argv.slice(2)) {
  const [name, entry] = argument.split(":");
  const [server, { errorHandler }] = await Promise.all([
    import(`./${name}.mjs`),
    import(`httpexc/${entry}`),
  ]);
  const errors = createErrors(createConfiguration(falcon)).on(
    RangeError,
    () => new httpexc.HTTPGone("It was handled."),
  );
  messages[name] = [];
  const log = (...args) => messages[name].push(inspect(args, { depth: 5 }));
  ports[name] = {
    default: await server.start(throwAnyError, errorHandler(), log),
    configured: await server.start(throwAnyError, errorHandler(errors)),
  };
}

// A path selects the server whose messages are recorded from now on, and returns those so far.
createServer((req, res) => {
  current = req.url.slice(1);
  res.end(JSON.stringify(current ? messages[current].splice(0) : ports));
}).listen(0, "127.0.0.1", function ready() {
  console.log(`Ready on http://127.0.0.1:${this.address().port}`);
});
