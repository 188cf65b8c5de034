// Finds Chromium on the machine, and starts it.

import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import { formatCall } from "./page-calls.mjs";
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

/** Returns the path of Chromium, or throws. */
function requireChromium() {
  const path = findChromium();
  if (path) return path;
  throw new Error("Cannot find Chromium: run `node js-tests/browsers.mjs` or set CHROME_PATH");
}

/** Starts Chromium. */
export const launchChromium = async () =>
  chromium.launch({ executablePath: requireChromium(), args: ARGS });

/** Opens a page. `tab` is the one of Playwright. */
async function openPage(context, url) {
  const tab = await context.newPage();
  await tab.goto(url);
  return {
    tab,
    call: async (name, ...args) => JSON.parse(await tab.evaluate(formatCall(name, args))),
    close: () => tab.close(),
  };
}

/**
 * Starts Chromium. Returns `readVersion()`, `openPage(url)` and `close()`. A page has a profile of its own,
 * `tab` is the one of Playwright, and `call(name, ...args)` returns the JSON value that a global function of
 * the page returns or resolves to.
 */
export async function launchChromiumPages() {
  const browser = await launchChromium();
  return {
    readVersion: async () => `Chromium ${browser.version()}`,
    async openPage(url) {
      const context = await browser.newContext();
      return { ...(await openPage(context, url)), close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

/** Starts Chromium with an extension. Returns the same, for the extension's pages. */
export async function launchExtension(folder) {
  const context = await chromium.launchPersistentContext("", {
    executablePath: requireChromium(),
    args: [...ARGS, `--load-extension=${folder}`],
    ignoreDefaultArgs: ["--disable-extensions"],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const { host } = new URL(worker.url());
  return {
    readVersion: async () => `Chromium ${context.browser().version()}`,
    openPage: (path) => openPage(context, `chrome-extension://${host}/${path}`),
    close: () => context.close(),
  };
}
