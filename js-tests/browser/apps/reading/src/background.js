// The background of an extension: a service worker that reads the errors of an API for a page.

import "httpexc/core";
import "httpexc/reader";
import { HTTPNotFound, toResponse } from "httpexc";
import { describeErrors } from "./describe-errors.js";

/** Returns the response to an error, as a page of the extension gets it. */
async function createPage() {
  const headers = { accept: "text/html" };
  const request = new Request("https://songs.example/7", { headers });
  const response = toResponse(new HTTPNotFound("No such song."), request);
  return { status: response.status, text: await response.text() };
}

chrome.runtime.onMessage.addListener(({ api }, _sender, respond) => {
  const read = api === undefined ? createPage() : describeErrors(api);
  read.then(respond, (error) => respond({ failed: String(error) }));
  // The response comes later.
  return true;
});
