// Single members of what the function `customize` returns: its language, and its extensions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { createErrors, httpexc } = await importPackage();
const { HTTPNotFound } = httpexc;

const FORMATS = ["application/json", "application/xml", "text/html", "text/plain"];
const CANARY = "canary-5c1d";

const request = (accept = "application/json") =>
  new Request("https://a.example/songs/7", { headers: { accept } });

/** Creates errors that keep the messages of what they report. */
function createRecorder(config) {
  const reports = [];
  const onError = ({ cause }) => cause && reports.push(cause.message);
  return { errors: createErrors({ onError, ...config }), reports };
}

test("a language takes the place of any other Content-Language", () => {
  class SongGone extends HTTPNotFound {
    toHeaders() {
      return [...super.toHeaders(), ["x-song", "7"]];
    }
  }
  const customize = (problem) => ({ ...problem, language: "de" });
  const headers = { "Content-Language": "en", "x-a": "b" };
  for (const [config, error] of [
    [{ headers }, new HTTPNotFound()],
    [{ headers: () => headers }, new HTTPNotFound()],
    [{}, new HTTPNotFound({ headers })],
    [{ headers }, new HTTPNotFound({ headers })],
    [{ headers }, new SongGone()],
    [{}, new SongGone({ headers })],
  ]) {
    const sent = createErrors({ customize, ...config }).toResponse(error, request()).headers;
    assert.equal(sent.get("content-language"), "de");
    assert.match(sent.get("x-a"), /^b(, b)?$/);
  }
  const { headers: plain } = createErrors({ headers }).toResponse(new HTTPNotFound(), request());
  assert.equal(plain.get("content-language"), "en");
});

test("a language is a tag that RFC 5646 has, and anything else is reported", () => {
  const send = (language) => {
    const { errors, reports } = createRecorder({
      customize: (problem) => ({ ...problem, language }),
    });
    const { headers } = errors.toResponse(new HTTPNotFound(), request());
    return { sent: headers.get("content-language"), reports };
  };
  for (const tag of [
    ...["de", "gsw", "de-DE", "DE-de", "es-419", "zh-Hans-CN", "zh-cmn-Hans-CN", "sl-rozaj-biske"],
    ...["de-CH-1901", "de-DE-u-co-phonebk", "en-a-bbb-x-a-ccc", "x-whatever", "x-1", "de-x-1"],
    ...["art-lojban", "zh-min-nan", "en-US-u-ca-gregory"],
  ]) {
    assert.deepEqual(send(tag), { sent: tag, reports: [] });
  }
  for (const tag of [
    ...["1de", "a", "de-1", "", "de-", "-de", "de--DE", "abcdefghi", "de-DE-DE", "de-419-DE", "x"],
    ...[
      "de-u",
      "de-u-x-1",
      "de-abcdefghi",
      "deutsch land",
      "de\r\nx: y",
      "d\u00e9",
      "419",
      "i-klingon",
    ],
  ]) {
    const { sent, reports } = send(tag);
    assert.equal(sent, null, tag);
    assert.match(reports.join(), /customize\.language: expected a language tag/, tag);
  }
});

test("an extension that cannot be sent is reported, and stays as it was, like all others", async () => {
  const loop = {};
  loop.loop = loop;
  const throwing = {
    toJSON() {
      throw new Error(CANARY);
    },
  };
  for (const value of [loop, () => 1, Symbol("s"), throwing, Promise.resolve(1)]) {
    const { errors, reports } = createRecorder({
      customize: (problem) => ({ ...problem, song: value, added: value, traceId: "0af7" }),
    });
    const extensions = { song: 7, band: { id: 8n } };
    for (const accept of FORMATS) {
      const response = errors.toResponse(new HTTPNotFound("d", { extensions }), request(accept));
      const text = await response.text();
      assert.equal(response.status, 404);
      // Only JSON and XML have extensions.
      if (/html|plain/.test(accept)) continue;
      for (const part of ["song", "7", "band", "8", "traceId", "0af7"]) {
        assert.ok(text.includes(part), `${part}: ${text}`);
      }
      assert.ok(!/added|canary/.test(text), text);
    }
    assert.equal(reports.length, 2 * FORMATS.length);
    assert.match(reports[0], /^Cannot use the result of customize.song: it /);
    assert.match(reports[1], /^Cannot use the result of customize.added: it /);
  }
  // What is left out is left out.
  const { errors, reports } = createRecorder({
    customize: (problem) => ({ ...problem, song: undefined }),
  });
  const response = errors.toResponse(new HTTPNotFound({ extensions: { song: 7 } }), request());
  assert.equal("song" in (await response.json()), false);
  assert.deepEqual(reports, []);
});
