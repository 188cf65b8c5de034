// The plain core as a chunk of a page: its data is text.

import { readFileSync } from "node:fs";

/** Copies the characters of a text, each one byte, into memory. */
const COPY_TEXT = `  function copyText(bytes, at, text) {
    for (let index = 0; index < text.length; index++) bytes[at + index] = text.charCodeAt(index);
  }
`;

/**
 * Returns code whose data is text instead of base64. Most of the data is names, which base64 keeps from
 * being compressed. Beside the same core in base64, base64 takes less.
 */
function writeSegmentsAsText(code) {
  const decoder = / {2}var base64ReverseLookup = [\s\S]*?\n {2}\}\n(?=function initActiveSegments)/;
  const segment = /base64DecodeToExistingUint8Array\((bufferView, \d+), "([^"]*)"\)/g;
  const result = code.replace(decoder, COPY_TEXT).replaceAll(segment, (_, place, base64) => {
    const text = Buffer.from(base64, "base64").toString("latin1");
    return `copyText(${place}, ${JSON.stringify(text)})`;
  });
  if (!result.includes(COPY_TEXT) || /base64/i.test(result)) {
    throw new Error("Cannot find the data in the output of wasm2js: its form has changed");
  }
  return result;
}

/** Loads the cores as plain JavaScript with their data as text. */
export const plainCoreAsText = {
  name: "plain core",
  setup({ onLoad }) {
    onLoad({ filter: /core-plain-\w+\.js$/ }, ({ path }) => ({
      contents: writeSegmentsAsText(readFileSync(path, "utf8")),
    }));
  },
};
