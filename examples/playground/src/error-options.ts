/**
 * The options of errors: their labels in a form, their relevance for a class, and their parsing.
 */

import type { CatalogueRow } from "httpexc/catalogue";

/**
 * The relevance of an option for a class. A `specific` option belongs to the class. `common` and
 * `rare` options belong to all classes.
 */
export type Relevance = "required" | "specific" | "common" | "rare" | "none";

/** An option that a user can fill in. */
export interface Option {
  /** The name in code. */
  readonly name: string;
  readonly label: string;
  /** An explanation for the user. */
  readonly hint: string;
  /** A sample value. */
  readonly sample: string;
  readonly control: "line" | "lines" | "flag";
  /** Returns the relevance for the class of a status. */
  getRelevance(row: CatalogueRow): Relevance;
  /**
   * Parses the text of the field.
   *
   * @throws Error whose message says what is wrong with the text
   */
  parse(text: string): unknown;
}

const keepText = (text: string): unknown => text;

const parseList = (text: string): unknown =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);

/** Converts a text that is an integer to a number. Codes and indices may be both. */
const parseNumberOrText = (text: string): string | number =>
  /^-?(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;

function parseSecondsOrDate(text: string): unknown {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Error("This is neither a number nor a date.");
  return date;
}

function parseInteger(text: string): unknown {
  if (!/^\d{1,15}$/.test(text)) throw new Error("This is no whole number.");
  return Number(text);
}

/** Splits each line at a separator. */
function parsePairs(text: string, separator: string, form: string): [string, string][] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const at = line.indexOf(separator);
    if (at < 1) throw new Error(`Each line has the form ${form}`);
    return [line.slice(0, at).trim(), line.slice(at + separator.length).trim()];
  });
}

function parseJsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Returns a function for the relevance of an option that the catalogue lists for some classes. */
const findRelevance =
  (...names: readonly string[]) =>
  ({ duties }: CatalogueRow): Relevance => {
    const duty = duties.find(({ field }) => names.includes(field));
    return duty ? (duty.required ? "required" : "specific") : "none";
  };

const getCommon = (): Relevance => "common";
const getRare = (): Relevance => "rare";

/** All options, in the order of the form. */
export const OPTIONS: readonly Option[] = [
  {
    name: "location",
    label: "Location",
    hint: "The target: an absolute or relative reference.",
    sample: "/songs/8",
    control: "line",
    getRelevance: findRelevance("location"),
    parse: keepText,
  },
  {
    name: "allow",
    label: "Allowed methods",
    hint: "The methods that the address supports, for Allow.",
    sample: "GET, HEAD",
    control: "line",
    getRelevance: findRelevance("allow"),
    parse: parseList,
  },
  {
    name: "challenges",
    label: "Challenge",
    hint: "How to authenticate: a scheme and its parameters.",
    sample: 'Bearer realm="songs"',
    control: "line",
    getRelevance: findRelevance("wwwAuthenticate", "proxyAuthenticate"),
    parse: keepText,
  },
  {
    name: "upgrade",
    label: "Required protocols",
    hint: "For Upgrade.",
    sample: "websocket",
    control: "line",
    getRelevance: findRelevance("upgrade"),
    parse: parseList,
  },
  {
    name: "accept",
    label: "Accepted media types",
    hint: "For Accept in the response.",
    sample: "application/json, application/xml",
    control: "line",
    getRelevance: findRelevance("accept"),
    parse: parseList,
  },
  {
    name: "length",
    label: "Length in bytes",
    hint: "The length of the content, for Content-Range.",
    sample: "4096",
    control: "line",
    getRelevance: ({ status }) => (status === 416 ? "specific" : "none"),
    parse: parseInteger,
  },
  {
    name: "blockedBy",
    label: "Origin of the block",
    hint: "A URI of the authority, for Link.",
    sample: "https://authority.example/",
    control: "line",
    getRelevance: findRelevance("blockedBy"),
    parse: keepText,
  },
  {
    name: "external",
    label: "Allow another origin",
    hint: "Without it, a redirect away from songs.example becomes a 500.",
    sample: "on",
    control: "flag",
    getRelevance: ({ duties }) =>
      duties.some(({ field, required }) => field === "location" && required) ? "common" : "none",
    parse: () => true,
  },
  {
    name: "retryAfter",
    label: "Retry after",
    hint: "Seconds, or a date.",
    sample: "30",
    control: "line",
    getRelevance: (row) => {
      const relevance = findRelevance("retryAfter")(row);
      return relevance === "none" && row.status >= 400 ? "rare" : relevance;
    },
    parse: parseSecondsOrDate,
  },
  {
    name: "detail",
    label: "Detail",
    hint: "A sentence about this occurrence.",
    sample: "There is no song with the number 7.",
    control: "line",
    getRelevance: getCommon,
    parse: keepText,
  },
  {
    name: "expose",
    label: "Show the detail to the client",
    hint: "Without it, the detail of a 5xx appears in the log only.",
    sample: "on",
    control: "flag",
    getRelevance: ({ status }) => (status >= 500 ? "common" : "none"),
    parse: () => true,
  },
  {
    name: "errors",
    label: "Field errors",
    hint: "One per line, as path: message.",
    sample: "user.email: This is no address.",
    control: "lines",
    getRelevance: ({ status }) => (status === 400 || status === 422 ? "common" : "rare"),
    parse: (text) =>
      parsePairs(text, ":", "path: message").map(([path, message]) => ({ path, message })),
  },
  {
    name: "code",
    label: "Code",
    hint: "A name for programs, which your API defines.",
    sample: "song_unknown",
    control: "line",
    getRelevance: getRare,
    parse: parseNumberOrText,
  },
  {
    name: "title",
    label: "Title",
    hint: "A short name of the problem type. The default is the phrase of the status.",
    sample: "Unknown song",
    control: "line",
    getRelevance: getRare,
    parse: keepText,
  },
  {
    name: "type",
    label: "Type",
    hint: "A URI that identifies the problem type.",
    sample: "https://songs.example/problems/unknown",
    control: "line",
    getRelevance: getRare,
    parse: keepText,
  },
  {
    name: "instance",
    label: "Instance",
    hint: "A URI that identifies this occurrence.",
    sample: "/requests/1f3a",
    control: "line",
    getRelevance: getRare,
    parse: keepText,
  },
  {
    name: "extensions",
    label: "Further members",
    hint: "One per line, as name=value. The value may be JSON.",
    sample: 'balance={"cents": 30}',
    control: "lines",
    getRelevance: getRare,
    parse: (text) =>
      Object.fromEntries(
        parsePairs(text, "=", "name=value").map(([name, value]) => [name, parseJsonOrText(value)]),
      ),
  },
  {
    name: "headers",
    label: "Further headers",
    hint: "One per line, as Name: value.",
    sample: "Server-Timing: db;dur=53",
    control: "lines",
    getRelevance: getRare,
    parse: (text) => parsePairs(text, ":", "Name: value"),
  },
];
