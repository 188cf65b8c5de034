import { inspect } from "node:util";

/** Records the console messages. The route `__log` returns them. */
export default () => {
  globalThis.messages = [];
  console.error = (...args) => globalThis.messages.push(inspect(args, { depth: 5 }));
};
