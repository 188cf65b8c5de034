// Finds the browsers for the tests and a font for what they show, and installs the system's packages of those
// that are missing.

import { findChromium, readChromiumVersion } from "./lib/chromium.mjs";
import { findFirefox, readFirefoxVersion } from "./lib/firefox.mjs";
import { findJapaneseFont } from "./lib/japanese-font.mjs";
import { installPackages } from "./lib/system-packages.mjs";
import { findWebKit, hasWebKit } from "./lib/webkit.mjs";

const BROWSERS = [
  {
    name: "Chromium",
    find: findChromium,
    packages: ["chromium"],
    readVersion: readChromiumVersion,
    variable: "CHROME_PATH to the path of a Chromium or Chrome",
  },
  {
    name: "Firefox",
    find: findFirefox,
    // Ubuntu's package "firefox" only starts an installation from elsewhere.
    packages: ["firefox-esr"],
    readVersion: readFirefoxVersion,
    variable: "FIREFOX_PATH to the path of a Firefox",
  },
  {
    name: "WebKit",
    find: findWebKit,
    packages: ["webkit2gtk-driver", "xvfb"],
    readVersion: (path) => `WebKitGTK at ${path}`,
    variable: "WEBKIT_PATH to the path of WebKitGTK's MiniBrowser",
    isMissing: !hasWebKit,
  },
  {
    name: "a Japanese font",
    find: findJapaneseFont,
    packages: ["fontconfig", "fonts-vlgothic"],
    readVersion: (path) => `Japanese font of ${path}`,
  },
];

for (const { name, find, packages, readVersion, variable, isMissing } of BROWSERS) {
  if (isMissing) {
    console.log(`${name}: its driver exists only for Linux, so its tests are skipped`);
    continue;
  }
  try {
    let found = find();
    if (!found) {
      console.log(`${name} is missing: installing the system's package`);
      if (installPackages(...packages)) found = find();
    }
    if (!found) {
      throw new Error(
        `Cannot find or install ${name}: install it (on Debian, as root: ` +
          `\`apt-get install ${packages.join(" ")}\`)${variable ? `, or set ${variable}` : ""}.`,
      );
    }
    console.log(readVersion(found));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
