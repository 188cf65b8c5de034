import { inspect } from "node:util";

/** Records the console messages. The route `__log` returns them. h3 itself logs nothing. */
export default ({ h3 }) => {
  h3.config.silent = true;
  globalThis.messages = [];
  console.error = (...args) => globalThis.messages.push(inspect(args, { depth: 5 }));
};
