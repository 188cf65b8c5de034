// Handlers of MSW, for Node and for browsers: each way to respond with an error of the package.

import { HTTPBadGateway, HTTPConflict, HTTPNotFound, toResponse } from "httpexc";

/** Returns the handlers for an API. MSW is an argument, as its entries differ between Node and browsers. */
export const createHandlers = (http, HttpResponse, origin) => [
  // A handler that throws, as the code of a server does.
  http.get(`${origin}/own`, ({ request }) => {
    try {
      throw new HTTPConflict("The name is taken.", { code: "taken" });
    } catch (error) {
      return toResponse(error, request);
    }
  }),
  // The problem in a response of MSW.
  http.get(`${origin}/foreign`, () => {
    const error = new HTTPNotFound("No such song.", { code: "song_gone" });
    return HttpResponse.json(error, { status: error.status });
  }),
  // MSW sends a response that is thrown.
  http.get(`${origin}/page`, () => {
    throw new HTTPBadGateway().toResponse();
  }),
];
