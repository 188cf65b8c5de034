// The hazards, each with the rule that it buys and where that is tested. `make hazards` runs the
// tests and takes the counts from what they say; `js-tests/lib/hazard-tally.mjs` is how they say it.

const READING = "hazards/reader.test.mjs";
const JSON_TEXTS = "hazards/json.test.mjs";
const ACCEPT = "hazards/accept.test.mjs";
const WRITING = "hazards/writer.test.mjs";
const FIELDS = "hazards/error-options.test.mjs";
const CORE = "hazards/core.test.mjs";
const BODY = "hazards/body.test.mjs";
const FAULTS = "hazards/faults.test.mjs";
const IDENTITY = "hazards/identity.test.mjs";

/**
 * Each row: its tests by file, those of Rust by target, all of which must pass. A row's count comes
 * from the tests that count for it. Where those show no figure, it is how many are `fallen`.
 */
export const HAZARDS = [
  {
    number: 1,
    name: "a parser that crashes or hangs",
    rule: "Any bytes give a report, any Accept value a media type, any template a page.",
    tests: [READING, "unit/client-hostile.test.mjs"],
    rust: ["read_any", "negotiate", "record", "fuzz"],
  },
  {
    number: 2,
    name: "a writer that is wrong",
    rule: "What is written in a format is read back as it was.",
    tests: [WRITING],
    rust: ["render", "dialect", "read_any"],
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
    rule: "None can be reached by what comes in.",
    tests: [CORE],
    rust: ["answer", "record", "value", "fuzz"],
  },
  {
    number: 5,
    name: "a trap that spoils the instance",
    rule: "Whatever is thrown out of wasm costs the instance; a plain answer goes out, and the next call starts afresh.",
    tests: [
      FAULTS,
      "unit/faults.test.mjs",
      "unit/client-faults.test.mjs",
      "runtimes/node-jitless.test.mjs",
    ],
  },
  {
    number: 6,
    name: "wasm memory that grows",
    rule: "The memory is as large after a million calls as after ten thousand.",
    tests: [CORE, "unit/memory.test.mjs", "unit/client-faults.test.mjs"],
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
    rule: "The modules import nothing, so that wasm cannot call JavaScript.",
    tests: [CORE],
  },
  {
    number: 9,
    name: "script in a page",
    rule: "A text is escaped once, where it is written; only http and https become links.",
    tests: [WRITING, "unit/injection.test.mjs"],
    rust: ["page"],
  },
  {
    number: 10,
    name: "sniffing",
    rule: "Content has nosniff and a charset where its type takes one; a page has a policy that begins with default-src 'none'.",
    tests: [WRITING],
  },
  {
    number: 11,
    name: "private text that leaks",
    rule: "Nothing of a cause, a stack, a request or the detail of a 5xx goes out.",
    tests: [WRITING, "unit/privacy.test.mjs", "unit/client-relay.test.mjs"],
  },
  {
    number: 12,
    name: "header injection",
    fallen: "values broke out",
    rule: "A field value is judged when the error is built; what ends a line is refused.",
    tests: ["unit/injection.test.mjs"],
    rust: ["field"],
  },
  {
    number: 13,
    name: "open redirects",
    fallen: "led to another origin",
    rule: "A redirect stays on the request's origin as a browser reads it, unless it says otherwise.",
    tests: ["unit/redirects.test.mjs"],
  },
  {
    number: 14,
    name: "poisoned caches",
    rule: "An answer with content has Vary: Accept, also to HEAD, and none without has; no-store where the status asks for it.",
    tests: [WRITING],
  },
  {
    number: 15,
    name: "duties that are forgotten",
    rule: "A 401, 405, 407 or 426 without its field is refused by the types and at run time.",
    tests: [FIELDS, "unit/options.test.mjs"],
  },
  {
    number: 16,
    name: "prototype pollution",
    fallen: "prototypes changed",
    rule: "Names such as `__proto__` in a body are data.",
    tests: [READING],
    rust: ["read_any"],
  },
  {
    number: 17,
    name: "a forged error",
    fallen: "taken for an error of the package",
    rule: "Nothing parsed from JSON passes for an error of the package.",
    tests: [IDENTITY, "unit/brand.test.mjs"],
  },
  {
    number: 18,
    name: "JSON bombs",
    rule: "JSON is read to a depth of 64 and to a cap of bytes, the last of equal names counts, and values are those of JSON.parse.",
    tests: [JSON_TEXTS],
    rust: ["value"],
  },
  {
    number: 19,
    name: "XML bombs and external entities",
    rule: "A DOCTYPE ends the reading, depth ends at 32, nothing is expanded or fetched.",
    tests: [READING],
    rust: ["read_any"],
  },
  {
    number: 20,
    name: "a body that is large or has no end",
    rule: "Reading stops at the cap of decoded bytes or when its time is up, and the rest is cancelled.",
    tests: [BODY, FAULTS, "unit/client-body.test.mjs"],
  },
  {
    number: 21,
    name: "character sets",
    rule: "Every encoding, known or not, right or not, gives a report.",
    tests: [READING],
  },
  {
    number: 22,
    name: "lone surrogates",
    rule: "Each becomes U+FFFD, wherever it stands.",
    tests: ["unit/injection.test.mjs"],
  },
  {
    number: 23,
    name: "an Accept value that costs time",
    rule: "Its time grows with its length, and ends at 8 KiB.",
    tests: [ACCEPT],
    rust: ["negotiate"],
  },
  {
    number: 24,
    name: "an Accept value read wrongly",
    rule: "RFC 9110, 12.4 and 12.5; where negotiator differs there is a reason.",
    tests: [ACCEPT],
    rust: ["negotiate"],
  },
  {
    number: 25,
    name: "log injection",
    fallen: "lines broken",
    rule: "message and toString() are one line without control characters.",
    tests: [FIELDS, "unit/message.test.mjs"],
  },
  {
    number: 26,
    name: "realms, copies and clones",
    fallen: "lost on the way",
    rule: "An error of another realm or copy is known; one that was sent as JSON is read as it was.",
    tests: [IDENTITY, "unit/brand.test.mjs"],
  },
  {
    number: 27,
    name: "strange statuses",
    fallen: "unclear or thrown by toResponse",
    rule: "What is no status is refused with a clear error, and toResponse never throws for it.",
    tests: [FIELDS, "unit/faults.test.mjs"],
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
    fallen: "thrown",
    rule: "Errors are built whatever was done to Error.",
    tests: [IDENTITY, "unit/message.test.mjs"],
  },
];
