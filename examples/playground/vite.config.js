// Relative addresses, so that the built site works in any folder of any server.
export default { base: "./", build: { target: "es2022", modulePreload: { polyfill: false } } };
