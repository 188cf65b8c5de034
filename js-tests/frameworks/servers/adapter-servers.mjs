// Starts servers with the adapter of each framework that the arguments name: one as it comes, and
// one with a configuration. One more server tells where they listen.

import { createServer } from "node:http";
import { inspect } from "node:util";
import * as httpexc from "httpexc";
import { createErrors } from "httpexc/server";
import { configuration } from "./cases.mjs";
import { fail } from "./thrown-errors.mjs";

/** What the console, or a framework's own log, was told by each server. */
const logged = {};
let current;
console.error = (...given) => logged[current]?.push(inspect(given, { depth: 5 }));

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
  logged[name] = [];
  const log = (...given) => logged[name].push(inspect(given, { depth: 5 }));
  ports[name] = {
    usual: await server.start(fail, errorHandler(), log),
    configured: await server.start(fail, errorHandler(errors)),
  };
}

// A path says whose log is wanted from now on, and gets it.
createServer((req, res) => {
  current = req.url.slice(1);
  res.end(JSON.stringify(current ? logged[current].splice(0) : ports));
}).listen(0, "127.0.0.1", function ready() {
  console.log(`Ready on http://127.0.0.1:${this.address().port}`);
});
