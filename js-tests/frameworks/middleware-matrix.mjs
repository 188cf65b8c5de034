// Formats the responses to the errors of middleware as the second table of docs/frameworks.md.

import { formatTable, replaceSection } from "./matrix.mjs";
import { readVersion } from "./measurement.mjs";
import { APPLICATIONS, MIDDLEWARE_CASES } from "./middleware-cases.mjs";

const HEAD = ["framework", "package", "case", "status", "a client sees", "headers", "log"];

/** The most characters of a text in a cell, and the most field errors. */
const MAX_TEXT = 60;
const MAX_POINTERS = 3;

/** Headers that every response has, or that describe its content. */
const OTHER_HEADERS =
  /^(connection|content-.*|date|etag|keep-alive|transfer-encoding|vary|x-content-type-options|x-powered-by|x-(nextjs|sveltekit|remix)-.*|access-control-(?!allow-origin).*)$/;

/** Headers whose value is the point. Others, such as Retry-After, have one that time changes. */
const SHOWN_VALUES = ["www-authenticate", "allow"];

const MEMBERS_OF_ALL = ["type", "title", "status", "detail", "errors"];

function formatText(text) {
  const line = text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
  // The port is a free one.
  const stable = line.replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1");
  return stable.length > MAX_TEXT ? `${stable.slice(0, MAX_TEXT).trimEnd()} …` : stable;
}

function formatErrors(errors) {
  const pointers = [...new Set(errors.map(({ pointer }) => `\`${pointer}\``))];
  const shown = pointers.slice(0, MAX_POINTERS);
  const more = pointers.length - shown.length;
  return `errors at ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** Returns what a response tells a client beside the status and its title. */
function formatContent({ problem, place, text }) {
  if (!problem) return text === "" ? "no content" : `the package's own: ${formatText(text)}`;
  const { detail, errors } = problem;
  const others = Object.keys(problem).filter((name) => !MEMBERS_OF_ALL.includes(name));
  const parts = [
    detail === undefined ? undefined : `“${formatText(detail)}”`,
    errors && formatErrors(errors),
    others.length > 0 ? others.map((name) => `\`${name}\``).join(", ") : undefined,
  ].filter(Boolean);
  const shown = parts.length > 0 ? parts.join("; ") : "the title";
  return place === "" ? shown : `${shown}; ${place}`;
}

/** Headers that stand for a group, which the table names instead. */
const GROUPS = [
  [/^access-control-allow-origin$/, "CORS"],
  [/^x-ratelimit-/, "rate limit"],
];

function formatHeader([name, value]) {
  const group = GROUPS.find(([form]) => form.test(name));
  if (group) return group[1];
  return `\`${name}${SHOWN_VALUES.includes(name) ? `: ${value}` : ""}\``;
}

function formatHeaders(headers) {
  const fields = [...headers].filter(([name]) => !OTHER_HEADERS.test(name));
  return [...new Set(fields.map(formatHeader))].join(", ");
}

function formatRow({ application, npm, name }, { response, content, log }) {
  const { name: framework, npm: frameworkPackage } = APPLICATIONS[application];
  return [
    `${framework} ${readVersion(frameworkPackage).split(".")[0]}`,
    `${npm === "h3v1" ? "h3" : npm} ${readVersion(npm)}`,
    name,
    `${response.status}`,
    formatContent(content),
    formatHeaders(response.headers),
    log.length > 0 ? "the error" : "",
  ];
}

/** Returns a text with an updated table of middleware. */
export function replaceMiddleware(text, measured) {
  const rows = MIDDLEWARE_CASES.map((row, index) => formatRow(row, measured[index]));
  return replaceSection(text, "middleware", formatTable([HEAD, ...rows]));
}
