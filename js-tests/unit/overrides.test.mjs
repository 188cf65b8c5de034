// User-defined classes: their overrides and static members change the response, and cannot break
// it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { importPackage } from "./package-import.mjs";

const { dialects, httpexc, folder } = await importPackage();
const { createErrors } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/server.js")).href
);
const { HTTPGone, HTTPInternalServerError, HTTPNotFound, HTTPSeeOther, HTTPTooManyRequests } =
  httpexc;

const createRequest = (accept, method = "GET") =>
  new Request("https://app.example/", { method, headers: { accept } });
const RESPONDERS = {
  toResponse: (error, request) => error.toResponse(request),
  createErrors: (error, request) => createErrors().toResponse(error, request),
};

for (const [way, respond] of Object.entries(RESPONDERS)) {
  for (const [name, accept, value, expected] of [
    ["toJSON", "application/json", { own: "\u00e9" }, '{"own":"\u00e9"}'],
    ["toHTML", "text/html", "<p>\u00e9", "<p>\u00e9"],
    ["toText", "text/plain", "own \u00e9", "own \u00e9"],
    ["toXML", "application/xml", "<own/>", "<own/>"],
  ]) {
    test(`${way}: ${name} of a subclass makes the body, and a HEAD has its length`, async () => {
      const Own = class extends HTTPNotFound {};
      Own.prototype[name] = () => value;
      const full = await respond(new Own(), createRequest(accept));
      assert.equal(await full.text(), expected);
      assert.equal(full.status, 404);
      assert.equal(full.headers.get("x-content-type-options"), "nosniff");
      const head = await respond(new Own(), createRequest(accept, "HEAD"));
      assert.equal(await head.text(), "");
      assert.equal(head.headers.get("content-length"), `${Buffer.byteLength(expected)}`);
    });

    test(`${way}: ${name} of a subclass may throw without changing the status`, async () => {
      const Own = class extends HTTPNotFound {};
      Own.prototype[name] = () => {
        throw new Error("canary");
      };
      const response = await respond(new Own(), createRequest(accept));
      assert.equal(response.status, 404);
      assert.ok(!(await response.text()).includes("canary"));
    });
  }

  test(`${way}: toHeaders of a subclass sets headers, but none about the content`, () => {
    class Own extends HTTPNotFound {
      toHeaders() {
        return [...super.toHeaders(), ["X-Own", "1"], ["content-type", "text/evil"]];
      }
    }
    const { headers } = respond(new Own(), createRequest("application/json"));
    assert.equal(headers.get("x-own"), "1");
    assert.equal(headers.get("content-type"), "application/json");
  });

  test(`${way}: toHeaders of a subclass cannot change the validated Location`, () => {
    class Own extends HTTPSeeOther {
      toHeaders() {
        return [...super.toHeaders(), ["x-own", "1"], ["location", "//evil.example"]];
      }
    }
    const { status, headers } = respond(
      new Own({ location: "/y" }),
      createRequest("application/json"),
    );
    assert.equal(status, 303);
    assert.deepEqual([headers.get("location"), headers.get("x-own")], ["/y", "1"]);
    assert.equal(
      respond(new Own({ location: "//evil.example" }), createRequest("*/*")).status,
      500,
    );
  });

  test(`${way}: toHeaders of a subclass cannot allow caching of a no-store response`, () => {
    const own = [
      ["cache-control", "public"],
      ["cdn-cache-control", "max-age=60"],
      ["surrogate-control", "max-age=60"],
    ];
    const Limited = class extends HTTPTooManyRequests {};
    const Missing = class extends HTTPNotFound {};
    for (const { prototype } of [Limited, Missing]) prototype.toHeaders = () => own;
    const { headers } = respond(new Limited(), createRequest("application/json"));
    assert.equal(headers.get("cache-control"), "no-store");
    for (const [name] of own.slice(1)) assert.equal(headers.get(name), null);
    const others = respond(new Missing(), createRequest("application/json")).headers;
    assert.equal(others.get("cache-control"), "public");
  });

  test(`${way}: invalid toHeaders of a subclass do not change the status`, () => {
    for (const own of [[["x-a", "b\r\nc: d"]], null, [["a b", "c"]], 7]) {
      const Own = class extends HTTPNotFound {};
      Own.prototype.toHeaders = () => own;
      const { headers, status } = respond(new Own(), createRequest("application/json"));
      assert.equal(status, 404);
      assert.equal(headers.get("c"), null);
    }
  });

  test(`${way}: the detail of a subclass is escaped, and may throw`, async () => {
    class Own extends HTTPNotFound {
      get detail() {
        return "<own>";
      }
    }
    assert.equal(
      (await respond(new Own(), createRequest("application/json")).json()).detail,
      "<own>",
    );
    assert.ok(
      (await respond(new Own(), createRequest("text/html")).text()).includes("&lt;own&gt;"),
    );
    const Throws = class extends HTTPNotFound {};
    Object.defineProperty(Throws.prototype, "detail", {
      get() {
        throw new Error("canary");
      },
    });
    assert.equal(respond(new Throws(), createRequest("application/json")).status, 404);
  });

  test(`${way}: a page shows title and explanation of the class`, async () => {
    class SongGone extends HTTPGone {
      static title = "Song Gone";
      static explanation = "The artist took it back.";
    }
    const response = respond(new SongGone(), createRequest("text/html"));
    const page = await response.text();
    assert.equal(response.status, 410);
    assert.ok(page.includes("Song Gone") && page.includes("The artist took it back."));
  });

  test(`${way}: the representation of a class decides whether there is content`, async () => {
    class Never extends HTTPGone {
      static representation = "never";
    }
    class Detail extends HTTPGone {
      static representation = "detail";
    }
    for (const [error, isEmpty] of [
      [new Never("d"), true],
      [new Detail(), true],
      [new Detail("d"), false],
      [new Never("d", { representation: "always" }), false],
    ]) {
      const response = respond(error, createRequest("application/json"));
      assert.equal((await response.text()) === "", isEmpty);
      assert.equal(response.status, 410);
    }
  });

  test(`${way}: the original error of a 500 is its cause, and is never sent`, async () => {
    for (const accept of ["application/json", "text/html", "application/xml", "text/plain"]) {
      const originalError = new Error("canary");
      const error = new HTTPInternalServerError({ originalError });
      assert.equal(error.cause, originalError);
      const response = respond(error, createRequest(accept));
      assert.ok(!(await response.text()).includes("canary"));
      assert.ok(!JSON.stringify([...response.headers]).includes("canary"));
    }
  });
}

test("a class may have a template or a page", async () => {
  class Templated extends HTTPGone {
    static template = "<i>${detail}</i>";
  }
  class Paged extends HTTPGone {
    static page = "<main>${status} ${detail}</main>";
  }
  const errors = createErrors({ dialect: dialects.problem });
  const html = createRequest("text/html");
  assert.ok(
    (await errors.toResponse(new Templated("<b>"), html).text()).includes("<i>&lt;b&gt;</i>"),
  );
  const paged = await errors.toResponse(new Paged("<b>"), html).text();
  assert.equal(paged.trim(), "<main>410 &lt;b&gt;</main>");
});
