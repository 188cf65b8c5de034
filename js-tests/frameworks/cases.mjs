// The errors that every server throws: errors of the package, and a plain one as control.

/** Private texts, each in its own place of an error. No client may see them. */
export const PRIVATE = {
  detail: "private-detail-db7",
  cause: "private-cause-econnrefused",
  plain: "private-plain-hunter2",
};

/**
 * By path: a function that creates the error, its status, its headers as patterns of their values,
 * and the text that a client should see.
 */
export const CASES = {
  404: {
    make: ({ HTTPNotFound }) => new HTTPNotFound("No song has the id 7."),
    status: 404,
    headers: {},
    shown: "No song has the id 7.",
  },
  429: {
    make: ({ HTTPTooManyRequests }) =>
      new HTTPTooManyRequests("Ten requests a minute are enough.", { retryAfter: 30 }),
    status: 429,
    headers: { "retry-after": /^30$/, "cache-control": /^no-store$/ },
    shown: "Ten requests a minute are enough.",
  },
  405: {
    make: ({ HTTPMethodNotAllowed }) =>
      new HTTPMethodNotAllowed("Songs can only be read.", { allow: ["GET", "HEAD"] }),
    status: 405,
    headers: { allow: /^GET, HEAD$/ },
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
    headers: { "www-authenticate": /^Bearer realm="songs", Basic realm="songs"/ },
    shown: "Sign in to see this song.",
  },
  503: {
    make: ({ HTTPServiceUnavailable }) =>
      new HTTPServiceUnavailable(PRIVATE.detail, {
        retryAfter: 5,
        cause: new Error(PRIVATE.cause),
      }),
    status: 503,
    headers: { "retry-after": /^5$/ },
  },
  plain: { make: () => new Error(PRIVATE.plain), status: 500, headers: {} },
};

/**
 * The headers that servers with an adapter set before they throw: those that the response must
 * keep, and those that it must not have. A 304 keeps `cached`, too (RFC 9110, 15.4.5).
 */
export const EARLIER_HEADERS = {
  kept: {
    "access-control-allow-origin": "https://app.example",
    "set-cookie": "a=1",
    "strict-transport-security": "max-age=1",
  },
  vary: "Origin",
  removed: {
    age: "7",
    "cache-control": "max-age=60",
    "cdn-cache-control": "max-age=60",
    "content-disposition": "attachment",
    "content-encoding": "gzip",
    "content-language": "de",
    etag: '"before"',
    refresh: "5",
    "transfer-encoding": "chunked",
    "x-accel-redirect": "/protected/song.mp3",
    "x-sendfile": "/protected/song.mp3",
  },
  cached: { "cache-control": "max-age=60", "cdn-cache-control": "max-age=60" },
};

/**
 * Returns the configuration of the second server.
 *
 * @param falcon the dialect, which this file does not import: each project has its own copy of the package
 */
export const createConfiguration = (falcon) => ({
  dialect: falcon,
  headers: { "x-configured": "yes" },
  requestId: "x-request-id",
});
