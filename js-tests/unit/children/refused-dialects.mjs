// Prints the responses of dialects where the platform refuses their module, what the core writes as problem
// details in JSON, what was reported, and the warnings on the console.

const warnings = [];
console.warn = (text) => warnings.push(text);
// Node's own Fetch compiles a module when it is first used, and Node 20 does not handle that it fails.
process.on("unhandledRejection", (error) => {
  if (!String(error?.stack).includes("node:internal/deps/undici")) throw error;
});
const refusals = { count: 0 };
const [way] = process.argv.slice(2);
const Refusing = class {
  constructor() {
    refusals.count++;
    throw new WebAssembly.CompileError("refused");
  }
};
if (way === "missing") Object.defineProperty(globalThis, "WebAssembly", { value: undefined });
else WebAssembly[way] = Refusing;

const { HTTPFound, HTTPMethodNotAllowed, HTTPNotFound } = await import("httpexc");
const dialects = await import("httpexc/dialects");
const { createErrors } = await import("httpexc/server");
const beforeFirst = { warnings: warnings.length, refusals: refusals.count };

const reports = [];
const onError = (error) => reports.push(String(error.cause));
const requestId = () => "id-7";
const ERRORS = [
  new HTTPNotFound({
    detail: "No such song.",
    code: "song_gone",
    errors: [{ path: ["song"], message: "Unknown." }],
    extensions: { song: 7 },
    retryAfter: 5,
  }),
  new HTTPMethodNotAllowed({ allow: ["GET", "PUT"] }),
  new HTTPFound({ location: "/songs" }),
];
const CONFIGURATIONS = {
  ...Object.fromEntries(Object.values(dialects).map((dialect) => [dialect.name, { dialect }])),
  "the formatter of JSON": { dialect: dialects.webob, jsonFormatter: () => "{}" },
  "templates and formats": {
    dialect: dialects.problem,
    template: "<b>${detail}</b>",
    pages: { 404: "<p>" },
    formats: { "application/yaml": () => "a: 1" },
  },
};

async function describeResponse(errors, error, accept) {
  const request = new Request("https://songs.example/7", { headers: accept ? { accept } : {} });
  const response = await errors.respond(error, request);
  return [response.status, [...response.headers], await response.text()];
}

const problems = createErrors({ onError, requestId });
const wrong = [];
let tried = 0;
for (const [name, configuration] of Object.entries(CONFIGURATIONS)) {
  const errors = createErrors({ onError, requestId, ...configuration });
  for (const error of ERRORS) {
    const expected = JSON.stringify(
      await describeResponse(problems, error, "application/problem+json"),
    );
    for (const accept of [undefined, "text/html", "application/xml", "application/yaml"]) {
      tried++;
      const actual = JSON.stringify(await describeResponse(errors, error, accept));
      if (actual !== expected) wrong.push({ name, accept, actual, expected });
    }
  }
}
console.log(
  JSON.stringify({ beforeFirst, refusals: refusals.count, tried, wrong, reports, warnings }),
);
