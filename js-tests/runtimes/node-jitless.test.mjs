import assert from "node:assert/strict";
import { test } from "node:test";
import { createConsumer, runCommand } from "../lib/consumer.mjs";
import {
  CLIENT_PART,
  compareTranscript,
  readExpectedTranscript,
} from "../lib/expected-transcript.mjs";

/**
 * The files that remove WebAssembly, and a server. Node's own Fetch compiles a module when it is
 * first used. Node 20 exits if that fails, with or without this package, so survive.mjs ignores
 * that rejection.
 */
const FILES = {
  "jitless.mjs": `
    import "./survive.mjs";
    if (typeof WebAssembly !== "undefined") throw new Error("WebAssembly is there");
  `,
  "missing.mjs": `
    import "./survive.mjs";
    Object.defineProperty(globalThis, "WebAssembly", { value: undefined });
  `,
  "module.mjs": `
    WebAssembly.Module = class {
      constructor() {
        throw new WebAssembly.CompileError("refused by embedder");
      }
    };
  `,
  "instance.mjs": `
    WebAssembly.Instance = class {
      constructor() {
        throw new RangeError("could not allocate memory");
      }
    };
  `,
  "server.mjs": `
    import { createServer, get } from "node:http";
    import { HTTPMethodNotAllowed } from "httpexc";
    import { sendError } from "httpexc/node";

    const server = createServer((req, res) => {
      sendError(new HTTPMethodNotAllowed({ allow: ["GET"] }), req, res);
    });
    server.listen(0, "127.0.0.1", () => {
      get(server.address(), async (res) => {
        const [body] = await res.setEncoding("utf8").toArray();
        console.log(res.statusCode, res.headers.allow, JSON.parse(body).title);
        server.closeAllConnections();
        server.close();
      });
    });
  `,
  "dialect.mjs": `
    import { createServer, get } from "node:http";
    import { HTTPMethodNotAllowed } from "httpexc";
    import { falcon } from "httpexc/dialects";
    import { sendError } from "httpexc/node";
    import { createErrors } from "httpexc/server";

    console.warn = (text) => console.log(text.slice(0, 16));
    const onError = (error) => console.log("reported", error.cause);
    const errors = createErrors({ dialect: falcon, onError });
    const server = createServer((req, res) => {
      sendError(new HTTPMethodNotAllowed({ allow: ["GET"] }), req, res, errors);
    });
    server.listen(0, "127.0.0.1", () => {
      get(server.address(), async (res) => {
        const [body] = await res.setEncoding("utf8").toArray();
        console.log(res.statusCode, res.headers.allow, res.headers["content-type"], body);
        server.closeAllConnections();
        server.close();
      });
    });
  `,
  "survive.mjs": `
    process.on("unhandledRejection", (error) => {
      if (!String(error?.stack).includes("node:internal/deps/undici")) throw error;
    });
  `,
};

const folder = createConsumer("runtime-node-jitless", FILES);
const printTranscript = (...args) =>
  runCommand(folder, process.execPath, [...args, "main.mjs"]).slice(0, -1);

test("node --jitless prints the transcript with the plain core", () => {
  compareTranscript(printTranscript("--jitless", "--no-warnings", "--import", "./jitless.mjs"));
});

test("node --jitless reads errors with the plain core", () => {
  const args = ["--jitless", "--no-warnings", "--import", "./jitless.mjs", "client.mjs"];
  compareTranscript(
    runCommand(folder, process.execPath, args).slice(0, -1),
    readExpectedTranscript(CLIENT_PART),
  );
});

test("node --jitless responds from node:http, which does not use Fetch", () => {
  const output = runCommand(folder, process.execPath, ["--jitless", "--no-warnings", "server.mjs"]);
  assert.equal(output, "405 GET Method Not Allowed\n");
});

test("node --jitless responds with problem details in JSON if a dialect is configured", () => {
  const args = ["--jitless", "--no-warnings", "--import", "./jitless.mjs", "dialect.mjs"];
  const body = '{"type":"about:blank","title":"Method Not Allowed","status":405}';
  assert.equal(
    runCommand(folder, process.execPath, args),
    `httpexc/dialects\n405 GET application/problem+json ${body}\n`,
  );
});

test("node without WebAssembly prints the transcript", () => {
  compareTranscript(printTranscript("--import", "./missing.mjs"));
});

test("node prints the transcript if the module cannot be compiled", () => {
  compareTranscript(printTranscript("--import", "./module.mjs"));
});

test("node prints the transcript if the instance cannot be created", () => {
  compareTranscript(printTranscript("--import", "./instance.mjs"));
});

test("version", (t) => t.diagnostic(`node ${process.versions.node}`));
