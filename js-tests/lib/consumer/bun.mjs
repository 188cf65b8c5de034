import { handle } from "./handler.mjs";

const { port } = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: handle });
console.log(`Ready on http://127.0.0.1:${port}`);
