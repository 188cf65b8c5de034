import { handleStreams } from "./handler.mjs";

const server = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: handleStreams });
console.log(`Ready on http://127.0.0.1:${server.port}`);
