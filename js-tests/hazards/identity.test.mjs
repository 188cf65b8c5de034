// Which values are errors of the package: forged errors, other realms and copies, clones, and
// platforms with frozen intrinsics.

import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { testHazard } from "../lib/hazard-tally.mjs";
import { importPackageCopy, listBuildableClasses } from "../unit/package-import.mjs";
import { readSampleResponses } from "./sample-responses.mjs";

const entries = await importPackageCopy("hazards-identity");
const { runChild, client, folder, httpexc } = entries;
const otherCopy = (await importPackageCopy("hazards-identity-other")).httpexc;
const { isHTTPException, toResponse } = httpexc;
const CLASSES = listBuildableClasses(entries);

testHazard(17, "no JSON value is taken for an error", ({ check }) => {
  const texts = readSampleResponses().map(({ body }) => body);
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
    check(!values.some(isHTTPException) && toResponse(value).status === 500, text);
  }
  assert.ok(parsed > 1500, String(parsed));
});

/** Returns those members of a problem or a report that both have, as text. */
function formatProblem({ type, title, detail = null, instance = null, code = null, errors = [] }) {
  const list = errors.map(({ detail, message = detail, path, pointer }) => [
    message,
    pointer ?? `#/${path.join("/")}`,
  ]);
  return JSON.stringify({ type, title, detail, instance, code, errors: list });
}

testHazard(26, "errors pass through realms, copies, threads and JSON", async ({ check }) => {
  const context = createContext({ httpexc, isHTTPException });
  const { port1, port2 } = new MessageChannel();
  const sendThroughPort = (value) => {
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
    context.input = [Class, options];
    const thrown = runInContext(
      "(() => { try { throw new input[0](input[1]) } catch (e) { return e } })()",
      context,
    );
    check(
      isHTTPException(thrown) && toResponse(thrown).status === error.status,
      `${Class.name}, realm`,
    );
    const copied = new otherCopy[Class.name](options);
    const isOther = !(copied instanceof Class) && isHTTPException(copied);
    const bytes = await toResponse(copied).text();
    check(isOther && bytes === (await toResponse(error).text()), `${Class.name}, copy`);
    const body = sendThroughPort(error.toJSON());
    bodies.push(body);
    check(!isHTTPException(structuredClone(error)), `${Class.name}, clone`);
    if (error.status < 400) continue;
    const read = await client.fromResponse(
      new Response(JSON.stringify(body), { status: error.status }),
    );
    const isSame =
      read.status === error.status && formatProblem(read.report) === formatProblem(body);
    const isInstance = read instanceof httpexc[Class.name] || Class.status !== read.status;
    const isSpecial = Object.getPrototypeOf(Class).name === "HTTPBadRequest";
    check(
      isSame && (isInstance || isSpecial),
      `${Class.name}: ${formatProblem(read.report)} ${formatProblem(body)}`,
    );
  }
  port1.close();
  writeFileSync(join(folder, "thread.mjs"), text);
  const worker = new Worker(join(folder, "thread.mjs"), { workerData: bodies });
  const [reports] = await once(worker, "message");
  for (const [at, report] of reports.entries()) {
    check(
      formatProblem(report) === formatProblem(bodies[at]),
      `a thread: ${formatProblem(report)} ${formatProblem(bodies[at])}`,
    );
  }
});

const CHANGES = ["none", "frozen", "read-only", "missing", "accessor", "no-capture"];

testHazard(29, "errors can be built after any change of Error", async ({ check }) => {
  const frozen = Number(process.versions.node.split(".")[0]) >= 20 ? ["--frozen-intrinsics"] : [];
  assert.equal(frozen.length, 1);
  for (const change of CHANGES) {
    for (const later of ["", "-later"]) {
      const facts = await runChild("error-stacks.mjs", [], [`${change}${later}`]);
      for (const { what, isRight, stack } of facts)
        check(isRight, `${change}${later}, ${what}: ${stack}`);
    }
  }
  for (const { what, isRight, stack } of await runChild("error-stacks.mjs", frozen, ["none"])) {
    check(isRight, `frozen intrinsics, ${what}: ${stack}`);
  }
});
