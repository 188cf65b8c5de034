import { join } from "node:path";

// The tools and the packages are those of js-tests, two folders above the built application.
const root = join(import.meta.dirname, "..", "..");

export default {
  turbopack: { root },
  outputFileTracingRoot: root,
  // What is compressed varies by a field more.
  compress: false,
};
