// Only an error that says that the network failed is retryable, on every runtime.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { EXPIRED_CERTIFICATE, EXPIRED_CERTIFICATE_KEY } from "../lib/expired-certificate.mjs";
import { createProject, root } from "../lib/project.mjs";
import { findBun, findDeno, findOtherNode } from "../lib/runtime-binaries.mjs";

const SCRIPT = "network-errors.mjs";
const script = readFileSync(join(root, "js-tests", "unit", "children", SCRIPT), "utf8");
const folder = createProject("runtime-network-errors", { [SCRIPT]: script });

const servers = [];
after(() => {
  for (const server of servers) server.close();
});

async function listen(server, scheme = "http") {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return `${scheme}://127.0.0.1:${server.address().port}/`;
}

const ignoreErrors = (socket) => socket.on("error", () => {});
const breakingOff = net.createServer((socket) => {
  ignoreErrors(socket).once("data", () => socket.destroy());
});
const credentials = { cert: EXPIRED_CERTIFICATE, key: EXPIRED_CERTIFICATE_KEY };
const closed = net.createServer();

const origins = {
  refused: await listen(closed),
  breakingOff: await listen(breakingOff),
  hanging: await listen(net.createServer(ignoreErrors)),
  expired: await listen(
    https.createServer(credentials, (_, res) => res.end("ok")),
    "https",
  ),
  redirecting: await listen(
    http.createServer((_, res) => res.writeHead(302, { location: "/" }).end()),
  ),
};
await promisify(closed.close).call(closed);
servers.splice(servers.indexOf(closed), 1);

const EXPECTED = {
  refused: true,
  unknownHost: true,
  brokenOff: true,
  timedOut: true,
  aborted: false,
  bodyOfGet: false,
  headerName: false,
  headerValue: false,
  invalidUrl: false,
  unknownScheme: false,
  invalidSignal: false,
  usedRequest: false,
  certificate: false,
  redirect: false,
  endlessRedirects: false,
  ownBug: false,
  ownThrow: false,
};

const RUNTIMES = {
  [`Node ${process.versions.node}`]: [process.execPath],
  "Node 18": [findOtherNode("node18")],
  "Node 22": [findOtherNode("node22")],
  "Node 24": [findOtherNode("node24")],
  Deno: [findDeno().path, "run", "--node-modules-dir=manual", "--cached-only", "-A"],
  Bun: [findBun().path, "--no-install", "run"],
};

for (const [name, [path, ...flags]] of Object.entries(RUNTIMES)) {
  test(`${name} tells failures of the network from others`, async () => {
    assert.ok(path, `${name} is not installed`);
    const env = { ...process.env, DENO_DIR: `${folder}/.deno`, NO_COLOR: "1" };
    const args = [...flags, join(folder, SCRIPT), JSON.stringify(origins)];
    const { stdout } = await promisify(execFile)(path, args, { cwd: folder, env });
    assert.deepEqual(JSON.parse(stdout), EXPECTED);
  });
}
