// The cases of the transcript: requests, and the errors that become the responses. This runs on
// every runtime, so it uses only the package and Fetch.

/** Four clients: one that accepts anything, a browser, an XML client, a terminal. */
const ACCEPTS = [
  undefined,
  "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "application/xml",
  "text/plain;q=0.9, application/json;q=0.1",
];

/** The options of the classes that require some, by status. */
const REQUIRED_OPTIONS = {
  301: { location: "/moved" },
  302: { location: "/found?a=b&c=d" },
  303: { location: "https://example.com/other", external: true },
  305: { location: "http://proxy.example/", external: true },
  307: { location: "../up" },
  308: { location: "//example.com/", external: true },
  401: {
    challenges: ['Basic realm="songs"', { scheme: "Bearer", params: { error: "invalid_token" } }],
  },
  405: { allow: ["GET", "HEAD"] },
  407: { challenges: { scheme: "Negotiate", token68: "YWJj==" } },
  416: { length: 1234 },
  426: { upgrade: ["websocket", "HTTP/3.0"] },
  451: { blockedBy: "https://court.example/" },
};

/** Returns the cases for a copy of the package. */
export function createCases(httpexc) {
  const cases = [];
  const add = (name, make, { accept, method = "GET" } = {}) =>
    cases.push({ name, make, accept, method });

  const classes = Object.values(httpexc).filter(
    (value) => typeof value === "function" && value.prototype instanceof Error,
  );
  const names = new Set();
  for (const Class of new Set(classes)) {
    if (Class.status === undefined || Object.hasOwn(Class, "status") === false) continue;
    if (names.has(Class.name)) continue;
    names.add(Class.name);
    for (const accept of ACCEPTS) {
      add(Class.name, () => new Class({ ...REQUIRED_OPTIONS[Class.status] }), { accept });
    }
  }
  for (const [Class, options] of [
    [httpexc.HTTPInvalidHeader, { header: "X-Version" }],
    [httpexc.HTTPMissingHeader, { header: "X-Version" }],
    [httpexc.HTTPInvalidParam, { param: "page" }],
    [httpexc.HTTPMissingParam, { param: "page" }],
    [httpexc.HTTPMissingKey, { key: "name" }],
    [httpexc.HTTPClientDisconnected, {}],
  ]) {
    for (const accept of ACCEPTS) add(Class.name, () => new Class(options), { accept });
  }

  const everything = {
    title: 'Form "invalid" <b>',
    code: 50035,
    type: "https://example.com/problems/form",
    instance: "/requests/7?a=b&c",
    help: { href: "https://example.com/docs?a&b", text: "Docs & help" },
    errors: [
      { path: ["user", "emails", 0], code: "invalid", message: "Not <an> address." },
      { path: "/user/a~1b", message: "caf\u00e9 \u{1f600} \ud800 lone" },
      { path: [], code: 7 },
    ],
    comment: "never seen",
    extensions: {
      balance: 30.5,
      nested: { list: [1, null, true, "\u0000"], "not a name": 1 },
      status: 1,
    },
    headers: {
      "X-Trace": "abc",
      "Content-Type": "text/evil",
      "Content-Length": "9",
      ETag: '"x"',
      Vary: "Origin",
    },
    retryAfter: new Date(784111777000),
  };
  for (const accept of [
    ...ACCEPTS,
    "application/problem+json",
    "application/problem+xml",
    "text/xml",
    "application/vnd.api+json",
  ]) {
    add(
      "everything",
      () => new httpexc.HTTPUnprocessableContent("One & two\r\n<three>", everything),
      { accept },
    );
  }
  for (const accept of ACCEPTS) {
    add("HEAD", () => new httpexc.HTTPNotFound("A detail."), { accept, method: "HEAD" });
    add("private 5xx", () => new httpexc.HTTPServiceUnavailable("secret", { retryAfter: 1.5 }), {
      accept,
    });
    add("exposed 5xx", () => new httpexc.HTTPBadGateway("shown", { expose: true }), { accept });
    add("hidden 4xx", () => new httpexc.HTTPForbidden("secret", { expose: false }), { accept });
  }
  add("HEAD of a redirect", () => new httpexc.HTTPSeeOther({ location: "/x" }), { method: "HEAD" });
  add("HEAD of a 304", () => new httpexc.HTTPNotModified({ headers: { etag: '"v1"' } }), {
    method: "HEAD",
  });
  add(
    "range",
    () => new httpexc.HTTPPartialContent({ headers: { "content-range": "bytes 0-1/2" } }),
  );
  add(
    "accept fields",
    () =>
      new httpexc.HTTPUnsupportedMediaType({
        accept: ["application/json"],
        acceptEncoding: "gzip",
        acceptPatch: "application/merge-patch+json",
      }),
  );
  add(
    "looser caching",
    () =>
      new httpexc.HTTPTooManyRequests({ headers: { "cache-control": "public" }, retryAfter: 0 }),
  );
  add(
    "unregistered",
    () => new httpexc.HTTPError(455, { title: "Method Not Valid in This State" }),
  );
  add("known but unregistered", () => new httpexc.HTTPError(522));
  add("unknown status by class", () => new httpexc.HTTPError(404, "By status."));
  add("unexpected", () => new TypeError("the password is 1234"));
  add("unexpected value", () => null);
  return cases;
}
