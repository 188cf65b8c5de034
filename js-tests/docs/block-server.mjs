// Serves a block of a document in its runtime, and asks it what the document asks it with curl.

import { writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { findBun, findDeno } from "../lib/runtime-binaries.mjs";
import { startServer } from "../lib/server-process.mjs";
import { bundleWithWrangler, createWranglerEnvironment } from "../lib/worker-bundle.mjs";

/**
 * Stands before a block that Node runs: whatever port and host it asks for, it gets a free port of
 * this machine, and says which.
 */
const FREE_PORT = `import { Server } from "node:net";
const { listen } = Server.prototype;
Server.prototype.listen = function (...args) {
  const callback = args.find((one) => typeof one === "function");
  this.once("listening", () => console.log("Listening on port " + this.address().port + "."));
  return listen.call(this, { host: "127.0.0.1", port: 0 }, callback);
};
`;

/** What serves the default export of a block in Bun on a free port. */
const inBun = (file) => `import handler from "./${file}";
const { port } = Bun.serve({ ...handler, fetch: handler.fetch, hostname: "127.0.0.1", port: 0 });
console.log("Listening on port " + port + ".");
`;

const SAID = /Listening on port (\d+)\./;

/** Starts a block, which ends with the test, and gives its origin. */
export function serve(t, folder, { name, meta }) {
  const file = `${name}.mjs`;
  const examples = join(folder, "examples");
  const runtime = meta.slice("serve=".length);
  if (runtime === "node") {
    writeFileSync(join(folder, "free-port.mjs"), FREE_PORT);
    const env = { NODE_ENV: "production" };
    return startServer(
      t,
      examples,
      [process.execPath, "--import=../free-port.mjs", file],
      SAID,
      env,
    );
  }
  if (runtime === "deno") {
    writeFileSync(join(folder, "deno.json"), JSON.stringify({ nodeModulesDir: "manual" }));
    const offline = ["--cached-only", "--no-remote", "--no-prompt"];
    const command = [findDeno().path, "serve", ...offline, "--host=127.0.0.1", "--port=0", file];
    const env = { DENO_DIR: `${folder}/.deno`, DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
    return startServer(t, examples, command, /Listening on http:\S+:(\d+)/, env);
  }
  if (runtime === "bun") {
    writeFileSync(join(examples, `serve-${file}`), inBun(file));
    const env = { BUN_INSTALL_CACHE_DIR: `${folder}/.bun`, DO_NOT_TRACK: "1", NO_COLOR: "1" };
    return startServer(t, examples, [findBun().path, "--no-install", `serve-${file}`], SAID, env);
  }
  const config = { name: "example", main: `examples/${file}`, compatibility_date: "2026-04-01" };
  writeFileSync(join(folder, "wrangler.json"), JSON.stringify(config));
  const { bundle, command, ready } = bundleWithWrangler(
    folder,
    `${name}.js`,
    createWranglerEnvironment(join(folder, ".wrangler")),
  );
  return startServer(t, bundle, command, ready);
}

/** Gives the words of a command, without their quotes. */
function words(command) {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c);
}

/** Gives what a command of curl asks for. */
export function asked(command) {
  const [, ...args] = words(command);
  const request = { method: "GET", headers: {}, body: undefined, url: undefined };
  while (args.length > 0) {
    const one = args.shift();
    if (one === "-i" || one === "-si") continue;
    else if (one === "-H") {
      const [, name, value] = /^([^:]+): (.*)$/.exec(args.shift());
      request.headers[name.toLowerCase()] = value;
    } else if (one === "-X") request.method = args.shift();
    else if (one === "-d") {
      request.body = args.shift();
      request.method = "POST";
    } else if (!one.startsWith("-") && request.url === undefined) request.url = one;
    else throw new Error(`Cannot ask as ${command}: what does ${one} mean?`);
  }
  return request;
}

/** Asks a server as curl would, and gives what came in the form in which `curl -i` shows it. */
export function answered(origin, command) {
  const { url, method, headers, body } = asked(command);
  const { pathname, search } = new URL(url.includes("://") ? url : `http://${url}`);
  const options = { method, headers: { accept: "*/*", ...headers }, agent: false };
  return new Promise((resolve, reject) => {
    const request = http.request(`${origin}${pathname}${search}`, options, (response) => {
      const { httpVersion, statusCode, statusMessage, rawHeaders } = response;
      const fields = [];
      for (let at = 0; at < rawHeaders.length; at += 2) {
        fields.push(`${rawHeaders[at].toLowerCase()}: ${rawHeaders[at + 1]}`);
      }
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const line = `HTTP/${httpVersion} ${statusCode} ${statusMessage}`;
        resolve({ line, fields, body: Buffer.concat(chunks).toString("utf8") });
      });
    });
    request.setTimeout(20_000, () => request.destroy(new Error(`No answer: ${command}`)));
    request.on("error", reject);
    request.end(body);
  });
}

/** What every server adds by itself, which a document need not show. */
const BY_ITSELF =
  /^(connection|content-length|date|keep-alive|server|transfer-encoding|x-powered-by): /;

/** Gives what was shown of an answer and what came, in the same form. */
export function compared(said, { line, fields, body }) {
  const [head, shown = ""] = said.split(/\n\n([\s\S]*)/);
  const [first, ...lines] = head.trimEnd().split("\n");
  const came = fields.filter((field) => !BY_ITSELF.test(field)).sort();
  return {
    shown: { line: first, fields: lines.sort(), body: shown.trimEnd() },
    came: { line, fields: came, body: body.trimEnd() },
  };
}
