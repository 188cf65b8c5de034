export default {
  preset: "node-server",
  srcDir: ".",
  compatibilityDate: "2026-01-01",
  logLevel: 1,
  errorHandler: "./error.mjs",
  // Nitro needs h3 1. js-tests has h3 2 as well, which a Nitro application would not have.
  alias: { h3: "h3v1" },
};
