// Random options of errors, for tests that compare two writers of responses. The table of options says
// which options there are, so that a new one is generated, or its form is missing here.

import { findStatusRanges } from "../../pkg-template/scripts/generate-options.mjs";
import { OPTIONS } from "../../pkg-template/scripts/options.mjs";

/** The pieces of texts: what a format escapes, and what only looks like it. */
const SCRAPS = [
  ..."a Z7-._~/#%?:@&=+,;!$'()*[]",
  ...'<>"\\^`{|}\0\b\t\n\f\r\x1b\x7f\x80\xa0\xe9\xff',
  ..."\u0100\u20ac\u2028\u2029\ufeff\ufffd\uffff\u{1f600}",
  "\ud83d",
  "\ude00",
  "\udfff",
  "\\ud800",
  "\\u0041",
  "~0",
  "~1",
  "~01",
  "%2F",
  "%zz",
  "%C3%A9",
  "//",
  "null",
  "0",
  "01",
  "</script>",
];

/** Texts that a header can hold, but not all of them at its ends or in its list. */
const HEADER_SCRAPS = [
  "a",
  "Z",
  "7",
  " ",
  "\t",
  ",",
  '"',
  "\\",
  "=",
  "/",
  "\x80",
  "\xa0",
  "\xff",
  "*",
];

/** The names of headers: those that the core knows, and others that only look like them. */
const HEADER_NAMES =
  `content-type content-length content-encoding content-md5 content-digest repr-digest digest
  transfer-encoding trailer connection keep-alive proxy-connection te upgrade x-content-type-options
  content-range content-disposition content-location etag last-modified cache-control surrogate-control
  edge-control cdn-cache-control x-y-cache-control -cache-control acache-control vary link set-cookie
  retry-after www-authenticate proxy-authenticate allow accept accept-encoding accept-patch location
  http2-settings content-language content-security-policy expires x-own a ! date server`.split(
    /\s+/,
  );

const VARY_VALUES = [
  "Accept",
  "accept",
  "*",
  "Origin, ACCEPT",
  " accept\t,b",
  "accept-language",
  "a;*",
];

/** The names of further members: reserved ones, those that JavaScript treats in its own way, digits. */
const MEMBER_NAMES =
  `type title status detail instance code retryable help errors requestId requestid __proto__ constructor
  toJSON length 0 10 7 -1 01 a b TYPE`.split(/\s+/);

/** Numbers whose text is not their digits, or that are at a limit. */
const NUMBERS = [
  ...[0, -0, 1, -1, 0.5, -0.5, 7.0001, 1e-7, 5e-324, 1e20, 1e21, -1e21, 123456789012345680000],
  ...[2 ** 31, 2 ** 53, 2 ** 53 - 1, 2 ** 63, 2 ** 64, 2 ** 64 + 4096, Number.MAX_VALUE],
];

/** Moments in milliseconds: the ends of what an HTTP-date can name, and beyond them. */
const TIMES = [
  ...[0, -1, 1, 999, 784_111_777_000, 951_782_400_000, 1_792_567_680_500],
  ...[-62_167_219_200_000, -62_167_219_200_001, 253_402_300_799_000, 253_402_300_799_001],
];

function fail() {
  throw new Error("hostile");
}

/** Creates functions that make random values, by the names of the forms in the table of options. */
function createForms(random) {
  const { pick, pickBelow, makeSome } = random;
  const oneIn = (count) => pickBelow(count) === 0;
  const join = (scraps, most) => makeSome(most, () => pick(scraps)).join("");
  const text = () => (oneIn(200) ? join(SCRAPS, 3).repeat(pickBelow(2000)) : join(SCRAPS, 12));
  const headerText = () => join(HEADER_SCRAPS, 8);
  const token = () => `${pick([..."aZ7!#$%&'*+-.^_`|~"])}${join([..."aZ7-_"], 4)}`;
  const number = () => pick([pick(NUMBERS), pickBelow(100), pickBelow(2 ** 40) / 1024]);
  const count = () => Math.abs(pick([pickBelow(100), Number.MAX_SAFE_INTEGER, 0, -0]));
  const listOrOne = (make) => () => (oneIn(3) ? make() : [make(), ...makeSome(2, make)]);
  const someCase = (name) => (oneIn(3) ? name.toUpperCase() : name);

  /** Makes any value that an object can have as a member. */
  const member = (depth = 0) => {
    const object = () => members(depth + 1);
    const ways = [
      text,
      number,
      () => pick([null, undefined, true, false, Number.NaN, Number.POSITIVE_INFINITY]),
      () => pick([1n, -(2n ** 70n), Symbol("s"), fail, Object(7n), Object("s"), Object(-0)]),
      () => new Date(pick([...TIMES, Number.NaN])),
      () => pick([new Map([["a", 1]]), new Uint8Array(2), /x/, new Error("e"), new (class A {})()]),
    ];
    if (depth > 3) return pick(ways)();
    return pick([
      ...ways,
      object,
      () =>
        Object.assign(
          makeSome(4, () => member(depth + 1)),
          oneIn(4) ? { length: 5 } : {},
        ),
      () => {
        // The same value at each call, because each of the writers calls it.
        const value = pick([object(), undefined, text(), [1n], { toJSON: fail }]);
        return { toJSON: () => value };
      },
      () => new Proxy(object(), { ownKeys: (target) => Reflect.ownKeys(target).reverse() }),
    ])();
  };
  /** Makes members that nest to a depth about the limit of the core. */
  const nested = () => {
    const depth = oneIn(500) ? pick([1000, 20_000]) : 58 + pickBelow(9);
    let value = pick([1, [], {}, "[{"]);
    for (let level = 0; level < depth; level++) value = oneIn(2) ? { in: value } : [value];
    return value;
  };
  const members = (depth = 0) => {
    const object = oneIn(8) ? Object.create(null) : {};
    for (const name of makeSome(5, () => (oneIn(3) ? text() : pick(MEMBER_NAMES)))) {
      const isGetter = oneIn(40);
      const value = depth === 0 && oneIn(12) ? nested() : member(depth);
      // Also defines `__proto__`, which an assignment would not.
      const property = isGetter ? { get: oneIn(2) ? fail : () => value } : { value };
      Object.defineProperty(object, name, { ...property, enumerable: true, configurable: true });
    }
    if (oneIn(20)) object.cyclic = pick([object, [object], { a: { object } }]);
    return object;
  };

  const path = () => {
    if (oneIn(2)) return makeSome(4, () => (oneIn(3) ? number() : text()));
    if (oneIn(3)) return makeSome(3, () => pick(["a", ".b", "[0]", "['c']", "[", text()])).join("");
    const pointer = makeSome(4, () => `/${text()}`).join("");
    return oneIn(3) ? `#${pointer}` : pointer;
  };
  const code = () => (oneIn(2) ? text() : number());
  const maybe = (make) => (oneIn(3) ? undefined : make());
  const fieldError = () => {
    // What is null or NaN counts as not given.
    const given = (make) => (oneIn(9) ? pick([null, Number.NaN]) : maybe(make));
    const error = { path: path(), code: given(code), message: given(text), more: 1 };
    // A hole in a path is no step.
    if (Array.isArray(error.path) && oneIn(9)) error.path.length++;
    return error;
  };
  const challenge = () => {
    if (oneIn(3)) return `${token()}${headerText()}`;
    const scheme = token();
    if (oneIn(4))
      return { scheme, token68: `${join([..."aZ7-._~+/"], 5)}a${pick(["", "=", "=="])}` };
    const names = ["realm", "algorithm", "Stale", "USERHASH", "qop", token()];
    const params = makeSome(3, () => [pick(names), oneIn(2) ? token() : headerText()]);
    return { scheme, params: maybe(() => Object.fromEntries(params)) };
  };
  const header = () => {
    const name = oneIn(6) ? token() : pick(HEADER_NAMES);
    const isVary = name === "vary" && !oneIn(4);
    return [someCase(name), isVary ? pick(VARY_VALUES) : headerText()];
  };
  const headers = () => {
    const pairs = makeSome(5, header);
    if (oneIn(3)) return Object.fromEntries(pairs.map(([name, value]) => [name, [value, "b"]]));
    return pairs;
  };
  const protocol = () => `${token()}${oneIn(2) ? `/${token()}` : ""}`;
  const item = () => `${pick(["a", " ", "\xe9"])}${headerText()}`;
  const reference = () => pick(["", "/", "?", "//", "https://a.example/", "../"]) + join(SCRAPS, 6);

  const forms = {
    any: () => pick([undefined, new Error("cause")]),
    challenges: listOrOne(challenge),
    code,
    codings: listOrOne(item),
    delayOrDate: () => (oneIn(2) ? Math.abs(number()) : new Date(pick(TIMES))),
    fieldErrors: () => makeSome(3, fieldError),
    flag: () => oneIn(2),
    headers,
    help: () => ({ href: text(), text: oneIn(9) ? null : maybe(text), more: 1 }),
    mediaTypes: listOrOne(item),
    members: () => (oneIn(12) ? Object(member()) : members()),
    methods: () => (oneIn(6) ? [] : listOrOne(token)()),
    onlyTrue: () => true,
    protocols: listOrOne(protocol),
    rateLimit: () => ({
      ...{ limit: count(), remaining: count(), reset: count() },
      ...{ window: maybe(count), name: maybe(token) },
    }),
    reasonPhrase: () => `a${join([..." aZ7\t~"], 5)}`,
    reference,
    representation: () => pick(["always", "detail", "never"]),
    // A ready response is sent as it is, so no writer has a part in it.
    response: () => undefined,
    text,
    token,
    uri: () => reference().replaceAll(/\p{Cc}/gu, ""),
    wholeNumber: count,
  };
  return { forms, text, number, header };
}

const isInRanges = (status, ranges) =>
  ranges?.some(([first, last = status]) => first <= status && status <= last) ?? true;

/** Returns a function that changes a value as a user can after its validation, or undefined. */
function createChange(value, { pick }) {
  const invalid = ["", "a\r\nb: c", "\u0100", "accept, \u0100", "\ud83d", "\u212a", " a ", "a\0"];
  const replace = (object, name) => () => {
    object[name] = pick(invalid);
  };
  if (value instanceof Date) {
    const times = [Number.NaN, -8.64e15, 8.64e15, -62_167_219_300_000, 253_402_300_800_000];
    return () => value.setTime(pick(times));
  }
  if (typeof value !== "object" || value === null) return undefined;
  const places = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const place = pick(places);
  if (place === undefined) return undefined;
  if (typeof value[place] === "string") return replace(value, place);
  return createChange(value[place], { pick });
}

/**
 * Creates functions that make random options for a status, make options that were not validated, and
 * change options after their validation, so that they hold what no header can have.
 *
 * @param rows - the rows of the catalogue
 * @throws Error if the table of options has a form that is not made here
 */
export function createOptionsMaker(rows, random) {
  const { pick, pickBelow } = random;
  const { forms, text, number, header } = createForms(random);
  const specs = OPTIONS.map((option) => {
    const make = forms[option.form];
    if (!make) throw new Error(`Cannot make ${option.option}: the form ${option.form} is unknown`);
    return { name: option.option, make, ranges: findStatusRanges(option, rows) };
  });
  const makeOptions = (status) => {
    const options = {};
    const share = 2 + pickBelow(6);
    for (const { name, make, ranges } of specs) {
      const isDuty = ranges !== undefined && pickBelow(3) > 0;
      if (status !== undefined && !isInRanges(status, ranges)) continue;
      if (isDuty || pickBelow(share) === 0) options[name] = make();
    }
    if (options.location !== undefined) delete options.addSlash;
    return options;
  };
  /** Makes options that no validation has seen: those of any status, and numbers of any size. */
  const makeUncheckedOptions = () => ({
    ...makeOptions(undefined),
    headers: random.makeSome(4, header),
    retryAfter: pick([undefined, number()]),
    length: pick([undefined, number()]),
  });
  /** Changes one of the values that are objects. */
  const change = (options) => {
    const names = Object.keys(options).filter((name) => name !== "extensions" && name !== "cause");
    createChange(options[pick(names)], random)?.();
  };
  return { text, makeOptions, makeUncheckedOptions, change };
}
