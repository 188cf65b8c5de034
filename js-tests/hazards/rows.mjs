// The hazards, each with the rule that prevents it and the tests of the rule. `make hazards` runs
// the tests and adds up the counts that they report with `js-tests/lib/hazard-tally.mjs`.

const READER = "hazards/reader.test.mjs";
const JSON_TEXTS = "hazards/json.test.mjs";
const ACCEPT = "hazards/accept.test.mjs";
const WRITER = "hazards/writer.test.mjs";
const ERROR_OPTIONS = "hazards/error-options.test.mjs";
const CORE = "hazards/core.test.mjs";
const BODY = "hazards/body.test.mjs";
const FAULTS = "hazards/faults.test.mjs";
const RETRIES = "hazards/retries.test.mjs";
const IDENTITY = "hazards/identity.test.mjs";
const UPSTREAM = "hazards/upstream.test.mjs";
const POLLUTION = "hazards/pollution.test.mjs";
const DERIVED = "hazards/derived.test.mjs";
const HOOKS = "hazards/hooks.test.mjs";

/**
 * Each row has its test files, and its Rust test targets; all of them must pass. The count of a row
 * comes from the tests that report it. If they set no figure, the figure is the number of failures
 * and the row's `failureText`.
 */
export const HAZARDS = [
  {
    number: 1,
    name: "a parser that crashes or hangs",
    rule: "Any bytes become a report, any Accept value selects a media type, any template produces a page.",
    tests: [READER, "unit/client-hostile.test.mjs"],
    rust: ["read_any", "read_time", "negotiate", "problem_record", "fuzz"],
  },
  {
    number: 2,
    name: "a writer that is wrong",
    rule: "Reading a written response returns the values that were written.",
    tests: [WRITER],
    rust: ["body_writer", "dialect", "read_round_trip"],
  },
  {
    number: 3,
    name: "undefined behaviour",
    rule: "No unsafe code is written by hand; the compiler forbids it.",
    tests: [CORE],
  },
  {
    number: 4,
    name: "a panic in wasm",
    rule: "No input reaches one.",
    tests: [CORE],
    rust: ["response_parts", "problem_record", "json_value", "fuzz"],
  },
  {
    number: 5,
    name: "a trap that spoils the instance",
    rule: "An error that is thrown out of wasm drops the instance. The client gets the same response as problem+json, to the byte, and the next call uses a fresh instance.",
    tests: [
      FAULTS,
      "unit/faults.test.mjs",
      "unit/fallback-responses.test.mjs",
      "unit/json-writer.test.mjs",
      "unit/client-faults.test.mjs",
      "runtimes/node-jitless.test.mjs",
    ],
  },
  {
    number: 6,
    name: "wasm memory that grows",
    rule: "The memory is as large after a million calls as after ten thousand.",
    tests: [CORE, "unit/memory.test.mjs", "unit/client-memory.test.mjs"],
  },
  {
    number: 7,
    name: "errors that are never freed",
    rule: "No object in wasm belongs to an error; nothing has to be freed.",
    tests: [CORE],
  },
  {
    number: 8,
    name: "re-entrancy",
    rule: "The modules import nothing, so wasm cannot call JavaScript. What a call wrote is copied before functions of others run.",
    tests: [CORE, "unit/reentrancy.test.mjs"],
  },
  {
    number: 9,
    name: "script in a page",
    rule: "Each text is escaped once, when it is written. Only http and https URLs become links. In Markdown, parsers of CommonMark, of GitHub's extensions and of YAML see it as text.",
    tests: [WRITER, HOOKS, "hazards/markdown.test.mjs", "unit/injection.test.mjs"],
    rust: ["page", "markdown"],
  },
  {
    number: 10,
    name: "sniffing",
    rule: "A response with content has nosniff, and a charset if its type takes one. A page has a policy that begins with default-src 'none'.",
    tests: [WRITER],
  },
  {
    number: 11,
    name: "private text that leaks",
    rule: "Nothing from a cause, a stack, a request or the detail of a 5xx reaches a client, in a response or by another way: a portable error, the text of a digest, an error that crosses over RPC, the last event of a stream.",
    tests: [
      WRITER,
      HOOKS,
      "unit/privacy.test.mjs",
      "unit/client-relay.test.mjs",
      "unit/portable-privacy.test.mjs",
      "unit/event-stream.test.mjs",
      "runtimes/workerd-rpc.test.mjs",
    ],
  },
  {
    number: 12,
    name: "header injection",
    failureText: "values that broke out",
    rule: "Header values are validated when the error is built. Characters that end a line are refused.",
    tests: ["unit/injection.test.mjs"],
    rust: ["header"],
  },
  {
    number: 13,
    name: "open redirects",
    failureText: "redirects to another origin",
    rule: "A redirect stays on the request's origin as a browser reads it, unless it is marked as external.",
    tests: ["unit/redirects.test.mjs"],
  },
  {
    number: 14,
    name: "poisoned caches",
    rule: "A response with content has Vary: Accept, also to HEAD; one without content has not. A response has no-store if its status requires it. Headers for caches and proxies that were set for a success end with the error.",
    tests: [WRITER, HOOKS, "unit/earlier-headers.test.mjs"],
  },
  {
    number: 15,
    name: "forgotten duties",
    rule: "A 401, 405, 407 or 426 without its header is refused by the types and at run time.",
    tests: [ERROR_OPTIONS, "unit/options.test.mjs"],
  },
  {
    number: 16,
    name: "prototype pollution",
    failureText: "prototypes changed",
    rule: "Names such as `__proto__` in a body are data.",
    tests: [READER],
    rust: ["read_any"],
  },
  {
    number: 17,
    name: "a forged error",
    failureText: "values taken for an error of the package",
    rule: "No value parsed from JSON passes for an error of the package.",
    tests: [IDENTITY, "unit/brand.test.mjs"],
  },
  {
    number: 18,
    name: "JSON bombs",
    rule: "JSON is read to a depth of 64 and up to a cap of bytes. Of equal names the last counts, and values equal those of JSON.parse.",
    tests: [JSON_TEXTS],
    rust: ["json_value"],
  },
  {
    number: 19,
    name: "XML bombs and external entities",
    rule: "A DOCTYPE is skipped with its internal subset, the depth is at most 32, and nothing is expanded or fetched.",
    tests: [READER],
    rust: ["read_any"],
  },
  {
    number: 20,
    name: "a body that is large or has no end",
    rule: "Reading stops at the cap of decoded bytes or when the time is up, and cancels the rest.",
    tests: [BODY, FAULTS, "unit/client-body.test.mjs"],
  },
  {
    number: 21,
    name: "character sets",
    rule: "Every encoding becomes a report, whether it is known and right or not.",
    tests: [READER],
  },
  {
    number: 22,
    name: "lone surrogates",
    rule: "Each becomes U+FFFD, wherever it occurs.",
    tests: ["unit/injection.test.mjs"],
  },
  {
    number: 23,
    name: "an Accept value that costs time",
    rule: "The time grows with the length, and at most 8 KiB are read.",
    tests: [ACCEPT],
    rust: ["negotiate"],
  },
  {
    number: 24,
    name: "an Accept value read wrongly",
    rule: "RFC 9110, 12.4 and 12.5. Each difference from negotiator has a reason.",
    tests: [ACCEPT],
    rust: ["negotiate"],
  },
  {
    number: 25,
    name: "log injection",
    failureText: "broken lines",
    rule: "message and toString() are one line without control characters.",
    tests: [ERROR_OPTIONS, "unit/message.test.mjs"],
  },
  {
    number: 26,
    name: "realms, copies and clones",
    failureText: "errors lost on the way",
    rule: "An error of another realm or copy is recognized. One that was sent as JSON is read as it was.",
    tests: [IDENTITY, "unit/brand.test.mjs"],
  },
  {
    number: 27,
    name: "strange statuses",
    failureText: "unclear errors or throws of toResponse",
    rule: "An invalid status is refused with a clear error, and toResponse never throws because of it.",
    tests: [ERROR_OPTIONS, "unit/faults.test.mjs"],
  },
  {
    number: 28,
    name: "views of memory that moved",
    rule: "No view is used after the memory grew.",
    tests: [CORE],
  },
  {
    number: 29,
    name: "frozen intrinsics",
    failureText: "errors thrown",
    rule: "Errors can be built whatever was done to Error.",
    tests: [IDENTITY, "unit/message.test.mjs"],
  },
  {
    number: 30,
    name: "a connection out of step",
    failureText: "responses too few, too many, or with other content",
    rule: "Whatever another server declared, the length and the codings of a ready response are those of the content that is sent, and headers about another connection do not pass (RFC 9112, 6; RFC 9110, 7.6.1 and 8.4).",
    tests: [
      "wire/pipelining.test.mjs",
      "wire/frameworks.test.mjs",
      "unit/ready-headers.test.mjs",
      "unit/ready-responses.test.mjs",
    ],
  },
  {
    number: 31,
    name: "repeats that hurt",
    failureText: "requests sent too often",
    rule: "A request is sent again only if its method is idempotent or it has a key that the server knows it by, if it is known what is sent, whatever the server says, and only if the network failed or the server or its status says that it may help.",
    tests: [
      RETRIES,
      "unit/client-requests.test.mjs",
      "unit/client-server-word.test.mjs",
      "unit/client-delays.test.mjs",
      "unit/client-time.test.mjs",
      "runtimes/network-errors.test.mjs",
    ],
    rust: ["retry", "read_headers"],
  },
  {
    number: 32,
    name: "silent errors",
    failureText: "errors silent or logged twice",
    rule: "Each response of 500 or more is logged once, with the error and its stack, unless a log of the user's or of the framework takes its place.",
    tests: ["logging/default-log.test.mjs"],
  },
  {
    number: 33,
    name: "secrets as sentences",
    failureText: "secrets shown",
    rule: "What a log shows is redacted by the words of a name and by the form of a value, before it is folded to one line.",
    tests: ["logging/redaction.test.mjs", "logging/fuzz.test.mjs"],
  },
  {
    number: 34,
    name: "upstream on the wire",
    failureText: "responses with something of another server's",
    rule: "Whatever an HTTP client or an SDK threw, its status, its texts and its headers are another server's: the response is a 500 without them, or has the status that the application gave.",
    tests: [UPSTREAM, "unit/upstream-errors.test.mjs", "frameworks/adapters.test.mjs"],
  },
  {
    number: 35,
    name: "prototype pollution by data",
    failureText: "results changed",
    rule: "Options, tables and members are read as own properties or those of a class, so data that was merged into Object.prototype changes nothing.",
    tests: [POLLUTION],
  },
  {
    number: 36,
    name: "derived objects and proxies",
    failureText: "differences or throws",
    rule: "An object that inherits from an error, or a proxy of one, reads as the error.",
    tests: [DERIVED, "unit/derived-errors.test.mjs"],
  },
];
