// What the applications with middleware share: data, and headers that are set before an error.

/** A text that no client may see. It is also the key of the tokens. */
export const SECRET = "private-hunter2-with-32-characters";

/** The headers that an application has set before its middleware fails. Clients get them all. */
export const HEADERS_BEFORE = {
  "access-control-allow-origin": "https://app.example",
  "x-ratelimit-remaining": "4",
};

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Returns a JSON Web Token. */
async function signToken(payload, secret) {
  const { createHmac } = await import("node:crypto");
  const content = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(payload)}`;
  return `${content}.${createHmac("sha256", secret).update(content).digest("base64url")}`;
}

/** Tokens that are valid, revoked, expired, and signed with another key. */
export const TOKENS = {
  valid: await signToken({ sub: "ann" }, SECRET),
  revoked: await signToken({ sub: "revoked" }, SECRET),
  expired: await signToken({ sub: "ann", exp: 1 }, SECRET),
  forged: await signToken({ sub: "ann" }, "another key"),
};

/** The description of the routes that express-openapi-validator validates. */
export const API = {
  openapi: "3.0.3",
  info: { title: "Songs", version: "1" },
  paths: {
    "/openapi/songs/{id}": {
      post: {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "page", in: "query", schema: { type: "integer" } },
          { name: "x-page", in: "header", schema: { type: "integer" } },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["title"],
                additionalProperties: false,
                properties: {
                  title: { type: "string", minLength: 2 },
                  tags: { type: "array", items: { type: "string" } },
                },
              },
            },
          },
        },
        responses: { 200: { description: "The song.", content: { "text/html": {} } } },
      },
    },
    "/openapi/wrong-response": {
      get: {
        responses: {
          200: {
            description: "A song.",
            content: {
              "application/json": {
                schema: { type: "object", properties: { title: { type: "string" } } },
              },
            },
          },
        },
      },
    },
    "/openapi/locked": {
      get: { security: [{ bearer: [] }], responses: { 200: { description: "A song." } } },
    },
  },
  components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
};
