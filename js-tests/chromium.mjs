// Sees to it that the tests have a Chromium: CHROME_PATH, else PATH, else the system's package.

import { findChromium, installChromium, readChromiumVersion } from "./lib/chromium.mjs";

function fail(message) {
  console.error(message);
  process.exit(1);
}

function find() {
  try {
    return findChromium();
  } catch (error) {
    return fail(error.message);
  }
}

let path = find();
if (!path) {
  console.log("Chromium is not here: the system's package is installed");
  if (installChromium()) path = find();
}
if (!path) {
  fail(
    "Cannot find or install Chromium: install it (on Debian, as root: `apt-get install chromium`), " +
      "or set CHROME_PATH to the path of a Chromium or Chrome.",
  );
}
console.log(`${readChromiumVersion(path)} at ${path}`);
