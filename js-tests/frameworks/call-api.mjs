// The code of a page that calls an API and reads its errors, for the pages of the applications.

import { HTTPBadGateway, HTTPNotFound, HTTPTooManyRequests } from "httpexc";
import { fetchOrThrow, isReadError } from "httpexc/client";

const CLASSES = [HTTPNotFound, HTTPTooManyRequests, HTTPBadGateway];

/** Calls the API, and returns what the page knows of the error. */
export async function callApi(url) {
  try {
    await fetchOrThrow(url);
    return null;
  } catch (error) {
    const { status, code, detail, retryAfter } = error;
    const isTyped = CLASSES.some((Class) => Class.status === status && error instanceof Class);
    return { status, code, detail, retryAfter, isTyped: isTyped && isReadError(error) };
  }
}

/** Returns the scripts that the page has loaded. */
export const listScripts = () =>
  performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.endsWith(".js"));
