/** The options of errors as fields of a form: who has them, and what a text in them means. */

import type { CatalogueRow } from "httpexc/catalogue";

/** How much a class has to do with an option. */
export type Need = "required" | "duty" | "usual" | "more" | "none";

/** An option that a person can fill in. */
export interface Option {
  /** Its name in code. */
  readonly name: string;
  readonly label: string;
  /** What is to be known of it. */
  readonly hint: string;
  /** What one looks like. */
  readonly sample: string;
  readonly kind: "line" | "lines" | "flag";
  /** How much the class of a status has to do with it. */
  need(row: CatalogueRow): Need;
  /**
   * Gives the value that a text stands for.
   *
   * @throws Error that says what is wrong with the text
   */
  read(text: string): unknown;
}

const asIs = (text: string): unknown => text;

const list = (text: string): unknown =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);

/** Gives a text as a number where it is one, as codes and indices are. */
const numeric = (text: string): string | number =>
  /^-?(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;

function secondsOrDate(text: string): unknown {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Error("This is neither a number nor a date.");
  return date;
}

function whole(text: string): unknown {
  if (!/^\d{1,15}$/.test(text)) throw new Error("This is no whole number.");
  return Number(text);
}

/** Reads each line as what stands before and behind a mark. */
function pairs(text: string, mark: string, form: string): [string, string][] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const at = line.indexOf(mark);
    if (at < 1) throw new Error(`Each line has the form ${form}`);
    return [line.slice(0, at).trim(), line.slice(at + mark.length).trim()];
  });
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Gives the need for an option that a duty of the catalogue is about. */
const byDuty =
  (...fields: readonly string[]) =>
  ({ duties }: CatalogueRow): Need => {
    const duty = duties.find(({ field }) => fields.includes(field));
    return duty ? (duty.required ? "required" : "duty") : "none";
  };

const usual = (): Need => "usual";
const more = (): Need => "more";

/** All of them, in the order of the form. */
export const OPTIONS: readonly Option[] = [
  {
    name: "location",
    label: "Location",
    hint: "Where to look instead: an absolute or relative reference.",
    sample: "/songs/8",
    kind: "line",
    need: byDuty("location"),
    read: asIs,
  },
  {
    name: "allow",
    label: "Allowed methods",
    hint: "The methods that the address does take, for Allow.",
    sample: "GET, HEAD",
    kind: "line",
    need: byDuty("allow"),
    read: list,
  },
  {
    name: "challenges",
    label: "Challenge",
    hint: "How to authenticate: a scheme and its parameters.",
    sample: 'Bearer realm="songs"',
    kind: "line",
    need: byDuty("wwwAuthenticate", "proxyAuthenticate"),
    read: asIs,
  },
  {
    name: "upgrade",
    label: "Protocols to go on with",
    hint: "For Upgrade.",
    sample: "websocket",
    kind: "line",
    need: byDuty("upgrade"),
    read: list,
  },
  {
    name: "accept",
    label: "Media types that would be taken",
    hint: "For Accept in the answer.",
    sample: "application/json, application/xml",
    kind: "line",
    need: byDuty("accept"),
    read: list,
  },
  {
    name: "length",
    label: "Length in bytes",
    hint: "How much there is, for Content-Range.",
    sample: "4096",
    kind: "line",
    need: ({ status }) => (status === 416 ? "duty" : "none"),
    read: whole,
  },
  {
    name: "blockedBy",
    label: "Who asked for the block",
    hint: "A URI, for Link.",
    sample: "https://authority.example/",
    kind: "line",
    need: byDuty("blockedBy"),
    read: asIs,
  },
  {
    name: "external",
    label: "It may lead to another origin",
    hint: "Without it, a redirect away from songs.example becomes a 500.",
    sample: "on",
    kind: "flag",
    need: ({ duties }) =>
      duties.some(({ field, required }) => field === "location" && required) ? "usual" : "none",
    read: () => true,
  },
  {
    name: "retryAfter",
    label: "Retry after",
    hint: "Seconds, or a date.",
    sample: "30",
    kind: "line",
    need: (row) => {
      const need = byDuty("retryAfter")(row);
      return need === "none" && row.status >= 400 ? "more" : need;
    },
    read: secondsOrDate,
  },
  {
    name: "detail",
    label: "Detail",
    hint: "A sentence about this occurrence.",
    sample: "There is no song with the number 7.",
    kind: "line",
    need: usual,
    read: asIs,
  },
  {
    name: "expose",
    label: "Show the detail to the client",
    hint: "What a 5xx says is for the log alone, unless this is set.",
    sample: "on",
    kind: "flag",
    need: ({ status }) => (status >= 500 ? "usual" : "none"),
    read: () => true,
  },
  {
    name: "errors",
    label: "What is wrong with which field",
    hint: "One a line, as path: message.",
    sample: "user.email: This is no address.",
    kind: "lines",
    need: ({ status }) => (status === 400 || status === 422 ? "usual" : "more"),
    read: (text) =>
      pairs(text, ":", "path: message").map(([path, message]) => ({
        path: path.split(".").map(numeric),
        message,
      })),
  },
  {
    name: "code",
    label: "Code",
    hint: "A name for programs, in the words of your API.",
    sample: "song_unknown",
    kind: "line",
    need: more,
    read: numeric,
  },
  {
    name: "title",
    label: "Title",
    hint: "A short label for the kind of problem; else the phrase of the status.",
    sample: "Unknown song",
    kind: "line",
    need: more,
    read: asIs,
  },
  {
    name: "type",
    label: "Type",
    hint: "A URI that names the kind of problem.",
    sample: "https://songs.example/problems/unknown",
    kind: "line",
    need: more,
    read: asIs,
  },
  {
    name: "instance",
    label: "Instance",
    hint: "A URI that names this occurrence.",
    sample: "/requests/1f3a",
    kind: "line",
    need: more,
    read: asIs,
  },
  {
    name: "extensions",
    label: "Further members",
    hint: "One a line, as name=value; the value may be JSON.",
    sample: 'balance={"cents": 30}',
    kind: "lines",
    need: more,
    read: (text) =>
      Object.fromEntries(
        pairs(text, "=", "name=value").map(([name, value]) => [name, jsonOrText(value)]),
      ),
  },
  {
    name: "headers",
    label: "Further header fields",
    hint: "One a line, as Name: value.",
    sample: "Server-Timing: db;dur=53",
    kind: "lines",
    need: more,
    read: (text) => pairs(text, ":", "Name: value"),
  },
];
