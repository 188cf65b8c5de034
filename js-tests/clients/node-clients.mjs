// Clients that use modules of Node. client-list.mjs explains the members of a row.

import { createLimit } from "./fetch-clients.mjs";

/** The clients. */
export const NODE_CLIENTS = [
  {
    name: "axios",
    api: "fastapi",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: axios } = await import("axios");
      return axios({ url, method, signal, timeout });
    },
  },
  {
    name: "axios with bytes",
    api: "fastapi",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: axios } = await import("axios");
      return axios({ url, method, signal, timeout, responseType: "arraybuffer" });
    },
  },
  {
    name: "axios with streams",
    api: "fastapi",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: axios } = await import("axios");
      return axios({ url, method, signal, timeout, responseType: "stream" });
    },
  },
  {
    name: "axios without errors",
    api: "fastapi",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: axios } = await import("axios");
      throw await axios({ url, method, signal, timeout, validateStatus: null });
    },
  },
  {
    name: "got 16",
    api: "fastapi",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: got } = await import("got");
      return got(url, { retry: { limit: 0 }, signal, timeout: { request: timeout }, method });
    },
  },
  {
    name: "got 14 with JSON",
    api: "fastapi",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: got } = await import("got14");
      const options = { retry: { limit: 0 }, signal, timeout: { request: timeout }, method };
      return got(url, { ...options, responseType: "json" });
    },
  },
  {
    name: "undici",
    api: "fastapi",
    // It keeps the body of application/json and text/plain.
    lost: { problem: ["body"], html: ["body"] },
    send: async (url, { signal, timeout, method }) => {
      const { Agent, interceptors, request } = await import("undici");
      const dispatcher = new Agent().compose(interceptors.responseError());
      return request(url, { dispatcher, signal, headersTimeout: timeout, method });
    },
  },
  {
    name: "undici 6 with throwOnError",
    api: "fastapi",
    lost: { problem: ["body"], html: ["body"] },
    send: async (url, { signal, timeout, method }) => {
      const { request } = await import("undici6");
      return request(url, { throwOnError: true, signal, headersTimeout: timeout, method });
    },
  },
  {
    name: "undici without errors",
    api: "fastapi",
    send: async (url, { signal, timeout, method }) => {
      const { request } = await import("undici");
      throw await request(url, { signal, headersTimeout: timeout, method });
    },
  },
  {
    name: "undici's fetch",
    api: "fastapi",
    send: async (url, { signal, timeout, method }) => {
      const { Agent, fetch } = await import("undici");
      const dispatcher = new Agent({ headersTimeout: timeout });
      throw await fetch(url, { dispatcher, signal, method });
    },
  },
  {
    name: "node-fetch 2",
    api: "fastapi",
    losesReason: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: fetch } = await import("node-fetch");
      throw await fetch(url, { signal, timeout, method });
    },
  },
  {
    name: "node-fetch 3",
    api: "fastapi",
    // It has no timeout of its own.
    timeoutIsAbort: true,
    losesReason: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: fetch } = await import("node-fetch3");
      throw await fetch(url, { signal: signal ?? createLimit(timeout), method });
    },
  },
  {
    name: "cross-fetch",
    api: "fastapi",
    losesReason: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: fetch } = await import("cross-fetch");
      throw await fetch(url, { signal, timeout, method });
    },
  },
  {
    name: "superagent",
    api: "fastapi",
    losesReason: true,
    hasMethod: "if a response came",
    send: async (url, { signal, timeout, method = "GET" }) => {
      const { default: superagent } = await import("superagent");
      const request = superagent(method, url);
      if (timeout) request.timeout(timeout);
      // The listener returns nothing: `abort` returns the request, which Node would wait for.
      signal?.addEventListener("abort", () => void request.abort());
      return request;
    },
  },
  {
    name: "stripe",
    api: "stripe",
    // It returns JSON without `error` as a result, and throws its parser's error for anything else.
    lost: { problem: "all", html: "all", limited: "all", empty: "all" },
    hasSignal: false,
    send: async (url, { timeout }) => {
      const { default: Stripe } = await import("stripe");
      const { hostname: host, port, pathname, protocol } = new URL(url);
      const options = {
        host,
        port,
        protocol: protocol.slice(0, -1),
        maxNetworkRetries: 0,
        timeout,
      };
      const stripe = new Stripe("sk_test_1", { ...options, telemetry: false });
      return stripe.rawRequest("GET", pathname);
    },
  },
  {
    name: "@aws-sdk/client-dynamodb",
    api: "dynamodb",
    lost: { html: ["body"] },
    send: async (url, { signal, timeout }) => {
      const { DynamoDBClient, ListTablesCommand } = await import("@aws-sdk/client-dynamodb");
      const client = new DynamoDBClient(createAwsConfig(url, timeout));
      return client.send(new ListTablesCommand({}), { abortSignal: signal });
    },
  },
  {
    name: "@aws-sdk/client-s3",
    api: "s3",
    send: async (url, { signal, timeout }) => {
      const { GetObjectCommand, S3Client } = await import("@aws-sdk/client-s3");
      const client = new S3Client({ ...createAwsConfig(url, timeout), forcePathStyle: true });
      const command = new GetObjectCommand({ Bucket: "songs", Key: "7" });
      return client.send(command, { abortSignal: signal });
    },
  },
  {
    name: "gaxios 8",
    api: "google",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { request } = await import("gaxios");
      return request({ url, signal, timeout, method });
    },
  },
  {
    name: "gaxios 7",
    api: "google",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { request } = await import("gaxios7");
      return request({ url, signal, timeout, method });
    },
  },
  {
    name: "@discordjs/rest",
    api: "discord",
    lost: {
      problem: ["headers"],
      html: ["headers", "body"],
      limited: ["headers", "body"],
      empty: ["headers", "body"],
      discord: ["headers"],
    },
    // The error of a limit states the milliseconds of its queue, which has a margin of its own.
    changes: { limited: { retryAfter: 7.05, limit: 5, remaining: 0 } },
    hasMethod: "if a response came",
    timeoutIsAbort: true,
    losesReason: true,
    send: async (url, { signal, timeout, method = "GET" }) => {
      const { REST } = await import("@discordjs/rest");
      const { origin, pathname } = new URL(url);
      const options = { api: origin, retries: 0, ...(timeout && { timeout }) };
      const rest = new REST({ ...options, rejectOnRateLimit: () => true }).setToken("t");
      return rest.request({ fullRoute: pathname, method, signal });
    },
  },
];

function createAwsConfig(endpoint, timeout) {
  return {
    endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 1,
    ...(timeout && { requestHandler: { requestTimeout: timeout, throwOnRequestTimeout: true } }),
  };
}
