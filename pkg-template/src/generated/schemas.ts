// Generated from scripts/schemas.mjs by `make generate`. Do not edit.

/** The JSON Schema of each dialect that writes JSON. */
export const SCHEMAS = {
  "problem": {
    "title": "Problem",
    "description": "Problem details (RFC 9457), with the members that httpexc adds.",
    "type": "object",
    "required": [
      "type",
      "title",
      "status"
    ],
    "properties": {
      "type": {
        "type": "string",
        "description": "A URI that names the kind of problem.",
        "format": "uri-reference"
      },
      "title": {
        "type": "string",
        "description": "A short label for it."
      },
      "status": {
        "type": "integer",
        "minimum": 200,
        "maximum": 599,
        "description": "The status."
      },
      "detail": {
        "type": "string",
        "description": "A sentence about this occurrence."
      },
      "instance": {
        "type": "string",
        "description": "A URI that names this occurrence.",
        "format": "uri-reference"
      },
      "code": {
        "type": [
          "string",
          "number"
        ],
        "description": "A name for programs."
      },
      "retryable": {
        "type": "boolean",
        "description": "Whether another try of the same request may succeed."
      },
      "help": {
        "type": "object",
        "description": "Where a person can read more.",
        "required": [
          "href"
        ],
        "properties": {
          "href": {
            "type": "string",
            "description": "Where it leads."
          },
          "text": {
            "type": "string",
            "description": "What it is called."
          }
        },
        "additionalProperties": false
      },
      "errors": {
        "type": "array",
        "description": "What is wrong with single fields.",
        "minItems": 1,
        "items": {
          "type": "object",
          "required": [
            "pointer"
          ],
          "properties": {
            "detail": {
              "type": "string",
              "description": "A sentence for a person."
            },
            "pointer": {
              "type": "string",
              "description": "A JSON pointer as a URI fragment (RFC 6901, 6).",
              "pattern": "^#(/.*)?$"
            },
            "code": {
              "type": [
                "string",
                "number"
              ],
              "description": "A name for programs."
            }
          },
          "additionalProperties": false
        }
      },
      "requestId": {
        "type": "string",
        "description": "The id of the request in the log."
      }
    }
  },
  "falcon": {
    "title": "FalconError",
    "description": "An error as falcon 4 writes it.",
    "type": "object",
    "required": [
      "title"
    ],
    "properties": {
      "title": {
        "type": "string",
        "description": "A short label for the kind of error."
      },
      "description": {
        "type": "string",
        "description": "A sentence about this occurrence."
      },
      "code": {
        "type": [
          "string",
          "number"
        ],
        "description": "A name for programs."
      },
      "link": {
        "type": "object",
        "description": "Where a person can read more.",
        "required": [
          "text",
          "href",
          "rel"
        ],
        "properties": {
          "text": {
            "type": "string",
            "description": "What it is called."
          },
          "href": {
            "type": "string",
            "description": "Where it leads."
          },
          "rel": {
            "const": "help"
          }
        },
        "additionalProperties": false
      },
      "request_id": {
        "type": "string",
        "description": "The id of the request in the log."
      }
    },
    "additionalProperties": false
  },
  "falcon1": {
    "title": "Falcon1Error",
    "description": "An error as falcon 1.2 writes it.",
    "type": "object",
    "required": [
      "title"
    ],
    "properties": {
      "title": {
        "type": "string",
        "description": "A short label for the kind of error."
      },
      "description": {
        "type": "string",
        "description": "A sentence about this occurrence."
      },
      "code": {
        "type": [
          "string",
          "number"
        ],
        "description": "A name for programs."
      },
      "link": {
        "type": "object",
        "description": "Where a person can read more.",
        "required": [
          "text",
          "href",
          "rel"
        ],
        "properties": {
          "text": {
            "type": "string",
            "description": "What it is called."
          },
          "href": {
            "type": "string",
            "description": "Where it leads."
          },
          "rel": {
            "const": "help"
          }
        },
        "additionalProperties": false
      },
      "request_id": {
        "type": "string",
        "description": "The id of the request in the log."
      }
    },
    "additionalProperties": false
  },
  "webob": {
    "title": "WebobError",
    "description": "An error as WebOb writes it.",
    "type": "object",
    "required": [
      "message",
      "code",
      "title"
    ],
    "properties": {
      "message": {
        "type": "string",
        "description": "What the page says, with its markup."
      },
      "code": {
        "type": "string",
        "description": "The status and its phrase.",
        "pattern": "^\\d{3}"
      },
      "title": {
        "type": "string",
        "description": "A short label for the kind of error."
      },
      "request_id": {
        "type": "string",
        "description": "The id of the request in the log."
      }
    },
    "additionalProperties": false
  },
  "discord": {
    "title": "DiscordError",
    "description": "An error as Discord's API writes it.",
    "type": "object",
    "required": [
      "message",
      "code"
    ],
    "properties": {
      "message": {
        "type": "string",
        "description": "A sentence about this occurrence."
      },
      "code": {
        "type": [
          "string",
          "number"
        ],
        "description": "A name for programs; 0 where there is none."
      },
      "errors": {
        "$ref": "#/$defs/DiscordFieldErrors"
      },
      "request_id": {
        "type": "string",
        "description": "The id of the request in the log."
      }
    },
    "$defs": {
      "DiscordFieldErrors": {
        "type": "object",
        "description": "What is wrong with a place in the request, and with the places within it.",
        "properties": {
          "_errors": {
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "object",
              "properties": {
                "code": {
                  "type": "string",
                  "description": "A name for programs."
                },
                "message": {
                  "type": "string",
                  "description": "A sentence for a person."
                }
              },
              "additionalProperties": false
            }
          }
        },
        "additionalProperties": {
          "$ref": "#/$defs/DiscordFieldErrors"
        }
      }
    }
  }
} as const;
