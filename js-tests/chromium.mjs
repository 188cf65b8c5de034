// Finds Chromium for the tests with CHROME_PATH or PATH, and else installs the system's package.

import { findChromium, installChromium, readChromiumVersion } from "./lib/chromium.mjs";

function fail(message) {
  console.error(message);
  process.exit(1);
}

function findOrFail() {
  try {
    return findChromium();
  } catch (error) {
    return fail(error.message);
  }
}

let path = findOrFail();
if (!path) {
  console.log("Chromium is missing: installing the system's package");
  if (installChromium()) path = findOrFail();
}
if (!path) {
  fail(
    "Cannot find or install Chromium: install it (on Debian, as root: `apt-get install chromium`), " +
      "or set CHROME_PATH to the path of a Chromium or Chrome.",
  );
}
console.log(`${readChromiumVersion(path)} at ${path}`);
