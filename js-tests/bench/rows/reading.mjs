// Reading an API's error answer: httpexc, the client library of that API, and the limits that nobody
// can go below: JSON.parse alone, and the text of a response.

import { DiscordAPIError } from "@discordjs/rest";
import ky from "ky";
import { createFetch } from "ofetch";

const flaw = (code, message) => ({ _errors: [{ code, message }] });

/** An error answer in Discord's format, of 617 bytes, with five nested errors. */
const DISCORD = JSON.stringify({
  message: "This form cannot be taken as it is",
  code: 50035,
  errors: {
    name: flaw("BASE_TYPE_BAD_LENGTH", "Give it 1 to 100 characters."),
    embeds: {
      0: {
        title: flaw("BASE_TYPE_MAX_LENGTH", "Give it at most 256 characters."),
        fields: {
          2: { value: flaw("BASE_TYPE_REQUIRED", "This field has to be filled in.") },
        },
      },
    },
    components: {
      0: { components: { 1: { url: flaw("URL_TYPE_INVALID", "Not a URL to go to.") } } },
    },
    avatar: flaw("IMAGE_INVALID", "This is not a picture of a known kind."),
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

/** Problem details of 64 KiB, most of which are field errors. */
const LARGE = (() => {
  const errors = [];
  const size = () => JSON.stringify({ title: "Many mistakes", status: 422, errors }).length;
  const one = (at) => ({
    detail: `line ${at} has more than there is room for`,
    pointer: `#/l/${at}`,
  });
  while (errors.length < 700) errors.push(one(errors.length));
  while (size() > 65_536) errors.pop();
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

function discordError(raw) {
  return new DiscordAPIError(raw, raw.code, 400, "POST", URL, {});
}

/** From text or bytes: a flat list of errors beside code and message. */
function fromText({ parseError }, id) {
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
        "@discordjs/rest DiscordAPIError": () => discordError(JSON.parse(text)),
      }),
    },
  };
}

async function caught(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown");
}

/** From a Response, which is made anew each time, as it can be read once. */
function fromResponses({ fromResponse }, id) {
  const { name, text, status, headers } = BODIES[id];
  const bytes = new TextEncoder().encode(text);
  const response = () => new Response(bytes, { status, headers });
  const respond = async () => response();
  const ofetch = createFetch({ fetch: respond });
  const limit = "limit: response.text()";
  return {
    id: `read-response-${id}`,
    title: `Reading from a Response: ${name}`,
    base: limit,
    rows: {
      [limit]: () => response().text(),
      "httpexc fromResponse": () => fromResponse(response()),
      ...(id !== "aws" && {
        "response.json(), of undici": () => response().json(),
        "ky, HTTPError and json()": async () => {
          const error = await caught(ky(URL, { fetch: respond, retry: 0 }));
          return error.response.json();
        },
        "ofetch, FetchError": () => caught(ofetch(URL, { retry: 0 })),
      }),
      ...(id === "discord" && {
        "@discordjs/rest DiscordAPIError": async () => discordError(await response().json()),
      }),
    },
  };
}

/** Gives the tables of reading. */
export function reading(client) {
  const ids = Object.keys(BODIES);
  return [...ids.map((id) => fromText(client, id)), ...ids.map((id) => fromResponses(client, id))];
}

/** Gives the tables that every runtime is measured with. */
export const readingMain = (client) => [
  fromText(client, "discord"),
  fromResponses(client, "discord"),
];

/** Throws where what is compared does not do what it is compared for. */
export async function checkReading(client) {
  const { status, headers, text } = BODIES.discord;
  const { errors } = client.parseError({ status, headers, body: text });
  const paths = errors.map(({ path }) => path.join(".")).sort();
  const wanted = [
    "avatar",
    "components.0.components.1.url",
    "embeds.0.fields.2.value",
    "embeds.0.title",
    "name",
  ];
  if (paths.join() !== wanted.join()) throw new Error(`Flattened as ${paths.join()}`);
  const error = await fromResponses(client, "discord").rows["httpexc fromResponse"]();
  if (error.code !== 50035 || error.errors.length !== 5) throw new Error("Not read");
  const { code, detail } = client.parseError({ status: 404, body: AWS });
  if (code !== "NoSuchKey" || !detail?.startsWith("There is nothing"))
    throw new Error("S3 not read");
  const { rows } = fromResponses(client, "discord");
  for (const [name, call] of Object.entries(rows)) {
    if (!(await call())) throw new Error(`${name} gives nothing`);
  }
}
