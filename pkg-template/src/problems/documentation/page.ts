/** Answers requests for the documentation of problems. */

import { HTTPMethodNotAllowed, HTTPNotFound } from "../../index.js";
import type { DeclaredClass } from "../../model/problem-declaration.js";
import { findPageType, type PageType } from "./accept.js";
import { type DocumentedProblem, documentProblems } from "./document.js";
import { formatHTMLIndex, formatHTMLPage, PAGE_POLICY } from "./html.js";
import { formatMarkdownIndex, formatMarkdownPage } from "./markdown.js";

/** What a request asks for: one problem, or all. */
interface RequestedPage {
  readonly problem: DocumentedProblem | undefined;
  /** Whether the types are parts of the index: they have fragments. */
  readonly hasSections: boolean;
}

/**
 * Returns the response to a request for the documentation. The path of a type URI has the page of that
 * problem, and the path above it the index; anything else is a 404.
 */
export function createDocumentationResponse(
  classes: Iterable<DeclaredClass>,
  request: Request,
): Response {
  const { method, headers, url } = request;
  if (method !== "GET" && method !== "HEAD") {
    return new HTTPMethodNotAllowed({ allow: ["GET", "HEAD"] }).toResponse(request);
  }
  const problems = documentOnce(classes);
  const page = findRequestedPage(problems, new URL(url));
  if (page === undefined) return new HTTPNotFound().toResponse(request);
  const type = findPageType(headers.get("accept"));
  const body = formatPage(problems, page, type);
  const tag = `"${hashText(body)}"`;
  const sent = new Headers({
    "cache-control": "no-cache",
    "content-type": type === "application/json" ? type : `${type}; charset=utf-8`,
    etag: tag,
    vary: "Accept",
    "x-content-type-options": "nosniff",
  });
  if (type === "text/html") sent.set("content-security-policy", PAGE_POLICY);
  const known = headers.get("if-none-match")?.split(",") ?? [];
  const isKnown = known.some((one) => ["*", tag].includes(one.trim().replace(/^W\//, "")));
  if (isKnown) {
    sent.delete("content-type");
    return new Response(null, { status: 304, headers: sent });
  }
  return new Response(method === "HEAD" ? null : body, { headers: sent });
}

/** The documentation of each set: an example of 200 problems takes milliseconds. */
const documented = new WeakMap<object, readonly DocumentedProblem[]>();

function documentOnce(classes: Iterable<DeclaredClass>): readonly DocumentedProblem[] {
  const problems = documented.get(classes) ?? documentProblems(classes);
  documented.set(classes, problems);
  return problems;
}

/** Returns a type URI as a URL, or undefined if it has no path: a URN, for example. */
function parseTypeURL(type: string): URL | undefined {
  try {
    const url = new URL(type);
    return url.pathname.startsWith("/") ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the path of the index above a type. */
function getIndexPath({ pathname, search, hash }: URL): string {
  return search !== "" || hash !== "" ? pathname : pathname.slice(0, pathname.lastIndexOf("/") + 1);
}

function findRequestedPage(
  problems: readonly DocumentedProblem[],
  url: URL,
): RequestedPage | undefined {
  const path = url.pathname;
  let index: RequestedPage | undefined;
  for (const problem of problems) {
    const type = parseTypeURL(problem.type);
    if (type === undefined) continue;
    const isSame = type.pathname === path && (type.search === "" || type.search === url.search);
    if (isSame && type.hash === "") return { problem, hasSections: false };
    const indexPath = getIndexPath(type);
    if (path === indexPath || `${path}/` === indexPath) {
      index = { problem: undefined, hasSections: type.hash !== "" };
    }
  }
  return index;
}

/**
 * Returns the address of a problem's page, or undefined if its type has none: a URN, for example. On the
 * host of the documentation the address has no origin.
 */
export function getPageLink({ type }: DocumentedProblem): string | undefined {
  const url = parseTypeURL(type);
  return url && url.pathname + url.search + url.hash;
}

function formatPage(
  problems: readonly DocumentedProblem[],
  { problem, hasSections }: RequestedPage,
  type: PageType,
): string {
  if (type === "application/json") {
    return `${JSON.stringify(problem ?? { problems }, undefined, 2)}\n`;
  }
  if (type === "text/markdown") {
    return problem ? formatMarkdownPage(problem) : formatMarkdownIndex(problems, getPageLink);
  }
  if (!problem) return formatHTMLIndex(problems, getPageLink, hasSections);
  return formatHTMLPage(problem, getIndexPath(parseTypeURL(problem.type) as URL));
}

/** Returns a hash of a text: FNV-1a, twice 32 bits. */
function hashText(text: string): string {
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return ((low >>> 0).toString(16) + (high >>> 0).toString(16)).padStart(16, "0");
}
