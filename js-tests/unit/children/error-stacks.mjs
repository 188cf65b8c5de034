// Changes `Error`, builds errors, and prints whether their stacks are right.

import { HTTPBadGateway, HTTPError, HTTPNotFound } from "httpexc";

const CHANGES = {
  none() {},
  frozen: () => Object.freeze(Error),
  "read-only": () =>
    Object.defineProperty(Error, "stackTraceLimit", {
      configurable: false,
      writable: false,
      value: 10,
    }),
  missing: () => delete Error.stackTraceLimit,
  accessor: () =>
    Object.defineProperty(Error, "stackTraceLimit", {
      get: () => 10,
      set() {
        throw new Error("no");
      },
    }),
  "no-capture": () => delete Error.captureStackTrace,
};

function checkStacks() {
  const errors = [
    ["4xx", new HTTPNotFound(), "HTTPNotFound: Not Found"],
    ["4xx with a detail", new HTTPNotFound("d"), "HTTPNotFound: d"],
    ["4xx hidden", new HTTPNotFound("d", { expose: false }), "HTTPNotFound: d"],
    ["4xx traced", new HTTPNotFound("d", { stack: true }), "HTTPNotFound: d"],
    ["5xx", new HTTPBadGateway(), "HTTPBadGateway: Bad Gateway"],
    ["5xx with a detail", new HTTPBadGateway("d"), "HTTPBadGateway: d"],
    ["5xx with a cause", new HTTPBadGateway({ cause: 1 }), "HTTPBadGateway: Bad Gateway"],
    ["5xx exposed", new HTTPBadGateway("d", { expose: true }), "HTTPBadGateway: d"],
    ["5xx untraced", new HTTPBadGateway("d", { stack: false }), "HTTPBadGateway: d"],
    ["any", new HTTPError(404, "d"), "HTTPError: d"],
  ];
  return errors.map(([what, { stack }, line]) => ({
    what,
    isRight: typeof stack === "string" && stack.split("\n")[0] === line,
    stack,
  }));
}

const [name, later] = process.argv[2].split(/-(later)$/);
if (later) checkStacks();
CHANGES[name]();
console.log(JSON.stringify(checkStacks()));
