import { inspect } from "node:util";

/** Keeps what the console is told, which the route `__log` gives. */
export default () => {
  globalThis.logged = [];
  console.error = (...given) => globalThis.logged.push(inspect(given, { depth: 5 }));
};
