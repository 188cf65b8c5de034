// Errors that cross over Workers RPC: a service binding and a Durable Object in workerd, with
// compatibility dates on both sides of 2026-04-21, from which on the own properties of errors cross.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createProject, root } from "../lib/project.mjs";
import { findWorkerd } from "../lib/runtime-binaries.mjs";
import { startServerProcess } from "../lib/server-process.mjs";
import { bundleWithWrangler, createWranglerEnvironment } from "../lib/worker-bundle.mjs";

const DATES = { before: "2026-04-01", since: "2026-04-21" };
const CANARY = "canary-of-a-service";

const app = join(root, "js-tests", "runtimes", "apps", "workers-rpc", "worker.mjs");
const folder = createProject("runtime-workerd-rpc", {
  "worker.mjs": readFileSync(app, "utf8"),
  "wrangler.json": JSON.stringify({
    name: "rpc",
    main: "worker.mjs",
    compatibility_date: DATES.before,
  }),
});
const env = createWranglerEnvironment(join(folder, ".wrangler"));
const { bundle } = bundleWithWrangler(folder, "worker.js", env);

/** Returns the configuration: a caller and a service for each date, and every binding between them. */
function formatConfig() {
  const wasm = readdirSync(bundle).filter((name) => name.endsWith(".wasm"));
  const modules = [
    '(name = "./worker.js", esModule = embed "worker.js")',
    ...wasm.map((name) => `(name = "./${name}", wasm = embed "${name}")`),
  ].join(", ");
  const names = Object.keys(DATES);
  const bindings = names.flatMap((name) => [
    `(name = "songs_${name}", service = (name = "service-${name}", entrypoint = "Songs"))`,
    `(name = "middle_${name}", service = (name = "service-${name}", entrypoint = "Middle"))`,
    `(name = "object_${name}", durableObjectNamespace = (className = "SongObject", serviceName = "service-${name}"))`,
  ]);
  const workers = names.flatMap((name) => [
    `(name = "caller-${name}", worker = (modules = [${modules}], compatibilityDate = "${DATES[name]}", bindings = [${bindings.join(", ")}]))`,
    `(name = "service-${name}", worker = (modules = [${modules}], compatibilityDate = "${DATES[name]}",
      bindings = [(name = "songs", service = (name = "service-${name}", entrypoint = "Songs"))],
      durableObjectNamespaces = [(className = "SongObject", uniqueKey = "songs-${name}")],
      durableObjectStorage = (inMemory = void)))`,
  ]);
  const sockets = names.map(
    (name) => `(name = "${name}", address = "127.0.0.1:0", http = (), service = "caller-${name}")`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [${workers.join(", ")}], sockets = [${sockets.join(", ")}]);
`;
}

writeFileSync(join(bundle, "rpc.capnp"), formatConfig());
const command = [findWorkerd().path, "serve", "--experimental", "--control-fd=1", "rpc.capnp"];
const BOTH = /"socket":"before","port":(\d+)[\s\S]*"socket":"since","port":(\d+)/;
const { readOutput } = await startServerProcess({ after }, bundle, command, BOTH);
const [, beforePort, sincePort] = BOTH.exec(readOutput());
const ports = { before: beforePort, since: sincePort };

/** Returns what a caller with one date gets from a service with another. */
async function callService(caller, service, place, call, name = "") {
  const path = `/${service}/${place}/${call}?name=${name}`;
  const response = await fetch(`http://127.0.0.1:${ports[caller]}${path}`);
  return response.json();
}

const PAIRS = Object.keys(DATES).flatMap((caller) =>
  Object.keys(DATES).map((service) => [caller, service]),
);

for (const [caller, service] of PAIRS) {
  const dates = `a caller of ${DATES[caller]}, a service of ${DATES[service]}`;
  for (const place of ["songs", "object"]) {
    const call = (method, name) => callService(caller, service, place, method, name);

    test(`${dates}, ${place}: errors arrive with their class, members and response`, async () => {
      for (const method of ["failAtOnce", "failLater"]) {
        const missing = await call(method, "missing");
        assert.equal(missing.revived.name, "HTTPNotFound");
        assert.equal(missing.revived.detail, "No song has the id 7.");
        assert.equal(missing.status, 404);
        assert.equal(missing.headers["x-song"], "7");
        // By this `revive` tells it from the errors of clients and SDKs.
        assert.equal(missing.isPlain, true);
        const platforms = ["stack", "message", "name", "remote"];
        assert.deepEqual(
          missing.own.filter((property) => !platforms.includes(property)),
          [],
        );
        const limited = await call(method, "limited");
        assert.deepEqual([limited.revived.retryAfter, limited.status], [30, 429]);
        assert.equal(limited.headers["retry-after"], "30");
        const wrongMethod = await call(method, "method");
        assert.deepEqual(wrongMethod.revived.allow, ["GET", "HEAD"]);
        assert.deepEqual([wrongMethod.status, wrongMethod.headers.allow], [405, "GET, HEAD"]);
        const challenge = await call(method, "challenge");
        assert.equal(
          challenge.headers["www-authenticate"],
          'Bearer realm="songs", error="invalid"',
        );
        assert.deepEqual(challenge.revived.challenges, ['Bearer realm="songs", error="invalid"']);
        const control = await call(method, "control");
        assert.equal(
          control.revived.detail,
          'A\u0000b\u001f "{} \ufffd \u{1f600}\r\nset-cookie: a=1',
        );
        assert.equal(control.headers["set-cookie"], undefined);
        const declared = await call(method, "declared");
        assert.equal(declared.revived.isDeclared, true);
        assert.deepEqual(declared.revived.extensions, { song: 7 });
        assert.equal(declared.revived.detail, "Song 7 is locked.");
        assert.equal(declared.status, 423);
      }
    });

    test(`${dates}, ${place}: getters, targets and Responses`, async () => {
      for (const method of ["getter", "promisedGetter", "target"]) {
        const { revived } = await call(method);
        assert.equal(revived?.detail, "No song has the id 7.", method);
      }
      const failed = await call("events");
      assert.equal(failed.revived.status, 503);
      assert.equal(failed.revived.retryAfter, 5);
      assert.ok(!JSON.stringify(failed).includes(CANARY));
    });

    test(`${dates}, ${place}: what does not fail stays as it is`, async () => {
      assert.equal((await call("succeed")).result, "1,a");
      assert.match((await call("fine")).result, /^\d+$/);
    });

    test(`${dates}, ${place}: within the class an error has its class, its detail and its cause`, async () => {
      const { result } = await call("catchOwn", "private");
      const known = { status: 502, detail: CANARY, cause: CANARY };
      const expected = { isSame: true, isException: true, ...known };
      assert.deepEqual(result, expected);
    });

    test(`${dates}, ${place}: what is no error of the package stays the platform's`, async () => {
      for (const name of ["foreign", "plain"]) {
        const { revived, status, body } = await call("failLater", name);
        assert.deepEqual([revived, status], [null, 500]);
        assert.ok(!body.includes("songs is undefined") && !body.includes("no error"));
      }
      // Neither a generator nor the reason of a stream's failure crosses.
      for (const method of ["generate", "stream"]) {
        assert.equal((await call(method)).revived, null, method);
      }
      const { revived, result } = await call("fetch");
      assert.ok(revived === null || result === 500);
    });

    testHazard(11, `${dates}, ${place}: nothing private crosses`, async ({ check }) => {
      for (const method of ["failAtOnce", "failLater"]) {
        for (const name of ["private", "busy"]) {
          const failed = await call(method, name);
          check(failed.revived !== null && failed.status >= 500, `${method} ${name}: revived`);
          check(
            !JSON.stringify(failed).includes(CANARY),
            `${method} ${name}: ${JSON.stringify(failed)}`,
          );
          check(
            !/\bat (fail|THROWN|Reflect)\b/.test(failed.caught[2]),
            `${name}: ${failed.caught[2]}`,
          );
        }
      }
    });
  }

  test(`${dates}: an error passes a service that does not look at it`, async () => {
    const { revived } = await callService(caller, service, "middle", "fail", "limited");
    assert.deepEqual([revived.status, revived.retryAfter], [429, 30]);
    // The Worker in the middle may write the name before the message.
    const declared = await callService(caller, service, "middle", "fail", "declared");
    assert.deepEqual([declared.status, declared.revived.isDeclared], [423, true]);
  });
}

test("without portable, the cause of an error crosses if the caller has the newer date", async () => {
  // The reason for `portable`. If workerd changes it, docs/guides/rpc.md has to say so.
  const crosses = {};
  for (const [caller, service] of PAIRS) {
    const failed = await callService(caller, service, "songs", "bareTarget");
    crosses[`${caller} ${service}`] = JSON.stringify(failed.caught).includes(CANARY);
  }
  assert.deepEqual(crosses, {
    "before before": false,
    "before since": false,
    "since before": true,
    "since since": true,
  });
});

test("the service has logged the errors of 500 and more, with all of their details", () => {
  const log = readOutput();
  assert.ok(log.includes(`HTTPBadGateway: ${CANARY}`), log.slice(0, 2000));
});
