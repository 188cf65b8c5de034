import { join } from "node:path";

// The application uses the tools and packages of js-tests, two folders above.
const root = join(import.meta.dirname, "..", "..");

export default {
  turbopack: { root },
  outputFileTracingRoot: root,
  // Compression would add a header to Vary.
  compress: false,
  headers: () => [
    {
      source: "/songs/:path*",
      headers: [{ key: "access-control-allow-origin", value: "https://app.example" }],
    },
  ],
};
