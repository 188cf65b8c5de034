// Formats the measurements as the table of docs/frameworks.md.

import { FRAMEWORKS } from "./framework-list.mjs";
import { readVersion } from "./measurement.mjs";

const CONTROL = "plain";

/** Returns the cases of one environment without the control. */
const removeControl = (cases) => Object.entries(cases).filter(([name]) => name !== CONTROL);

/** Summarizes a framework's responses to the errors of the package. */
export function summarize(cases) {
  const results = removeControl(cases).map(([, result]) => result);
  const shown = results.map(({ isShown }) => isShown).filter((one) => one !== undefined);
  return {
    isStatusRight: results.every(({ isStatusRight }) => isStatusRight),
    isAlways500: results.every(({ status }) => status === 500),
    keptHeaders: results.reduce((sum, { headers, lost }) => sum + headers.length - lost.length, 0),
    headers: results.reduce((sum, { headers }) => sum + headers.length, 0),
    isAllShown: shown.every(Boolean),
    isNoneShown: !shown.some(Boolean),
    hasLeak: results.some(({ leaked }) => leaked.length > 0),
  };
}

function formatControl({ isStatusRight, leaked }) {
  const text = leaked.includes(CONTROL) ? "with its text" : "without its text";
  return `${isStatusRight ? "500" : "another status"} ${text}`;
}

/** Returns one cell for both environments. They seldom differ. */
function formatEnvironments(measured, formatCell) {
  const [production, unset] = [formatCell(measured.production), formatCell(measured.unset)];
  return production === unset ? production : `${production}; unset: ${unset}`;
}

function formatRow({ name, npm, runtime }, measured) {
  const formatCell = (format) => formatEnvironments(measured, (cases) => format(summarize(cases)));
  return [
    `${name} ${readVersion(npm)}${runtime ? " (Bun)" : ""}`,
    formatCell(({ isStatusRight, isAlways500 }) =>
      isStatusRight ? "right" : isAlways500 ? "always 500" : "wrong",
    ),
    formatCell(({ keptHeaders, headers }) =>
      keptHeaders === 0 ? "none" : keptHeaders === headers ? "all" : `${keptHeaders} of ${headers}`,
    ),
    formatCell(({ isAllShown, isNoneShown }) =>
      isAllShown ? "sent" : isNoneShown ? "not sent" : "some sent",
    ),
    formatCell(({ hasLeak }) => (hasLeak ? "sent" : "never sent")),
    formatEnvironments(measured, (cases) => formatControl(cases[CONTROL])),
  ];
}

/** Returns a table in Markdown, with columns of equal width. */
export function formatTable(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((cells) => cells[at].length)));
  const formatLine = (cells) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const [head, ...lines] = rows.map(formatLine);
  return [head, rule, ...lines].join("\n");
}

function formatReasons() {
  return FRAMEWORKS.flatMap(({ name, npm, ...framework }) => {
    const { statusReason, messageReason, headersReason, leakReason } = framework;
    const reasons = [statusReason, messageReason, headersReason, leakReason].filter(Boolean);
    const major = readVersion(npm).split(".")[0];
    return reasons.length > 0 ? [`- ${name} ${major}: ${reasons.join("; ")}.`] : [];
  }).join("\n");
}

/** Returns a text with another content of a generated section. */
export function replaceSection(text, name, content) {
  const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end ${name} -->`];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`Cannot find ${begin} and ${end} in the text`);
  return `${before}${begin}\n\n${content}\n\n${end}${after}`;
}

/** Returns a text with an updated table. */
export function replaceMatrix(text, measured) {
  const head = [
    "framework",
    "status",
    "headers",
    "message of a 4xx",
    "private text",
    "a plain `Error`, as control",
  ];
  const rows = FRAMEWORKS.map((framework) => formatRow(framework, measured[framework.file]));
  return replaceSection(text, "matrix", `${formatTable([head, ...rows])}\n\n${formatReasons()}`);
}
