// Relative addresses, so that the built site works in any folder of any server. The browsers are
// those that know light-dark(), as what stands in for it does not follow the switch of colours.
export default {
  base: "./",
  build: {
    target: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
  },
};
