// Sets a hook that formats stacks (`Error.prepareStackTrace`), then builds errors and responds to them.
// Prints what failed.

const HOOKS = {
  // It relies on a second frame.
  "second-frame": (_error, frames) => frames[1].getFileName(),
  // It returns the frames themselves, as the package callsites does.
  callsites: (_error, frames) => {
    if (frames.length === 0) throw new Error("no frames");
    return frames;
  },
  // It reads the error.
  message: (error, frames) =>
    `${error.name}: ${error.message.length}\n    at ${frames[0].getLineNumber()}`,
  throwing: () => {
    throw new Error("the hook throws");
  },
  "no-function": "no function",
};

const [name, moment, change = "none"] = process.argv.slice(2);
const calls = [];
const setHook = () => {
  const hook = HOOKS[name];
  Error.prepareStackTrace =
    typeof hook === "function"
      ? (error, frames) => {
          calls.push(frames.length);
          return hook(error, frames);
        }
      : hook;
  if (change === "frozen") Object.freeze(Error);
  if (change === "no-capture") delete Error.captureStackTrace;
};

if (moment === "before") setHook();
const { createErrors, client, httpexc, sendError } = await import("./entries.mjs");
if (moment === "later") new httpexc.HTTPBadGateway("d").toResponse();
if (moment !== "before") setHook();

const failures = [];
const attempt = (what, run) => {
  try {
    const response = run();
    if (response?.status !== undefined && response.status < 400)
      failures.push([what, response.status]);
  } catch (error) {
    failures.push([what, error.message]);
  }
};

const { HTTPBadGateway, HTTPError, HTTPNotFound, toResponse } = httpexc;
const BUILDERS = [
  ["4xx", () => new HTTPNotFound("d")],
  ["4xx hidden", () => new HTTPNotFound("d", { expose: false })],
  ["4xx with a stack", () => new HTTPNotFound("d", { stack: true })],
  ["5xx", () => new HTTPBadGateway()],
  ["5xx with a detail", () => new HTTPBadGateway("d")],
  ["5xx without a stack", () => new HTTPBadGateway({ stack: false })],
  ["any status", () => new HTTPError(503, "d")],
];
for (const [what, build] of BUILDERS) attempt(what, () => void build());
createErrors({ onError() {} }).toResponse(new Error("e"));
const { length } = calls;
// Nothing has read a stack yet, so no hook had to run. The default log reads stacks.
console.error = () => {};
attempt("toResponse of an Error", () => toResponse(new Error("e")));
attempt("createErrors", () => createErrors({ onError() {} }).toResponse(new Error("e")));
attempt("sendError", () => {
  const res = { headersSent: true, writableEnded: true };
  sendError(new Error("e"), { headers: {} }, res);
});
for (const [what, build] of BUILDERS) attempt(what, () => build().toResponse());
// To read the stacks of errors without frames calls no hook.
for (const [what, build] of [
  ["the stack of a 4xx", () => new HTTPNotFound("d")],
  ["the stack of a 5xx without one", () => new HTTPBadGateway("d", { stack: false })],
  ["the stack of a 4xx hidden", () => new HTTPNotFound("d", { expose: false })],
  ["the stack of a 5xx with a detail", () => new HTTPBadGateway("d")],
]) {
  attempt(what, () => {
    const { stack } = build();
    if (typeof stack !== "string" || !stack.includes(": d")) failures.push([what, String(stack)]);
  });
}
const read = await client.fromResponse(new Response("No.", { status: 503 }));
attempt("the stack of an error that was read", () => void read.stack);
console.log(
  JSON.stringify({ failures, early: length, empty: calls.filter((frames) => frames === 0) }),
);
