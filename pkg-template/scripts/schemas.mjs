// The JSON Schemas (2020-12) of the dialects that write JSON. `make generate` writes the schema
// files of the package and the source of `httpexc/openapi` from them.

const createText = (description, more = {}) => ({ type: "string", description, ...more });
const code = { type: ["string", "number"], description: "A name for programs." };
const requestId = createText("The id of the request in the log.");

const problem = {
  title: "Problem",
  description: "Problem details (RFC 9457), with the members that httpexc adds.",
  type: "object",
  required: ["type", "title", "status"],
  properties: {
    type: createText("A URI that names the kind of problem.", { format: "uri-reference" }),
    title: createText("A short label for it."),
    status: { type: "integer", minimum: 200, maximum: 599, description: "The status." },
    detail: createText("A sentence about this occurrence."),
    instance: createText("A URI that names this occurrence.", { format: "uri-reference" }),
    code,
    retryable: {
      type: "boolean",
      description: "Whether another try of the same request may succeed.",
    },
    help: {
      type: "object",
      description: "Where a person can read more.",
      required: ["href"],
      properties: { href: createText("Where it leads."), text: createText("What it is called.") },
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
          detail: createText("A sentence for a person."),
          pointer: createText("A JSON pointer as a URI fragment (RFC 6901, 6).", {
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
  description: "An error as falcon 4 writes it.",
  type: "object",
  required: ["title"],
  properties: {
    title: createText("A short label for the kind of error."),
    description: createText("A sentence about this occurrence."),
    code,
    link: {
      type: "object",
      description: "Where a person can read more.",
      required: ["text", "href", "rel"],
      properties: {
        text: createText("What it is called."),
        href: createText("Where it leads."),
        rel: { const: "help" },
      },
      additionalProperties: false,
    },
    request_id: requestId,
  },
  additionalProperties: false,
};

/** Both versions of falcon have the same members. */
const falcon1 = {
  ...falcon,
  title: "Falcon1Error",
  description: "An error as falcon 1.2 writes it.",
};

const webob = {
  title: "WebobError",
  description: "An error as WebOb writes it.",
  type: "object",
  required: ["message", "code", "title"],
  properties: {
    message: createText("What the page says, with its markup."),
    code: createText("The status and its phrase.", { pattern: "^\\d{3}" }),
    title: createText("A short label for the kind of error."),
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
    message: createText("A sentence about this occurrence."),
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
              code: createText("A name for programs."),
              message: createText("A sentence for a person."),
            },
            additionalProperties: false,
          },
        },
      },
      additionalProperties: { $ref: "#/$defs/DiscordFieldErrors" },
    },
  },
};

/** The schema of each dialect that writes JSON. Werkzeug writes only pages. */
export const schemas = { problem, falcon, falcon1, webob, discord };

const DRAFT = { $schema: "https://json-schema.org/draft/2020-12/schema" };

/** Returns the text of each schema file by its name. */
export function createSchemaFiles() {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify({ ...DRAFT, ...schema }, null, 2)}\n`,
    ]),
  );
}
