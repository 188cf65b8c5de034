// Finds WebKitGTK on the machine, and drives its small browser by WebDriver, on a display in memory.

import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { formatCall } from "./page-calls.mjs";
import { endGroup, startGroup } from "./process-groups.mjs";
import { findBrowser, findOnPath, isExecutable } from "./system-packages.mjs";

/** Whether this system may have WebKit with a driver for pages that are not Safari's. */
export const hasWebKit = process.platform === "linux";

/** How long the driver may take to start, and any process to end, in milliseconds. */
const START_PATIENCE = 30_000;
const END_PATIENCE = 5000;

/** The folders of libraries below which Linux systems install the browser. */
const LIBRARIES = ["/usr/lib", "/usr/libexec", "/usr/lib64"];

/** Returns the paths of the browsers that came with WebKitGTK. */
function listMiniBrowsers() {
  const list = (folder) => {
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  };
  const folders = LIBRARIES.flatMap((folder) => [folder, ...list(folder)]);
  const versions = folders.flatMap(list).filter((path) => /\/webkit2?gtk-\d[\d.]*$/.test(path));
  return versions.map((path) => join(path, "MiniBrowser")).filter(isExecutable);
}

/**
 * Returns the path of WebKitGTK's MiniBrowser: WEBKIT_PATH, else the system's. Returns null if there is none,
 * or if its driver or Xvfb is missing.
 */
export function findWebKit() {
  if (!findOnPath("WebKitWebDriver") || !findOnPath("Xvfb")) return null;
  return findBrowser("WEBKIT_PATH") ?? listMiniBrowsers()[0] ?? null;
}

/** Returns a free port of this machine. */
async function findFreePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Starts a display in memory. Returns its process group and its name. */
async function startDisplay() {
  const args = ["-displayfd", "3", "-screen", "0", "800x600x24", "-nolisten", "tcp"];
  const group = startGroup(findOnPath("Xvfb"), args, {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await Promise.race([
    once(group.child.stdio[3], "data"),
    group.ended.then(() => Promise.reject(new Error("Cannot start Xvfb"))),
  ]);
  return { group, name: `:${String(number).trim()}` };
}

/** Starts the driver. Returns its process group and a function that sends a command. */
async function startDriver(display) {
  const port = await findFreePort();
  const group = startGroup(findOnPath("WebKitWebDriver"), [`--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: "x11", NO_AT_BRIDGE: "1" },
  });
  const send = async (method, path, body) => {
    const url = `http://127.0.0.1:${port}${path}`;
    const response = await fetch(url, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (const end = Date.now() + START_PATIENCE; ; await sleep(50)) {
    try {
      await send("GET", "/status");
      return { group, send };
    } catch (error) {
      if (Date.now() < end && group.child.exitCode === null) continue;
      await endGroup(group, END_PATIENCE);
      throw new Error("Cannot start WebKitWebDriver", { cause: error });
    }
  }
}

/**
 * Starts WebKit. Returns `readVersion()`, `openPage(url)` and `close()`. A page has a browser of its own, so
 * only one can be open. Its `call(name, ...args)` returns the JSON value that a global function of the page
 * returns or resolves to.
 */
export async function launchWebKit() {
  const binary = findWebKit();
  if (!binary) {
    throw new Error(
      "Cannot find WebKit with its driver, and Xvfb: run `node js-tests/browsers.mjs` or set WEBKIT_PATH",
    );
  }
  const display = await startDisplay();
  const driver = await startDriver(display.name).catch(async (error) => {
    await endGroup(display.group, END_PATIENCE);
    throw error;
  });
  const { send } = driver;
  const options = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
  const createSession = () => send("POST", "/session", { capabilities: { alwaysMatch: options } });
  return {
    async readVersion() {
      const { sessionId, capabilities } = await createSession();
      await send("DELETE", `/session/${sessionId}`);
      return `WebKitGTK ${capabilities.browserVersion}`;
    },
    async openPage(url) {
      const { sessionId } = await createSession();
      const session = `/session/${sessionId}`;
      await send("POST", `${session}/url`, { url });
      return {
        async call(name, ...args) {
          const script = `
            const done = arguments[0];
            ${formatCall(name, args)}.then(
              (json) => done({ json }),
              (error) => done({ error: String(error) }),
            );`;
          const body = { script, args: [] };
          const { json, error } = await send("POST", `${session}/execute/async`, body);
          if (error) throw new Error(error);
          return JSON.parse(json);
        },
        close: () => send("DELETE", session),
      };
    },
    async close() {
      await endGroup(driver.group, END_PATIENCE);
      await endGroup(display.group, END_PATIENCE);
    },
  };
}
