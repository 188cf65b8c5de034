// Where redirects lead: no reference leaves the request's origin unless it may, and no value ends a
// header field.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, get } from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import Koa from "koa";
import { reportCount } from "../lib/hazard-tally.mjs";
import { installed } from "./installed.mjs";

const { httpexc, sendError, folder } = await installed("redirects");
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
const URL_OF = "https://app.example/a/b?c";

/** Gives the redirect to a reference, or nothing where it is refused at once. */
function built(location, options) {
  try {
    return httpexc.redirect(location, 302, options);
  } catch (error) {
    assert.equal(error.constructor, TypeError);
    return undefined;
  }
}

function noBreaks(headers) {
  for (const [name, value] of headers) {
    assert.ok(!/[\0\r\n]/.test(name + value), `${name}: ${JSON.stringify(value)}`);
  }
}

/** Holds of an answer that it is a 500 that leads nowhere, or stays. */
function stays(status, location, base) {
  if (status === 500) return assert.equal(location ?? null, null);
  assert.equal(status, 302);
  assert.match(location, /^[\x21-\x7e]+$/);
  assert.equal(new URL(location, base).origin, new URL(base).origin, location);
}

test("what frameworks read of an error names no origin without leave", () => {
  const led = [];
  for (const reference of REFERENCES) {
    for (const options of [{}, { absolute: true }]) {
      const error = built(reference, options);
      if (!error) continue;
      const { headers, output } = error;
      const fields = Object.fromEntries(error.toHeaders());
      for (const { location = "" } of [headers, output.headers, fields]) {
        for (const base of ["http://one.example/a", "https://two.example/"]) {
          if (new URL(location, base).origin !== new URL(base).origin) led.push(reference);
        }
      }
    }
  }
  assert.deepEqual(led, []);
  assert.equal(httpexc.redirect("../x").headers.location, "../x");
  const external = httpexc.redirect("https://o.example/", 303, { external: true });
  assert.equal(external.headers.location, "https://o.example/");
});

test("a redirect that leads away leads nowhere in Koa without an adapter", async (t) => {
  const app = new Koa();
  app.silent = true;
  app.use((context) => {
    throw httpexc.redirect(context.query.to);
  });
  const server = app.listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const origin = `http://127.0.0.1:${server.address().port}`;
  const seen = async (to) => {
    const target = `${origin}/?to=${encodeURIComponent(to)}`;
    return (await fetch(target, { redirect: "manual" })).headers.get("location");
  };
  assert.equal(await seen("//evil.example"), null);
  assert.equal(await seen("https://evil.example/"), null);
  assert.equal(await seen("/in"), "/in");
});

const ways = {
  toResponse: (error, request) => error.toResponse(request),
  respond: (error, request) => createErrors().respond(error, request),
};
for (const [way, answer] of Object.entries(ways)) {
  for (const reference of REFERENCES) {
    test(`${way}: ${JSON.stringify(reference)} stays or is refused`, async (t) => {
      for (const options of [{}, { absolute: true }]) {
        const error = built(reference, options);
        reportCount(t, 13, 1);
        if (!error) continue;
        const response = await answer(error, new Request(URL_OF));
        noBreaks(response.headers);
        stays(response.status, response.headers.get("location"), URL_OF);
      }
    });
  }

  test(`${way}: without a request only references without an origin pass`, async () => {
    const led = [];
    for (const reference of REFERENCES) {
      const error = built(reference);
      if (!error) continue;
      const response = await answer(error);
      if (response.status === 500) continue;
      for (const base of ["http://one.example/", "https://two.example/"]) {
        const { origin } = new URL(response.headers.get("location"), base);
        if (origin !== new URL(base).origin) led.push(`${reference} from ${base}`);
      }
    }
    assert.deepEqual(led, []);
  });

  test(`${way}: behind a proxy that ends TLS no reference leads a browser away`, async () => {
    const led = [];
    for (const reference of REFERENCES) {
      const error = built(reference);
      const response = error && (await answer(error, new Request("http://app.example/a")));
      if (response?.status !== 302) continue;
      const location = response.headers.get("location");
      if (new URL(location, URL_OF).hostname !== "app.example") led.push(reference);
    }
    assert.deepEqual(led, []);
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
    test(`${way}: a reference is ${what}`, async () => {
      const response = await answer(make(), new Request(URL_OF));
      assert.equal(response.headers.get("location"), expected);
    });
  }
}

test("location and addSlash exclude each other, and a Location in headers is refused", () => {
  for (const options of [
    { location: "/a", addSlash: true },
    { location: "/a", headers: { LOCATION: "//evil.example" } },
    { location: "/a", headers: [["location", "/b"]] },
  ]) {
    assert.throws(() => new httpexc.HTTPFound(options), TypeError);
  }
});

test("a slash added to a path that begins with two names no host", () => {
  const request = new Request("https://app.example//evil.example");
  const response = new httpexc.HTTPFound({ addSlash: true }).toResponse(request);
  stays(response.status, response.headers.get("location"), URL_OF);
});

test("a redirect that is refused is reported with a TypeError as its cause", async () => {
  const told = [];
  const errors = createErrors({ onError: (error) => told.push(error) });
  const request = new Request(URL_OF);
  const response = await errors.respond(httpexc.redirect("//evil.example"), request);
  assert.equal(response.status, 500);
  assert.ok(!(await response.text()).includes("evil"));
  assert.equal(told.length, 1);
  assert.equal(told[0].cause.constructor, TypeError);
});

test("a Location from the configuration cannot replace the one that was judged", async () => {
  for (const headers of [{ location: "//evil.example" }, () => ({ location: "//evil.example" })]) {
    let errors;
    try {
      errors = createErrors({ headers });
    } catch {
      continue;
    }
    const response = await errors.respond(httpexc.redirect("/a"), new Request(URL_OF));
    stays(response.status, response.headers.get("location"), URL_OF);
  }
});

let thrown;
const server = createServer((req, res) => sendError(thrown, req, res)).listen(0, "127.0.0.1");
await once(server, "listening");
after(() => server.close());
const base = `http://127.0.0.1:${server.address().port}/a/b`;

test("sendError: no reference leads away", async () => {
  for (const reference of REFERENCES) {
    thrown = built(reference);
    if (!thrown) continue;
    const [res] = await once(get(base, { agent: false }), "response");
    res.resume();
    stays(res.statusCode, res.headers.location, base);
  }
});

const fake = (origin) => ({
  method: "GET",
  url: URL_OF,
  headers: { get: (name) => (name === "origin" ? origin : null) },
});
const answered = (config, request = new Request(URL_OF), error = new httpexc.HTTPNotFound()) =>
  createErrors(config).toResponse(error, request);
const ofStatus = (status, options) => new httpexc.HTTPError(status, options).toResponse();

for (const [place, make] of Object.entries({
  headers: (value) => ofStatus(404, { headers: { "x-a": value } }),
  statusText: (value) => ofStatus(404, { statusText: value }),
  challenges: (value) => ofStatus(401, { challenges: `Basic a="${value}"` }),
  allow: (value) => ofStatus(405, { allow: value }),
  location: (value) => httpexc.redirect(value).toResponse(),
  "configured headers": (value) => answered({ headers: { "x-a": value } }),
  "a headers function": (value) => answered({ headers: () => ({ "x-a": value }) }),
  "a name from a headers function": (value) => answered({ headers: () => ({ [value]: "a" }) }),
  requestId: (value) => answered({ requestId: () => value }),
  "the name of the id's field": (value) => answered({ requestId: value }),
  "a language": (value) => answered({ localize: () => ({ language: value }) }),
  "a serializer's type": (value) => answered({ serializer: () => ({ type: value, body: "" }) }),
  "cors exposeHeaders": (value) => answered({ cors: { exposeHeaders: [value] } }),
  "cors origin": (value) => answered({ cors: { origin: () => true } }, fake(value)),
})) {
  test(`${place}: a byte never ends a field, and the status stays`, () => {
    for (let byte = 0; byte < 256; byte++) {
      let response;
      try {
        response = make(
          `/a${String.fromCharCode(byte)}\nx-injected: 1`.slice(0, byte % 2 ? 3 : 99),
        );
        // What is refused at once.
      } catch (error) {
        assert.equal(error.constructor, TypeError, `${byte}: ${error}`);
        continue;
      }
      assert.ok([302, 401, 404, 405].includes(response.status), `${byte}: ${response.status}`);
      assert.equal(response.headers.get("x-injected"), null);
      assert.ok(!/[\0\r\n]/.test(response.statusText));
      noBreaks(response.headers);
    }
  });
}
