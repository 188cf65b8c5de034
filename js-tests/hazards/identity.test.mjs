// What is an error of the package, and what is not: forged ones, other realms and copies, clones, and
// platforms whose intrinsics are frozen.

import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { testHazard } from "../lib/hazard-tally.mjs";
import { buildable, installed } from "../unit/installed.mjs";
import { answers } from "./sample-responses.mjs";

const entries = await installed("hazards-identity");
const { child, client, folder, httpexc } = entries;
const other = (await installed("hazards-identity-other")).httpexc;
const { isHTTPException, toResponse } = httpexc;
const CLASSES = buildable(entries);

testHazard(17, "everything that JSON can say", ({ hold }) => {
  const texts = answers().map(({ body }) => body);
  for (const [Class, needed] of CLASSES) {
    const error = new Class({ ...needed, detail: "d", code: 7 });
    const own = Object.getOwnPropertyDescriptors(error);
    texts.push(JSON.stringify(error), JSON.stringify({ ...error }), JSON.stringify(own));
    texts.push(JSON.stringify({ ...error.toJSON(), name: error.name, stack: error.stack }));
    for (const symbol of [
      "httpexc.exception",
      "Symbol(httpexc.exception)",
      "@@httpexc.exception",
    ]) {
      texts.push(`{"${symbol}": ${JSON.stringify(error)}, "status": ${error.status}}`);
      texts.push(`{"__proto__": {"${symbol}": true}, "toResponse": "x", "name": "${error.name}"}`);
    }
  }
  let parsed = 0;
  for (const text of texts) {
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      continue;
    }
    parsed++;
    const report = client.parseError({ status: 400, body: text });
    const values = [value, report, report.raw, report.extensions, ...report.errors];
    hold(!values.some(isHTTPException) && toResponse(value).status === 500, text);
  }
  assert.ok(parsed > 1500, String(parsed));
});

/** Gives what of an error is in a problem: what it says of itself, without what has no value. */
function told({ type, title, detail = null, instance = null, code = null, errors = [] }) {
  const list = errors.map(({ detail, message = detail, path, pointer }) => [
    message,
    pointer ?? `#/${path.join("/")}`,
  ]);
  return JSON.stringify({ type, title, detail, instance, code, errors: list });
}

testHazard(26, "another realm, another copy, another thread, and as JSON", async ({ hold }) => {
  const context = createContext({ httpexc, isHTTPException });
  const { port1, port2 } = new MessageChannel();
  const sent = (value) => {
    port1.postMessage(value);
    return receiveMessageOnPort(port2).message;
  };
  const text = `import { workerData, parentPort } from "node:worker_threads";
    import { parseError } from "httpexc/client";
    const reports = workerData.map((body) => JSON.parse(JSON.stringify(parseError({ status: body.status, body: JSON.stringify(body) }))));
    parentPort.postMessage(reports);`;
  const bodies = [];
  for (const [Class, needed] of CLASSES) {
    const options = {
      ...needed,
      detail: "The detail.",
      code: "c7",
      type: "https://example.com/t",
      errors: [{ path: ["a", 1], message: "m" }],
      expose: true,
    };
    const error = new Class(options);
    context.made = [Class, options];
    const thrown = runInContext(
      "(() => { try { throw new made[0](made[1]) } catch (e) { return e } })()",
      context,
    );
    hold(
      isHTTPException(thrown) && toResponse(thrown).status === error.status,
      `${Class.name}, realm`,
    );
    const copied = new other[Class.name](options);
    const isOther = !(copied instanceof Class) && isHTTPException(copied);
    const bytes = await toResponse(copied).text();
    hold(isOther && bytes === (await toResponse(error).text()), `${Class.name}, copy`);
    const body = sent(error.toJSON());
    bodies.push(body);
    hold(!isHTTPException(structuredClone(error)), `${Class.name}, clone`);
    if (error.status < 400) continue;
    const read = await client.fromResponse(
      new Response(JSON.stringify(body), { status: error.status }),
    );
    const isSame = read.status === error.status && told(read.report) === told(body);
    const isInstance = read instanceof httpexc[Class.name] || Class.status !== read.status;
    const isSpecial = Object.getPrototypeOf(Class).name === "HTTPBadRequest";
    hold(isSame && (isInstance || isSpecial), `${Class.name}: ${told(read.report)} ${told(body)}`);
  }
  port1.close();
  writeFileSync(join(folder, "thread.mjs"), text);
  const worker = new Worker(join(folder, "thread.mjs"), { workerData: bodies });
  const [reports] = await once(worker, "message");
  for (const [at, report] of reports.entries()) {
    hold(told(report) === told(bodies[at]), `a thread: ${told(report)} ${told(bodies[at])}`);
  }
});

const CHANGES = ["none", "frozen", "read-only", "missing", "accessor", "no-capture"];

testHazard(29, "whatever was done to Error, before or after", async ({ hold }) => {
  const frozen = Number(process.versions.node.split(".")[0]) >= 20 ? ["--frozen-intrinsics"] : [];
  assert.equal(frozen.length, 1);
  for (const change of CHANGES) {
    for (const later of ["", "-later"]) {
      const facts = await child("error-stacks.mjs", [], [`${change}${later}`]);
      for (const { what, fine, stack } of facts) hold(fine, `${change}${later}, ${what}: ${stack}`);
    }
  }
  for (const { what, fine, stack } of await child("error-stacks.mjs", frozen, ["none"])) {
    hold(fine, `frozen intrinsics, ${what}: ${stack}`);
  }
});
