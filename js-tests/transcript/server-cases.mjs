// The server's transcript: wrapped handlers, error handlers, abort and redirects, templates,
// classes of a user, and formats. This runs on every runtime.

import { formatResponse } from "./run.mjs";

const JSON_CLIENT = "application/json";
const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/** Returns a Response as a user makes it. It has the headers that some platforms would add. */
const createReadyResponse = (text, status) =>
  new Response(text, {
    status,
    statusText: "Ready",
    headers: { "content-type": "text/plain", "x-ready": "1" },
  });

/** Returns the handler of each path, which throws or returns something. */
function createRoutes(httpexc) {
  const { abort, assert, Aborter, defineStatus, redirect } = httpexc;
  class SongGone extends httpexc.HTTPGone {
    static title = "Song gone";
    static explanation = "The artist took the song back.";
    static template =
      "<em>${detail}</em> (${method} ${path}, ${x_band}, ${unknown}) ${html_comment}";
  }
  class Silent extends httpexc.HTTPConflict {
    static representation = "never";
  }
  class Own extends httpexc.HTTPForbidden {
    toJSON() {
      return { ...super.toJSON(), own: true };
    }
    toHTML() {
      return "<p>Own page";
    }
    toHeaders() {
      return [...super.toHeaders(), ["x-own", "1"]];
    }
  }
  const HTTPClientClosedRequest = defineStatus(499, { title: "Client Closed Request" });
  const abortSong = new Aborter({ 404: httpexc.HTTPNotFound }, { gone: SongGone });
  return {
    "/fine": () => createReadyResponse("fine", 200),
    "/thrown-response": () => {
      throw createReadyResponse("thrown", 418);
    },
    "/returned": () => new httpexc.HTTPNotFound("Returned, not thrown."),
    "/rejected": () => Promise.reject(new httpexc.HTTPBadRequest("Rejected.")),
    "/unexpected": () => {
      throw new RangeError("the password is 1234");
    },
    "/nothing": () => undefined,
    "/abort": () => abort(409, "Taken.", { code: "taken" }),
    "/abort-response": () => abort(createReadyResponse("ready", 451)),
    "/aborter": () => abortSong("gone", "So What", { comment: "for <you>" }),
    "/assert": () => assert(false, 422, "Wrong.", { errors: [{ path: ["a", 0], code: 7 }] }),
    "/redirect": () => redirect("/songs?a=b#c", 303),
    "/slash": () => {
      throw new httpexc.HTTPMovedPermanently({ addSlash: true });
    },
    "/absolute": () => redirect("../up", 308, { absolute: true }),
    "/away": () => redirect("//evil.example/"),
    "/away-quietly": () => redirect("https:evil.example"),
    "/external": () => redirect("https://other.example/", 302, { external: true }),
    "/by-class": () => {
      throw new TypeError("no id");
    },
    "/by-status": () => abort(402),
    "/by-predicate": () => {
      throw Object.assign(new Error("busy"), { retry: 7 });
    },
    "/silent": () => {
      throw new Silent("never seen");
    },
    "/own": () => {
      throw new Own("Mine.");
    },
    "/line": () => abort(400, { statusText: "Confounded by Ponies" }),
    "/defined": () => {
      throw new HTTPClientClosedRequest("The client hung up.");
    },
    "/quota": () => abort(429, { rateLimit: { limit: 9, remaining: 0, reset: 30, window: 60 } }),
    "/original": () => {
      throw new httpexc.HTTPInternalServerError({ originalError: new Error("no disk") });
    },
  };
}

/**
 * Returns the configurations, each with the Accept values of the requests.
 *
 * @param dialects what httpexc/dialects exports
 * @param log the list that `onError` adds lines to
 */
function createConfigurations(log, dialects) {
  let id = 0;
  const common = {
    cors: { origin: "https://app.example", credentials: true, exposeHeaders: ["x-request-id"] },
    headers: { "x-static": "1" },
    requestId: () => `id-${++id}`,
    templateValues: ["method", "path", "x-band"],
    onError: (error, { requestId }) =>
      log.push(`${requestId}: ${error.name}, ${error.cause ?? error.detail ?? error.message}`),
  };
  return [
    ["problem", { ...common, dialect: dialects.problem }, [JSON_CLIENT, BROWSER, "text/plain"]],
    ["falcon", { ...common, dialect: dialects.falcon }, [JSON_CLIENT, "application/xml"]],
    ["falcon1", { ...common, dialect: dialects.falcon1 }, [JSON_CLIENT, "application/xml"]],
    ["werkzeug", { ...common, dialect: dialects.werkzeug }, [BROWSER]],
    ["webob", { ...common, dialect: dialects.webob }, [JSON_CLIENT, BROWSER, "text/plain"]],
    ["discord", { ...common, dialect: dialects.discord }, [JSON_CLIENT]],
    [
      "formats, pages and languages",
      {
        dialect: dialects.problem,
        formats: {
          "application/yaml": ({ title, status }) => `title: ${title}\nstatus: ${status}\n`,
        },
        pages: { "4xx": "<h1>${status} ${title}</h1>${detail}", SongGone: "<h1>Gone</h1>" },
        customize: (problem) =>
          problem.status === 409 ? { ...problem, title: "Konflikt", language: "de" } : undefined,
        expose: true,
        onError: common.onError,
      },
      ["application/yaml", BROWSER, JSON_CLIENT],
    ],
    [
      "a serializer",
      {
        serializer: (problem) => ({ type: "text/csv", body: `${problem.status},${problem.title}` }),
      },
      [JSON_CLIENT],
    ],
  ];
}

/** Returns the server's transcript. */
export async function createServerTranscript(httpexc, { createErrors }, dialects) {
  const routes = createRoutes(httpexc);
  let text = "";
  const log = [];
  for (const [name, config, accepts] of createConfigurations(log, dialects)) {
    const errors = createErrors(config)
      .on(TypeError, (error) => new httpexc.HTTPBadRequest(`As a 400: ${error.message}`))
      .on(402, () => createReadyResponse("by status", 402))
      .on(
        (error) => error?.retry > 0,
        ({ retry }) => {
          throw new httpexc.HTTPServiceUnavailable({ retryAfter: retry });
        },
      );
    const handle = errors.wrap((request) => routes[new URL(request.url).pathname]());
    for (const path of Object.keys(routes)) {
      for (const accept of accepts) {
        const method = path === "/aborter" && accept === JSON_CLIENT ? "HEAD" : "GET";
        const request = new Request(`https://songs.example${path}?a=b`, {
          method,
          headers: { accept, origin: "https://app.example", "x-band": "<Miles>" },
        });
        const { status, statusText, headers, body } = await handle(request);
        const content = body === null ? "" : await new Response(body).text();
        text += formatResponse(
          `${name} ${path}`,
          { method, accept },
          { status, statusText, headers, body: content },
        );
      }
    }
  }
  return `${text}## told\n${log.join("\n")}\n`;
}
