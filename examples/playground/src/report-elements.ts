/** What was read of an answer, as elements. */

import { catalogue } from "httpexc/catalogue";
import { isRetryable, type Report, type ReportedError, retryDelay } from "httpexc/client";
import { Countdown, span } from "./countdown.ts";
import { byId, family, h, rows } from "./elements.ts";

/** Gives a path as it is written in code. */
export function pathOf(path: readonly (string | number)[]): string {
  return path
    .map((step, at) => {
      if (typeof step === "number") return `[${step}]`;
      if (/^[A-Za-z_$][\w$-]*$/.test(step)) return at > 0 ? `.${step}` : step;
      return `[${JSON.stringify(step)}]`;
    })
    .join("");
}

/** What a person can take in; a body may name thousands. */
const MOST = 100;

/** Gives the title of a report: the status, and the class that a client gets for it. */
function head(report: Report, className: string | undefined, phrase: string): HTMLElement {
  const { status } = report;
  const row = catalogue.find((one) => one.status === status);
  const known = phrase || (row?.phrase ?? "");
  return h(
    "div",
    { class: "reporthead" },
    h(
      "p",
      { class: "statusline" },
      status === 0
        ? h("b", {}, "No status")
        : h("b", { "data-family": family(status) }, `${status}`),
      " ",
      h("span", { class: "phrase" }, status === 0 ? "" : known),
    ),
    className === undefined
      ? h(
          "p",
          { class: "hint" },
          status === 0
            ? "The class depends on the status: fill it in."
            : "No class has this status.",
        )
      : h("p", { class: "classname" }, h("code", {}, className), ...(row ? [" ", about(row)] : [])),
    report.detail === null ? "" : h("p", { class: "detail" }, report.detail),
  );
}

const about = ({ status }: { status: number }) =>
  h("a", { href: `#catalogue?q=${status}` }, "in the catalogue");

/** What may be said of an error beside its field, each in a column that is there if anything is. */
const COLUMNS: readonly (readonly [
  name: string,
  cell: (error: ReportedError) => Node | string | null,
])[] = [
  ["In", ({ in: part }) => part ?? null],
  ["Code", ({ code }) => (code === null ? null : h("code", {}, `${code}`))],
  ["Message", ({ message }) => message],
];

/** Gives a table of what is wrong with which field. */
function errorTable(errors: Report["errors"]): HTMLElement {
  const shown = errors.slice(0, MOST);
  const columns = COLUMNS.filter(([, cell]) => shown.some((error) => cell(error) !== null));
  const heads = ["Field", ...columns.map(([name]) => name)];
  const body = shown.map((error) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, h("code", {}, pathOf(error.path) || "the request")),
      ...columns.map(([, cell]) => h("td", {}, cell(error) ?? "")),
    ),
  );
  const title = errors.length === 1 ? "One field error" : `${errors.length} field errors`;
  const more = errors.length - MOST;
  return h(
    "div",
    { class: "card" },
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Field errors" },
      h(
        "table",
        {},
        h("caption", {}, title),
        h("thead", {}, h("tr", {}, ...heads.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, ...body),
      ),
    ),
    more > 0 ? h("p", { class: "hint more" }, `and ${more} more`) : "",
  );
}

/** Gives what is known of a quota in a sentence. */
function quota({
  limit,
  remaining,
  reset,
  scope,
  global,
  bucket,
}: NonNullable<Report["rateLimit"]>) {
  const parts = [
    remaining === null ? "" : `${remaining} left${limit === null ? "" : ` of ${limit}`}`,
    remaining === null && limit !== null ? `${limit} at most` : "",
    reset === null ? "" : `more in ${span(reset)}`,
    global ? "for all of the API" : "",
    scope === null ? "" : `for ${scope}`,
    bucket === null ? "" : `called ${bucket}`,
  ];
  return parts.filter(Boolean).join(", ") || null;
}

/** Gives advice on another try, with a clock where the answer says when. */
function advice(report: Report, method: string): { element: HTMLElement; stop(): void } {
  const mayPass = isRetryable(report, { anyMethod: true });
  const isSafe = isRetryable(report, { method });
  // A backoff of none tells what the answer says from what a client makes up.
  const stated = retryDelay(report, { base: 0, jitter: false });
  const when = stated > 0 || report.retryAfter === 0 ? stated : undefined;
  const card = (title: string, ...children: (Node | string)[]) =>
    h("div", { class: "card advice", "data-again": isSafe }, h("h3", {}, title), ...children);
  const still = (element: HTMLElement) => ({ element, stop: () => {} });
  if (!mayPass) {
    return still(
      card(
        "Do not try again",
        h("p", {}, "The same request would most likely fail in the same way."),
      ),
    );
  }
  const caution = isSafe
    ? []
    : [h("p", {}, `A client does not do so by itself: a ${method} must not be sent twice.`)];
  if (when === undefined) {
    const text =
      "The answer does not say when, so each pause should be longer than the one before.";
    return still(card(isSafe ? "Try again" : "Another try may work", h("p", {}, text), ...caution));
  }
  const title = h("h3", {}, isSafe ? "Try again in" : "Another try may work in");
  const countdown = new Countdown(when, () => {
    title.textContent = isSafe ? "Try again" : "Another try may work";
    byId("said", HTMLElement).textContent = "The pause is over.";
  });
  const element = h(
    "div",
    { class: "card advice", "data-again": isSafe },
    title,
    countdown.element,
    ...caution,
  );
  return { element, stop: () => countdown.stop() };
}

function folded(title: string, text: string): HTMLElement {
  return h("details", { class: "card folded" }, h("summary", {}, title), h("pre", {}, text));
}

const laidOut = (value: unknown) =>
  typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");

/** Gives all that a report says, and what ends its clock. */
export function shown(
  report: Report,
  { className, phrase, method }: { className: string | undefined; phrase: string; method: string },
): { elements: HTMLElement[]; stop(): void } {
  const { code, title, type, instance, help, requestId, rateLimit, retryAfter, dialect } = report;
  const { errors, extensions } = report;
  const codeOf = (value: string | number | null) =>
    value === null ? null : h("code", {}, `${value}`);
  const facts = rows([
    ["Code", codeOf(code)],
    ["Title", title],
    ["Type", codeOf(type)],
    ["Instance", codeOf(instance)],
    ["Help", codeOf(help)],
    ["Request id", codeOf(requestId)],
    ["Quota", rateLimit && quota(rateLimit)],
    ["Retry after", retryAfter === null ? null : span(retryAfter)],
    ["Format", dialect],
  ]);
  const again = report.status === 0 ? undefined : advice(report, method);
  const elements = [
    h(
      "div",
      { class: "card" },
      head(report, className, phrase),
      h("dl", { class: "facts" }, ...facts),
    ),
    ...(errors.length > 0 ? [errorTable(errors)] : []),
    ...(again ? [again.element] : []),
    ...(Object.keys(extensions).length > 0 ? [folded("Further members", laidOut(extensions))] : []),
    folded("The report as data", laidOut({ ...report })),
    folded("The body as it was read", laidOut(report.raw)),
  ];
  return { elements, stop: () => again?.stop() };
}
