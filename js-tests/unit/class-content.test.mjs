// Content that is cached for a class, with a gap for the detail: the same as the core writes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage } from "./package-import.mjs";

const { httpexc, createErrors } = await importPackage();
const { HTTPBadGateway, HTTPException, HTTPNotFound, HTTPConflict, HTTPImATeapot } = httpexc;

/** By type in `Accept`: the method that asks the core for the same content, without a cache. */
const WRITERS = {
  "application/problem+json": (error) => JSON.stringify(error),
  "application/json": (error) => JSON.stringify(error),
  "application/problem+xml": (error) => error.toXML(),
  "application/xml": (error) => error.toXML(),
  "text/html": (error) => error.toHTML(),
  "text/plain": (error) => error.toText(),
};
const TYPES = Object.keys(WRITERS);

const createRequest = (accept) => new Request("https://example.com/", { headers: { accept } });

/** Characters of which each format escapes some, and those around the ranges that it writes as they are. */
const CHARACTERS = [
  ..."abcXYZ019 .,:;!?'\"`&<>\\/()[]{}*_#+-=%$@^|~",
  ..."\u0000\t\n\r\u001b\u007f\u0080é\u2028\ufeff\ufffe日😀",
  "\ud800",
  "\udc00",
];

const PLAIN_CHARACTERS = CHARACTERS.filter((character) => /^[\w .,!?-]$/.test(character));

test("the content with any detail is what the core writes for it", async () => {
  const random = createRandomSource(20261201);
  const classes = [HTTPNotFound, HTTPConflict, HTTPImATeapot, class Own extends HTTPNotFound {}];
  let plain = 0;
  for (let run = 0; run < 4_000; run++) {
    const length = random.pickBelow(13);
    const characters = random.pick([CHARACTERS, PLAIN_CHARACTERS]);
    const detail = Array.from({ length }, () => random.pick(characters)).join("");
    if (/^[\w .,!?-]+$/.test(detail)) plain++;
    const error = new (random.pick(classes))(detail);
    const type = random.pick(TYPES);
    const response = error.toResponse(createRequest(type));
    const text = await response.text();
    assert.equal(text, WRITERS[type](error), JSON.stringify([type, detail]));
  }
  assert.ok(plain > 1_000, `${plain}`);
});

test("the content of each printable character is what the core writes for it", async () => {
  for (const type of TYPES) {
    for (let code = 0x20; code < 0x7f; code++) {
      const error = new HTTPNotFound(`a ${String.fromCharCode(code)}`);
      const text = await error.toResponse(createRequest(type)).text();
      assert.equal(text, WRITERS[type](error), `${type} ${code}`);
    }
  }
});

test("the response of an error does not depend on the errors before it", async () => {
  const read = (error, type) => error.toResponse(createRequest(type)).text();
  for (const type of TYPES) {
    class Fresh extends HTTPNotFound {}
    const before = await read(new Fresh(), type);
    assert.ok((await read(new Fresh("The first detail."), type)).includes("The first detail."));
    const second = await read(new Fresh("The second detail."), type);
    assert.ok(second.includes("The second detail.") && !second.includes("first"), second);
    assert.equal(await read(new Fresh(), type), before);
    assert.equal(await read(new Fresh("The second detail."), type), second);
  }
});

test("an empty detail is not the same as none", async () => {
  for (const type of TYPES) {
    const error = new HTTPNotFound("");
    assert.equal(await error.toResponse(createRequest(type)).text(), WRITERS[type](error));
  }
});

test("an option beside the detail is in the content", async () => {
  await new HTTPNotFound("No song.").toResponse().text();
  const error = new HTTPNotFound("No song.", { code: "no_song", instance: "/songs/7" });
  const { code, instance } = await error.toResponse().json();
  assert.deepEqual({ code, instance }, { code: "no_song", instance: "/songs/7" });
  const titled = new HTTPNotFound("No song.", { title: "No Song" });
  assert.equal((await titled.toResponse().json()).title, "No Song");
});

test("a private detail is in no response, and does not fill the gap", async () => {
  for (const type of TYPES) {
    class Failed extends HTTPBadGateway {}
    const options = { cause: new Error("secret"), stack: false };
    const hidden = await new Failed("secret", options).toResponse(createRequest(type)).text();
    const shown = { ...options, expose: true };
    const exposed = await new Failed("public", shown).toResponse(createRequest(type)).text();
    assert.ok(!hidden.includes("secret") && exposed.includes("public"));
    const again = await new Failed("secret", options).toResponse(createRequest(type)).text();
    assert.equal(again, hidden);
    assert.equal(await new Failed().toResponse(createRequest(type)).text(), hidden);
  }
});

test("a detail that a subclass returns or that was assigned is in the content", async () => {
  class Song extends HTTPNotFound {
    get detail() {
      return `Song: ${super.detail}`;
    }
  }
  assert.equal((await new Song("7").toResponse().json()).detail, "Song: 7");
  assert.equal((await new Song("8").toResponse().json()).detail, "Song: 8");
  const error = new HTTPNotFound("Before");
  error.detail = "After";
  assert.equal((await error.toResponse().json()).detail, error.detail);
});

test("a response to HEAD has the length of the content with its detail", async () => {
  for (const type of TYPES) {
    const { headers } = createRequest(type);
    for (const detail of ["7", "No song has that id.", "Größe", undefined]) {
      const error = new HTTPNotFound(detail);
      const head = error.toResponse(
        new Request("https://example.com/", { method: "HEAD", headers }),
      );
      const content = await error.toResponse(createRequest(type)).arrayBuffer();
      assert.equal(Number(head.headers.get("content-length")), content.byteLength, type);
    }
  }
});

test("createErrors sends the same content", async () => {
  const errors = createErrors();
  for (const type of TYPES) {
    for (const detail of ["plain", "<b>", "plain again"]) {
      const error = new HTTPConflict(detail);
      const response = await errors.respond(error, createRequest(type));
      assert.equal(await response.text(), WRITERS[type](error));
    }
  }
});

test("the caches are those of the class that created the error", () => {
  assert.ok(new HTTPNotFound() instanceof HTTPException);
  class English extends HTTPNotFound {
    static explanation = "No such page.";
  }
  class German extends HTTPNotFound {
    static explanation = "Diese Seite gibt es nicht.";
  }
  const texts = [English, German, English].map((Class) => new Class().toText());
  assert.equal(texts[0], texts[2]);
  assert.notEqual(texts[0], texts[1]);
});

test("the mark of a gap in the texts of a class stays as it is", async () => {
  const title = "a httpexc detail 5f1c07b3 b";
  class Marked extends HTTPConflict {
    static title = title;
    static explanation = title;
  }
  for (const type of TYPES) {
    for (const detail of [undefined, "real", "other"]) {
      const error = new Marked(detail);
      const text = await error.toResponse(createRequest(type)).text();
      assert.equal(text.split(title).length, WRITERS[type](error).split(title).length, type);
      assert.ok(text.includes(title), text);
      assert.equal(JSON.parse(JSON.stringify(error)).title, title);
    }
  }
});

test("a text of a class that changes is in the next response, whatever the detail is", async () => {
  let text = "one";
  class Changing extends HTTPNotFound {
    static get title() {
      return text;
    }
    static get explanation() {
      return `${text}!`;
    }
  }
  for (const type of TYPES) {
    for (const next of ["one", "two", "one"]) {
      text = next;
      for (const detail of [undefined, "plain", "<not plain>"]) {
        const content = await new Changing(detail).toResponse(createRequest(type)).text();
        assert.ok(content.includes(text), `${type} ${content}`);
      }
    }
  }
});

test("a detail or a title that is null is none", async () => {
  class Untold extends HTTPNotFound {
    get title() {
      return null;
    }
    get detail() {
      return null;
    }
  }
  const assigned = new HTTPNotFound("x");
  assigned.detail = null;
  for (const type of TYPES) {
    const expected = await new HTTPNotFound().toResponse(createRequest(type)).text();
    for (const error of [new Untold("x"), assigned]) {
      const response = error.toResponse(createRequest(type));
      assert.ok(response.headers.get("content-type").startsWith(type));
      assert.equal(await response.text(), expected);
    }
  }
});

test("a class that hides its details by expose has none in its responses", async () => {
  class Hidden extends HTTPNotFound {
    get expose() {
      return false;
    }
  }
  class Failing extends HTTPNotFound {
    get expose() {
      throw new Error("no answer");
    }
  }
  for (const type of TYPES) {
    const failed = await new Failing("secret").toResponse(createRequest(type)).text();
    assert.ok(!failed.includes("secret"), failed);
    const text = await new Hidden("secret").toResponse(createRequest(type)).text();
    assert.ok(!text.includes("secret"), text);
  }
});
