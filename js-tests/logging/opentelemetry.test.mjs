// Attributes in OpenTelemetry's SDK: every value is one that a span keeps, for servers and for clients.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-node";
import { createProject } from "../lib/project.mjs";

const folder = createProject("opentelemetry", {
  "entries.mjs": `export * as httpexc from "httpexc";
    export { otelAttributes } from "httpexc/log";
    export { sendError } from "httpexc/node";
    export { fetchOrThrow } from "httpexc/client";`,
});
const { httpexc, fetchOrThrow, otelAttributes, sendError } = await import(
  pathToFileURL(join(folder, "entries.mjs")).href
);

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const tracer = provider.getTracer("test");

/** Ends a span with the attributes of an error, and returns it as it is exported. */
function recordSpan(error, kind, options) {
  exporter.reset();
  const attributes = otelAttributes(error, kind, options);
  const span = tracer.startSpan("x", {
    kind: kind === "server" ? SpanKind.SERVER : SpanKind.CLIENT,
    attributes,
  });
  if (attributes["error.type"]) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
  const [finished] = exporter.getFinishedSpans();
  assert.deepEqual({ ...finished.attributes }, { ...attributes });
  return finished;
}

test("the spans of a server and of its client have the attributes of the conventions", async (t) => {
  const serverSpans = [];
  const server = createServer((request, response) => {
    const isMissing = request.url.startsWith("/missing");
    const error = isMissing
      ? new httpexc.HTTPNotFound("No song 7.")
      : new httpexc.HTTPServiceUnavailable("db7 is full", { code: "db_full" });
    serverSpans.push(recordSpan(error, "server", { request }));
    sendError(error, request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const { port } = server.address();
  const { error: log } = console;
  console.error = () => {};
  t.after(() => {
    console.error = log;
  });
  const statuses = [];
  for (const path of ["/missing/7?password=hunter2", "/full/7?password=hunter2"]) {
    const error = await fetchOrThrow(`http://127.0.0.1:${port}${path}`).catch((caught) => caught);
    const { attributes, status } = recordSpan(error, "client");
    statuses.push([attributes["error.type"], status.code]);
    assert.equal(attributes["server.address"], "127.0.0.1");
    assert.equal(attributes["server.port"], port);
    assert.equal(attributes["http.request.method"], "GET");
    assert.equal(
      attributes["url.full"],
      `http://127.0.0.1:${port}${path.replace("hunter2", "[redacted]")}`,
    );
  }
  assert.deepEqual(statuses, [
    ["404", SpanStatusCode.ERROR],
    ["503", SpanStatusCode.ERROR],
  ]);
  const [missing, full] = serverSpans;
  assert.equal(missing.status.code, SpanStatusCode.UNSET);
  assert.equal(missing.attributes["http.response.status_code"], 404);
  assert.equal(full.status.code, SpanStatusCode.ERROR);
  const { "exception.stacktrace": stack, ...attributes } = full.attributes;
  assert.match(stack, /^HTTPServiceUnavailable: db7 is full\n {4}at /);
  assert.deepEqual(attributes, {
    "error.type": "503",
    "http.response.status_code": 503,
    "http.request.method": "GET",
    "server.address": "127.0.0.1",
    "server.port": port,
    "url.scheme": "http",
    "url.path": "/full/7",
    "url.query": "password=[redacted]",
    "exception.type": "HTTPServiceUnavailable",
    "exception.message": "db7 is full",
  });
});
