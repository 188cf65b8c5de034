// Starts the servers named by the arguments, and one more that tells where each listens.

import { createServer } from "node:http";
import * as httpexc from "httpexc";
import { CASES } from "./cases.mjs";

/** Throws the error that a path asks for. */
export function fail(path) {
  const name = path.replace(/^\//, "");
  throw CASES[name]?.make(httpexc) ?? new httpexc.HTTPNotFound();
}

const ports = {};
for (const name of process.argv.slice(2)) {
  const server = await import(`./${name}.mjs`);
  ports[name] = await server.start(fail);
}

createServer((_, res) => res.end(JSON.stringify(ports))).listen(0, "127.0.0.1", function ready() {
  console.log(`Ready on http://127.0.0.1:${this.address().port}`);
});
