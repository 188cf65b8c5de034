// Loads both formats of the package in one process, as happens in old versions of Node.

const { join } = require("node:path");
const { pathToFileURL } = require("node:url");

const dist = join(__dirname, "node_modules", "httpexc", "dist");
const cjs = require(join(dist, "index.cjs"));

import(pathToFileURL(join(dist, "index.js"))).then((esm) => {
  console.log(
    JSON.stringify({
      esm: esm.isHTTPException(new cjs.HTTPNotFound()),
      cjs: cjs.isHTTPException(new esm.HTTPNotFound()),
      status: esm.toResponse(new cjs.HTTPNotFound()).status,
    }),
  );
});
