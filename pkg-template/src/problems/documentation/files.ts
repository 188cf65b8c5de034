/** The documentation of problems as files. */

import type { DeclaredClass } from "../../model/problem-declaration.js";
import { type DocumentedProblem, documentProblems } from "./document.js";
import { formatHTMLIndex, formatHTMLPage } from "./html.js";
import { formatMarkdownIndex, formatMarkdownPage } from "./markdown.js";

/** Returns the last segment of a type URI, which is the name of its file. */
function getFileName({ type, code }: DocumentedProblem): string {
  const [segment = ""] = /[^/#:=?&]*$/.exec(type) ?? [];
  return /^[\w.-]+$/.test(segment) && segment !== "index" ? segment : code;
}

/**
 * Returns the files of the documentation, by name: an index and a page for each problem, each in HTML,
 * Markdown and JSON.
 */
export function createDocumentationFiles(
  classes: Iterable<DeclaredClass>,
): ReadonlyMap<string, string> {
  const problems = documentProblems(classes);
  const linkTo = (extension: string) => (problem: DocumentedProblem) =>
    `${getFileName(problem)}.${extension}`;
  const files = new Map([
    ["index.html", formatHTMLIndex(problems, linkTo("html"), false)],
    ["index.md", formatMarkdownIndex(problems, linkTo("md"))],
    ["index.json", `${JSON.stringify({ problems }, undefined, 2)}\n`],
  ]);
  for (const problem of problems) {
    const name = getFileName(problem);
    files.set(`${name}.html`, formatHTMLPage(problem, "index.html"));
    files.set(`${name}.md`, formatMarkdownPage(problem));
    files.set(`${name}.json`, `${JSON.stringify(problem, undefined, 2)}\n`);
  }
  return files;
}
