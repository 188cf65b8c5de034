/** The report of a response, as elements. */

import { catalogue } from "httpexc/catalogue";
import { isRetryable, type Report, type ReportedError, retryDelay } from "httpexc/client";
import { Countdown, formatDuration } from "./countdown.ts";
import { createRows, getElement, getFamily, h } from "./elements.ts";

/** Formats a path as code. */
export function formatPath(path: readonly (string | number)[]): string {
  return path
    .map((step, at) => {
      if (typeof step === "number") return `[${step}]`;
      if (/^[A-Za-z_$][\w$-]*$/.test(step)) return at > 0 ? `.${step}` : step;
      return `[${JSON.stringify(step)}]`;
    })
    .join("");
}

/** The number of field errors that are shown. A body may have thousands. */
const MAX_ERRORS = 100;

/** Creates the head of a report: the status, and the class of the error that a client throws. */
function createHead(report: Report, className: string | undefined, phrase: string): HTMLElement {
  const { status } = report;
  const row = catalogue.find((one) => one.status === status);
  const shownPhrase = phrase || (row?.phrase ?? "");
  return h(
    "div",
    { class: "reporthead" },
    h(
      "p",
      { class: "statusline" },
      status === 0
        ? h("b", {}, "No status")
        : h("b", { "data-family": getFamily(status) }, `${status}`),
      " ",
      h("span", { class: "phrase" }, status === 0 ? "" : shownPhrase),
    ),
    className === undefined
      ? h(
          "p",
          { class: "hint" },
          status === 0
            ? "Fill in the status, as the class depends on it."
            : "No class has this status.",
        )
      : h(
          "p",
          { class: "classname" },
          h("code", {}, className),
          ...(row ? [" ", createCatalogueLink(row)] : []),
        ),
    report.detail === null ? "" : h("p", { class: "detail" }, report.detail),
  );
}

const createCatalogueLink = ({ status }: { status: number }) =>
  h("a", { href: `#catalogue?q=${status}` }, "in the catalogue");

/** The columns of the table of field errors. A column is shown if an error has a value for it. */
const COLUMNS: readonly (readonly [
  name: string,
  createContent: (error: ReportedError) => Node | string | null,
])[] = [
  ["In", ({ in: part }) => part ?? null],
  ["Code", ({ code }) => (code === null ? null : h("code", {}, `${code}`))],
  ["Message", ({ message }) => message],
];

/** Creates the table of field errors. */
function createErrorTable(errors: Report["errors"]): HTMLElement {
  const shown = errors.slice(0, MAX_ERRORS);
  const columns = COLUMNS.filter(([, createContent]) =>
    shown.some((error) => createContent(error) !== null),
  );
  const heads = ["Field", ...columns.map(([name]) => name)];
  const body = shown.map((error) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, h("code", {}, formatPath(error.path) || "the request")),
      ...columns.map(([, createContent]) => h("td", {}, createContent(error) ?? "")),
    ),
  );
  const title = errors.length === 1 ? "One field error" : `${errors.length} field errors`;
  const more = errors.length - MAX_ERRORS;
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

/** Describes a rate limit. */
function formatRateLimit({
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
    reset === null ? "" : `resets in ${formatDuration(reset)}`,
    global ? "for the whole API" : "",
    scope === null ? "" : `for ${scope}`,
    bucket === null ? "" : `bucket ${bucket}`,
  ];
  return parts.filter(Boolean).join(", ") || null;
}

/** Creates the advice on a retry, with a clock if the response has a delay. */
function createAdvice(report: Report, method: string): { element: HTMLElement; stop(): void } {
  const isTemporary = isRetryable(report, { anyMethod: true });
  const isSafe = isRetryable(report, { method });
  // Without a backoff, the delay is the one of the response, or 0.
  const responseDelay = retryDelay(report, { base: 0, jitter: false });
  const delay = responseDelay > 0 || report.retryAfter === 0 ? responseDelay : undefined;
  const createCard = (title: string, ...children: (Node | string)[]) =>
    h("div", { class: "card advice", "data-retry": isSafe }, h("h3", {}, title), ...children);
  const withoutClock = (element: HTMLElement) => ({ element, stop: () => {} });
  if (!isTemporary) {
    return withoutClock(
      createCard(
        "Do not retry",
        h("p", {}, "The same request would most likely fail in the same way."),
      ),
    );
  }
  const caution = isSafe
    ? []
    : [h("p", {}, `A client does not retry by itself: a ${method} must not be sent twice.`)];
  if (delay === undefined) {
    const text = "The response has no delay. Wait longer before each further retry.";
    return withoutClock(
      createCard(isSafe ? "Retry" : "A retry may work", h("p", {}, text), ...caution),
    );
  }
  const title = h("h3", {}, isSafe ? "Retry in" : "A retry may work in");
  const countdown = new Countdown(delay, () => {
    title.textContent = isSafe ? "Retry" : "A retry may work";
    getElement("announcement", HTMLElement).textContent = "The pause is over.";
  });
  const element = h(
    "div",
    { class: "card advice", "data-retry": isSafe },
    title,
    countdown.element,
    ...caution,
  );
  return { element, stop: () => countdown.stop() };
}

function createDetails(title: string, text: string): HTMLElement {
  return h("details", { class: "card folded" }, h("summary", {}, title), h("pre", {}, text));
}

const formatData = (value: unknown) =>
  typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");

/** Creates the elements of a report, and a function that stops its clock. */
export function createReport(
  report: Report,
  { className, phrase, method }: { className: string | undefined; phrase: string; method: string },
): { elements: HTMLElement[]; stop(): void } {
  const { code, title, type, instance, help, requestId, rateLimit, retryAfter, dialect } = report;
  const { errors, extensions, challenges } = report;
  const createCode = (value: string | number | null) =>
    value === null ? null : h("code", {}, `${value}`);
  const facts = createRows([
    ["Code", createCode(code)],
    ["Title", title],
    ["Type", createCode(type)],
    ["Instance", createCode(instance)],
    ["Help", createCode(help)],
    ["Request id", createCode(requestId)],
    ["Rate limit", rateLimit && formatRateLimit(rateLimit)],
    ["Challenges", challenges.map(({ scheme }) => scheme).join(", ") || null],
    ["Retry after", retryAfter === null ? null : formatDuration(retryAfter)],
    ["Format", dialect],
  ]);
  const advice = report.status === 0 ? undefined : createAdvice(report, method);
  const elements = [
    h(
      "div",
      { class: "card" },
      createHead(report, className, phrase),
      h("dl", { class: "facts" }, ...facts),
    ),
    ...(errors.length > 0 ? [createErrorTable(errors)] : []),
    ...(advice ? [advice.element] : []),
    ...(Object.keys(extensions).length > 0
      ? [createDetails("Further members", formatData(extensions))]
      : []),
    createDetails("The report as data", formatData({ ...report })),
    createDetails("The parsed body", formatData(report.raw)),
  ];
  return { elements, stop: () => advice?.stop() };
}
