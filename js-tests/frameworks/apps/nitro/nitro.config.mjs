export default {
  preset: "node-server",
  srcDir: ".",
  compatibilityDate: "2026-01-01",
  logLevel: 1,
  errorHandler: "./error.mjs",
  // Its own version: beside it js-tests has h3 2, which an application of Nitro's would not.
  alias: { h3: "h3v1" },
};
