/** The documentation of problems as files. */

import type { DeclaredClass } from "../../model/problem-declaration.js";
import { type DocumentedProblem, documentProblems } from "./document.js";
import { formatHTMLIndex, formatHTMLPage } from "./html.js";
import { formatMarkdownIndex, formatMarkdownPage } from "./markdown.js";

/** The most segments of a type URI in the name of its file. */
const MAX_NAME_SEGMENTS = 4;

/** Returns the segments of a type URI, the last one first, as far as a file may have their names. */
function listSegments({ type }: DocumentedProblem): readonly string[] {
  const segments = type.split(/[/#:=?&]+/).reverse();
  return segments.filter((segment) => /^[\w.-]*\w[\w.-]*$/.test(segment));
}

/**
 * Returns the names of the problems' files: the last segment of each type URI. Those whose segments are the
 * same begin with further ones (`songs-unknown`, `users-unknown`), or end with a number, also if they differ
 * in capitals alone: not every disk tells those apart.
 */
function createFileNames(
  problems: readonly DocumentedProblem[],
): ReadonlyMap<DocumentedProblem, string> {
  const findName = (problem: DocumentedProblem, count: number): string =>
    listSegments(problem).slice(0, count).reverse().join("-") || problem.code;
  const names = new Map<DocumentedProblem, string>();
  const taken = new Set(["index"]);
  let rest = problems;
  for (let count = 1; count <= MAX_NAME_SEGMENTS; count++) {
    const keys = rest.map((problem) => findName(problem, count).toLowerCase());
    const isFree = (_: unknown, at: number) =>
      !taken.has(keys[at] as string) &&
      keys.indexOf(keys[at] as string) === keys.lastIndexOf(keys[at] as string);
    for (const problem of rest.filter(isFree)) names.set(problem, findName(problem, count));
    const others = rest.filter((problem) => !names.has(problem));
    for (const name of names.values()) taken.add(name.toLowerCase());
    rest = others;
  }
  for (const problem of rest) {
    const name = findName(problem, 1);
    let number = 1;
    while (taken.has(`${name}-${number}`.toLowerCase())) number++;
    names.set(problem, `${name}-${number}`);
    taken.add(`${name}-${number}`.toLowerCase());
  }
  return names;
}

/**
 * Returns the files of the documentation, by name: an index and a page for each problem, each in HTML,
 * Markdown and JSON.
 */
export function createDocumentationFiles(
  classes: Iterable<DeclaredClass>,
): ReadonlyMap<string, string> {
  const problems = documentProblems(classes);
  const names = createFileNames(problems);
  const linkTo = (extension: string) => (problem: DocumentedProblem) =>
    `${names.get(problem)}.${extension}`;
  const files = new Map([
    ["index.html", formatHTMLIndex(problems, linkTo("html"), false)],
    ["index.md", formatMarkdownIndex(problems, linkTo("md"))],
    ["index.json", `${JSON.stringify({ problems }, undefined, 2)}\n`],
  ]);
  for (const problem of problems) {
    const name = names.get(problem);
    files.set(`${name}.html`, formatHTMLPage(problem, "index.html"));
    files.set(`${name}.md`, formatMarkdownPage(problem));
    files.set(`${name}.json`, `${JSON.stringify(problem, undefined, 2)}\n`);
  }
  return files;
}
