// A page whose API is mocked by MSW: its handlers throw errors, and the page reads them.

import { HttpResponse, http } from "msw";
import { setupWorker } from "msw/browser";
import { createHandlers } from "./mock-handlers.js";
import "./page.js";

globalThis.startMocks = async (origin) => {
  const worker = setupWorker(...createHandlers(http, HttpResponse, origin));
  await worker.start({ quiet: true, onUnhandledRequest: "error" });
  return true;
};
