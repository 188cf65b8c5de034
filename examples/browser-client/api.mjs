// An API that fails. Each path fails in the format of another system.

const JSON_TYPE = { "content-type": "application/json" };
const HTML = { "content-type": "text/html; charset=utf-8" };
const createJson = (status, body, headers = {}) => ({
  status,
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify(body),
});

let flakyCalls = 0;

/** By path: a function that creates the response. */
export const RESPONSES = {
  "/api/problem": () => ({
    status: 404,
    headers: { "content-type": "application/problem+json", "x-request-id": "req-7" },
    body: JSON.stringify({
      type: "https://songs.example/kinds/unknown-song",
      title: "Unknown song",
      status: 404,
      detail: "No song has the id 7.",
      instance: "/songs/7",
    }),
  }),
  "/api/discord": () =>
    createJson(400, {
      code: 50035,
      message: "This form cannot be taken",
      errors: {
        embeds: {
          0: { title: { _errors: [{ code: "TOO_LONG", message: "Leave it at 256 characters." }] } },
        },
        name: { _errors: [{ code: "REQUIRED", message: "Give it a name." }] },
      },
    }),
  "/api/fastapi": () =>
    createJson(422, {
      detail: [
        { type: "missing", loc: ["body", "title"], msg: "A title is needed", input: {} },
        { type: "int_parsing", loc: ["query", "page"], msg: "Not a whole number", input: "x" },
      ],
    }),
  "/api/google": () =>
    createJson(403, { error: { code: 403, message: "Not for you.", status: "PERMISSION_DENIED" } }),
  "/api/oauth": () =>
    createJson(400, { error: "invalid_grant", error_description: "The code was used before." }),
  "/api/quota": () =>
    createJson(
      429,
      { message: "Slow down, please.", retry_after: 1.5, global: false },
      { "x-ratelimit-limit": "5", "x-ratelimit-remaining": "0" },
    ),
  "/api/proxy": () => ({
    status: 502,
    headers: HTML,
    body: "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>",
  }),
  "/api/text": () => ({
    status: 409,
    headers: { "content-type": "text/plain" },
    body: "The song is being edited.",
  }),
  "/api/graphql": () =>
    createJson(200, {
      data: null,
      errors: [
        { message: "There is no such song.", path: ["song"], extensions: { code: "NOT_FOUND" } },
      ],
    }),
  "/api/method": () => ({ status: 405, headers: {}, body: "" }),
  // It is busy twice, and then it works.
  "/api/flaky": () =>
    ++flakyCalls % 3 === 0
      ? createJson(200, { title: "Blue in Green" })
      : createJson(503, { message: "Busy." }, { "retry-after": "0.05" }),
};
