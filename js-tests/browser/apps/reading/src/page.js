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
