// Streams of OpenAI and Anthropic that fail in the middle. Their own SDKs read the same bytes, and throw
// where `readEvents` throws.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, describe, it } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { importPackage } from "./package-import.mjs";

const { httpexc, client, stream } = await importPackage();

const format = (...events) =>
  events
    .map(([event, data]) => `${event ? `event: ${event}\n` : ""}data: ${JSON.stringify(data)}\n\n`)
    .join("");

const start = {
  type: "message_start",
  message: {
    id: "msg_1",
    type: "message",
    role: "assistant",
    content: [],
    model: "claude",
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  },
};
const chunk = {
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1,
  model: "gpt",
  choices: [{ index: 0, delta: { content: "error" }, finish_reason: null }],
};
const created = { type: "response.created", sequence_number: 0, response: { id: "resp_1" } };

const createAnthropicError = (type, message) => [
  "error",
  { type: "error", error: { type, message }, request_id: "req_011" },
];

/** By API and path: the stream, and what its failure is. */
const STREAMS = {
  anthropic: {
    overloaded: {
      text: format(
        ["message_start", start],
        ["ping", { type: "ping" }],
        createAnthropicError("overloaded_error", "Overloaded"),
      ),
      status: 529,
      message: "Overloaded",
    },
    limited: {
      text: format(["message_start", start], createAnthropicError("rate_limit_error", "Slow down")),
      status: 429,
      message: "Slow down",
    },
  },
  chat: {
    failed: {
      text: format(
        [undefined, chunk],
        [
          undefined,
          {
            error: {
              message: "The server had an error",
              type: "server_error",
              param: null,
              code: null,
            },
          },
        ],
      ),
      status: 500,
      message: "The server had an error",
    },
    limited: {
      text: format(
        [undefined, chunk],
        [
          undefined,
          {
            error: {
              message: "Rate limit reached",
              type: "tokens",
              param: null,
              code: "rate_limit_exceeded",
            },
          },
        ],
      ),
      status: 429,
      message: "Rate limit reached",
    },
  },
  responses: {
    failed: {
      text: format(
        ["response.created", created],
        [
          "error",
          {
            type: "error",
            code: "server_error",
            message: "It failed",
            param: null,
            sequence_number: 1,
          },
        ],
      ),
      status: 500,
      message: "It failed",
    },
  },
};

const server = createServer(({ url }, out) => {
  const [, api, name] = url.split("/");
  out.writeHead(200, { "content-type": "text/event-stream", "request-id": "req_011" });
  out.end(STREAMS[api][name].text);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
after(() => {
  server.closeAllConnections();
  server.close();
});
const origin = `http://127.0.0.1:${server.address().port}`;

/** The SDKs append the path of their API to the base, so it is taken off again. */
const createFetch = (api, name) => (_url, init) => fetch(`${origin}/${api}/${name}`, init);
const settings = (api, name) => ({
  apiKey: "none",
  maxRetries: 0,
  fetch: createFetch(api, name),
});
const messages = [{ role: "user", content: "Hello" }];

/** Starts the stream of an API with its SDK. */
const SDKS = {
  anthropic: (name) =>
    new Anthropic(settings("anthropic", name)).messages.create({
      model: "claude",
      max_tokens: 1,
      messages,
      stream: true,
    }),
  chat: (name) =>
    new OpenAI(settings("chat", name)).chat.completions.create({
      model: "gpt",
      messages,
      stream: true,
    }),
  responses: (name) =>
    new OpenAI(settings("responses", name)).responses.create({
      model: "gpt",
      input: "Hello",
      stream: true,
    }),
};

async function readAll(events) {
  const list = [];
  try {
    for await (const event of events) list.push(event);
  } catch (error) {
    return { list, error };
  }
  return { list };
}

for (const [api, streams] of Object.entries(STREAMS)) {
  describe(`a stream of ${api}`, () => {
    for (const [name, { status, message }] of Object.entries(streams)) {
      it(`fails as it does for the SDK, with a typed error: ${name}`, async () => {
        const ofSdk = await readAll(await SDKS[api](name));
        assert.ok(ofSdk.error, "the SDK has thrown");
        assert.ok(
          JSON.stringify(ofSdk.error).includes(message) || ofSdk.error.message.includes(message),
        );
        const own = await readAll(stream.readEvents(await fetch(`${origin}/${api}/${name}`)));
        const isPing = ({ event }) => event === "ping";
        assert.equal(own.list.filter((event) => !isPing(event)).length, ofSdk.list.length);
        assert.ok(client.isReadError(own.error));
        assert.deepEqual([own.error.status, own.error.detail], [status, message]);
        assert.ok(
          own.error instanceof (status < 500 ? httpexc.HTTPClientError : httpexc.HTTPServerError),
        );
        assert.equal(own.error.requestId, "req_011");
        assert.equal(client.isRetryable(own.error), status === 429);
        // What the SDK threw has no status, and is the same error.
        assert.equal(ofSdk.error.status, undefined);
        const read = await client.fromError(ofSdk.error);
        assert.ok(client.isReadError(read));
        const members = ["name", "status", "title", "detail", "code", "requestId", "type"];
        for (const member of members) assert.deepEqual(read[member], own.error[member], member);
        assert.equal(client.isRetryable(read), status === 429);
      });
    }
  });
}
