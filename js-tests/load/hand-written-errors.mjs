// Errors as they are written by hand where no library is: the classes that the examples throw, one
// format, and nothing of what nobody thinks of.

class HandWritten extends Error {
  constructor(status, title, detail, { headers = {}, ...members } = {}) {
    super(detail ?? title);
    this.status = status;
    this.headers = headers;
    this.body = { title, status, detail, ...members };
  }
}

const kind = (status, title) =>
  class extends HandWritten {
    constructor(detail, { code, errors } = {}) {
      super(status, title, detail, { code, errors });
    }
  };

export const HTTPBadRequest = kind(400, "Bad Request");
export const HTTPNotFound = kind(404, "Not Found");
export const HTTPUnprocessableContent = kind(422, "Unprocessable Content");

export class HTTPMethodNotAllowed extends HandWritten {
  constructor({ allow }) {
    super(405, "Method Not Allowed", undefined, { headers: { allow: allow.join(", ") } });
  }
}

export class HTTPUnauthorized extends HandWritten {
  constructor({ challenges: { scheme, params } }) {
    const challenge = `${scheme} realm="${params.realm}"`;
    super(401, "Unauthorized", undefined, { headers: { "www-authenticate": challenge } });
  }
}

export class HTTPTooManyRequests extends HandWritten {
  constructor(detail, { retryAfter }) {
    super(429, "Too Many Requests", detail, { headers: { "retry-after": `${retryAfter}` } });
  }
}

export const isHTTPException = (value) => value instanceof HandWritten;

const JSON_TYPE = { "content-type": "application/problem+json" };

export function toResponse(error) {
  const known = isHTTPException(error)
    ? error
    : new HandWritten(500, "Internal Server Error", undefined);
  const headers = { ...JSON_TYPE, ...known.headers };
  return new Response(JSON.stringify(known.body), { status: known.status, headers });
}

export function sendError(error, _, res) {
  const known = isHTTPException(error)
    ? error
    : new HandWritten(500, "Internal Server Error", undefined);
  res.writeHead(known.status, { ...JSON_TYPE, ...known.headers });
  res.end(JSON.stringify(known.body));
}
