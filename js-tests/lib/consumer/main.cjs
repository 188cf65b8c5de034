// Prints the transcript of the package that `require` loads.

const httpexc = require("httpexc");
const { createTranscript } = require("./run.cjs");

createTranscript(httpexc).then((text) => console.log(text));
