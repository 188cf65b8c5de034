// Errors of SDKs, as their classes build them for the response of another server. Those of clients that
// are installed are in upstream-clients.mjs.

/** Text of the other server. No client of ours may see it. */
export const UPSTREAM_TEXT = "upstream-canary";

/** The headers of the other server's response. None of them may pass. */
export const UPSTREAM_HEADERS = {
  date: "Sun, 29 Nov 2026 12:00:00 GMT",
  server: UPSTREAM_TEXT,
  "content-type": "application/json",
  "set-cookie": `session=${UPSTREAM_TEXT}`,
  "access-control-allow-origin": `https://${UPSTREAM_TEXT}.example`,
  location: `https://${UPSTREAM_TEXT}.example/`,
  "x-request-id": UPSTREAM_TEXT,
};

/** The body of that response. */
export const UPSTREAM_BODY = { error: { message: UPSTREAM_TEXT, code: "denied" } };

/** Creates an error of a class with a name and members. */
function create(name, members, hidden = {}) {
  const error = Object.assign(new Error(`403 ${UPSTREAM_TEXT}`), { name, ...members });
  for (const [member, value] of Object.entries(hidden)) {
    Object.defineProperty(error, member, { value, enumerable: false });
  }
  return error;
}

/** An error whose members are getters of its class. */
class ElasticsearchError extends Error {
  name = "ResponseError";
  meta = { body: UPSTREAM_BODY, statusCode: 403, headers: UPSTREAM_HEADERS };
  get body() {
    return this.meta.body;
  }
  get statusCode() {
    return this.meta.statusCode;
  }
  get headers() {
    return this.meta.headers;
  }
}

/** By name: errors with a status of their own, as the classes of SDKs build them. */
export const SDK_ERRORS = {
  "aws-sdk-v2": () =>
    create("AccessDenied", {
      code: "AccessDenied",
      statusCode: 403,
      requestId: "4442587FB7D0A2F9",
    }),
  "aws-sdk-v3": () =>
    create(
      "AccessDenied",
      { status: 403, $fault: "client", $metadata: { httpStatusCode: 403, requestId: "4442" } },
      { $response: { statusCode: 403, headers: UPSTREAM_HEADERS } },
    ),
  stripe: () =>
    create("StripePermissionError", {
      type: "StripePermissionError",
      raw: { message: UPSTREAM_TEXT, headers: UPSTREAM_HEADERS },
      rawType: "invalid_request_error",
      headers: UPSTREAM_HEADERS,
      requestId: "req_1",
      statusCode: 403,
    }),
  "stripe-without-headers": () =>
    create("StripeCardError", { rawType: "card_error", statusCode: 402 }),
  openai: () =>
    create("PermissionDeniedError", {
      status: 403,
      headers: new Headers(UPSTREAM_HEADERS),
      request_id: "req_1",
      error: UPSTREAM_BODY.error,
      code: "denied",
    }),
  anthropic: () =>
    create("RateLimitError", {
      status: 429,
      headers: new Headers({ "retry-after": "7" }),
      error: UPSTREAM_BODY,
    }),
  "openai-v4": () =>
    create("PermissionDeniedError", {
      status: 403,
      headers: UPSTREAM_HEADERS,
      error: UPSTREAM_BODY.error,
    }),
  octokit: () =>
    create("HttpError", {
      status: 403,
      request: { method: "GET", url: "https://api.github.example/" },
      response: { status: 403, headers: UPSTREAM_HEADERS, data: UPSTREAM_BODY },
    }),
  gaxios: () =>
    create("GaxiosError", {
      status: 403,
      config: { url: "https://www.googleapis.example/" },
      response: { status: 403, headers: UPSTREAM_HEADERS, data: UPSTREAM_BODY },
    }),
  "gaxios-without-response": () =>
    create("GaxiosError", { status: 403, config: { url: "https://www.googleapis.example/" } }),
  superagent: () =>
    create("Error", { status: 403, response: { headers: UPSTREAM_HEADERS, text: UPSTREAM_TEXT } }),
  got: () =>
    create("HTTPError", {
      statusCode: 403,
      response: { statusCode: 403, headers: UPSTREAM_HEADERS, body: UPSTREAM_TEXT },
      options: {},
    }),
  "request-promise": () =>
    create("StatusCodeError", { statusCode: 403, error: UPSTREAM_BODY, response: {} }),
  azure: () => create("RestError", { statusCode: 403, code: "denied", request: {}, response: {} }),
  "microsoft-graph": () =>
    create("GraphError", { statusCode: 403, code: "denied", requestId: null, body: UPSTREAM_TEXT }),
  sendgrid: () =>
    create("ResponseError", { code: 403, status: 403, response: { body: UPSTREAM_BODY } }),
  twilio: () =>
    create("RestException", { status: 403, code: 20003, moreInfo: "https://www.twilio.example/" }),
  notion: () =>
    create("APIResponseError", { status: 403, headers: UPSTREAM_HEADERS, body: UPSTREAM_TEXT }),
  kubernetes: () => create("ApiException", { statusCode: 403, body: UPSTREAM_TEXT }),
  algolia: () => create("ApiError", { status: 403, transporterStackTrace: [] }),
  "vercel-ai": () =>
    create("AI_APICallError", {
      statusCode: 403,
      requestBodyValues: {},
      responseHeaders: UPSTREAM_HEADERS,
      responseBody: UPSTREAM_TEXT,
    }),
  cohere: () => create("CohereError", { statusCode: 403, body: UPSTREAM_BODY, rawResponse: {} }),
  "discord-rest": () =>
    create("DiscordAPIError[50013]", {
      rawError: { code: 50013, message: UPSTREAM_TEXT },
      code: 50013,
      status: 403,
      method: "GET",
      url: "https://discord.example/api",
      requestBody: { files: undefined, json: undefined },
    }),
  "discord-http": () => create("HTTPError", { status: 403, requestBody: {}, method: "GET" }),
  supabase: () => create("AuthApiError", { __isAuthError: true, status: 403, code: "denied" }),
  elasticsearch: () => new ElasticsearchError(`403 ${UPSTREAM_TEXT}`),
  "undici-request": () =>
    create("ResponseStatusCodeError", {
      status: 403,
      statusCode: 403,
      headers: UPSTREAM_HEADERS,
      body: UPSTREAM_BODY,
    }),
  "firebase-storage": () =>
    create("FirebaseError", { status: 403, code: "storage/unauthorized", customData: {} }),
  "mongodb-realm": () =>
    create("Error", {
      method: "GET",
      url: "https://realm.example/",
      statusCode: 403,
      statusText: UPSTREAM_TEXT,
      errorCode: "denied",
    }),
  "google-generative-ai": () =>
    create("Error", { status: 403, statusText: UPSTREAM_TEXT, errorDetails: [] }),
  "google-genai": () =>
    Object.assign(new Error(JSON.stringify(UPSTREAM_BODY)), { name: "ApiError", status: 403 }),
  okta: () =>
    create("OktaApiError", {
      status: 403,
      errorCode: "E0000006",
      errorSummary: UPSTREAM_TEXT,
      headers: new Headers(UPSTREAM_HEADERS),
    }),
  "slack-web-api": () =>
    create("Error", {
      code: "slack_webapi_http_error",
      statusCode: 403,
      statusMessage: "Forbidden",
      headers: UPSTREAM_HEADERS,
      body: UPSTREAM_BODY,
    }),
  "upstream-without-status": () =>
    create("HTTPError", { response: { status: 403, headers: UPSTREAM_HEADERS }, options: {} }),
  "received-headers": () => create("ApiError", { statusCode: 403, headers: UPSTREAM_HEADERS }),
  "a-received-cookie": () => create("ApiError", { status: 403, headers: { "Set-Cookie": "a=b" } }),
  "a-received-date": () =>
    create("ApiError", { status: 401, headers: { "www-authenticate": "Basic", Date: "x" } }),
  "a-received-type": () =>
    create("ApiError", { status: 403, headers: { "Content-Type": "text/plain" } }),
  "a-map-of-headers": () =>
    create("ApiError", { status: 403, headers: new Map(Object.entries(UPSTREAM_HEADERS)) }),
  "a-list-of-headers": () =>
    create("ApiError", { status: 403, headers: Object.entries(UPSTREAM_HEADERS) }),
};

/** Returns a value that is thrown as `throw await response.json()` does. It is no error. */
export const PLAIN_VALUES = {
  "thrown-json": () => ({
    ...UPSTREAM_BODY,
    status: 403,
    statusCode: 403,
    expose: true,
    message: UPSTREAM_TEXT,
  }),
  "thrown-json-with-headers": () => ({
    name: "HTTPError",
    status: 403,
    statusCode: 403,
    expose: true,
    message: UPSTREAM_TEXT,
    headers: { "set-cookie": `session=${UPSTREAM_TEXT}` },
  }),
  "thrown-json-with-a-number": () => ({
    code: 403,
    status: 403,
    message: UPSTREAM_TEXT,
    response: UPSTREAM_TEXT,
  }),
  "thrown-json-of-a-framework": () => ({
    name: "HTTPError",
    code: "NOT_FOUND",
    text: UPSTREAM_TEXT,
    status: 404,
    message: UPSTREAM_TEXT,
    unhandled: false,
  }),
};
