// Starts the applications in the arguments. One more server returns their ports and logs.

import { createServer } from "node:http";

/** The first lines of the messages to the console or to a framework's own log, by application. */
const messages = {};
let current;
const record = (name, text) => messages[name]?.push(`${text}`.split("\n")[0]);
console.error = (text) => record(current, text);

const ports = {};
for (const name of process.argv.slice(2)) {
  const application = await import(`./${name}.mjs`);
  messages[name] = [];
  ports[name] = { default: await application.start((text) => record(name, text)) };
  if (application.startPlain) ports[name].plain = await application.startPlain();
}

// A path selects the application whose messages are recorded from now on, and returns those so far.
createServer((req, res) => {
  current = req.url.slice(1);
  res.end(JSON.stringify(current ? messages[current].splice(0) : ports));
}).listen(0, "127.0.0.1", function ready() {
  console.log(`Ready on http://127.0.0.1:${this.address().port}`);
});
