// The globals of React Native: Hermes has none of them, and those of Node are removed.

global.self = global;
for (const name of [
  "AbortController",
  "AbortSignal",
  "DecompressionStream",
  "Headers",
  "ReadableStream",
  "Request",
  "Response",
  "TextDecoder",
  "WebAssembly",
  "fetch",
]) {
  delete global[name];
}

// The command of Hermes calls a timer at once, whatever its delay is.
if (typeof print === "function") {
  const callSoon = setTimeout;
  const waiting = new Set();
  let lastId = 0;
  global.setTimeout = (callback, delay = 0) => {
    const id = ++lastId;
    const due = Date.now() + delay;
    const check = () => {
      if (!waiting.has(id)) return;
      if (Date.now() < due) {
        callSoon(check);
        return;
      }
      waiting.delete(id);
      callback();
    };
    waiting.add(id);
    callSoon(check);
    return id;
  };
  global.clearTimeout = (id) => waiting.delete(id);
}

// React Native has one of its own. That of Node loads Node's fetch, which fails without WebAssembly.
global.FormData = class {};

// In React Native these are native modules. Its first versions read no bytes of a blob.
global.Blob = class {
  constructor(parts = [], { type = "" } = {}) {
    this.text = parts.join("");
    this.type = type;
    this.size = this.text.length;
  }
};
global.FileReader = class {
  readAsText(blob) {
    this.result = blob.text;
    setTimeout(() => this.onload());
  }
  readAsArrayBuffer() {
    throw new Error("FileReader.readAsArrayBuffer is not implemented");
  }
};

require("whatwg-fetch");
require("abort-controller/polyfill");
