// How often a configuration reports a core that fails, for one response.

globalThis.WebAssembly.Instance = class {
  exports = {};
};
const { HTTPNotFound } = await import("httpexc");
const { createErrors } = await import("httpexc/server");
const reports = [];
const errors = createErrors({ onError: ({ cause }) => reports.push(String(cause)) });
const request = new Request("https://example.com/", { headers: { accept: "text/html" } });
const response = await errors.respond(new HTTPNotFound("No song."), request);
console.log(JSON.stringify({ reports, body: await response.json() }));
