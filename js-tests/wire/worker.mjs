// A Worker whose every response is a ready one: `/toResponse/…` and `/respond/…`, then the path of a case.

import { toResponse } from "httpexc";
import { createErrors } from "httpexc/server";
import { makeThrown } from "./ready-responses.mjs";

const errors = createErrors({ onError: () => {} });

export default {
  async fetch(request, { UPSTREAM }) {
    const { pathname } = new URL(request.url);
    const thrown = await makeThrown(pathname, UPSTREAM);
    return pathname.startsWith("/respond/")
      ? errors.respond(thrown, request)
      : toResponse(thrown, request);
  },
};
