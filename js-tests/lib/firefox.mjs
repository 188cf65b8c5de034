// Finds Firefox on the machine, and drives it by WebDriver BiDi, the W3C's protocol, over a WebSocket.

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";
import { formatCall } from "./page-calls.mjs";
import { endGroup, startGroup } from "./process-groups.mjs";
import { findBrowser } from "./system-packages.mjs";

/** How long Firefox may take to start and to end, in milliseconds. */
const START_PATIENCE = 60_000;
const END_PATIENCE = 5000;

/** How often a page is opened before its error counts. */
const OPENING_TRIES = 3;

/** Settings that stop the browser's own traffic. */
const PREFERENCES = {
  "app.update.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "captivedetect.canonicalURL": "",
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.dns.disablePrefetch": true,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};

/** Returns the path of Firefox: FIREFOX_PATH, else one on PATH, else null. */
export const findFirefox = () => findBrowser("FIREFOX_PATH", "firefox-esr", "firefox");

/** Returns the version that Firefox prints. */
export const readFirefoxVersion = (path) =>
  execFileSync(path, ["--version"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();

/** Starts Firefox. Returns its process group and the URL of its WebSocket. */
async function startProcess(path, profile) {
  const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
  const group = startGroup(path, args, { stdio: ["ignore", "ignore", "pipe"] });
  const url = new Promise((resolve, reject) => {
    createInterface(group.child.stderr).on("line", (line) => {
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
    group.ended.then((why) => reject(new Error(`Firefox ended with ${why}`)));
    setTimeout(() => reject(new Error("Firefox is not ready in time")), START_PATIENCE).unref();
  });
  try {
    return { group, url: await url };
  } catch (error) {
    await endGroup(group, END_PATIENCE);
    throw error;
  }
}

/** Connects to Firefox. Returns a function that sends a command, and one that ends the connection. */
async function connect(url) {
  const socket = new WebSocket(`${url}/session`);
  await once(socket, "open");
  const waiting = new Map();
  let lastId = 0;
  socket.on("message", (text) => {
    const { id, type, result, error, message } = JSON.parse(text);
    const pending = waiting.get(id);
    waiting.delete(id);
    if (type === "success") pending?.resolve(result);
    else pending?.reject(new Error(`${error}: ${message}`));
  });
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      lastId++;
      waiting.set(lastId, { resolve, reject });
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });
  return { send, disconnect: () => socket.close() };
}

/** Calls a global function of a page. Returns the JSON value that it returns or resolves to. */
async function callPage(send, context, name, args) {
  const { type, result, exceptionDetails } = await send("script.evaluate", {
    expression: formatCall(name, args),
    awaitPromise: true,
    target: { context },
  });
  if (type !== "success") throw new Error(exceptionDetails.text);
  return JSON.parse(result.value);
}

/**
 * Opens a page in a tab with a profile of its own. Returns the ids of the two.
 *
 * The first page of a tab may replace its browsing context, and a command that comes at that moment fails with
 * "no such frame". In that case the page is opened in another tab.
 */
async function openTab(send, url, tries = OPENING_TRIES) {
  const { userContext } = await send("browser.createUserContext");
  try {
    const { context } = await send("browsingContext.create", { type: "tab", userContext });
    await send("browsingContext.navigate", { context, url, wait: "complete" });
    await callPage(send, context, "String", ["started"]);
    return { userContext, context };
  } catch (error) {
    await send("browser.removeUserContext", { userContext });
    if (tries > 1 && error.message.startsWith("no such frame")) {
      return openTab(send, url, tries - 1);
    }
    throw error;
  }
}

/**
 * Starts Firefox. Returns `readVersion()`, `openPage(url)` and `close()`. A page has a profile of its own, and
 * `call(name, ...args)` returns the JSON value that a global function of the page returns or resolves to.
 */
export async function launchFirefox() {
  const path = findFirefox();
  if (!path) {
    throw new Error("Cannot find Firefox: run `node js-tests/browsers.mjs` or set FIREFOX_PATH");
  }
  const profile = mkdtempSync(join(tmpdir(), "httpexc-firefox-"));
  const preferences = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, "user.js"), preferences.join(""));
  const { group, url } = await startProcess(path, profile);
  const { send, disconnect } = await connect(url);
  const { capabilities } = await send("session.new", { capabilities: {} });
  return {
    readVersion: async () => `Firefox ${capabilities.browserVersion}`,
    async openPage(url) {
      const { userContext, context } = await openTab(send, url);
      return {
        call: (name, ...args) => callPage(send, context, name, args),
        close: () => send("browser.removeUserContext", { userContext }),
      };
    },
    async close() {
      disconnect();
      await endGroup(group, END_PATIENCE);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
