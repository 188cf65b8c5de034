// Finds Chromium on the machine, and starts it.

import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import { findBrowser } from "./system-packages.mjs";

/** Containers refuse the sandbox. The other flags stop the browser's own traffic. */
const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Returns the path of Chromium: CHROME_PATH, else one on PATH, else null. */
export const findChromium = () =>
  findBrowser("CHROME_PATH", "chromium", "chromium-browser", "google-chrome");

/** Returns the version that Chromium prints. */
export function readChromiumVersion(path) {
  return execFileSync(path, ["--version", "--no-sandbox"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** Starts Chromium. */
export async function launchChromium() {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error("Cannot find Chromium: run `node js-tests/browsers.mjs` or set CHROME_PATH");
  }
  return chromium.launch({ executablePath, args: ARGS });
}
