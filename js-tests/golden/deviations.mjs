// The rules for responses that differ from the original on purpose, each with its reason. `holds`
// says whether a rule explains the whole difference of a case.

import { convertValue, PythonOnlyError } from "./case-values.mjs";
import { compareResponses } from "./comparison.mjs";
import { PART_PARAMETERS } from "./libraries/falcon-calls.mjs";

const isOnly = (differ, ...names) =>
  differ.length > 0 && differ.every((name) => names.includes(name));
const readAccept = (one) =>
  one.request.headers.find(([name]) => name.toLowerCase() === "accept")?.[1] ?? "";
const formatArguments = (one) => JSON.stringify(one.args);

/** Whether the Content-Range of the original has a length in digits that a number can hold. */
function hasSendableLength({ response }) {
  const [, value = ""] =
    response.headers.find(([name]) => name.toLowerCase() === "content-range") ?? [];
  const [, digits] = /^\S+ \*\/(\d+)$/.exec(value) ?? [];
  return digits !== undefined && Number.isSafeInteger(Number(digits));
}

/** Replaces the characters that a format cannot hold, as the package does. */
function makeWellFormed(text, type) {
  const controls = type.includes("xml")
    ? /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
    : /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
  const replaced = text.replaceAll(controls, "\ufffd");
  return type.includes("xml") ? replaced.replaceAll("\r", "&#xD;") : replaced;
}

/** Whether the response is exact if the client accepts only the type that the original chose. */
async function isExactForType(library, one, theirs) {
  const type = theirs.type.split(";")[0];
  if (type === "") return false;
  const { differ } = await compareResponses(library, one, type);
  return (
    differ.length === 0 || (one.system === "falcon" && theirs.body === "" && isOnly(differ, "body"))
  );
}

/** The headers that the package requires. The cases supply those that the original left out. */
export const SUPPLIED_HEADERS = [
  {
    name: "challenge",
    header: "www-authenticate",
    reason: "RFC 9110, 15.5.2 and 15.5.8: a 401 and a 407 have a challenge",
  },
  {
    name: "allow",
    header: "allow",
    reason: "RFC 9110, 15.5.6: a 405 has an Allow, which may be empty",
  },
];

/** The rules for responses that differ. */
export const DIFFERENCE_RULES = [
  {
    name: "head-as-get",
    reason:
      "RFC 9110, 9.3.2: a HEAD has the headers of the GET; the original has those of an empty page",
    holds: ({ one, differ }) => one.request.method === "HEAD" && isOnly(differ, "type"),
  },
  {
    name: "no-content",
    reason: "RFC 9110, 6.4.1 and 15.3.6: 204, 205 and 304 have no content, so they have no type",
    holds: ({ ours, theirs, differ }) =>
      [204, 205, 304].includes(theirs.status) && ours.body === "" && isOnly(differ, "type", "body"),
  },
  {
    name: "accept",
    reason: "RFC 9110, 12.5.1 defines how parameters, case, weights and order of Accept are read",
    holds: async ({ one, theirs, differ, library }) =>
      readAccept(one) !== "" &&
      isOnly(differ, "type", "body") &&
      theirs.body !== "" &&
      isExactForType(library, one, theirs),
  },
  {
    name: "accept-missing",
    reason: "RFC 9110, 12.5.1: a missing Accept accepts any type, so the dialect's default is sent",
    holds: async ({ one, theirs, differ, library }) =>
      readAccept(one) === "" &&
      isOnly(differ, "type", "body") &&
      isExactForType(library, one, theirs),
  },
  {
    name: "nothing-acceptable",
    reason:
      "RFC 9110, 12.4.1: Accept is ignored if nothing is acceptable; the original sends nothing",
    holds: ({ one, ours, theirs, differ }) =>
      one.system === "falcon" &&
      theirs.body === "" &&
      ours.body !== "" &&
      theirs.headers.get("vary")?.includes("Accept") &&
      isOnly(differ, "body", "type"),
  },
  {
    name: "well-formed",
    reason: "XML 1.0, 2.2 and 2.11, and HTML: characters that no document may hold become U+FFFD",
    holds: ({ ours, theirs, differ }) =>
      isOnly(differ, "body") &&
      makeWellFormed(theirs.body, theirs.type) ===
        makeWellFormed(ours.body.replaceAll("&#65533;", "\ufffd"), ours.type),
  },
  {
    name: "escaped-title",
    reason: "security: a title is escaped in a page; WebOb inserts it raw",
    holds: ({ one, ours, theirs, differ }) =>
      one.system === "webob" &&
      isOnly(differ, "body") &&
      theirs.type.startsWith("text/html") &&
      ours.body.replaceAll(
        /<(title|h1)>(.*?)<\/\1>/gs,
        (_, tag, text) =>
          `<${tag}>${text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")}</${tag}>`,
      ) === theirs.body,
  },
  {
    name: "template-names",
    reason: "templates can use status, title and code; WebOb does not replace those names",
    holds: ({ one, differ }) =>
      one.system === "webob" &&
      isOnly(differ, "body") &&
      /\$\{?(status|title|code|location|request_id)\b/.test(one.args.kwargs.body_template ?? ""),
  },
  {
    name: "server-names",
    reason: "a Fetch request has no WSGI variables such as SERVER_PORT",
    holds: ({ one, differ }) =>
      isOnly(differ, "body") &&
      /\$\{?(SERVER_|wsgi|SCRIPT_NAME|webob_adhoc)/.test(one.args.kwargs.body_template ?? ""),
  },
  {
    name: "terminal",
    reason: "security: control characters become U+FFFD, so they do not reach a terminal",
    holds: ({ ours, theirs, differ }) =>
      isOnly(differ, "body") &&
      theirs.type.startsWith("text/plain") &&
      ours.body.replaceAll("\ufffd", "?") ===
        theirs.body.replaceAll(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffd]/g, "?"),
  },
  {
    name: "retry-after",
    reason:
      "RFC 9110, 10.2.3: Retry-After is a whole number of seconds or a date; fractions are rounded up",
    holds: ({ theirs, differ }) =>
      isOnly(differ, "retry-after") &&
      !/^(\d+|[A-Z][a-z]{2}, .* GMT)$/.test(theirs.headers.get("retry-after") ?? "?"),
  },
  {
    name: "specific-handler",
    reason:
      "the handler of the most specific class wins, as in falcon 4; in 1.2 the latest handler won",
    holds: ({ one, differ }) =>
      one.class === "scenario:handler-lifo-general-last" && isOnly(differ, "body"),
  },
  {
    name: "length",
    reason:
      "RFC 9110, 14.4: the length in a Content-Range is a whole number in digits, or there is no header",
    holds: ({ one, theirs, differ }) =>
      isOnly(differ, "content-range") && theirs.status === 416 && !hasSendableLength(one),
  },
  {
    name: "content-range",
    reason: "RFC 9110, 14.4: Content-Range belongs to a 206 and a 416",
    holds: ({ theirs, differ }) =>
      isOnly(differ, "content-range") && ![206, 416].includes(theirs.status),
  },
  {
    name: "wsgi-environment",
    reason: "Python-only: a Fetch request has no WSGI environment (SCRIPT_NAME, an invalid Host)",
    holds: ({ one, differ }) =>
      one.request.environ !== undefined && isOnly(differ, "location", "body"),
  },
  {
    name: "backslash",
    reason: "security: browsers read a backslash as a slash, so it is encoded",
    holds: ({ one, differ }) =>
      isOnly(differ, "location") && /\\/.test(one.args.kwargs.location ?? ""),
  },
  {
    name: "fragment",
    reason: "RFC 3986, 5.3: a reference that is only a fragment keeps the path and the query",
    holds: ({ one, differ }) =>
      isOnly(differ, "location") && /^#/.test(one.args.kwargs.location ?? ""),
  },
  {
    name: "one-slash",
    reason:
      "RFC 3986, 4.2: a path that ends in a slash gets no second one, as `//` could name a host",
    holds: ({ one, theirs, differ }) =>
      one.args.kwargs.add_slash === true &&
      isOnly(differ, "location") &&
      /\/\/(\?|$)/.test(theirs.headers.get("location") ?? ""),
  },
  {
    name: "encoded-slash",
    reason:
      "RFC 3986, 2.2: an encoded slash is no slash, and the path is kept as the client sent it",
    holds: ({ one, differ }) => isOnly(differ, "location") && /%2f/i.test(one.request.url),
  },
  {
    name: "reused",
    reason:
      "an error that is thrown twice has a response for each request; WebOb keeps the first URL",
    holds: ({ one, differ }) =>
      one.class === "scenario:redirect-reused" && isOnly(differ, "location"),
  },
  {
    name: "http-date",
    reason:
      "RFC 9110, 5.6.7: a date is in GMT with a year of four digits; fractions of a second are rounded up",
    holds: ({ one, ours, differ }) => {
      const [text] = /(?<="\$datetime":")[^"]*/.exec(formatArguments(one)) ?? [];
      if (text === undefined || !isOnly(differ, "retry-after")) return false;
      const time = Math.ceil(convertValue({ $datetime: text }).getTime() / 1000) * 1000;
      return ours.headers.get("retry-after") === new Date(time).toUTCString();
    },
  },
  {
    name: "stale-body",
    reason: "the body of a success is not sent with an error; falcon fixed that in 3",
    holds: ({ one, differ }) =>
      /partial body stays/.test(one.note ?? "") && isOnly(differ, "body", "type"),
  },
  {
    name: "challenge-string",
    reason: "a string is one challenge; the original splits it into letters",
    holds: ({ ours, theirs, differ }) =>
      isOnly(differ, "www-authenticate") &&
      theirs.headers.get("www-authenticate")?.replaceAll(", ", "") ===
        ours.headers.get("www-authenticate"),
  },
  {
    name: "authority",
    reason:
      "RFC 3986, 4.2: `//host` names a host, which requires `external`; WebOb makes it a path",
    holds: ({ one, differ }) =>
      isOnly(differ, "location") && /^\s*\/\//.test(one.args.kwargs.location ?? ""),
  },
  {
    name: "reference",
    reason:
      "RFC 3986, 2: characters that a URI may not hold are percent-encoded, and dot segments are resolved as browsers do",
    holds: ({ ours, theirs, differ, one }) =>
      isOnly(differ, "location", "body") &&
      theirs.headers.has("location") &&
      isSameReference(ours, theirs, one),
  },
  {
    name: "allow-string",
    reason: "a string is one method; the original splits it into letters",
    holds: ({ theirs, differ, one }) =>
      isOnly(differ, "allow") &&
      formatArguments(one).includes((theirs.headers.get("allow") ?? "?").replaceAll(", ", "")),
  },
  {
    name: "own-type",
    reason: "a caller's Content-Type does not replace the type of the dialect's own content",
    holds: ({ one, differ }) =>
      isOnly(differ, "type") && /content-type|content_type|charset/i.test(formatArguments(one)),
  },
  {
    name: "wording",
    reason: "WebOb has its own sentences for 405, 406, 415, 501 and redirects",
    holds: ({ one, theirs, differ }) =>
      (one.system === "webob" &&
        isOnly(differ, "body") &&
        one.args.kwargs.json_formatter?.$formatter === "upper") ||
      (one.system === "webob" &&
        isOnly(differ, "body") &&
        [202, 405, 406, 415, 501]
          .concat(300, 301, 302, 303, 305, 307, 308)
          .includes(theirs.status) &&
        one.args.kwargs.body_template === undefined),
  },
  {
    name: "part-wording",
    reason:
      "the errors about a header or a parameter have sentences of their own; the titles are falcon's",
    holds: ({ one, ours, theirs, differ }) =>
      one.class in PART_PARAMETERS &&
      isOnly(differ, "body") &&
      isSameButForSentence(ours, theirs, one),
  },
  {
    name: "own-json",
    reason: "what a class returns as toJSON is written without the spaces of Python's JSON",
    holds: ({ one, ours, theirs, differ }) =>
      one.class.startsWith("scenario:custom-to-dict") &&
      isOnly(differ, "body") &&
      ours.body === JSON.stringify(JSON.parse(theirs.body)),
  },
  {
    name: "form-body",
    reason:
      "a form is no format for errors; falcon 4 writes one since it can read forms, and loses the link in it",
    holds: ({ one, ours, theirs, differ }) =>
      one.system === "falcon" &&
      isOnly(differ, "type", "body") &&
      ours.type === "application/json" &&
      theirs.type === "application/x-www-form-urlencoded",
  },
  {
    name: "form-crash",
    reason:
      "an error keeps its status; falcon 4 sends an empty 500 if a client accepts only multipart/form-data",
    holds: ({ one, ours, theirs }) =>
      one.system === "falcon" &&
      /multipart/.test(readAccept(one)) &&
      theirs.status === 500 &&
      theirs.body === "" &&
      ours.type === "application/json",
  },
  {
    name: "encoded-once",
    reason:
      "RFC 3986, 2.4: what is percent-encoded is not encoded again; falcon 4 encodes it twice",
    holds: ({ one, ours, theirs, differ }) =>
      one.system === "falcon" &&
      isOnly(differ, "body") &&
      ours.body.replaceAll(/%(?=[\dA-Fa-f]{2})/g, "%25") === theirs.body,
  },
  {
    name: "vendor-phrase",
    reason:
      "statuses that are not registered have the phrase of their vendor; falcon 4 says Unknown",
    holds: ({ one, ours, theirs, differ, library }) => {
      const row = library.catalogue.find(({ status }) => status === ours.status);
      return (
        one.system === "falcon" &&
        isOnly(differ, "body") &&
        row?.standing === "unregistered" &&
        ours.body.replace(`${row.status} ${row.phrase}`, `${row.status} Unknown`) === theirs.body
      );
    },
  },
  {
    name: "redirect-page",
    reason: "RFC 9110, 15.4: a redirect has a short page with a link; falcon's are empty",
    holds: ({ one, theirs, differ }) =>
      one.system === "falcon" && theirs.headers.has("location") && isOnly(differ, "body", "type"),
  },
  {
    name: "unused-306",
    reason: "RFC 9110, 15.4.7: 306 is unused, and 449 has its vendor's phrase",
    holds: ({ theirs, differ }) => isOnly(differ, "body") && [306, 449].includes(theirs.status),
  },
];

/** Whether bodies are the same but for the sentence of the class, which has all that was given. */
function isSameButForSentence(ours, theirs, { args }) {
  const [mine, other] = [ours, theirs].map(({ body }) =>
    /^(.*?(?:"description": "|<description>))(.*?)(", "|"}|<\/description>)(.*)$/s.exec(body),
  );
  if (!mine || !other || mine[1] !== other[1] || mine[4] !== other[4]) return false;
  const { msg, header_name, param_name } = args.kwargs;
  const values = [...args.args, msg, header_name, param_name].filter(
    (one) => typeof one === "string",
  );
  const format = (text) =>
    other[1].startsWith("<")
      ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
      : JSON.stringify(text).slice(1, -1);
  return values.every((one) => mine[2].includes(format(one)));
}

function isSameReference(ours, theirs, one) {
  const resolve = (text) => {
    try {
      return new URL(text, one.request.url).href;
    } catch {
      return text;
    }
  };
  const decodeBrackets = (text) => text.replaceAll("%5B", "[").replaceAll("%5D", "]");
  const [a, b] = [ours, theirs].map(({ headers }) => decodeBrackets(headers.get("location") ?? ""));
  return a !== "" && resolve(a) === resolve(b);
}

/** The rules for cases that the original refuses and the package accepts. */
export const LENIENT_RULES = [
  {
    name: "cookies",
    reason: "an error may set cookies, for example to end a session; falcon 4 refuses them",
    holds: ({ one }) => one.error.type === "HeaderNotSupported" && /cookie/.test(one.error.message),
  },
  {
    name: "python-call",
    reason: "Python's calls: positional arguments, keywords, and lists instead of a dict",
    holds: ({ one }) =>
      /TypeError|AttributeError/.test(one.error.type) &&
      /positional|keyword|argument|multiple values|item assignment|attribute|indices|iterable|charset/.test(
        one.error.message,
      ),
  },
];

/** The rules for cases that cannot be built. They depend on the thrown error. */
export const REFUSAL_RULES = [
  {
    name: "python-value",
    reason:
      "the case depends on Python: a repr, bytes, an integer above 2^53, a class without a status, WSGI",
    holds: ({ error }) => error instanceof PythonOnlyError,
  },
  {
    name: "status-range",
    reason: "Fetch, 2.2.3, and RFC 9110, 15: the status of a response is from 200 to 599",
    holds: ({ error, one }) =>
      error instanceof RangeError &&
      !(
        one.response.status >= 200 &&
        one.response.status <= 599 &&
        /^\d{3} \S/.test(one.response.status_line)
      ),
  },
  {
    name: "no-content-refused",
    reason: "Fetch, 6.4: a Response with status 204, 205 or 304 cannot have content",
    holds: ({ error, one }) =>
      error instanceof TypeError && [204, 205, 304].includes(one.response.status),
  },
  {
    name: "field-value",
    reason:
      "RFC 9110, 5.5 and 5.6.2: CR, LF, NUL and names that are no token are refused by the constructor",
    holds: ({ error, one }) =>
      error instanceof TypeError &&
      /header|field|challenge|location|allow|Header|statusText|unit|retryAfter/i.test(
        error.message,
      ) &&
      (formatArguments(one).match(/\\[rntu]|\\\\|[^\x20-\x7e]/) ||
        /"": |X Sp|headers/.test(formatArguments(one)) ||
        /number|Date|token|method|challenge/.test(error.message)),
  },
  {
    name: "number-range",
    reason: "RFC 9110, 10.2.3 and 14.4: seconds and lengths are whole numbers from 0 on",
    holds: ({ error }) => error instanceof RangeError && /retryAfter|length/.test(error.message),
  },
  {
    name: "number-type",
    reason: "RFC 9110, 10.2.3 and 14.4: seconds and lengths are numbers; Python accepts any value",
    holds: ({ error }) => error instanceof TypeError && /retryAfter|length/.test(error.message),
  },
];
