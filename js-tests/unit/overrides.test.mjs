// Classes of the user's: what they override or state changes the answer, and cannot break it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { importPackage } from "./installed.mjs";

const { httpexc, folder } = await importPackage();
const { createErrors } = await import(
  pathToFileURL(join(folder, "node_modules/httpexc/dist/server.js")).href
);
const { HTTPGone, HTTPInternalServerError, HTTPNotFound, HTTPSeeOther, HTTPTooManyRequests } =
  httpexc;

const ask = (accept, method = "GET") =>
  new Request("https://app.example/", { method, headers: { accept } });
const ways = {
  toResponse: (error, request) => error.toResponse(request),
  createErrors: (error, request) => createErrors().toResponse(error, request),
};

for (const [way, answer] of Object.entries(ways)) {
  for (const [name, accept, value, expected] of [
    ["toJSON", "application/json", { own: "\u00e9" }, '{"own":"\u00e9"}'],
    ["toHTML", "text/html", "<p>\u00e9", "<p>\u00e9"],
    ["toText", "text/plain", "own \u00e9", "own \u00e9"],
    ["toXML", "application/xml", "<own/>", "<own/>"],
  ]) {
    test(`${way}: ${name} of a subclass is the body, and a HEAD tells its length`, async () => {
      const Own = class extends HTTPNotFound {};
      Own.prototype[name] = () => value;
      const full = await answer(new Own(), ask(accept));
      assert.equal(await full.text(), expected);
      assert.equal(full.status, 404);
      assert.equal(full.headers.get("x-content-type-options"), "nosniff");
      const head = await answer(new Own(), ask(accept, "HEAD"));
      assert.equal(await head.text(), "");
      assert.equal(head.headers.get("content-length"), `${Buffer.byteLength(expected)}`);
    });

    test(`${way}: ${name} of a subclass that throws leaves the status`, async () => {
      const Own = class extends HTTPNotFound {};
      Own.prototype[name] = () => {
        throw new Error("canary");
      };
      const response = await answer(new Own(), ask(accept));
      assert.equal(response.status, 404);
      assert.ok(!(await response.text()).includes("canary"));
    });
  }

  test(`${way}: toHeaders of a subclass are the fields, but none about the content`, () => {
    class Own extends HTTPNotFound {
      toHeaders() {
        return [...super.toHeaders(), ["X-Own", "1"], ["content-type", "text/evil"]];
      }
    }
    const { headers } = answer(new Own(), ask("application/json"));
    assert.equal(headers.get("x-own"), "1");
    assert.equal(headers.get("content-type"), "application/json");
  });

  test(`${way}: toHeaders of a subclass keep where a redirect leads, and what was judged of it`, () => {
    class Own extends HTTPSeeOther {
      toHeaders() {
        return [...super.toHeaders(), ["x-own", "1"], ["location", "//evil.example"]];
      }
    }
    const { status, headers } = answer(new Own({ location: "/y" }), ask("application/json"));
    assert.equal(status, 303);
    assert.deepEqual([headers.get("location"), headers.get("x-own")], ["/y", "1"]);
    assert.equal(answer(new Own({ location: "//evil.example" }), ask("*/*")).status, 500);
  });

  test(`${way}: toHeaders of a subclass let no cache keep what none may keep`, () => {
    const own = [
      ["cache-control", "public"],
      ["cdn-cache-control", "max-age=60"],
      ["surrogate-control", "max-age=60"],
    ];
    const Limited = class extends HTTPTooManyRequests {};
    const Missing = class extends HTTPNotFound {};
    for (const { prototype } of [Limited, Missing]) prototype.toHeaders = () => own;
    const { headers } = answer(new Limited(), ask("application/json"));
    assert.equal(headers.get("cache-control"), "no-store");
    for (const [name] of own.slice(1)) assert.equal(headers.get(name), null);
    const others = answer(new Missing(), ask("application/json")).headers;
    assert.equal(others.get("cache-control"), "public");
  });

  test(`${way}: toHeaders of a subclass that cannot be sent leave the status`, () => {
    for (const own of [[["x-a", "b\r\nc: d"]], null, [["a b", "c"]], 7]) {
      const Own = class extends HTTPNotFound {};
      Own.prototype.toHeaders = () => own;
      const { headers, status } = answer(new Own(), ask("application/json"));
      assert.equal(status, 404);
      assert.equal(headers.get("c"), null);
    }
  });

  test(`${way}: a detail that a subclass makes is shown, escaped; one that throws is not`, async () => {
    class Own extends HTTPNotFound {
      get detail() {
        return "<own>";
      }
    }
    assert.equal((await answer(new Own(), ask("application/json")).json()).detail, "<own>");
    assert.ok((await answer(new Own(), ask("text/html")).text()).includes("&lt;own&gt;"));
    const Throws = class extends HTTPNotFound {};
    Object.defineProperty(Throws.prototype, "detail", {
      get() {
        throw new Error("canary");
      },
    });
    assert.equal(answer(new Throws(), ask("application/json")).status, 404);
  });

  test(`${way}: title and explanation of a class`, async () => {
    class SongGone extends HTTPGone {
      static title = "Song Gone";
      static explanation = "The artist took it back.";
    }
    const response = answer(new SongGone(), ask("text/html"));
    const page = await response.text();
    assert.equal(response.status, 410);
    assert.ok(page.includes("Song Gone") && page.includes("The artist took it back."));
  });

  test(`${way}: representation of a class`, async () => {
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
      const response = answer(error, ask("application/json"));
      assert.equal((await response.text()) === "", isEmpty);
      assert.equal(response.status, 410);
    }
  });

  test(`${way}: the original error of a 500 is its cause and never shown`, async () => {
    for (const accept of ["application/json", "text/html", "application/xml", "text/plain"]) {
      const originalError = new Error("canary");
      const error = new HTTPInternalServerError({ originalError });
      assert.equal(error.cause, originalError);
      const response = answer(error, ask(accept));
      assert.ok(!(await response.text()).includes("canary"));
      assert.ok(!JSON.stringify([...response.headers]).includes("canary"));
    }
  });
}

test("template and page of a class", async () => {
  class Templated extends HTTPGone {
    static template = "<i>${detail}</i>";
  }
  class Paged extends HTTPGone {
    static page = "<main>${status} ${detail}</main>";
  }
  const errors = createErrors();
  const html = ask("text/html");
  assert.ok(
    (await errors.toResponse(new Templated("<b>"), html).text()).includes("<i>&lt;b&gt;</i>"),
  );
  const paged = await errors.toResponse(new Paged("<b>"), html).text();
  assert.equal(paged.trim(), "<main>410 &lt;b&gt;</main>");
});
