// A page that calls an API and reads its errors. The tests call its global functions.

import { HTTPBadGateway, HTTPConflict, HTTPNotFound } from "httpexc";
import { fetchOrThrow, isReadError, preload } from "httpexc/client";

const CLASSES = { own: HTTPConflict, foreign: HTTPNotFound, page: HTTPBadGateway };

globalThis.preload = preload;

/** Calls the API, and returns what the page knows of the error. */
globalThis.callApi = async (origin, name) => {
  const start = performance.now();
  try {
    await fetchOrThrow(`${origin}/${name}`);
    return null;
  } catch (error) {
    const time = performance.now() - start;
    const { status, code, detail } = error;
    const isTyped = error instanceof CLASSES[name] && isReadError(error);
    return { error: { status, code, detail, isTyped }, time };
  }
};

/** Waits until a number of milliseconds has passed. */
globalThis.wait = (time) => new Promise((done) => setTimeout(done, time));

const violations = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
  violations.push(effectiveDirective),
);
globalThis.readViolations = () => violations;

/** Registers a service worker, and waits until it handles the requests of the page. */
globalThis.registerWorker = async (file) => {
  await navigator.serviceWorker.register(file);
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await wait(20);
};

/** Returns the response of the service worker to a request of the page. */
globalThis.fetchFromWorker = async (path, accept) => {
  const response = await fetch(path, { headers: { accept } });
  const text = await response.text();
  return { status: response.status, type: response.headers.get("content-type"), text };
};

/** Sends a message to the background of the extension that the page belongs to. */
globalThis.sendToBackground = (message) => chrome.runtime.sendMessage(message);
