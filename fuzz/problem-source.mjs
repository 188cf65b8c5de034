// Makes problem details (RFC 9457) and headers at random: most are well formed and usual, some are odd in
// one place.

/** Names of extensions that mean nothing to the core. */
const PLAIN_NAMES =
  "balance accounts song artistId playlist_count page-size cursor zone region x tags Foo orderNo level deadline".split(
    " ",
  );

/** Names that mean something to the core, or to JavaScript, or that are odd. */
const KNOWN_NAMES = (
  "message description error_description reason requestId request_id trace_id traceId retry_after " +
  "retryable global scope field path source invalid-params invalidParams violations details context " +
  "data extensions meta help documentation_url links url name id kind status state statusCode errorCode " +
  "xyzErrorCode PaymentErrorMessage fooMsg userText error errors _errors Error-Code __proto__ " +
  "constructor toString hasOwnProperty hydra:title a:b é .tag #text @type index items properties children"
).split(" ");

const SENTENCES = [
  "There is no such song.",
  "Unknown",
  "Not Found",
  "error",
  "ok",
  "Größe \u00fc\u4e2d\u6587 \ud83d\ude00",
  "see https://example.com/a?b=c",
  "https://example.com/problems/out-of-credit",
  "urn:problem:x",
  "about:blank",
  "/problems/4",
  "TOO_LONG",
  "com.example#NoSuchKey:http://a",
  "4",
  "404 Not Found",
  "true",
  "a/b~1c~0d",
];

const ODD_TEXTS = [
  "",
  " ",
  " blank before",
  "blank after\n",
  "\u00a0x",
  "x\u0085",
  "\u200bx",
  "x\ufeff",
  "\ud800",
  "a\udc00b",
  '{"message": "nested"}',
  '["nested"]',
  "{",
  "Traceback (most recent call last)",
  "a\u0000b",
  "\u2028",
];

const POINTERS = [
  "#/name",
  "#/items/0/price",
  "#",
  "#/",
  "#/a~1b/c~0d",
  "#/a%20b/%C3%BC",
  "#/a%2Fb",
  "#/007/10",
  "#/12345678901234567890",
  "#/123456789012345",
  "#/1234567890123456",
];

const ODD_POINTERS = [
  "/name",
  "name",
  "",
  "a.b[0]",
  "#/%zz",
  "#/%ff",
  "#/a b",
  "#/é",
  "#/a ",
  "#/~~1~",
  "#/%7E1",
  "body.name",
  "$.a",
];

const CONTENT_TYPES = [
  "application/problem+json; charset=utf-8",
  "application/problem+json;charset=UTF-8",
  'application/problem+json; charset="utf-8"',
];

const ODD_TYPES = [
  "application/json",
  "application/problem+json; charset=iso-8859-1",
  "application/problem+json; profile=x",
  "Application/Problem+JSON",
  "application/vnd.a.problem+json",
  "text/html",
  "",
];

/** Headers that say nothing of an error. */
const OTHER_HEADERS = [
  ["date", "Wed, 21 Oct 2026 07:28:00 GMT"],
  ["server", "nginx/1.29"],
  ["content-length", "123"],
  ["content-encoding", "gzip"],
  ["vary", "Accept"],
  ["x-content-type-options", "nosniff"],
  ["x-user-id", "7"],
  ["etag", '"a:b"'],
];

/** Headers that say something, or may. */
const SAYING_HEADERS = [
  ["x-request-id", "req-1"],
  ["x-request-id", ""],
  ["x-request-id", "a\u00a0"],
  ["request-id", "req_2"],
  ["cf-ray", "8f2a-FRA"],
  ["x-vercel-id", "fra1::a-b"],
  ["x-my-correlation-id", "c-3"],
  ["traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"],
  ["retry-after", "30"],
  ["retry-after", "Wed, 21 Oct 2026 07:28:30 GMT"],
  ["retry-after", "Wed, 21 Oct 2026 07:20:00 GMT"],
  ["retry-after", "Wednesday, 21-Oct-26 07:28:30 GMT"],
  ["retry-after", "1m30s"],
  ["retry-after", "12345678901"],
  ["retry-after", "soon"],
  ["x-should-retry", "true"],
  ["date", "Wed Oct 21 07:28:30 2026"],
  ["date", "soon"],
  ["www-authenticate", 'Bearer realm="api"'],
  ["www-authenticate", 'Bearer error="invalid_token", error_description="It has expired."'],
  ["www-authenticate", "Basic"],
  ["www-authenticate", 'Basic realm="a, b", charset="UTF-8", Bearer realm=api'],
  ["www-authenticate", 'Digest realm="a", Realm="b", nonce="\\"x"'],
  ["www-authenticate", "Negotiate YII=="],
  ["www-authenticate", 'realm="a", Basic, x=""'],
  ["proxy-authenticate", 'Basic realm="proxy"'],
  ["x-error-code", "E7"],
  ["x-ms-error-code", "NoSuchKey"],
  ["grpc-status", "5"],
  ["grpc-status", "0"],
  ["x-ratelimit-limit", "100"],
  ["x-ratelimit-remaining", "0"],
  ["ratelimit", '"day";r=0;t=30'],
];

const CHALLENGE_HEADERS = ["www-authenticate", "www-authenticate", "proxy-authenticate"];

/** What lists of challenges are made of. Only a part of them is well formed. */
const CHALLENGE_PARTS =
  'Basic|Bearer|NTLM|realm="a"|scope="a b"|nonce=a|max_age="5"|YQ==|=|, |,| | |;|"|\\"|(|é|a'.split(
    "|",
  );

/** Creates what makes bodies and headers. */
export function createProblems({ pick, pickBelow, makeSome }) {
  const isRare = (most) => pickBelow(most) === 0;
  /** Returns a text as JSON, with more escapes than are needed now and then. */
  const formatText = (text) => {
    const json = JSON.stringify(text);
    if (!isRare(40) || text === "") return json;
    const code = text.charCodeAt(0).toString(16).padStart(4, "0");
    return `"\\u${code}${JSON.stringify(text.slice(1)).slice(1)}`;
  };
  const makeText = () => formatText(isRare(60) ? pick(ODD_TEXTS) : pick(SENTENCES));
  const NUMBER_FORMS = [
    () => `${pickBelow(1000)}`,
    () => `${pickBelow(1000)}`,
    () => "-0",
    () => "1.50",
    () => "2e3",
    () => "9007199254740993",
    () => "-9007199254740991",
    () => "1e400",
    () => "12345678901234567890",
  ];
  const makeNumber = () => pick(NUMBER_FORMS)();
  const makeNested = (depth) => {
    if (isRare(300)) {
      const levels = 58 + pickBelow(9);
      return `${"[".repeat(levels)}${"]".repeat(levels)}`;
    }
    const items = makeSome(3, () => makeValue(depth + 1));
    if (pickBelow(2) === 0) return `[${items.join(", ")}]`;
    return `{${items.map((item) => `${formatText(makeName())}:${item}`).join(",")}}`;
  };
  const makeName = () => (isRare(12) ? pick(KNOWN_NAMES) : pick(PLAIN_NAMES));
  const WORD_VALUES = ["true", "false", "null"];
  const makeValue = (depth = 0) => {
    const way = pickBelow(5);
    if (way === 0) return makeNumber();
    if (way === 1) return pick(WORD_VALUES);
    if (way === 2) return depth > 3 ? "{}" : makeNested(depth);
    return makeText();
  };
  const CODE_FORMS = [() => formatText("TOO_LONG"), () => formatText("404"), makeText, makeNumber];
  const makeCode = () => pick(CODE_FORMS)();
  const makeFieldError = () => {
    const members = [];
    if (!isRare(4)) members.push(`"detail": ${makeText()}`);
    if (!isRare(3))
      members.push(`"pointer": ${formatText(isRare(40) ? pick(ODD_POINTERS) : pick(POINTERS))}`);
    if (isRare(2)) members.push(`"code": ${makeCode()}`);
    if (isRare(60))
      members.push(
        `"${pick(["message", "path", "in", "note", "errors", "field"])}": ${makeValue()}`,
      );
    if (isRare(4)) members.reverse();
    return isRare(100) ? makeValue() : `{${members.join(", ")}}`;
  };
  const HELP_FORMS = [
    () => formatText("https://example.com/help"),
    () => `{"href": "https://example.com/help", "text": ${makeText()}}`,
    () => `{"href": "https://example.com/help"}`,
    () => `{"href": ${makeText()}}`,
    () => `{"text": ${makeText()}, "url": "https://a.example/"}`,
    makeValue,
  ];
  const makeHelp = () => pick(HELP_FORMS)();
  /** The members of problem details: the name, one of so many bodies that have it, and its value. */
  const MEMBERS = [
    ["type", 2, () => (isRare(50) ? makeValue() : makeText())],
    ["title", 1.2, () => (isRare(50) ? makeValue() : makeText())],
    ["status", 1.5, () => pick(["404", "500", '"404"', "null", "{}"])],
    ["detail", 1.4, () => (isRare(50) ? makeValue() : makeText())],
    ["instance", 4, () => (isRare(30) ? makeValue() : makeText())],
    ["code", 3, () => (isRare(30) ? makeValue() : makeCode())],
    ["retryable", 8, () => pick(["true", "false", "true", "false", "null", '"true"'])],
    ["help", 8, makeHelp],
    ["requestId", 8, () => (isRare(20) ? makeValue() : formatText(`req-${pickBelow(100)}`))],
    ["errors", 4, () => (isRare(40) ? makeValue() : `[${makeSome(3, makeFieldError).join(", ")}]`)],
  ];
  const makeBody = () => {
    const members = MEMBERS.filter(([, most]) => pickBelow(10 * most) < 10).map(
      ([name, , make]) => `${formatText(name)}: ${make()}`,
    );
    for (const value of makeSome(3, makeValue)) members.push(`${formatText(makeName())}: ${value}`);
    if (isRare(40)) members.push(`${formatText(pick(MEMBERS)[0])}: ${makeValue()}`);
    if (isRare(4)) members.reverse();
    const space = pick(["", "", "\n  ", "\t"]);
    return `{${members.map((member) => space + member).join(",")}${space}}`;
  };
  const makeQuota = () => {
    const [limit, remaining, reset] = [pickBelow(100), pick([0, 0, 5]), pickBelow(100)];
    const name = pick(["default", "day-1", "a b"]);
    const headers = [
      ["ratelimit", `"${name}";r=${remaining};t=${reset}`],
      ["ratelimit-limit", `${limit}`],
      ["ratelimit-policy", `"${name}";q=${limit}${pick(["", ";w=60"])}`],
      ["ratelimit-remaining", `${isRare(20) ? 3 : remaining}`],
      ["ratelimit-reset", `${reset}`],
    ];
    if (isRare(10)) headers.splice(pickBelow(5), 1);
    return headers;
  };
  const makeChallenges = () =>
    makeSome(8, () => pick(CHALLENGE_PARTS) + pick(["", " ", ", ", ", "])).join("");
  const makeHeaders = () => {
    const type = isRare(40)
      ? pick(ODD_TYPES)
      : isRare(2)
        ? "application/problem+json"
        : pick(CONTENT_TYPES);
    const headers = [["content-type", type], ...makeSome(3, () => pick(OTHER_HEADERS))];
    if (isRare(3)) headers.push(...makeSome(2, () => pick(SAYING_HEADERS)));
    if (isRare(10)) headers.push(...makeQuota());
    if (isRare(6)) headers.push([pick(CHALLENGE_HEADERS), makeChallenges()]);
    if (isRare(2)) headers.reverse();
    return headers;
  };
  return { makeBody, makeHeaders };
}
