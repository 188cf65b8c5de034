// The main rows, which are measured on every runtime. They need only the package.

/**
 * Calls a function in a deep stack. The default is the depth of a handler behind a router and
 * middleware.
 */
export function callDeep(call, frames = 12) {
  return frames === 0 ? call() : callDeep(call, frames - 1);
}

/** An error that users write by hand. It is the lower limit of an error with a stack. */
class Bare extends Error {}

/** The lower limit of an error that records no stack. It does nothing else. */
class Muted extends Error {
  constructor(message) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * The lower limit of an error that records a stack and has a constructor, as validation of options
 * needs.
 */
class Constructed extends Error {
  // biome-ignore lint/complexity/noUselessConstructor: the constructor is measured
  constructor(message) {
    super(message);
  }
}
class Between extends Constructed {}
class Below extends Between {}

const STATE = Symbol("state");

/**
 * Defines the state of an error as a property that nothing lists. An error needs one that can be read through
 * a proxy of it and by an object that inherits from it, as frameworks make them: a private field cannot.
 */
function defineState(error) {
  Object.defineProperty(error, STATE, { value: { status: 404 } });
}

/** The lower limit of an error that records no stack and has a state. */
class MutedWithState extends Muted {
  constructor(message) {
    super(message);
    defineState(this);
  }
}

/** The lower limit of an error that records a stack and has a state. */
class BelowWithState extends Between {
  constructor(message) {
    super(message);
    defineState(this);
  }
}

/** The row that errors are compared with. */
export const BARE = "class X extends Error";

/** The lower limits of errors that keep a state. */
export const MUTED_STATE = "limit: an Error without a stack, with a state";
export const STATE_WITH_STACK = "limit: an Error with a constructor and a state";

/** Returns rows of the same names with wrapped calls. */
export function mapRows(rows, wrap) {
  return Object.fromEntries(Object.entries(rows).map(([name, call]) => [name, wrap(call)]));
}

/** Returns the rows that construct errors. */
export function createConstructorRows({ HTTPNotFound, HTTPServiceUnavailable }) {
  return {
    [BARE]: () => new Bare("Not Found"),
    "limit: an Error without a stack": () => new Muted("Not Found"),
    "limit: an Error with a constructor": () => new Below("Service Unavailable"),
    [MUTED_STATE]: () => new MutedWithState("Not Found"),
    [STATE_WITH_STACK]: () => new BelowWithState("Service Unavailable"),
    "httpexc HTTPNotFound": () => new HTTPNotFound(),
    "httpexc HTTPNotFound, detail": () => new HTTPNotFound("No song has the id 7."),
    "httpexc HTTPServiceUnavailable, with stack": () => new HTTPServiceUnavailable(),
    "httpexc HTTPServiceUnavailable, detail, with stack": () =>
      new HTTPServiceUnavailable("The disk is full."),
  };
}

/** The Accept values of the tables: the one that browsers send for a page, and that of a program. */
export const ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
export const JSON_ACCEPT = "application/json";

/** The media type for each of them. */
const TYPES = { [ACCEPT]: "text/html; charset=utf-8", [JSON_ACCEPT]: "application/json" };

/**
 * The row that responses are compared with: what anyone writes by hand, without an error. The text is
 * ready, and the headers are pairs.
 */
export const RESPONSE = "by hand: new Response(text, { status, headers })";

/** The same with a text that has a fresh detail. */
export const FRESH_TEXT = "by hand: the same with a fresh detail";

/**
 * The least that it takes to throw an error, catch it and respond: the error records no stack and has a state
 * but no options, the method and `Accept` are read but not negotiated, and the `Headers` exist.
 */
export const LEAST_CYCLE = "limit: an Error without a stack thrown, Accept read, and a Response";

/** The same with a text that has a fresh detail. */
export const LEAST_FRESH_CYCLE = "limit: the same with a fresh detail";

/** Throws and catches an error, and returns it. */
export function throwAndCatch(make) {
  try {
    throw make();
  } catch (error) {
    return error;
  }
}

/** Reads what a response depends on. @throws Error if the request is another one */
function readRequest(request) {
  if (request.method !== "GET" || request.headers.get("accept") === null) {
    throw new Error("The request is wrong");
  }
}

/** Returns a request with an Accept value, and the rows that respond to it. */
export async function createResponseRows({ HTTPNotFound }, accept = ACCEPT) {
  const request = new Request("https://example.com/songs/7", { headers: { accept } });
  const sample = new HTTPNotFound().toResponse(request);
  const headers = [...sample.headers];
  const readyHeaders = new Headers(headers);
  const text = await sample.text();
  const marker = "{detail}";
  const textParts = (await new HTTPNotFound(marker).toResponse(request).text()).split(marker);
  let fresh = 0;
  const rows = {
    [RESPONSE]: () => new Response(text, { status: 404, headers }),
    [FRESH_TEXT]: () =>
      new Response(textParts.join(`No song has the id ${fresh++}.`), { status: 404, headers }),
    [LEAST_CYCLE]: () => {
      throwAndCatch(() => new MutedWithState("Not Found"));
      readRequest(request);
      return new Response(text, { status: 404, headers: readyHeaders });
    },
    [LEAST_FRESH_CYCLE]: () => {
      const detail = `No song has the id ${fresh++}.`;
      const { message } = throwAndCatch(() => new MutedWithState(detail));
      readRequest(request);
      return new Response(textParts.join(message), { status: 404, headers: readyHeaders });
    },
    "httpexc, class default": () => throwAndCatch(() => new HTTPNotFound()).toResponse(request),
    "httpexc, fresh detail": () =>
      throwAndCatch(() => new HTTPNotFound(`No song has the id ${fresh++}.`)).toResponse(request),
  };
  return { request, rows };
}

/** Throws if a response is wrong. */
export async function checkResponses(httpexc, accept = ACCEPT) {
  const { rows } = await createResponseRows(httpexc, accept);
  for (const [name, call] of Object.entries(rows)) {
    const response = call();
    const type = response.headers.get("content-type");
    if (response.status !== 404 || type !== TYPES[accept]) {
      throw new Error(`${name}: ${response.status} ${type}`);
    }
  }
  const texts = [rows["httpexc, fresh detail"](), rows["httpexc, fresh detail"]()];
  const [one, other] = await Promise.all(texts.map((response) => response.text()));
  if (one === other || !one.includes("No song has the id"))
    throw new Error("The detail is missing");
}

/** Returns the tables of the main rows. */
export async function createMainTables(httpexc) {
  await checkResponses(httpexc);
  await checkResponses(httpexc, JSON_ACCEPT);
  const { rows } = await createResponseRows(httpexc);
  const { rows: jsonRows } = await createResponseRows(httpexc, JSON_ACCEPT);
  const wrapped = mapRows(createConstructorRows(httpexc), (call) => () => callDeep(call));
  return [
    {
      id: "construct",
      title: "Constructing an error, twelve frames deep",
      base: BARE,
      rows: wrapped,
    },
    {
      id: "cycle",
      title: "Throw, catch, and respond to a browser: a Response",
      base: RESPONSE,
      rows,
    },
    {
      id: "cycle-json",
      title: "Throw, catch, and respond with JSON: a Response",
      base: RESPONSE,
      rows: jsonRows,
    },
  ];
}
