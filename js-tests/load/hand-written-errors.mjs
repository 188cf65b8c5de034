// Errors as people write them without a library: the classes that the examples throw, with one
// format and without the headers that are easily forgotten.

class HandWrittenError extends Error {
  constructor(status, title, detail, { headers = {}, ...members } = {}) {
    super(detail ?? title);
    this.status = status;
    this.headers = headers;
    this.body = { title, status, detail, ...members };
  }
}

const createClass = (status, title) =>
  class extends HandWrittenError {
    constructor(detail, { code, errors } = {}) {
      super(status, title, detail, { code, errors });
    }
  };

export const HTTPBadRequest = createClass(400, "Bad Request");
export const HTTPNotFound = createClass(404, "Not Found");
export const HTTPUnprocessableContent = createClass(422, "Unprocessable Content");

export class HTTPMethodNotAllowed extends HandWrittenError {
  constructor({ allow }) {
    super(405, "Method Not Allowed", undefined, { headers: { allow: allow.join(", ") } });
  }
}

export class HTTPUnauthorized extends HandWrittenError {
  constructor({ challenges: { scheme, params } }) {
    const challenge = `${scheme} realm="${params.realm}"`;
    super(401, "Unauthorized", undefined, { headers: { "www-authenticate": challenge } });
  }
}

export class HTTPTooManyRequests extends HandWrittenError {
  constructor(detail, { retryAfter }) {
    super(429, "Too Many Requests", detail, { headers: { "retry-after": `${retryAfter}` } });
  }
}

export const isHTTPException = (value) => value instanceof HandWrittenError;

const JSON_TYPE = { "content-type": "application/problem+json" };

export function toResponse(error) {
  const own = isHTTPException(error)
    ? error
    : new HandWrittenError(500, "Internal Server Error", undefined);
  const headers = { ...JSON_TYPE, ...own.headers };
  return new Response(JSON.stringify(own.body), { status: own.status, headers });
}

export function sendError(error, _, res) {
  const own = isHTTPException(error)
    ? error
    : new HandWrittenError(500, "Internal Server Error", undefined);
  res.writeHead(own.status, { ...JSON_TYPE, ...own.headers });
  res.end(JSON.stringify(own.body));
}
