// The JSON Schemas (2020-12) of what each dialect writes as JSON. The files of the package and what
// `httpexc/openapi` uses are both made of them, by `make generate`.

const text = (description, more = {}) => ({ type: "string", description, ...more });
const code = { type: ["string", "number"], description: "A name for programs." };
const requestId = text("The id of the request in the log.");

const problem = {
  title: "Problem",
  description: "Problem details (RFC 9457), with the members that httpexc adds.",
  type: "object",
  required: ["type", "title", "status"],
  properties: {
    type: text("A URI that names the kind of problem.", { format: "uri-reference" }),
    title: text("A short label for it."),
    status: { type: "integer", minimum: 200, maximum: 599, description: "The status." },
    detail: text("A sentence about this occurrence."),
    instance: text("A URI that names this occurrence.", { format: "uri-reference" }),
    code,
    retryable: {
      type: "boolean",
      description: "Whether another try of the same request may succeed.",
    },
    help: {
      type: "object",
      description: "Where a person can read more.",
      required: ["href"],
      properties: { href: text("Where it leads."), text: text("What it is called.") },
      additionalProperties: false,
    },
    errors: {
      type: "array",
      description: "What is wrong with single fields.",
      minItems: 1,
      items: {
        type: "object",
        required: ["pointer"],
        properties: {
          detail: text("A sentence for a person."),
          pointer: text("A JSON pointer as a URI fragment (RFC 6901, 6).", {
            pattern: "^#(/.*)?$",
          }),
          code,
        },
        additionalProperties: false,
      },
    },
    requestId,
  },
};

const falcon = {
  title: "FalconError",
  description: "An error as falcon writes it.",
  type: "object",
  required: ["title"],
  properties: {
    title: text("A short label for the kind of error."),
    description: text("A sentence about this occurrence."),
    code,
    link: {
      type: "object",
      description: "Where a person can read more.",
      required: ["text", "href", "rel"],
      properties: {
        text: text("What it is called."),
        href: text("Where it leads."),
        rel: { const: "help" },
      },
      additionalProperties: false,
    },
    request_id: requestId,
  },
  additionalProperties: false,
};

const webob = {
  title: "WebobError",
  description: "An error as WebOb writes it.",
  type: "object",
  required: ["message", "code", "title"],
  properties: {
    message: text("What the page says, with its markup."),
    code: text("The status and its phrase.", { pattern: "^\\d{3}" }),
    title: text("A short label for the kind of error."),
    request_id: requestId,
  },
  additionalProperties: false,
};

const discord = {
  title: "DiscordError",
  description: "An error as Discord's API writes it.",
  type: "object",
  required: ["message", "code"],
  properties: {
    message: text("A sentence about this occurrence."),
    code: { ...code, description: "A name for programs; 0 where there is none." },
    errors: { $ref: "#/$defs/DiscordFieldErrors" },
    request_id: requestId,
  },
  $defs: {
    DiscordFieldErrors: {
      type: "object",
      description: "What is wrong with a place in the request, and with the places within it.",
      properties: {
        _errors: {
          type: "array",
          minItems: 1,
          items: {
            type: "object",
            properties: {
              code: text("A name for programs."),
              message: text("A sentence for a person."),
            },
            additionalProperties: false,
          },
        },
      },
      additionalProperties: { $ref: "#/$defs/DiscordFieldErrors" },
    },
  },
};

/** The schema of each dialect that writes JSON; Werkzeug writes pages alone. */
export const schemas = { problem, falcon, webob, discord };

const dialect = { $schema: "https://json-schema.org/draft/2020-12/schema" };

/** Gives the text of each file, by its name. */
export function schemaFiles() {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify({ ...dialect, ...schema }, null, 2)}\n`,
    ]),
  );
}
