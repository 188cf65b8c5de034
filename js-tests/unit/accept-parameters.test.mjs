// Accept with parameters that no format has: as a last resort they are ignored.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { httpexc, createErrors, dialects } = await importPackage();

const findType = async (accept, config = {}) => {
  const request = new Request("https://example.com/", { headers: { accept } });
  const response = await createErrors(config).respond(new httpexc.HTTPGone(), request);
  return response.headers.get("content-type").split(";")[0];
};
const findOwnType = (accept) => {
  const request = new Request("https://example.com/", { headers: { accept } });
  return new httpexc.HTTPGone().toResponse(request).headers.get("content-type").split(";")[0];
};

test("a format that is named with parameters is better than the default", async () => {
  for (const [accept, type] of [
    ["text/html;level=1", "text/html"],
    ["text/html;charset=iso-8859-1", "text/html"],
    ["text/plain;format=flowed, image/png", "text/plain"],
    ["application/json;odata=verbose", "application/json"],
    ["application/xml;q=0.2;x=y, text/html;level=1;q=0.1", "application/xml"],
    ["text/html;level=1, text/plain;q=0.1", "text/plain"],
    ["text/html;q=0, text/html;level=1", "application/problem+json"],
    ["text/html;level=1;q=0", "application/problem+json"],
    ["image/png;a=b, application/ld+json", "application/json"],
  ]) {
    assert.equal(await findType(accept), type, accept);
    assert.equal(findOwnType(accept), type, accept);
  }
});

test("so it is in the other dialects, and for formats of one's own", async () => {
  assert.equal(await findType("text/xml;v=1", { dialect: dialects.falcon }), "text/xml");
  assert.equal(await findType("text/html;level=1", { dialect: dialects.webob }), "text/html");
  const formats = { "application/yaml": ({ title }) => `title: ${title}` };
  const withFormats = { dialect: dialects.problem, formats };
  assert.equal(await findType("application/yaml;v=1.2", withFormats), "application/yaml");
  const accept = "application/yaml;v=1.2, application/json;q=0.1";
  assert.equal(await findType(accept, withFormats), "application/json");
});
