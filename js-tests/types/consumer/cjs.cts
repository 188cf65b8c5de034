// The same package from a CommonJS file, imported with `import` and with `require`.

import { HTTPMethodNotAllowed, HTTPNotFound, isHTTPException, toResponse } from "httpexc";
import { catalogue } from "httpexc/catalogue";

import httpexc = require("httpexc");

const status: 404 = new HTTPNotFound("No song.").status;
const same: httpexc.HTTPNotFound = new HTTPNotFound();
const alias: httpexc.HTTPUnprocessableEntity = new httpexc.HTTPUnprocessableContent();
const options: httpexc.HTTPExceptionOptions = { code: 7 };
const response: Response = toResponse(new httpexc.HTTPNotFound(options));
const count: number = catalogue.length;
const methods: readonly string[] = new HTTPMethodNotAllowed({ allow: [] }).allow;
// @ts-expect-error methods are missing
new HTTPMethodNotAllowed();

function handle(thrown: unknown): number {
  return isHTTPException(thrown) ? thrown.status : 500;
}

export = { alias, count, handle, methods, response, same, status };
