// Serves the built application with its Node handler, and the console messages at /__log.

import { createServer } from "node:http";
import { inspect } from "node:util";

const messages = [];
console.error = (...args) => messages.push(inspect(args, { depth: 5 }));

const { handler } = await import("./build/handler.js");
createServer((req, res) => {
  if (req.url === "/__log") res.end(JSON.stringify(messages.splice(0)));
  else handler(req, res, () => res.end());
}).listen(0, "127.0.0.1", function ready() {
  console.log(`Ready on http://127.0.0.1:${this.address().port}`);
});
