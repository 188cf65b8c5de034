// The addresses are relative, so the built site works in any folder of any server. The target
// browsers support light-dark(), as its polyfill does not follow the colour switch.
export default {
  base: "./",
  build: {
    target: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
  },
};
