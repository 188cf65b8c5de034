// A service worker that responds with errors, and reads those of an API.

import "httpexc/core";
import "httpexc/reader";
import { HTTPNotFound, toResponse } from "httpexc";
import { describeErrors } from "./describe-errors.js";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname, searchParams } = new URL(event.request.url);
  if (pathname === "/songs") {
    event.respondWith(toResponse(new HTTPNotFound("No such song."), event.request));
  }
  if (pathname === "/remote") event.respondWith(respondWithErrors(searchParams.get("api")));
});

const respondWithErrors = async (api) => Response.json(await describeErrors(api));
