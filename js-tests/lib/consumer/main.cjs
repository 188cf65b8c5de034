// Prints the transcript of the package as `require` finds it.

const httpexc = require("httpexc");
const { transcript } = require("./run.cjs");

transcript(httpexc).then((text) => console.log(text));
