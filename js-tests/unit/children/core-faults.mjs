// Makes the core fail in one way, makes many responses, repairs the core, and makes one more.

import { breakCore, state, trap } from "./broken-core.mjs";

const [way, count] = process.argv.slice(2);
breakCore(way, "render", () => ({ negotiate: { negotiate: trap } }));

const {
  HTTPBadGateway,
  HTTPFound,
  HTTPMethodNotAllowed,
  HTTPNotFound,
  HTTPNotModified,
  HTTPProxyAuthenticationRequired,
  HTTPUnauthorized,
  HTTPUpgradeRequired,
  toResponse,
} = await import("httpexc");

const challenges = ["Basic", { scheme: "Bearer", params: { realm: "a" } }];
const extensions = { big: 1n, "\ud800": [-0, 1e21], status: 1 };
const MAKERS = [
  () => new HTTPNotFound("A detail."),
  () => new HTTPNotFound("\ud800\u2028", { extensions, errors: [{ path: "/a~1b", code: 7 }] }),
  () => new HTTPMethodNotAllowed({ allow: ["GET", "PUT"] }),
  () => new HTTPUnauthorized({ challenges }),
  () => new HTTPProxyAuthenticationRequired({ challenges: "Basic" }),
  () => new HTTPUpgradeRequired({ upgrade: "a" }),
  () => new HTTPBadGateway("secret", { retryAfter: 1.5, headers: { vary: "a", "x-a": "b" } }),
  () => new HTTPNotModified({ retryAfter: 1 }),
  () => new HTTPFound({ location: "/caf\u00e9" }),
  () => new HTTPFound({ location: "https://evil.example/" }),
  () => new Error("secret"),
];

/** Returns everything about the response to what was thrown. */
async function describeResponse(thrown, accept) {
  const request = new Request("https://example.com/", { headers: { accept } });
  const response = toResponse(thrown, request);
  const { status, statusText, headers } = response;
  return JSON.stringify([status, statusText, [...headers], await response.text()]);
}

/** Returns everything else that an error makes of itself. */
const describeMembers = (error) =>
  JSON.stringify([error, Object.entries(error.headers ?? {}), error.toHeaders?.()]);

const responses = MAKERS.map(() => new Set());
const members = MAKERS.map(() => new Set());
const wrong = [];
let tried = 0;
console.error = () => {};
for (let round = 0; round < Number(count); round++) {
  const at = round % MAKERS.length;
  tried++;
  try {
    responses[at].add(await describeResponse(MAKERS[at](), "text/html"));
    if (round < 100) members[at].add(describeMembers(MAKERS[at]()));
  } catch (thrown) {
    wrong.push(String(thrown));
  }
}

state.isBroken = false;
// In some ways the core works at times, or runs as plain JavaScript instead.
const mayWork = ["instance", "module", "every other"].includes(way);
for (const [at, make] of MAKERS.entries()) {
  const expected = [await describeResponse(make(), "application/problem+json")];
  if (mayWork) expected.push(await describeResponse(make(), "text/html"));
  for (const actual of responses[at]) {
    if (!expected.includes(actual)) wrong.push({ actual, expected });
    if (actual.includes("secret") || actual.includes("evil")) wrong.push({ actual });
  }
  const expectedMembers = describeMembers(make());
  for (const actual of members[at]) {
    if (actual !== expectedMembers) wrong.push({ actual, expectedMembers });
  }
}
const next = toResponse(new HTTPNotFound("It works."), { headers: { accept: "text/html" } });
const json = toResponse(new HTTPNotFound("It works."));
console.log(
  JSON.stringify({
    wrong: wrong.slice(0, 3),
    hasFailed: state.failures > 0,
    instances: state.instances,
    tried,
    next: [
      next.status,
      next.headers.get("content-type"),
      (await next.text()).includes("It works."),
    ],
    json: await json.json(),
  }),
);
