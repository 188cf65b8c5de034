import { inspect } from "node:util";

/** Keeps what the console is told, which the route `__log` gives; h3 itself is to tell nothing. */
export default ({ h3 }) => {
  h3.config.silent = true;
  globalThis.logged = [];
  console.error = (...given) => globalThis.logged.push(inspect(given, { depth: 5 }));
};
