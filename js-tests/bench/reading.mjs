// Reading an API's error answer: httpexc, the client library of that API, and the limits that nobody
// can go below: JSON.parse alone, and the text of a response.

import { DiscordAPIError } from "@discordjs/rest";

const flaw = (code, message) => ({ _errors: [{ code, message }] });

/** An error answer in Discord's format, of 617 bytes, with five nested errors. */
export const BODY = JSON.stringify({
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

const URL = "https://discord.example/api/v10/channels/7/messages";
const HEADERS = { "content-type": "application/json" };

/** From text: a flat list of errors beside code and message. */
export function fromText({ parseError }) {
  const text = BODY;
  return {
    "JSON.parse alone": () => JSON.parse(text),
    "httpexc parseError": () => parseError({ status: 400, headers: HEADERS, body: text }).errors,
    "@discordjs/rest DiscordAPIError": () => {
      const raw = JSON.parse(text);
      return new DiscordAPIError(raw, raw.code, 400, "POST", URL, {});
    },
  };
}

/** From a Response, which is made anew each time, as it can be read once. */
export function fromResponses({ fromResponse }) {
  const bytes = new TextEncoder().encode(BODY);
  const response = () => new Response(bytes, { status: 400, headers: HEADERS });
  return {
    "response.text()": () => response().text(),
    "response.json()": () => response().json(),
    "httpexc fromResponse": () => fromResponse(response()),
  };
}

/** Throws where what is compared does not do what it is compared for. */
export async function checkReading(client) {
  const { errors } = client.parseError({ status: 400, headers: HEADERS, body: BODY });
  const paths = errors.map(({ path }) => path.join(".")).sort();
  const wanted = [
    "avatar",
    "components.0.components.1.url",
    "embeds.0.fields.2.value",
    "embeds.0.title",
    "name",
  ];
  if (paths.join() !== wanted.join()) throw new Error(`Flattened as ${paths.join()}`);
  const rows = fromResponses(client);
  const error = await rows["httpexc fromResponse"]();
  if (error.code !== 50035 || error.errors.length !== 5) throw new Error("Not read");
}
