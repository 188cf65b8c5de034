// Makes the core fail in one way, makes many responses, repairs the core, and makes one more.

import { breakCore, state, trap } from "./broken-core.mjs";

const [way, count] = process.argv.slice(2);
breakCore(way, "render", () => ({ negotiate: { negotiate: trap } }));

const {
  HTTPBadGateway,
  HTTPMethodNotAllowed,
  HTTPNotFound,
  HTTPNotModified,
  HTTPProxyAuthenticationRequired,
  HTTPUnauthorized,
  HTTPUpgradeRequired,
  toResponse,
} = await import("httpexc");

const PLAIN = "text/plain; charset=utf-8";
const challenges = ["Basic", { scheme: "Bearer", params: { realm: "a" } }];
const CASES = [
  [() => new HTTPNotFound("A detail."), 404, "404 Not Found\n", {}],
  [() => new HTTPMethodNotAllowed({ allow: ["GET", "PUT"] }), 405, null, { allow: "GET, PUT" }],
  [
    () => new HTTPUnauthorized({ challenges }),
    401,
    null,
    { "www-authenticate": 'Basic, Bearer realm="a"' },
  ],
  [
    () => new HTTPProxyAuthenticationRequired({ challenges: "Basic" }),
    407,
    null,
    { "proxy-authenticate": "Basic" },
  ],
  [() => new HTTPUpgradeRequired({ upgrade: "a" }), 426, null, { upgrade: "a" }],
  [() => new HTTPBadGateway("secret"), 502, "502 Bad Gateway\n", {}],
  [() => new HTTPNotModified({ retryAfter: 1 }), 304, "", { "content-type": null }],
  [() => new Error("secret"), 500, "500 Internal Server Error\n", {}],
];
const request = new Request("https://example.com/", { headers: { accept: "text/html" } });

const isAlwaysPlain = way !== "instance" && way !== "module" && way !== "every other";
const wrong = [];
let tried = 0;
for (let round = 0; round < Number(count); round++) {
  const [make, status, text, headers] = CASES[round % CASES.length];
  const error = make();
  tried++;
  let response;
  try {
    response = toResponse(error, request);
    const facts = Object.fromEntries(
      Object.keys(headers).map((name) => [name, response.headers.get(name)]),
    );
    const isPlain =
      response.headers.get("content-type") === PLAIN || (isAlwaysPlain && status === 304);
    const body = await response.text();
    const isRight =
      response.status === status &&
      !body.includes("secret") &&
      (!isPlain || response.headers.get("cache-control") === "no-store") &&
      (!isPlain || text === null || body === text) &&
      (!isAlwaysPlain || isPlain) &&
      (!isPlain || Object.entries(headers).every(([name, value]) => facts[name] === value));
    if (!isRight) wrong.push({ status: response.status, body, facts });
    if (round < 100) {
      const { status: jsonStatus = status } = error.toJSON?.() ?? {};
      if (jsonStatus !== status) wrong.push({ toJSON: jsonStatus });
      if (error.toJSON && !error.headers) wrong.push("no headers");
    }
  } catch (thrown) {
    wrong.push(String(thrown));
  }
}

state.isBroken = false;
const next = toResponse(new HTTPNotFound("It works."), request);
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
