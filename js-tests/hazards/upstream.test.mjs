// Errors of HTTP clients and SDKs, which hold the response of another server, in every way to respond:
// neither the status nor a text nor a header of that response is sent, and the log has the error.

import { cloneError, collectClientErrors } from "../frameworks/upstream-clients.mjs";
import {
  PLAIN_VALUES,
  SDK_ERRORS,
  UPSTREAM_BODY,
  UPSTREAM_HEADERS,
  UPSTREAM_TEXT,
} from "../frameworks/upstream-errors.mjs";
import { testHazard } from "../lib/hazard-tally.mjs";
import { createRandomSource } from "../lib/random-source.mjs";
import { importPackage } from "../unit/package-import.mjs";

const { createErrors, folder, httpexc } = await importPackage();
const importEntry = (name) => import(`file://${folder}/node_modules/httpexc/dist/${name}.js`);
const compat = (await importEntry("http-errors")).default;

const request = new Request("https://api.example/songs/7");
const throwing = (thrown) => async () => {
  throw thrown;
};

/** Functions that respond to what was thrown, by the name of the adapter. */
const ADAPTERS = {
  itty: (handler, thrown) => handler(thrown, request),
  hono: (handler, thrown) =>
    handler(thrown, { req: { raw: request }, res: new Response(null), header() {} }),
  next: (handler, thrown) => handler(throwing(thrown))(request, { params: {} }),
  "react-router": (handler, thrown) =>
    handler(throwing(thrown))({ request }).catch((error) => error),
  sveltekit: (handler, thrown) =>
    handler.handle({ event: { request, isDataRequest: false }, resolve: throwing(thrown) }),
};
const handlers = {};
for (const name of Object.keys(ADAPTERS)) handlers[name] = (await importEntry(name)).errorHandler;

/** Yields each way to respond: its name, and a function that returns the response and calls `onError`. */
function* listResponders() {
  yield ["toResponse", (thrown) => httpexc.toResponse(thrown)];
  yield ["createErrors", (thrown, onError) => createErrors({ onError }).respond(thrown, request)];
  for (const [name, respond] of Object.entries(ADAPTERS)) {
    yield [name, (thrown, onError) => respond(handlers[name]({ onError }), thrown)];
  }
}

/** Checks that a response says nothing of another server's. */
async function checkSilent(check, response, status, what) {
  const text = `${[...response.headers]} ${await response.text()}`;
  const isSilent =
    response.status === status &&
    !text.includes(UPSTREAM_TEXT) &&
    response.headers.getSetCookie().length === 0 &&
    response.headers.get("location") === null;
  check(isSilent, `${what}: ${response.status} ${text}`);
}

/** Checks every way to respond to what a function creates. */
async function checkResponders(check, make, status, what) {
  for (const [name, respond] of listResponders()) {
    const reported = [];
    const response = await respond(make(), (error) => reported.push(error));
    await checkSilent(check, response, status, `${name}, ${what}`);
    if (name !== "toResponse") check(reported.length === 1, `${name}, ${what}: not reported`);
  }
}

const makers = {
  ...SDK_ERRORS,
  ...Object.fromEntries(
    Object.entries(await collectClientErrors()).map(([name, error]) => [
      name,
      () => cloneError(error),
    ]),
  ),
};

/** Ways to pass an error on. */
const WRAPPERS = {
  "as it is": (error) => error,
  "by a proxy": (error) => new Proxy(error, {}),
  "by an object that inherits from it": (error) => Object.create(error),
};

/** Runs a test while the default log writes nowhere. */
async function withoutConsole(run) {
  const { error: write } = console;
  console.error = () => {};
  try {
    await run();
  } finally {
    console.error = write;
  }
}

testHazard(34, "the errors of SDKs and of HTTP clients", async ({ check, setFigure }) => {
  await withoutConsole(async () => {
    for (const [name, make] of Object.entries(makers)) {
      for (const [how, wrap] of Object.entries(WRAPPERS)) {
        await checkResponders(check, () => wrap(make()), 500, `${name} ${how}`);
      }
      // The status of these two is a getter alone, which createError cannot assign.
      if (["ofetch", "elasticsearch"].includes(name)) continue;
      await checkResponders(check, () => compat(502, make()), 502, `createError of ${name}`);
    }
    for (const [name, make] of Object.entries(PLAIN_VALUES)) {
      await checkResponders(check, make, 500, name);
    }
  });
  setFigure(`${Object.keys(makers).length} clients and SDKs`);
});

/** Members of which each marks the error of another server, with values as SDKs have them. */
const MARKS = {
  response: { status: 403, headers: UPSTREAM_HEADERS, data: UPSTREAM_BODY },
  request: { method: "GET", path: "/" },
  config: { url: "https://upstream.example/" },
  $metadata: { httpStatusCode: 403 },
  $response: { headers: UPSTREAM_HEADERS },
  requestId: "req_1",
  request_id: "req_1",
  raw: { message: UPSTREAM_TEXT },
  rawError: UPSTREAM_BODY,
  rawType: "invalid_request_error",
  body: UPSTREAM_TEXT,
  responseBody: UPSTREAM_TEXT,
  responseHeaders: UPSTREAM_HEADERS,
  headers: UPSTREAM_HEADERS,
};

testHazard(34, "errors with any of the members that mark one", async ({ check }) => {
  const { pickBelow, pick } = createRandomSource(7);
  const total = process.env.HAZARD_CALLS ? 2_000 : 200;
  const names = Object.keys(MARKS);
  await withoutConsole(async () => {
    for (let at = 0; at < total; at++) {
      const chosen = [
        names[at % names.length],
        ...Array.from({ length: pickBelow(3) }, () => pick(names)),
      ];
      const statuses = pick([
        { status: 403 },
        { statusCode: 404 },
        { status: 429, statusCode: 429 },
      ]);
      const marks = Object.fromEntries(chosen.map((name) => [name, MARKS[name]]));
      const make = () =>
        Object.assign(new Error(UPSTREAM_TEXT), statuses, { code: pick(["denied", 7]) }, marks);
      await checkResponders(check, make, 500, chosen.join());
    }
  });
});
