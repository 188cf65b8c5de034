// What an application may import, and the most that each may cost.

/**
 * One row per import. `first` is the most kilobytes (1,000 bytes, gzip, minified) of all code that runs
 * before anything happens, and `lazy` of the code that may be loaded later, for bundlers that split.
 * `goal` is what the first chunk should have.
 */
export const IMPORTS = [
  {
    name: "isHTTPException and isReadError",
    code: `
      import { isHTTPException } from "httpexc";
      import { isReadError } from "httpexc/client";
      globalThis.isOurs = (error) => isHTTPException(error) || isReadError(error);
    `,
    first: 0.3,
    goal: 0.3,
    lazy: 0,
  },
  {
    name: "instanceof HTTPNotFound",
    code: `
      import { HTTPNotFound } from "httpexc";
      globalThis.isMissing = (error) => error instanceof HTTPNotFound;
    `,
    first: 8.5,
    goal: 8.5,
    lazy: 0,
  },
  {
    name: "HTTPNotFound and toResponse",
    code: `
      import { HTTPNotFound, toResponse } from "httpexc";
      globalThis.respond = (request) => toResponse(new HTTPNotFound("No such song."), request);
    `,
    first: 8.5,
    goal: 8.5,
    lazy: 0,
  },
  {
    name: "HTTPUnauthorized and bearer",
    code: `
      import { bearer, HTTPUnauthorized } from "httpexc";
      const challenges = bearer({ realm: "songs" });
      globalThis.respond = () => new HTTPUnauthorized({ challenges }).toResponse();
    `,
    first: 11,
    lazy: 0,
  },
  {
    name: "fetchOrThrow, instanceof and isReadError",
    code: `
      import { HTTPNotFound } from "httpexc";
      import { fetchOrThrow, isReadError } from "httpexc/client";
      globalThis.load = async (url) => {
        try {
          return await fetchOrThrow(url);
        } catch (error) {
          if (error instanceof HTTPNotFound) return undefined;
          if (isReadError(error)) console.warn(error.code, error.detail);
          throw error;
        }
      };
    `,
    first: 17.8,
    goal: 14,
    lazy: 154.2,
  },
  {
    name: "createClient with retries",
    code: `
      import { createClient } from "httpexc/client";
      globalThis.api = createClient({ retry: { tries: 3 } });
    `,
    first: 23,
    goal: 17,
    lazy: 159.7,
  },
  {
    name: "createClient with retries and problems",
    code: `
      import { createClient } from "httpexc/client";
      import { defineProblems, type } from "httpexc/problems";
      const problems = defineProblems("https://api.example/problems/", {
        SongUnknown: { status: 404, extensions: type() },
      });
      globalThis.api = createClient({ problems, retry: { tries: 3 } });
    `,
    first: 29.6,
    goal: 19,
    lazy: 170,
  },
  {
    name: "withRetries",
    code: `
      import { withRetries } from "httpexc/client";
      globalThis.fetch = withRetries(fetch);
    `,
    first: 8,
    goal: 8,
    lazy: 159.7,
  },
  {
    name: "isRetryable and retryDelay",
    code: `
      import { isRetryable, retryDelay } from "httpexc/client";
      globalThis.advise = (error) => isRetryable(error) && retryDelay(error);
    `,
    first: 7.8,
    lazy: 0,
  },
  {
    name: "fromError",
    code: `
      import { fromError } from "httpexc/client";
      globalThis.read = (error) => fromError(error);
    `,
    first: 20,
    lazy: 154.2,
  },
  {
    name: "revive",
    code: `
      import { revive } from "httpexc/portable";
      globalThis.describe = (error) => revive(error)?.detail;
    `,
    first: 13.5,
    lazy: 0,
  },
  {
    name: "toPortable",
    code: `
      import { toPortable } from "httpexc/portable";
      onmessage = ({ data }) => postMessage(toPortable(data));
    `,
    first: 11.6,
    lazy: 0,
  },
  {
    name: "readEvents",
    code: `
      import { readEvents } from "httpexc/stream";
      globalThis.listen = async (url, show) => {
        for await (const { data } of readEvents(await fetch(url))) show(data);
      };
    `,
    first: 20.2,
    lazy: 154.2,
  },
  {
    name: "eventStream",
    code: `
      import { eventStream } from "httpexc/stream";
      globalThis.send = (events) => eventStream(events);
    `,
    first: 10.1,
    lazy: 0,
  },
  {
    name: "an application: createClient with retries, four classes, fromError, preload",
    code: `
      import { HTTPConflict, HTTPForbidden, HTTPNotFound, HTTPUnauthorized } from "httpexc";
      import { createClient, fromError, isReadError, isRetryable, preload } from "httpexc/client";
      globalThis.api = createClient({ retry: { tries: 3 } });
      globalThis.load = preload;
      globalThis.describe = async (thrown) => {
        const error = await fromError(thrown);
        if (error instanceof HTTPUnauthorized || error instanceof HTTPForbidden) return "Sign in.";
        if (error instanceof HTTPNotFound || error instanceof HTTPConflict) return error.detail;
        return isRetryable(error) ? "Try again." : isReadError(error) && error.code;
      };
    `,
  },
  {
    name: "createClient without retries",
    code: `
      import { createClient } from "httpexc/client";
      globalThis.api = createClient();
    `,
  },
  {
    name: "httpexc/core and toResponse",
    code: `
      import "httpexc/core";
      import { HTTPNotFound, toResponse } from "httpexc";
      globalThis.respond = (request) => toResponse(new HTTPNotFound("No such song."), request);
    `,
  },
  {
    name: "httpexc/reader and fetchOrThrow",
    code: `
      import "httpexc/reader";
      import { fetchOrThrow } from "httpexc/client";
      globalThis.load = (url) => fetchOrThrow(url);
    `,
  },
  {
    name: "a service worker: httpexc/core and httpexc/reader",
    code: `
      import "httpexc/core";
      import "httpexc/reader";
      import { HTTPNotFound, toResponse } from "httpexc";
      import { fetchOrThrow } from "httpexc/client";
      globalThis.load = (url) => fetchOrThrow(url);
      globalThis.respond = (request) => toResponse(new HTTPNotFound("No such song."), request);
    `,
  },
  {
    name: "createErrors in a page",
    code: `
      import { createErrors } from "httpexc/server";
      globalThis.errors = createErrors();
    `,
  },
  {
    name: "parseError",
    code: `
      import { parseError } from "httpexc/client";
      globalThis.parse = (status, body) => parseError({ status, body }).detail;
    `,
  },
];

/** The same tasks with other packages, each as its documentation does it. */
export const PEERS = [
  {
    name: "ky",
    code: `
      import ky, { HTTPError } from "ky";
      globalThis.load = async (url) => {
        try {
          return await ky(url).json();
        } catch (error) {
          if (error instanceof HTTPError) console.warn(error.response.status);
          throw error;
        }
      };
    `,
  },
  {
    name: "ofetch",
    code: `
      import { FetchError, ofetch } from "ofetch";
      globalThis.load = async (url) => {
        try {
          return await ofetch(url);
        } catch (error) {
          if (error instanceof FetchError) console.warn(error.status, error.data);
          throw error;
        }
      };
    `,
  },
  {
    name: "axios",
    code: `
      import axios from "axios";
      globalThis.load = async (url) => {
        try {
          return (await axios.get(url)).data;
        } catch (error) {
          if (axios.isAxiosError(error)) console.warn(error.response?.status, error.response?.data);
          throw error;
        }
      };
    `,
  },
  {
    name: "@octokit/request-error",
    code: `
      import { RequestError } from "@octokit/request-error";
      globalThis.isMissing = (error) => error instanceof RequestError && error.status === 404;
    `,
  },
  {
    name: "http-errors",
    code: `
      import createError from "http-errors";
      globalThis.missing = () => createError(404, "No such song.");
    `,
  },
  {
    name: "hono's HTTPException",
    code: `
      import { HTTPException } from "hono/http-exception";
      globalThis.missing = () => new HTTPException(404, { message: "No such song." }).getResponse();
    `,
  },
];
