// Starts the servers in the arguments, and one more that returns their ports.

import { createServer } from "node:http";
import * as httpexc from "httpexc";
import { CASES } from "./cases.mjs";

/** Throws the error of a path. */
export function throwError(path) {
  const name = path.replace(/^\//, "");
  throw CASES[name]?.make(httpexc) ?? new httpexc.HTTPNotFound();
}

const ports = {};
for (const name of process.argv.slice(2)) {
  const server = await import(`./${name}.mjs`);
  ports[name] = await server.start(throwError);
}

createServer((_, res) => res.end(JSON.stringify(ports))).listen(0, "127.0.0.1", function ready() {
  console.log(`Ready on http://127.0.0.1:${this.address().port}`);
});
