// An application of React Native that throws errors, creates responses and reads errors.

import "./environment.js";
import {
  HTTPConflict,
  HTTPMethodNotAllowed,
  HTTPNotFound,
  isHTTPException,
  toResponse,
} from "httpexc";
import {
  createClient,
  fetchOrThrow,
  fromResponse,
  isReadError,
  parseError,
  preload,
} from "httpexc/client";

const respond = (status, body, type = "application/json", headers = {}) =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: { "content-type": type, ...headers },
  });

/** What the application knows of an error. */
const describe = (error) => ({
  name: error.name,
  status: error.status,
  code: error.code,
  detail: error.detail,
  isTyped: isHTTPException(error) && isReadError(error),
});

async function read(response, options) {
  try {
    await fetchOrThrow("https://api.example/songs/7", { fetch: async () => response, ...options });
    return "no error";
  } catch (error) {
    return describe(error);
  }
}

async function main() {
  const results = {};
  results.hasWasm = typeof WebAssembly !== "undefined";
  results.hasStream = respond(404, {}).body !== undefined;
  results.isLoaded = await preload();

  try {
    throw new HTTPNotFound("No such song.");
  } catch (error) {
    results.thrown = [error instanceof HTTPNotFound, error.status, String(error)];
  }
  const allowed = toResponse(new HTTPMethodNotAllowed({ allow: ["GET"] }));
  results.response = [allowed.status, allowed.headers.get("allow"), await allowed.text()];

  const sent = toResponse(new HTTPConflict("Taken \u2603.", { code: "taken" }));
  results.own = describe(await fromResponse(sent));
  results.foreign = await read(
    respond(404, { error: { code: "song_gone", message: "No such \u2603." } }),
  );
  results.discord = await read(
    respond(429, { code: 20028, message: "Slow down.", retry_after: 1.5 }),
  );
  results.page = await read(
    respond(
      502,
      "<!doctype html><title>502</title><h1>Bad Gateway</h1><p>No upstream.</p>",
      "text/html",
    ),
  );
  results.xml = await read(
    respond(
      403,
      "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
      "application/xml",
    ),
  );
  results.ok = await read(respond(200, { ok: true }));
  results.parsed = parseError({ status: 404, body: '{"message":"No such song."}' }).detail;

  // A body as the fetch of React Native has it.
  const blob = new Blob(['{"code":"blob","message":"A blob."}']);
  results.blob = await read(new Response(blob, { status: 400 }));

  const controller = new AbortController();
  const hanging = fetchOrThrow("https://api.example/songs", {
    signal: controller.signal,
    fetch: (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () =>
          reject(Object.assign(new Error("Aborted"), { name: "AbortError" })),
        );
      }),
  });
  controller.abort();
  results.aborted = await hanging.catch(({ name }) => name);

  let calls = 0;
  const api = createClient({
    retry: { tries: 2 },
    fetch: async () =>
      respond(++calls === 1 ? 503 : 200, {}, "application/json", { "retry-after": "0" }),
  });
  results.retried = [(await api.fetchOrThrow("https://api.example/songs")).status, calls];
  return results;
}

const write = typeof print === "function" ? print : console.log;
main().then(
  (results) => write(`RESULTS ${JSON.stringify(results)}`),
  (error) => write(`FAILED ${error} ${error.stack}`),
);
