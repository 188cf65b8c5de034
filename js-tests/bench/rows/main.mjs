// The main rows: those that every runtime is measured with. They need nothing but the package.

/** Calls at the end of so many frames: as deep as a handler behind a router and middleware stands. */
export function deep(call, frames = 12) {
  return frames === 0 ? call() : deep(call, frames - 1);
}

/** What users write by hand, and the limit of an error with a stack. */
class Bare extends Error {}

/** The limit of an error that records no stack: the least that leaves it out and nothing else. */
class Muted extends Error {
  constructor(message) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The limit of an error that records one and judges what it is given: its constructor is passed over. */
class Constructed extends Error {
  // biome-ignore lint/complexity/noUselessConstructor: it is what is measured
  constructor(message) {
    super(message);
  }
}
class Between extends Constructed {}
class Below extends Between {}

/** What errors are compared with. */
export const BARE = "class X extends Error";

/** Gives rows of the same names, each wrapped. */
export function each(rows, wrap) {
  return Object.fromEntries(Object.entries(rows).map(([name, call]) => [name, wrap(call)]));
}

/** Gives the constructors. */
export function constructors({ HTTPNotFound, HTTPServiceUnavailable }) {
  return {
    [BARE]: () => new Bare("Not Found"),
    "limit: an Error without a stack": () => new Muted("Not Found"),
    "limit: an Error with a constructor": () => new Below("Service Unavailable"),
    "httpexc HTTPNotFound": () => new HTTPNotFound(),
    "httpexc HTTPNotFound, detail": () => new HTTPNotFound("No song has the id 7."),
    "httpexc HTTPServiceUnavailable, with stack": () => new HTTPServiceUnavailable(),
    "httpexc HTTPServiceUnavailable, detail, with stack": () =>
      new HTTPServiceUnavailable("The disk is full."),
  };
}

/** What browsers send for a page. */
export const ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/** What answers are compared with. */
export const RESPONSE = "limit: a bare Response";

/** Throws and catches. */
export function caught(make) {
  try {
    throw make();
  } catch (error) {
    return error;
  }
}

/** Gives a browser's request, and what answers it. */
export async function answers({ HTTPNotFound }) {
  const request = new Request("https://example.com/songs/7", { headers: { accept: ACCEPT } });
  const sample = new HTTPNotFound().toResponse(request);
  const headers = [...sample.headers];
  const body = new Uint8Array(await sample.arrayBuffer());
  let fresh = 0;
  const rows = {
    [RESPONSE]: () => new Response(body, { status: 404, statusText: "Not Found", headers }),
    "httpexc, class default": () => caught(() => new HTTPNotFound()).toResponse(request),
    "httpexc, fresh detail": () =>
      caught(() => new HTTPNotFound(`No song has the id ${fresh++}.`)).toResponse(request),
  };
  return { request, rows };
}

/** Throws where an answer is not what it is compared as. */
export async function checkAnswers(httpexc) {
  const { rows } = await answers(httpexc);
  for (const [name, call] of Object.entries(rows)) {
    const response = call();
    const type = response.headers.get("content-type");
    if (response.status !== 404 || type !== "text/html; charset=utf-8") {
      throw new Error(`${name}: ${response.status} ${type}`);
    }
  }
  const texts = [rows["httpexc, fresh detail"](), rows["httpexc, fresh detail"]()];
  const [one, other] = await Promise.all(texts.map((response) => response.text()));
  if (one === other || !one.includes("No song has the id"))
    throw new Error("The detail is missing");
}

/** Gives the tables of the main rows. */
export async function mainTables(httpexc) {
  await checkAnswers(httpexc);
  const { rows } = await answers(httpexc);
  const wrapped = each(constructors(httpexc), (call) => () => deep(call));
  return [
    {
      id: "construct",
      title: "Constructing an error, twelve frames deep",
      base: BARE,
      rows: wrapped,
    },
    { id: "cycle", title: "Throw, catch, and answer a browser: a Response", base: RESPONSE, rows },
  ];
}
