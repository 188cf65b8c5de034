// Serves the built application with a handler of Node's, and at /__log what its console was told.

import { createServer } from "node:http";
import { inspect } from "node:util";

const logged = [];
console.error = (...given) => logged.push(inspect(given, { depth: 5 }));

const { handler } = await import("./build/handler.js");
createServer((req, res) => {
  if (req.url === "/__log") res.end(JSON.stringify(logged.splice(0)));
  else handler(req, res, () => res.end());
}).listen(0, "127.0.0.1", function ready() {
  console.log(`Ready on http://127.0.0.1:${this.address().port}`);
});
