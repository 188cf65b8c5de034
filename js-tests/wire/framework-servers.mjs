// Starts a server for each framework in the arguments, with its adapter and ready responses, and prints
// their ports.

import { makeThrown } from "./ready-responses.mjs";

const [upstream, ...servers] = process.argv.slice(2);

const throwReady = async (path) => {
  throw await makeThrown(path, upstream);
};

console.error = () => {};
const ports = {};
for (const argument of servers) {
  const [name, entry] = argument.split(":");
  const { start } = await import(`./${name}.mjs`);
  const { errorHandler } = await import(`httpexc/${entry}`);
  ports[name] = await start(throwReady, errorHandler(), () => {});
}
console.log(`Ports: ${JSON.stringify(ports)}`);
