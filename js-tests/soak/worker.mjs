export default {
  async fetch(request) {
    const { handle } = await import("./work.mjs");
    return handle(request);
  },
};
