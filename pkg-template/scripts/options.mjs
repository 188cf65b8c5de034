// The table of the options that errors are built from: one row per option. From it follow the types of
// the options, their checks, the getters of the classes, the headers that the core writes, the flags of
// `httpexc render`, the samples in examples, the descriptions in OpenAPI and a table in
// docs/catalogue.md. `make generate` writes all of these.
//
// The columns:
//
// - option: the name.
// - interface: the interface that declares the option; see INTERFACES.
// - requiredInterface: the interface of a status that requires the option, if it is another one.
// - type: the TypeScript type; the names in it are declared in src/model/option-values.ts.
// - form: the check of the value, by its name in src/options/form-checks.ts.
// - statuses: the ranges of statuses that take the option. Without this column the duties of its
//   headers say which statuses do, and without duties all do.
// - headers: the headers that the option sets. `duty` is the name of a duty in src/catalogue.rs: the
//   statuses with that duty take the option. `sample` is a value for examples. `qualifier` says more
//   about the header than its name.
// - doc: the sentences of the doc comment. Instead, an option with headers has `summary` and `spec`
//   (a phrase and a section, for the doc comments of the option and of its getter, and for the header
//   in OpenAPI) and, if needed, a `note`. A header may have a `summary` and a `spec` of its own.
// - getter: what the getter of a class returns, if that does not follow from `type`.
// - record: how the core gets the value, if no code of its own in src/response/pack.ts packs it: as a
//   `text`, or as a `list` with one part per item. The tag has the name of the option.
// - flag: the flag on the command line: its name, the two columns of its line in the help (unless
//   another flag has it in its line), and a sample if a status may require the option.

/** The interfaces in order. One without `doc` belongs to the statuses that take its options. */
export const INTERFACES = [
  { name: "HTTPExceptionOptions", doc: "The options of every class." },
  {
    name: "RetryOptions",
    base: "HTTPExceptionOptions",
    doc: "The options of a response that can say when to retry.",
  },
  { name: "AllowOptions", base: "RetryOptions" },
  { name: "ChallengeOptions", base: "RetryOptions" },
  { name: "UpgradeOptions", base: "RetryOptions" },
  {
    name: "RedirectOptions",
    base: "RetryOptions",
    doc: "How the location of a redirect is validated and sent.",
  },
  {
    name: "OptionalLocationOptions",
    base: "HTTPExceptionOptions",
    doc: "The options of a response that may name another place.",
  },
  { name: "RangeOptions", base: "RetryOptions" },
  { name: "AcceptOptions", base: "RetryOptions" },
  { name: "BlockedByOptions", base: "RetryOptions" },
];

const ALL_CLASSES = [
  {
    option: "detail",
    type: "string",
    form: "text",
    doc:
      "A sentence about this occurrence (RFC 9457, 3.1.4). From 500 on clients see it only if `expose` " +
      "is set.",
    flag: { name: "detail", usage: ["--detail TEXT", "a sentence about this occurrence"] },
  },
  {
    option: "title",
    type: "string",
    form: "text",
    doc:
      "A short label for the type of problem (RFC 9457, 3.1.3). Clients see it for a 5xx, too. " +
      "Default: the phrase of the status.",
    flag: { name: "title", usage: ["--title TEXT", "a label; a status in no registry needs one"] },
  },
  {
    option: "code",
    type: "string | number",
    form: "code",
    doc: "A name for programs, in the words of your API. Clients see it for a 5xx, too.",
    flag: { name: "code", usage: ["--code CODE", "a name or number for programs"] },
  },
  {
    option: "retryable",
    type: "boolean",
    form: "flag",
    doc:
      "Whether another try of the same request may succeed. Clients see it for a 5xx, too, and those " +
      "that know it do not go by the status. It does not say that a request may be sent twice.",
    flag: { name: "retryable", usage: ["--retryable", "another try may succeed"] },
  },
  {
    option: "type",
    type: "string",
    form: "text",
    doc: "A URI that identifies the type of problem (RFC 9457, 3.1.1). Default: `about:blank`.",
    flag: { name: "type", usage: ["--type URI", "the kind of problem"] },
  },
  {
    option: "instance",
    type: "string",
    form: "text",
    doc: "A URI that identifies this occurrence (RFC 9457, 3.1.5).",
    flag: { name: "instance", usage: ["--instance URI", "this occurrence"] },
  },
  {
    option: "help",
    type: "Help",
    form: "help",
    doc: "Where a person can read more.",
    flag: { name: "help-href", usage: ["--help-href URL", "where a person can read more"] },
  },
  {
    option: "comment",
    type: "string",
    form: "text",
    doc:
      "A note for the developer. Only templates and the webob dialect show it, and from 500 on only " +
      "if `expose` is set.",
    flag: { name: "comment", usage: ["--comment TEXT", "a note for the developer (webob)"] },
  },
  {
    option: "errors",
    type: "readonly FieldError[]",
    form: "fieldErrors",
    doc:
      "What is wrong with single fields of the request. From 500 on clients see it only if `expose` is " +
      "set.",
    flag: {
      name: "error",
      usage: [
        "--error 'PATH: TEXT'",
        "what is wrong with a field, as in 'user.email: No address.'; repeatable",
      ],
    },
  },
  {
    option: "statusText",
    type: "string",
    form: "reasonPhrase",
    doc:
      "A reason phrase instead of the phrase of the status (RFC 9112, 4): 1 to 200 characters of " +
      "ASCII. HTTP/2 has none.",
  },
  {
    option: "representation",
    type: "Representation",
    form: "representation",
    doc:
      "Whether there is content: always, only with a detail, or never. Default: as the dialect does " +
      "it.",
  },
  {
    option: "response",
    type: "Response",
    form: "response",
    doc: "A ready response, which is sent as it is.",
  },
  {
    option: "extensions",
    type: "{ readonly [name: string]: unknown }",
    form: "members",
    doc:
      "Further members of the body (RFC 9457, 3.2). Clients see them for a 5xx, too. `type`, " +
      "`title`, `status`, `detail`, `instance`, `code`, `retryable`, `help` and `errors` are left out, " +
      "because they have options of their own.",
    flag: {
      name: "extension",
      usage: [
        "--extension NAME=VALUE",
        "a further member, the value in JSON or as text; repeatable",
      ],
    },
  },
  {
    option: "headers",
    type: "HeaderFields",
    form: "headers",
    doc: "Further headers of the response. Those that describe the content are left out.",
    // Any header can be set by it.
    isHeader: true,
    flag: {
      name: "header",
      usage: ["--header 'NAME: VALUE'", "a further header field; repeatable"],
    },
  },
  {
    option: "cause",
    type: "unknown",
    form: "any",
    doc: "What caused the error. Only the log shows it.",
  },
  {
    option: "expose",
    type: "boolean",
    form: "flag",
    doc: "Whether clients may see `detail` and `errors`. Default: below 500.",
    flag: { name: "expose", usage: ["--expose", "show what a 5xx would keep for the log"] },
  },
  {
    option: "stack",
    type: "boolean",
    form: "flag",
    doc: "Whether to record a stack. Default: from 500 on.",
  },
].map((row) => ({ interface: "HTTPExceptionOptions", ...row }));

const SOME_STATUSES = [
  {
    option: "retryAfter",
    interface: "RetryOptions",
    type: "number | Date",
    form: "delayOrDate",
    statuses: [[202, 202], [300]],
    doc: "Seconds, rounded up, or a date, for `Retry-After` (RFC 9110, 10.2.3).",
    headers: [
      {
        duty: "retryAfter",
        name: "Retry-After",
        summary: "Seconds, or the moment, after which to ask again",
        spec: "RFC 9110, 10.2.3",
        sample: 30,
      },
    ],
    flag: {
      name: "retry-after",
      usage: ["--retry-after WHEN", "seconds or a date (202 and from 300 on)"],
    },
  },
  {
    option: "rateLimit",
    interface: "RetryOptions",
    type: "RateLimit",
    form: "rateLimit",
    doc: "What is left of a quota, for `RateLimit` and the older `RateLimit-Limit` and its like.",
    headers: [
      { name: "RateLimit", summary: "What is left of the quota" },
      { name: "RateLimit-Limit", summary: "How many requests the quota allows" },
      { name: "RateLimit-Policy", summary: "What the quota is" },
      { name: "RateLimit-Remaining", summary: "How many requests are left" },
      { name: "RateLimit-Reset", summary: "Seconds until there are more" },
    ],
  },
  {
    option: "originalError",
    interface: "RetryOptions",
    type: "unknown",
    form: "any",
    doc: "The error that was thrown first: the same as `cause`, under WebOb's and Werkzeug's name.",
  },
  {
    option: "allow",
    interface: "AllowOptions",
    type: "string | readonly string[]",
    form: "methods",
    headers: [{ duty: "allow", name: "Allow", sample: ["GET", "HEAD"] }],
    summary: "The methods that the resource has",
    spec: "RFC 9110, 10.2.1",
    note: "A string is one method. The list may be empty.",
    flag: {
      name: "allow",
      usage: ["--allow METHODS", "405, required; may be empty"],
      sample: "GET,HEAD",
    },
  },
  {
    option: "challenges",
    interface: "ChallengeOptions",
    type: "Challenge | readonly Challenge[]",
    form: "challenges",
    headers: [
      {
        duty: "wwwAuthenticate",
        name: "WWW-Authenticate",
        sample: { scheme: "Bearer", params: { realm: "api" } },
      },
      {
        duty: "proxyAuthenticate",
        name: "Proxy-Authenticate",
        summary: "How to authenticate with the proxy",
        spec: "RFC 9110, 11.7.1",
        sample: { scheme: "Basic", params: { realm: "proxy" } },
      },
    ],
    summary: "How to authenticate",
    spec: "RFC 9110, 11.6.1",
    note: "At least one challenge.",
    flag: {
      name: "challenge",
      usage: [
        "--challenge CHALLENGE",
        "401 and 407, required, as in 'Bearer realm=\"api\"'; repeatable",
      ],
      sample: "'Bearer realm=\"api\"'",
    },
  },
  {
    option: "upgrade",
    interface: "UpgradeOptions",
    type: "string | readonly string[]",
    form: "protocols",
    headers: [{ duty: "upgrade", name: "Upgrade", sample: ["websocket"] }],
    summary: "The protocols to go on with",
    spec: "RFC 9110, 7.8",
    note: "A string is one protocol.",
    record: "list",
    flag: {
      name: "upgrade",
      usage: ["--upgrade PROTOCOLS", "426, required"],
      sample: "websocket",
    },
  },
  {
    option: "location",
    interface: "OptionalLocationOptions",
    requiredInterface: "LocationOptions",
    type: "string | URL",
    form: "reference",
    headers: [
      {
        duty: "location",
        name: "Location",
        summary: "Where to look instead, or what was made",
        sample: "/elsewhere",
      },
    ],
    summary: "Where to look instead, or where the new resource is",
    spec: "RFC 9110, 10.2.2",
    note: "An absolute or relative reference.",
    getter: {
      type: "string | undefined",
      value: "this.options.location === undefined ? undefined : String(this.options.location)",
    },
    flag: {
      name: "location",
      usage: ["--location REFERENCE", "redirects, required; 201, 202"],
      sample: "/elsewhere",
    },
  },
  {
    // Declared beside LocationOptions, which it is a part of.
    option: "addSlash",
    form: "onlyTrue",
    headers: [{ duty: "location", name: "Location" }],
  },
  {
    option: "external",
    interface: "RedirectOptions",
    type: "boolean",
    form: "flag",
    statuses: [[300, 399]],
    doc:
      "Whether the location may be on another origin than the request. Default: no, such a redirect " +
      "becomes a 500.",
    flag: { name: "external", usage: ["--external", "a redirect may lead to another origin"] },
  },
  {
    option: "absolute",
    interface: "RedirectOptions",
    type: "boolean",
    form: "flag",
    statuses: [[300, 399]],
    doc:
      "Whether the location is made absolute (RFC 9110, 10.2.2). Default: no, it is sent as it is " +
      "given.",
  },
  {
    option: "length",
    interface: "RangeOptions",
    type: "number",
    form: "wholeNumber",
    headers: [{ duty: "contentRange", name: "Content-Range", sample: 1000 }],
    summary: "How much there is",
    spec: "RFC 9110, 14.4",
    note: "A whole number of `unit`s.",
    flag: { name: "length", usage: ["--length N, --unit UNIT", "416: how much there is"] },
  },
  {
    option: "unit",
    interface: "RangeOptions",
    type: "string",
    form: "token",
    headers: [{ duty: "contentRange", name: "Content-Range" }],
    summary: "The unit of `length`",
    spec: "RFC 9110, 14.1",
    note: "Default: bytes.",
    getter: { type: "string", value: 'this.options.unit ?? "bytes"' },
    flag: { name: "unit" },
  },
  {
    option: "accept",
    interface: "AcceptOptions",
    type: "string | readonly string[]",
    form: "mediaTypes",
    headers: [{ duty: "accept", name: "Accept", sample: ["application/json"] }],
    summary: "The media types that would be taken",
    spec: "RFC 9110, 12.5.1",
    note: "A string is one media type.",
    record: "list",
    flag: {
      name: "accepts-type",
      usage: ["--accepts-type TYPES", "415: what would be taken, as Accept"],
    },
  },
  {
    option: "acceptEncoding",
    interface: "AcceptOptions",
    type: "string | readonly string[]",
    form: "codings",
    headers: [{ duty: "accept", name: "Accept-Encoding" }],
    summary: "The content codings that would be taken",
    spec: "RFC 9110, 12.5.3",
    note: "A string is one coding.",
    record: "list",
    flag: {
      name: "accepts-encoding",
      usage: [
        "--accepts-encoding CODINGS, --accepts-patch TYPES",
        "the same for codings and patches",
      ],
    },
  },
  {
    option: "acceptPatch",
    interface: "AcceptOptions",
    type: "string | readonly string[]",
    form: "mediaTypes",
    headers: [{ duty: "accept", name: "Accept-Patch" }],
    summary: "The patch types that would be taken",
    spec: "RFC 5789, 3.1",
    note: "A string is one media type.",
    record: "list",
    flag: { name: "accepts-patch" },
  },
  {
    option: "blockedBy",
    interface: "BlockedByOptions",
    type: "string",
    form: "uri",
    headers: [
      {
        duty: "blockedBy",
        name: "Link",
        qualifier: 'with rel="blocked-by"',
        summary: "Links, such as the one to who asked for a block",
        sample: "https://example.com/authority",
      },
    ],
    summary: "A URI of who demanded the block",
    spec: "RFC 7725, 4",
    record: "text",
    flag: { name: "blocked-by", usage: ["--blocked-by URI", "451: who asked for it"] },
  },
];

/** The options in the order in which the help lists their flags. */
export const OPTIONS = [...ALL_CLASSES, ...SOME_STATUSES];
