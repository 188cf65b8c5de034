// What every server of the matrix is asked for: errors of the package, and a plain one as control.

/** Texts that no client may see, each in a place of its own. */
export const PRIVATE = {
  detail: "private-detail-db7",
  cause: "private-cause-econnrefused",
  plain: "private-plain-hunter2",
};

/**
 * By path: how the error is made, the status that must come, the header fields that it brings (as
 * patterns of their values), and the text that a client should see.
 */
export const CASES = {
  404: {
    make: ({ HTTPNotFound }) => new HTTPNotFound("No song has the id 7."),
    status: 404,
    fields: {},
    shown: "No song has the id 7.",
  },
  429: {
    make: ({ HTTPTooManyRequests }) =>
      new HTTPTooManyRequests("Ten requests a minute are enough.", { retryAfter: 30 }),
    status: 429,
    fields: { "retry-after": /^30$/, "cache-control": /^no-store$/ },
    shown: "Ten requests a minute are enough.",
  },
  405: {
    make: ({ HTTPMethodNotAllowed }) =>
      new HTTPMethodNotAllowed("Songs can only be read.", { allow: ["GET", "HEAD"] }),
    status: 405,
    fields: { allow: /^GET, HEAD$/ },
    shown: "Songs can only be read.",
  },
  401: {
    make: ({ HTTPUnauthorized }) =>
      new HTTPUnauthorized("Sign in to see this song.", {
        challenges: [
          { scheme: "Bearer", params: { realm: "songs" } },
          { scheme: "Basic", params: { realm: "songs" } },
        ],
      }),
    status: 401,
    fields: { "www-authenticate": /^Bearer realm="songs", Basic realm="songs"/ },
    shown: "Sign in to see this song.",
  },
  503: {
    make: ({ HTTPServiceUnavailable }) =>
      new HTTPServiceUnavailable(PRIVATE.detail, {
        retryAfter: 5,
        cause: new Error(PRIVATE.cause),
      }),
    status: 503,
    fields: { "retry-after": /^5$/ },
  },
  plain: { make: () => new Error(PRIVATE.plain), status: 500, fields: {} },
};

/**
 * What servers with an adapter set before they throw: what must stay, what must not, and what of that
 * stays on a 304 all the same (RFC 9110, 15.4.5).
 */
export const BEFORE = {
  stays: { "access-control-allow-origin": "https://app.example", "set-cookie": "a=1" },
  varies: "Origin",
  goes: { "cache-control": "max-age=60", etag: '"before"', "content-language": "de" },
  cached: { "cache-control": "max-age=60" },
};

/** The configuration of the second server. */
export const configuration = () => ({
  dialect: "falcon",
  headers: { "x-configured": "yes" },
  requestId: "x-request-id",
});
