// Where an answer differs from the original's on purpose: each rule with its reason. A rule says for
// a case and what differs whether it explains the whole difference; nothing else does.

import { PythonOnly, value } from "./case-values.mjs";
import { differences } from "./comparison.mjs";

const only = (differ, ...names) =>
  differ.length > 0 && differ.every((name) => names.includes(name));
const accept = (one) =>
  one.request.headers.find(([name]) => name.toLowerCase() === "accept")?.[1] ?? "";
const all = (one) => JSON.stringify(one.args);

/** What a format cannot hold, as the package writes it. */
function wellFormed(text, type) {
  const controls = type.includes("xml")
    ? /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
    : /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
  const replaced = text.replaceAll(controls, "\ufffd");
  return type.includes("xml") ? replaced.replaceAll("\r", "&#xD;") : replaced;
}

/** Whether the answer is exact once the client asks for just the type that the original chose. */
async function exactWhenAsked(library, one, theirs) {
  const type = theirs.type.split(";")[0];
  if (type === "") return false;
  const { differ } = await differences(library, one, type);
  return (
    differ.length === 0 || (one.system === "falcon" && theirs.body === "" && only(differ, "body"))
  );
}

/** The fields without which the package builds no answer; the runner supplies what was left out. */
export const SUPPLIED = [
  {
    name: "challenge",
    field: "www-authenticate",
    reason: "RFC 9110, 15.5.2 and 15.5.8: a 401 and a 407 have a challenge",
  },
  {
    name: "allow",
    field: "allow",
    reason: "RFC 9110, 15.5.6: a 405 has an Allow, which may be empty",
  },
];

/** The rules for answers that differ. */
export const RULES = [
  {
    name: "head-as-get",
    reason:
      "RFC 9110, 9.3.2: a HEAD has the fields of the GET; the original's are those of a page not made",
    holds: ({ one, differ }) => one.request.method === "HEAD" && only(differ, "type"),
  },
  {
    name: "no-content",
    reason: "RFC 9110, 6.4.1 and 15.3.6: 204, 205 and 304 have no content, so no type of it either",
    holds: ({ ours, theirs, differ }) =>
      [204, 205, 304].includes(theirs.status) && ours.body === "" && only(differ, "type", "body"),
  },
  {
    name: "accept",
    reason: "RFC 9110, 12.5.1: parameters, case, weights and order of Accept are read as it says",
    holds: async ({ one, theirs, differ, library }) =>
      accept(one) !== "" &&
      only(differ, "type", "body") &&
      theirs.body !== "" &&
      exactWhenAsked(library, one, theirs),
  },
  {
    name: "accept-missing",
    reason: "RFC 9110, 12.5.1: a missing Accept takes anything, so the dialect's default goes out",
    holds: async ({ one, theirs, differ, library }) =>
      accept(one) === "" && only(differ, "type", "body") && exactWhenAsked(library, one, theirs),
  },
  {
    name: "nothing-acceptable",
    reason:
      "RFC 9110, 12.4.1: where nothing is acceptable Accept is ignored; the original sends nothing",
    holds: ({ one, ours, theirs, differ }) =>
      one.system === "falcon" &&
      theirs.body === "" &&
      ours.body !== "" &&
      theirs.fields.get("vary")?.includes("Accept") &&
      only(differ, "body", "type"),
  },
  {
    name: "well-formed",
    reason: "XML 1.0, 2.2 and 2.11, and HTML: characters that no document may hold become U+FFFD",
    holds: ({ ours, theirs, differ }) =>
      only(differ, "body") &&
      wellFormed(theirs.body, theirs.type) ===
        wellFormed(ours.body.replaceAll("&#65533;", "\ufffd"), ours.type),
  },
  {
    name: "escaped-title",
    reason: "security: a title is escaped in a page, where WebOb puts it in raw",
    holds: ({ one, ours, theirs, differ }) =>
      one.system === "webob" &&
      only(differ, "body") &&
      theirs.type.startsWith("text/html") &&
      ours.body.replaceAll(
        /<(title|h1)>(.*?)<\/\1>/gs,
        (_, tag, text) =>
          `<${tag}>${text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")}</${tag}>`,
      ) === theirs.body,
  },
  {
    name: "template-names",
    reason: "templates know status, title and code here; WebOb leaves those names as they are",
    holds: ({ one, differ }) =>
      one.system === "webob" &&
      only(differ, "body") &&
      /\$\{?(status|title|code|location|request_id)\b/.test(one.args.kwargs.body_template ?? ""),
  },
  {
    name: "server-names",
    reason: "WSGI's own variables (SERVER_PORT and the like) are none of a Fetch request",
    holds: ({ one, differ }) =>
      only(differ, "body") &&
      /\$\{?(SERVER_|wsgi|SCRIPT_NAME|webob_adhoc)/.test(one.args.kwargs.body_template ?? ""),
  },
  {
    name: "terminal",
    reason: "security: control characters do not reach a terminal; they become U+FFFD",
    holds: ({ ours, theirs, differ }) =>
      only(differ, "body") &&
      theirs.type.startsWith("text/plain") &&
      ours.body.replaceAll("\ufffd", "?") ===
        theirs.body.replaceAll(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufffd]/g, "?"),
  },
  {
    name: "retry-after",
    reason:
      "RFC 9110, 10.2.3: Retry-After is whole seconds from 0 on, or a date; fractions are rounded up",
    holds: ({ theirs, differ }) =>
      only(differ, "retry-after") &&
      !/^(\d+|[A-Z][a-z]{2}, .* GMT)$/.test(theirs.fields.get("retry-after") ?? "?"),
  },
  {
    name: "specific-handler",
    reason: "the most specific class decides, as in falcon 4; in 1.2 the latest handler won",
    holds: ({ one, differ }) =>
      one.class === "scenario:handler-lifo-general-last" && only(differ, "body"),
  },
  {
    name: "content-range",
    reason: "RFC 9110, 14.4: Content-Range belongs to a 206 and a 416",
    holds: ({ theirs, differ }) =>
      only(differ, "content-range") && ![206, 416].includes(theirs.status),
  },
  {
    name: "wsgi-environment",
    reason:
      "Python-only: WSGI's environment (SCRIPT_NAME, a Host that is none) is no part of a Fetch request",
    holds: ({ one, differ }) =>
      one.request.environ !== undefined && only(differ, "location", "body"),
  },
  {
    name: "backslash",
    reason: "security: browsers take a backslash for a slash, so it goes out encoded",
    holds: ({ one, differ }) =>
      only(differ, "location") && /\\/.test(one.args.kwargs.location ?? ""),
  },
  {
    name: "fragment",
    reason: "RFC 3986, 5.3: a fragment alone keeps the path and the query",
    holds: ({ one, differ }) =>
      only(differ, "location") && /^#/.test(one.args.kwargs.location ?? ""),
  },
  {
    name: "one-slash",
    reason:
      "RFC 3986, 4.2: a path that ends in a slash gets no second one, as `//` would name a host",
    holds: ({ one, theirs, differ }) =>
      one.args.kwargs.add_slash === true &&
      only(differ, "location") &&
      /\/\/(\?|$)/.test(theirs.fields.get("location") ?? ""),
  },
  {
    name: "encoded-slash",
    reason: "RFC 3986, 2.2: an encoded slash is no slash, and the path stays as the client sent it",
    holds: ({ one, differ }) => only(differ, "location") && /%2f/i.test(one.request.url),
  },
  {
    name: "reused",
    reason:
      "an error that is thrown twice answers each request by itself; WebOb keeps the first address",
    holds: ({ one, differ }) =>
      one.class === "scenario:redirect-reused" && only(differ, "location"),
  },
  {
    name: "http-date",
    reason:
      "RFC 9110, 5.6.7: a date is in GMT with a year of four digits; fractions of a second are rounded up",
    holds: ({ one, ours, differ }) => {
      const [given] = /(?<="\$datetime":")[^"]*/.exec(all(one)) ?? [];
      if (given === undefined || !only(differ, "retry-after")) return false;
      const moment = Math.ceil(value({ $datetime: given }).getTime() / 1000) * 1000;
      return ours.fields.get("retry-after") === new Date(moment).toUTCString();
    },
  },
  {
    name: "stale-body",
    reason:
      "a body that was begun for a success does not go out with an error; falcon mended that in 3",
    holds: ({ one, differ }) =>
      /partial body stays/.test(one.note ?? "") && only(differ, "body", "type"),
  },
  {
    name: "challenge-string",
    reason: "a bare string is one challenge and not its letters",
    holds: ({ ours, theirs, differ }) =>
      only(differ, "www-authenticate") &&
      theirs.fields.get("www-authenticate")?.replaceAll(", ", "") ===
        ours.fields.get("www-authenticate"),
  },
  {
    name: "authority",
    reason:
      "RFC 3986, 4.2: `//host` names a host; WebOb makes a path of it, here `external` has to allow it",
    holds: ({ one, differ }) =>
      only(differ, "location") && /^\s*\/\//.test(one.args.kwargs.location ?? ""),
  },
  {
    name: "reference",
    reason:
      "RFC 3986, 2: what no URI may hold is percent-encoded in Location, and dot segments go as browsers resolve them",
    holds: ({ ours, theirs, differ, one }) =>
      only(differ, "location", "body") &&
      theirs.fields.has("location") &&
      sameReference(ours, theirs, one),
  },
  {
    name: "allow-string",
    reason: "a bare string is one method and not its letters",
    holds: ({ theirs, differ, one }) =>
      only(differ, "allow") &&
      all(one).includes((theirs.fields.get("allow") ?? "?").replaceAll(", ", "")),
  },
  {
    name: "own-type",
    reason: "a caller's Content-Type never describes content that the dialect makes",
    holds: ({ one, differ }) =>
      only(differ, "type") && /content-type|content_type|charset/i.test(all(one)),
  },
  {
    name: "wording",
    reason: "WebOb's own sentences for 405, 406, 415, 501 and redirects are its wording",
    holds: ({ one, theirs, differ }) =>
      (one.system === "webob" &&
        only(differ, "body") &&
        one.args.kwargs.json_formatter?.$formatter === "upper") ||
      (one.system === "webob" &&
        only(differ, "body") &&
        [202, 405, 406, 415, 501]
          .concat(300, 301, 302, 303, 305, 307, 308)
          .includes(theirs.status) &&
        one.args.kwargs.body_template === undefined),
  },
  {
    name: "redirect-page",
    reason: "RFC 9110, 15.4: a redirect has a short page with its link; falcon's are empty",
    holds: ({ one, theirs, differ }) =>
      one.system === "falcon" && theirs.fields.has("location") && only(differ, "body", "type"),
  },
  {
    name: "unused-306",
    reason: "RFC 9110, 15.4.7: 306 is unused, and 449 has the phrase of its vendor",
    holds: ({ theirs, differ }) => only(differ, "body") && [306, 449].includes(theirs.status),
  },
];

function sameReference(ours, theirs, one) {
  const resolve = (text) => {
    try {
      return new URL(text, one.request.url).href;
    } catch {
      return text;
    }
  };
  const brackets = (text) => text.replaceAll("%5B", "[").replaceAll("%5D", "]");
  const [a, b] = [ours, theirs].map(({ fields }) => brackets(fields.get("location") ?? ""));
  return a !== "" && resolve(a) === resolve(b);
}

/** The rules for what the original refuses and the package does not. */
export const LENIENT = [
  {
    name: "python-call",
    reason: "Python's way of calling: positions, keywords, and lists where it wants a dict",
    holds: ({ one }) =>
      /TypeError|AttributeError/.test(one.error.type) &&
      /positional|keyword|argument|multiple values|item assignment|attribute|indices|iterable|charset/.test(
        one.error.message,
      ),
  },
];

/** The rules for cases that cannot be built: what is thrown says which. */
export const REFUSALS = [
  {
    name: "python-value",
    reason:
      "the case rests on Python: a repr, bytes, an integer above 2^53, a class without a status, WSGI",
    holds: ({ error }) => error instanceof PythonOnly,
  },
  {
    name: "status-range",
    reason: "Fetch, 2.2.3, and RFC 9110, 15: an answer has a status from 200 to 599",
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
    reason: "Fetch, 6.4: a Response of 204, 205 or 304 cannot be given content",
    holds: ({ error, one }) =>
      error instanceof TypeError && [204, 205, 304].includes(one.response.status),
  },
  {
    name: "field-value",
    reason:
      "RFC 9110, 5.5 and 5.6.2: CR, LF, NUL and names that are no token are refused at construction",
    holds: ({ error, one }) =>
      error instanceof TypeError &&
      /header|field|challenge|location|allow|Header|statusText|unit|retryAfter/i.test(
        error.message,
      ) &&
      (all(one).match(/\\[rntu]|\\\\|[^\x20-\x7e]/) ||
        /"": |X Sp|headers/.test(all(one)) ||
        /number|Date|token|method|challenge/.test(error.message)),
  },
  {
    name: "number-range",
    reason: "RFC 9110, 10.2.3 and 14.4: seconds and lengths are whole numbers from 0 on",
    holds: ({ error }) => error instanceof RangeError && /retryAfter|length/.test(error.message),
  },
  {
    name: "number-type",
    reason: "RFC 9110, 10.2.3 and 14.4: seconds and lengths are numbers; Python takes anything",
    holds: ({ error }) => error instanceof TypeError && /retryAfter|length/.test(error.message),
  },
];
