// Redirects: no reference leaves the request's origin unless it is external, and no value breaks
// out of its header.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, get } from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import Koa from "koa";
import { reportCount } from "../lib/hazard-tally.mjs";
import { importPackage } from "./package-import.mjs";

const { httpexc, sendError, folder } = await importPackage();
const { createErrors } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/server.js")).href
);

const PREFIXES = [
  ..."// /// ////a@ \\\\ /\\ \\/ /\\/ http:// https:// http: https: https:/ HTTPS:\\\\ https:\\".split(
    " ",
  ),
  ..."//user@ //app.example@ https://app.example:443@ //app.example:1@ ftp:// ws:// file://".split(
    " ",
  ),
  ..."javascript: data:text/html, blob:https:// vbscript: mailto: .// ./\\ /.// /..// ..//".split(
    " ",
  ),
  ...[
    "/\t/",
    "\t//",
    "/\n/",
    "/\r/",
    "\r\n//",
    " //",
    "  \\\\",
    "\x01//",
    "\0//",
    "\x1f\\/",
    "\x7f//",
  ],
  ...["\u00a0//", "\ufeff//", "\u3000//", "\u2028//", "/\u200b/", "\uff0f\uff0f", "\u2215\u2215"],
  ...["java\tscript:", " javascript:", "ht\ntp://", "%2f%2f", "/%5c", "?//", "#//"],
];
const HOSTS = ["evil.example", "evil.example/a?b#c", "\uff45vil.example", "m\u00fcnchen.example"];
const REFERENCES = PREFIXES.flatMap((prefix) => HOSTS.map((host) => prefix + host));
const REQUEST_URL = "https://app.example/a/b?c";

/** Returns the redirect to a reference, or undefined if it cannot be built. */
function tryRedirect(location, options) {
  try {
    return httpexc.redirect(location, 302, options);
  } catch (error) {
    assert.equal(error.constructor, TypeError);
    return undefined;
  }
}

function checkLineBreaks(headers) {
  for (const [name, value] of headers) {
    assert.ok(!/[\0\r\n]/.test(name + value), `${name}: ${JSON.stringify(value)}`);
  }
}

/** Checks that a response is a redirect to the same origin, or a 500 without a Location. */
function checkSameOrigin(status, location, base) {
  if (status === 500) return assert.equal(location ?? null, null);
  assert.equal(status, 302);
  assert.match(location, /^[\x21-\x7e]+$/);
  assert.equal(new URL(location, base).origin, new URL(base).origin, location);
}

test("the headers that frameworks read name no other origin", () => {
  const failures = [];
  for (const reference of REFERENCES) {
    for (const options of [{}, { absolute: true }]) {
      const error = tryRedirect(reference, options);
      if (!error) continue;
      const { headers, output } = error;
      const fields = Object.fromEntries(error.toHeaders());
      for (const { location = "" } of [headers, output.headers, fields]) {
        for (const base of ["http://one.example/a", "https://two.example/"]) {
          if (new URL(location, base).origin !== new URL(base).origin) failures.push(reference);
        }
      }
    }
  }
  assert.deepEqual(failures, []);
  assert.equal(httpexc.redirect("../x").headers.location, "../x");
  const external = httpexc.redirect("https://o.example/", 303, { external: true });
  assert.equal(external.headers.location, "https://o.example/");
});

test("Koa sends no Location of another origin without an adapter", async (t) => {
  const app = new Koa();
  app.silent = true;
  app.use((context) => {
    throw httpexc.redirect(context.query.to);
  });
  const server = app.listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const origin = `http://127.0.0.1:${server.address().port}`;
  const fetchLocation = async (to) => {
    const target = `${origin}/?to=${encodeURIComponent(to)}`;
    return (await fetch(target, { redirect: "manual" })).headers.get("location");
  };
  assert.equal(await fetchLocation("//evil.example"), null);
  assert.equal(await fetchLocation("https://evil.example/"), null);
  assert.equal(await fetchLocation("/in"), "/in");
});

const RESPONDERS = {
  toResponse: (error, request) => error.toResponse(request),
  respond: (error, request) => createErrors().respond(error, request),
};
for (const [way, respond] of Object.entries(RESPONDERS)) {
  for (const reference of REFERENCES) {
    test(`${way}: ${JSON.stringify(reference)} stays on the origin or is refused`, async (t) => {
      for (const options of [{}, { absolute: true }]) {
        const error = tryRedirect(reference, options);
        reportCount(t, 13, 1);
        if (!error) continue;
        const response = await respond(error, new Request(REQUEST_URL));
        checkLineBreaks(response.headers);
        checkSameOrigin(response.status, response.headers.get("location"), REQUEST_URL);
      }
    });
  }

  test(`${way}: without a request only references without an origin are sent`, async () => {
    const failures = [];
    for (const reference of REFERENCES) {
      const error = tryRedirect(reference);
      if (!error) continue;
      const response = await respond(error);
      if (response.status === 500) continue;
      for (const base of ["http://one.example/", "https://two.example/"]) {
        const { origin } = new URL(response.headers.get("location"), base);
        if (origin !== new URL(base).origin) failures.push(`${reference} from ${base}`);
      }
    }
    assert.deepEqual(failures, []);
  });

  test(`${way}: no reference leaves the host behind a proxy that ends TLS`, async () => {
    const failures = [];
    for (const reference of REFERENCES) {
      const error = tryRedirect(reference);
      const response = error && (await respond(error, new Request("http://app.example/a")));
      if (response?.status !== 302) continue;
      const location = response.headers.get("location");
      if (new URL(location, REQUEST_URL).hostname !== "app.example") failures.push(reference);
    }
    assert.deepEqual(failures, []);
  });

  for (const [what, make, expected] of [
    ["kept", () => httpexc.redirect("../x?y#z"), "../x?y#z"],
    [
      "made absolute",
      () => httpexc.redirect("x", 307, { absolute: true }),
      "https://app.example/a/x",
    ],
    [
      "external",
      () => httpexc.redirect("https://o.example/", 303, { external: true }),
      "https://o.example/",
    ],
    ["of a slash", () => new httpexc.HTTPMovedPermanently({ addSlash: true }), "/a/b/?c"],
  ]) {
    test(`${way}: the Location is right: ${what}`, async () => {
      const response = await respond(make(), new Request(REQUEST_URL));
      assert.equal(response.headers.get("location"), expected);
    });
  }
}

test("location and addSlash together are refused, and so is a Location in headers", () => {
  for (const options of [
    { location: "/a", addSlash: true },
    { location: "/a", headers: { LOCATION: "//evil.example" } },
    { location: "/a", headers: [["location", "/b"]] },
  ]) {
    assert.throws(() => new httpexc.HTTPFound(options), TypeError);
  }
});

test("addSlash names no host if the path begins with two slashes", () => {
  const request = new Request("https://app.example//evil.example");
  const response = new httpexc.HTTPFound({ addSlash: true }).toResponse(request);
  checkSameOrigin(response.status, response.headers.get("location"), REQUEST_URL);
});

test("a refused redirect is reported with a TypeError as its cause", async () => {
  const reported = [];
  const errors = createErrors({ onError: (error) => reported.push(error) });
  const request = new Request(REQUEST_URL);
  const response = await errors.respond(httpexc.redirect("//evil.example"), request);
  assert.equal(response.status, 500);
  assert.ok(!(await response.text()).includes("evil"));
  assert.equal(reported.length, 1);
  assert.equal(reported[0].cause.constructor, TypeError);
});

test("a Location from the configuration cannot replace the validated one", async () => {
  for (const headers of [{ location: "//evil.example" }, () => ({ location: "//evil.example" })]) {
    let errors;
    try {
      errors = createErrors({ headers });
    } catch {
      continue;
    }
    const response = await errors.respond(httpexc.redirect("/a"), new Request(REQUEST_URL));
    checkSameOrigin(response.status, response.headers.get("location"), REQUEST_URL);
  }
});

let thrown;
const server = createServer((req, res) => sendError(thrown, req, res)).listen(0, "127.0.0.1");
await once(server, "listening");
after(() => server.close());
const base = `http://127.0.0.1:${server.address().port}/a/b`;

test("sendError: no reference leaves the origin", async () => {
  for (const reference of REFERENCES) {
    thrown = tryRedirect(reference);
    if (!thrown) continue;
    const [res] = await once(get(base, { agent: false }), "response");
    res.resume();
    checkSameOrigin(res.statusCode, res.headers.location, base);
  }
});

const createRequestWithOrigin = (origin) => ({
  method: "GET",
  url: REQUEST_URL,
  headers: { get: (name) => (name === "origin" ? origin : null) },
});
const respondWith = (
  config,
  request = new Request(REQUEST_URL),
  error = new httpexc.HTTPNotFound(),
) => createErrors(config).toResponse(error, request);
const respondWithStatus = (status, options) => new httpexc.HTTPError(status, options).toResponse();

for (const [place, make] of Object.entries({
  headers: (value) => respondWithStatus(404, { headers: { "x-a": value } }),
  statusText: (value) => respondWithStatus(404, { statusText: value }),
  challenges: (value) => respondWithStatus(401, { challenges: `Basic a="${value}"` }),
  allow: (value) => respondWithStatus(405, { allow: value }),
  location: (value) => httpexc.redirect(value).toResponse(),
  "configured headers": (value) => respondWith({ headers: { "x-a": value } }),
  "a headers function": (value) => respondWith({ headers: () => ({ "x-a": value }) }),
  "a name from a headers function": (value) => respondWith({ headers: () => ({ [value]: "a" }) }),
  requestId: (value) => respondWith({ requestId: () => value }),
  "the name of the id's header": (value) => respondWith({ requestId: value }),
  "a language": (value) => respondWith({ customize: () => ({ language: value }) }),
  "a serializer's type": (value) => respondWith({ serializer: () => ({ type: value, body: "" }) }),
  "cors exposeHeaders": (value) => respondWith({ cors: { exposeHeaders: [value] } }),
  "cors origin": (value) =>
    respondWith({ cors: { origin: () => true } }, createRequestWithOrigin(value)),
})) {
  test(`${place}: no byte breaks out of a header or changes the status`, () => {
    for (let byte = 0; byte < 256; byte++) {
      let response;
      try {
        response = make(
          `/a${String.fromCharCode(byte)}\nx-injected: 1`.slice(0, byte % 2 ? 3 : 99),
        );
      } catch (error) {
        // The value is refused at once.
        assert.equal(error.constructor, TypeError, `${byte}: ${error}`);
        continue;
      }
      assert.ok([302, 401, 404, 405].includes(response.status), `${byte}: ${response.status}`);
      assert.equal(response.headers.get("x-injected"), null);
      assert.ok(!/[\0\r\n]/.test(response.statusText));
      checkLineBreaks(response.headers);
    }
  });
}
