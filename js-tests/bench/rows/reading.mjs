// Reading the error response of an API: with httpexc, with the client library of that API, and the
// lower limits: JSON.parse alone, and the text of a response.

import { DiscordAPIError } from "@discordjs/rest";
import ky from "ky";
import { createFetch } from "ofetch";

const createFieldError = (code, message) => ({ _errors: [{ code, message }] });

/** An error in Discord's format: 617 bytes, with five nested errors. */
const DISCORD = JSON.stringify({
  message: "This form cannot be taken as it is",
  code: 50035,
  errors: {
    name: createFieldError("BASE_TYPE_BAD_LENGTH", "Give it 1 to 100 characters."),
    embeds: {
      0: {
        title: createFieldError("BASE_TYPE_MAX_LENGTH", "Give it at most 256 characters."),
        fields: {
          2: { value: createFieldError("BASE_TYPE_REQUIRED", "This field has to be filled in.") },
        },
      },
    },
    components: {
      0: {
        components: { 1: { url: createFieldError("URL_TYPE_INVALID", "Not a URL to go to.") } },
      },
    },
    avatar: createFieldError("IMAGE_INVALID", "This is not a picture of a known kind."),
  },
});

/** Problem details (RFC 9457) with a list of errors. */
const PROBLEM = JSON.stringify({
  type: "https://example.com/problems/form",
  title: "The form has mistakes",
  status: 422,
  detail: "Two fields have to be looked at again.",
  instance: "/songs/7/edit/12",
  errors: [
    { detail: "has to be a whole number", pointer: "#/length" },
    { detail: "is one of: major, minor", pointer: "#/key/mode" },
  ],
});

/** The XML of Amazon S3. */
const AWS = `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>NoSuchKey</Code><Message>There is nothing under this key.</Message>
<Key>songs/7.flac</Key><RequestId>4442587FB7D0A2F9</RequestId><HostId>Ab3dEf6hIj</HostId></Error>`;

/** Problem details of 64 KiB, which are mostly field errors. */
const LARGE = (() => {
  const errors = [];
  const measureSize = () => JSON.stringify({ title: "Many mistakes", status: 422, errors }).length;
  const createError = (at) => ({
    detail: `line ${at} has more than there is room for`,
    pointer: `#/l/${at}`,
  });
  while (errors.length < 700) errors.push(createError(errors.length));
  while (measureSize() > 65_536) errors.pop();
  return JSON.stringify({ title: "Many mistakes", status: 422, errors });
})();

const JSON_TYPE = { "content-type": "application/json" };
/** Bodies by id. */
export const BODIES = {
  discord: { name: "Discord, nested, 617 bytes", text: DISCORD, status: 400, headers: JSON_TYPE },
  problem: {
    name: "problem details, 342 bytes",
    text: PROBLEM,
    status: 422,
    headers: { "content-type": "application/problem+json" },
  },
  aws: {
    name: "S3's XML, 263 bytes",
    text: AWS,
    status: 404,
    headers: { "content-type": "application/xml" },
  },
  large: {
    name: "problem details, 64 KiB",
    text: LARGE,
    status: 422,
    headers: { "content-type": "application/problem+json" },
  },
};

const URL = "https://discord.example/api/v10/channels/7/messages";

function createDiscordError(raw) {
  return new DiscordAPIError(raw, raw.code, 400, "POST", URL, {});
}

/** Returns the table of reading text or bytes. */
function createTextTable({ parseError }, id) {
  const { name, text, status, headers } = BODIES[id];
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const limit = id === "aws" ? "limit: TextDecoder alone" : "limit: JSON.parse alone";
  return {
    id: `read-text-${id}`,
    title: `Reading from text: ${name}`,
    base: limit,
    rows: {
      [limit]: id === "aws" ? () => decoder.decode(bytes) : () => JSON.parse(text),
      "httpexc parseError, text": () => parseError({ status, headers, body: text }).errors,
      "httpexc parseError, bytes": () => parseError({ status, headers, body: bytes }).errors,
      ...(id === "discord" && {
        "@discordjs/rest DiscordAPIError": () => createDiscordError(JSON.parse(text)),
      }),
    },
  };
}

async function catchRejection(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown");
}

/**
 * Returns the table of reading a Response. Each call has a new one, as it can be read only once.
 */
function createResponseTable({ fromResponse }, id) {
  const { name, text, status, headers } = BODIES[id];
  const bytes = new TextEncoder().encode(text);
  const createResponse = () => new Response(bytes, { status, headers });
  const respond = async () => createResponse();
  const ofetch = createFetch({ fetch: respond });
  const limit = "limit: response.text()";
  return {
    id: `read-response-${id}`,
    title: `Reading from a Response: ${name}`,
    base: limit,
    rows: {
      [limit]: () => createResponse().text(),
      "httpexc fromResponse": () => fromResponse(createResponse()),
      ...(id !== "aws" && {
        "response.json(), of undici": () => createResponse().json(),
        "ky, HTTPError and json()": async () => {
          const error = await catchRejection(ky(URL, { fetch: respond, retry: 0 }));
          return error.response.json();
        },
        "ofetch, FetchError": () => catchRejection(ofetch(URL, { retry: 0 })),
      }),
      ...(id === "discord" && {
        "@discordjs/rest DiscordAPIError": async () =>
          createDiscordError(await createResponse().json()),
      }),
    },
  };
}

/** Returns the tables of reading. */
export function createReadingTables(client) {
  const ids = Object.keys(BODIES);
  return [
    ...ids.map((id) => createTextTable(client, id)),
    ...ids.map((id) => createResponseTable(client, id)),
  ];
}

/** Throws if a row does not read the error correctly. */
export async function checkReading(client) {
  const { status, headers, text } = BODIES.discord;
  const { errors } = client.parseError({ status, headers, body: text });
  const paths = errors.map(({ path }) => path.join(".")).sort();
  const expected = [
    "avatar",
    "components.0.components.1.url",
    "embeds.0.fields.2.value",
    "embeds.0.title",
    "name",
  ];
  if (paths.join() !== expected.join()) throw new Error(`Flattened as ${paths.join()}`);
  const error = await createResponseTable(client, "discord").rows["httpexc fromResponse"]();
  if (error.code !== 50035 || error.errors.length !== 5) throw new Error("Not read");
  const { code, detail } = client.parseError({ status: 404, body: AWS });
  if (code !== "NoSuchKey" || !detail?.startsWith("There is nothing"))
    throw new Error("S3 not read");
  const { rows } = createResponseTable(client, "discord");
  for (const [name, call] of Object.entries(rows)) {
    if (!(await call())) throw new Error(`${name} returns nothing`);
  }
}
