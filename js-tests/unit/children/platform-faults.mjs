// Makes responses on a platform that lacks something, and prints which checks passed.

const [way] = process.argv.slice(2);
const facts = [];
const check = (what, holds, found = "") => facts.push([what, holds === true, String(found)]);

// Node creates its `Response` at first use, with a wasm module of its own.
const Real = { Response: globalThis.Response, Headers: globalThis.Headers };
await new Promise((resolve) => setTimeout(resolve, 100));
if (way === "no-wasm") delete globalThis.WebAssembly;

const { HTTPBadGateway, HTTPNotFound, HTTPUnauthorized, toResponse } = await import("httpexc");
const { webob } = await import("httpexc/dialects");
const { createErrors } = await import("httpexc/server");
const { parseError } = await import("httpexc/client");
const { sendError } = await import("httpexc/node");

const pageRequest = { headers: { accept: "text/html" } };
const makeSmallResponse = () => new HTTPNotFound("Small.").toResponse(pageRequest);

/** Sends an error with `sendError` over a real connection, and returns Node's response. */
async function sendOverHttp(error) {
  const { createServer, get } = await import("node:http");
  const server = createServer((req, res) => sendError(error, req, res));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const response = await new Promise((resolve, reject) =>
    get({ port: server.address().port, host: "127.0.0.1" }, resolve).on("error", reject),
  );
  response.resume();
  server.close();
  return response;
}

const WAYS = {
  async exhausted() {
    // This is far more than the memory may grow to with the test's flag.
    const exhausting = "a".repeat(30 << 20);
    const exhausted = new HTTPNotFound(exhausting).toResponse(pageRequest);
    const type = exhausted.headers.get("content-type");
    check("it is exhausted", type === "application/problem+json", type);
    check("all of it is sent", (await exhausted.json()).detail === exhausting);
    for (const size of [1 << 20, 10 << 20, 30 << 20]) {
      const response = new HTTPNotFound("a".repeat(size)).toResponse(pageRequest);
      check(`${size} bytes`, response.status === 404, response.status);
      const { status, headers } = new HTTPUnauthorized("a".repeat(size), {
        challenges: "Basic",
      }).toResponse(pageRequest);
      check(`${size} bytes, 401`, status === 401 && headers.get("www-authenticate") === "Basic");
      const dialects = createErrors({ dialect: webob });
      const { status: other } = dialects.toResponse(
        new HTTPNotFound("a".repeat(size)),
        pageRequest,
      );
      check(`${size} bytes, webob`, other === 404, other);
      const body = JSON.stringify({ message: "b".repeat(size) });
      const report = parseError({ status: 400, body }, { maxBytes: 1 << 28 });
      check(`${size} bytes, read`, report.status === 400);
      const next = await makeSmallResponse().text();
      check(`after ${size} bytes`, next.includes("<p>Small."), next);
    }
  },
  async "no-wasm"() {
    const text = await makeSmallResponse().text();
    check("a page", text.includes("<p>Small."), text);
    check("a report", parseError({ status: 400, body: '{"code": 7}' }).code === 7);
    const response = createErrors({ dialect: webob }).toResponse(new HTTPBadGateway("secret"));
    check("a dialect", response.status === 502 && !(await response.text()).includes("secret"));
  },
  async "no-response"() {
    delete globalThis.Response;
    const { statusCode, headers } = await sendOverHttp(new HTTPNotFound("d"));
    check("sendError", statusCode === 404, statusCode);
    check("its type", headers["content-type"] === "application/problem+json");
    check("sendError, another", (await sendOverHttp(new HTTPBadGateway("d"))).statusCode === 502);
    check("toJSON", new HTTPNotFound("d").toJSON().status === 404);
    check("headers", typeof new HTTPNotFound("d").headers === "object");
    globalThis.Response = Real.Response;
    check("the next", (await makeSmallResponse().text()).includes("<p>Small."));
  },
  async headers() {
    globalThis.Headers = class {
      constructor() {
        throw new Error("no");
      }
    };
    check("toResponse", makeSmallResponse().status === 404);
    const throwing = {
      get() {
        throw new Error("no");
      },
    };
    check("a request's", toResponse(new HTTPNotFound("d"), { headers: throwing }).status === 404);
    const errors = createErrors({ cors: true, requestId: "x-request-id", headers: { a: "b" } });
    const { status } = errors.toResponse(new HTTPNotFound("d"), { headers: throwing });
    check("a configuration's", status === 404, status);
    check("sendError", (await sendOverHttp(new HTTPNotFound("d"))).statusCode === 404);
    check("parseError", parseError({ status: 400, headers: throwing, body: "{}" }).status === 400);
    globalThis.Headers = Real.Headers;
    check("the next", (await makeSmallResponse().text()).includes("<p>Small."));
  },
};

await WAYS[way]();
console.log(JSON.stringify(facts));
