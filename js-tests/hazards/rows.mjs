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
    rule: "The reader turns any bytes into a report, any Accept value selects a media type, and any template produces a page.",
    tests: [READER, "unit/client-hostile.test.mjs"],
    rust: ["read_any", "read_time", "negotiate", "problem_record", "fuzz"],
  },
  {
    number: 2,
    name: "a writer that is wrong",
    rule: "If the reader reads a response that the writer wrote, it returns the same values.",
    tests: [WRITER],
    rust: ["body_writer", "dialect", "read_round_trip"],
  },
  {
    number: 3,
    name: "undefined behaviour",
    rule: "The source has no unsafe code. The compiler forbids it.",
    tests: [CORE],
  },
  {
    number: 4,
    name: "a panic in wasm",
    rule: "No input causes a panic.",
    tests: [CORE],
    rust: ["response_parts", "problem_record", "json_value", "fuzz"],
  },
  {
    number: 5,
    name: "a trap that spoils the instance",
    rule: "If wasm traps, the package drops the instance. The client gets the same response as problem+json, to the byte, and the next call uses a new instance.",
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
    rule: "The memory does not grow between ten thousand and a million calls.",
    tests: [CORE, "unit/memory.test.mjs", "unit/client-memory.test.mjs"],
  },
  {
    number: 7,
    name: "errors that are never freed",
    rule: "No object in wasm belongs to an error, so nothing has to be freed.",
    tests: [CORE],
  },
  {
    number: 8,
    name: "re-entrancy",
    rule: "The modules import nothing, so wasm cannot call JavaScript. The package copies the result of a call before it calls functions of the application.",
    tests: [CORE, "unit/reentrancy.test.mjs"],
  },
  {
    number: 9,
    name: "script in a page",
    rule: "The writer escapes each text once, when it writes it. Only http and https URLs become links. In Markdown, parsers of CommonMark, of GitHub's extensions and of YAML read each text as text.",
    tests: [WRITER, HOOKS, "hazards/markdown.test.mjs", "unit/injection.test.mjs"],
    rust: ["page", "markdown"],
  },
  {
    number: 10,
    name: "sniffing",
    rule: "A response with content has nosniff, and a charset if its type has that parameter. A page has a policy that begins with default-src 'none'.",
    tests: [WRITER],
  },
  {
    number: 11,
    name: "private text that leaks",
    rule: "Nothing from a cause, a stack, a request or the detail of a 5xx reaches a client. That holds for responses, portable errors, digests, errors that cross over RPC, and the last event of a stream.",
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
    rule: "The constructor of an error validates header values. It refuses characters that end a line.",
    tests: ["unit/injection.test.mjs"],
    rust: ["header"],
  },
  {
    number: 13,
    name: "open redirects",
    failureText: "redirects to another origin",
    rule: "A redirect stays on the request's origin, as a browser reads its address, unless the application passes external: true.",
    tests: ["unit/redirects.test.mjs"],
  },
  {
    number: 14,
    name: "poisoned caches",
    rule: "A response with content has Vary: Accept, even to a HEAD. A response without content does not have it. A response has no-store if its status requires it. The package removes headers for caches and proxies that a handler had set for a success.",
    tests: [WRITER, HOOKS, "unit/earlier-headers.test.mjs"],
  },
  {
    number: 15,
    name: "forgotten duties",
    rule: "The types and the constructors refuse a 401, 405, 407 or 426 without its header.",
    tests: [ERROR_OPTIONS, "unit/options.test.mjs"],
  },
  {
    number: 16,
    name: "prototype pollution",
    failureText: "prototypes changed",
    rule: "In a body, names such as `__proto__` are only data.",
    tests: [READER],
    rust: ["read_any"],
  },
  {
    number: 17,
    name: "a forged error",
    failureText: "values taken for an error of the package",
    rule: "The package never takes a value that was parsed from JSON for one of its errors.",
    tests: [IDENTITY, "unit/brand.test.mjs"],
  },
  {
    number: 18,
    name: "JSON bombs",
    rule: "The reader stops at a depth of 64 and at a limit of bytes. If an object has a name twice, the last one counts. Values equal those of JSON.parse.",
    tests: [JSON_TEXTS],
    rust: ["json_value"],
  },
  {
    number: 19,
    name: "XML bombs and external entities",
    rule: "The reader skips a DOCTYPE with its internal subset, stops at a depth of 32, and expands and fetches nothing.",
    tests: [READER],
    rust: ["read_any"],
  },
  {
    number: 20,
    name: "a body that is large or has no end",
    rule: "Reading stops at a limit of decoded bytes or of time, and cancels the rest.",
    tests: [BODY, FAULTS, "unit/client-body.test.mjs"],
  },
  {
    number: 21,
    name: "character sets",
    rule: "The reader returns a report for every encoding, even if it does not know the encoding or the bytes are invalid.",
    tests: [READER],
  },
  {
    number: 22,
    name: "lone surrogates",
    rule: "Each lone surrogate becomes U+FFFD, wherever it occurs.",
    tests: ["unit/injection.test.mjs"],
  },
  {
    number: 23,
    name: "an Accept value that costs time",
    rule: "The time does not grow faster than the length, and the core reads at most 8 KiB.",
    tests: [ACCEPT],
    rust: ["negotiate"],
  },
  {
    number: 24,
    name: "an Accept value read wrongly",
    rule: "Negotiation follows RFC 9110, 12.4 and 12.5. Each difference from negotiator has a reason.",
    tests: [ACCEPT],
    rust: ["negotiate"],
  },
  {
    number: 25,
    name: "log injection",
    failureText: "broken lines",
    rule: "message and toString() return one line without control characters.",
    tests: [ERROR_OPTIONS, "unit/message.test.mjs"],
  },
  {
    number: 26,
    name: "realms, copies and clones",
    failureText: "errors lost on the way",
    rule: "The package recognizes an error of another realm or another copy. An error that was sent as JSON has the same values after reading.",
    tests: [IDENTITY, "unit/brand.test.mjs"],
  },
  {
    number: 27,
    name: "strange statuses",
    failureText: "unclear errors or throws of toResponse",
    rule: "The constructors refuse an invalid status with a clear error, and toResponse never throws because of one.",
    tests: [ERROR_OPTIONS, "unit/faults.test.mjs"],
  },
  {
    number: 28,
    name: "views of memory that moved",
    rule: "After the memory has grown, the package uses no earlier view of it.",
    tests: [CORE],
  },
  {
    number: 29,
    name: "frozen intrinsics",
    failureText: "errors thrown",
    rule: "Constructors work even if other code has frozen or changed Error.",
    tests: [IDENTITY, "unit/message.test.mjs"],
  },
  {
    number: 30,
    name: "a connection out of step",
    failureText: "responses too few, too many, or with other content",
    rule: "The length and the codings of a ready response are those of the content that is sent, whatever another server declared. Headers about another connection do not pass (RFC 9112, 6; RFC 9110, 7.6.1 and 8.4).",
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
    rule: "The client repeats a request only if all of this holds: the method is idempotent, or the request has an idempotency key; the client knows the whole content; and the network failed, or the server or its status says that a retry may help.",
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
    rule: "The package logs each response of 500 or more once, with the error and its stack, unless a log of the application or of the framework takes its place.",
    tests: ["logging/default-log.test.mjs"],
  },
  {
    number: 33,
    name: "secrets as sentences",
    failureText: "secrets shown",
    rule: "The log redacts values by the words of their name and by their own form, before it folds a text to one line.",
    tests: ["logging/redaction.test.mjs", "logging/fuzz.test.mjs"],
  },
  {
    number: 34,
    name: "upstream on the wire",
    failureText: "responses with something of another server's",
    rule: "If an HTTP client or an SDK throws an error, its status, texts and headers belong to another server. The response is a 500 without them, or has the status that the application chose.",
    tests: [UPSTREAM, "unit/upstream-errors.test.mjs", "frameworks/adapters.test.mjs"],
  },
  {
    number: 35,
    name: "prototype pollution by data",
    failureText: "results changed",
    rule: "The package reads options, tables and members only as own properties or as those of a class, so data that was merged into Object.prototype changes nothing.",
    tests: [POLLUTION],
  },
  {
    number: 36,
    name: "derived objects and proxies",
    failureText: "differences or throws",
    rule: "An object that inherits from an error, or a proxy of one, has the same values as the error.",
    tests: [DERIVED, "unit/derived-errors.test.mjs"],
  },
];
