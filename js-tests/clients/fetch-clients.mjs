// Clients that use the platform's `fetch`, so that they work on every runtime. client-list.mjs explains the
// members of a row.

/** The clients. */
export const FETCH_CLIENTS = [
  {
    name: "axios with its fetch adapter",
    api: "fastapi",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: axios } = await import("axios");
      return axios({ url, method, signal, timeout, adapter: "fetch" });
    },
  },
  {
    name: "ofetch",
    api: "fastapi",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { ofetch } = await import("ofetch");
      return ofetch(url, { retry: 0, signal, timeout, method });
    },
  },
  {
    name: "ky 1",
    api: "fastapi",
    hasMethod: "if a response came",
    send: async (url, { signal, timeout, method }) => {
      const { default: ky } = await import("ky");
      return ky(url, { retry: 0, signal, timeout: timeout ?? false, method });
    },
  },
  {
    name: "ky 2",
    api: "fastapi",
    hasMethod: true,
    send: async (url, { signal, timeout, method }) => {
      const { default: ky } = await import("ky2");
      return ky(url, { retry: 0, signal, timeout: timeout ?? false, method });
    },
  },
  {
    name: "fetch",
    api: "fastapi",
    send: async (url, { signal, timeout, method }) => {
      throw await fetch(url, { signal: signal ?? createLimit(timeout), method });
    },
  },
  {
    name: "@octokit/core",
    api: "github",
    hasMethod: true,
    send: async (url, { signal, timeout, method = "GET" }) => {
      const { Octokit } = await import("@octokit/core");
      const { origin, pathname } = new URL(url);
      const octokit = new Octokit({ baseUrl: origin });
      const request = { signal: signal ?? createLimit(timeout) };
      return octokit.request(`${method} ${pathname}`, { request });
    },
  },
  {
    name: "openai",
    api: "openai",
    send: async (url, { signal, timeout }) => {
      const { default: OpenAI } = await import("openai");
      const openai = new OpenAI({ apiKey: "k", baseURL: url, maxRetries: 0, timeout });
      return openai.models.list({ signal });
    },
  },
  {
    name: "@anthropic-ai/sdk",
    api: "anthropic",
    losesReason: true,
    send: async (url, { signal, timeout }) => {
      const { default: Anthropic } = await import("@anthropic-ai/sdk");
      const anthropic = new Anthropic({ apiKey: "k", baseURL: url, maxRetries: 0, timeout });
      return anthropic.models.list({}, { signal });
    },
  },
  {
    name: "openapi-fetch",
    api: "fastapi",
    send: async (url, { signal, timeout, method = "GET" }) => {
      const { default: createClient } = await import("openapi-fetch");
      const { origin, pathname } = new URL(url);
      const client = createClient({ baseUrl: origin });
      throw await client[method](pathname, { signal: signal ?? createLimit(timeout) });
    },
  },
];

/** Creates the signal of a timeout, for a client that has no timeout of its own. */
export function createLimit(timeout) {
  return timeout === undefined ? undefined : AbortSignal.timeout(timeout);
}
