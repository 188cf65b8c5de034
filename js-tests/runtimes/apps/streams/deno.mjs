import { handleStreams } from "./handler.mjs";

Deno.serve(
  {
    hostname: "127.0.0.1",
    port: 0,
    onListen: ({ port }) => console.log(`Ready on http://127.0.0.1:${port}`),
  },
  handleStreams,
);
