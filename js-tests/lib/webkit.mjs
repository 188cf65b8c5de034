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

/** How long the driver may take to start, a command to be answered, and any process to end, in milliseconds. */
const START_PATIENCE = 30_000;
const COMMAND_PATIENCE = 45_000;
const SESSION_PATIENCE = 15_000;
const END_PATIENCE = 5000;

/** How often a browser is started before it counts as failed. */
const MAX_STARTS = 3;

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
  const send = async (method, path, body, patience = COMMAND_PATIENCE) => {
    const url = `http://127.0.0.1:${port}${path}`;
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(url, { method, body: body && JSON.stringify(body), signal });
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
  const options = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
  const groups = new Set();

  /** Starts a driver with a browser. */
  const startSession = async () => {
    const { group, send } = await startDriver(display.name);
    groups.add(group);
    const end = () => {
      groups.delete(group);
      return endGroup(group, END_PATIENCE);
    };
    try {
      const capabilities = { capabilities: { alwaysMatch: options } };
      const session = await send("POST", "/session", capabilities, SESSION_PATIENCE);
      return { session, send, end };
    } catch (error) {
      await end();
      throw error;
    }
  };

  /**
   * Starts a browser, again if it does not come: a driver that has to start a second browser while the
   * first one ends may never answer. So each browser has a driver of its own.
   */
  const createSession = async () => {
    for (let starts = 1; ; starts++) {
      try {
        return await startSession();
      } catch (error) {
        if (starts >= MAX_STARTS) throw new Error("Cannot start WebKit", { cause: error });
      }
    }
  };
  return {
    async readVersion() {
      const { session, end } = await createSession();
      await end();
      return `WebKitGTK ${session.capabilities.browserVersion}`;
    },
    async openPage(url) {
      const { session, send, end } = await createSession();
      const path = `/session/${session.sessionId}`;
      await send("POST", `${path}/url`, { url });
      return {
        async call(name, ...args) {
          const script = `
            const done = arguments[0];
            ${formatCall(name, args)}.then(
              (json) => done({ json }),
              (error) => done({ error: String(error) }),
            );`;
          const body = { script, args: [] };
          const { json, error } = await send("POST", `${path}/execute/async`, body);
          if (error) throw new Error(error);
          return JSON.parse(json);
        },
        close: end,
      };
    },
    async close() {
      for (const group of groups) await endGroup(group, END_PATIENCE);
      await endGroup(display.group, END_PATIENCE);
    },
  };
}
