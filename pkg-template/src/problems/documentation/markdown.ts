/** The documentation of problems as Markdown. */

import type { DocumentedProblem } from "./document.js";

/** Returns the address of a problem's page, or undefined if it has none. */
export type PageLinker = (problem: DocumentedProblem) => string | undefined;

/** What a page says of a problem whose extensions have no JSON Schema. */
export const UNDESCRIBED_MEMBERS = "It may have further members, which are not described.";

/** Returns text in which no character is markup. */
const escapeMarkdown = (text: string): string => text.replaceAll(/[\\`*_[\]<>|#]/g, "\\$&");

/** Returns a list of all problems. */
export function formatMarkdownIndex(
  problems: readonly DocumentedProblem[],
  linkTo: PageLinker,
): string {
  const lines = problems.map((problem) => {
    const [title, link] = [escapeMarkdown(problem.title), linkTo(problem)];
    const name = link === undefined ? title : `[${title}](${link})`;
    return `- ${name}: ${problem.status}, \`${problem.code}\``;
  });
  return `# Problem types\n\n${lines.join("\n")}\n`;
}

/** Returns the page of a problem. */
export function formatMarkdownPage(problem: DocumentedProblem): string {
  const { title, type, code, status, meaning, docs, retry, members, isDescribed, example } =
    problem;
  const parts = [
    `# ${escapeMarkdown(title)}`,
    docs,
    `- Type: ${type}\n- Code: \`${code}\`\n- Status: ${status}. ${meaning}\n- Another try: ${retry}`,
  ];
  if (members.length > 0) {
    const rows = members.map((member) => {
      const description = escapeMarkdown(member.description ?? "").replaceAll("\n", " ");
      const need = member.required === undefined ? "" : member.required ? "yes" : "no";
      return `| \`${member.name}\` | ${escapeMarkdown(member.type)} | ${need} | ${description} |`;
    });
    parts.push(
      "## Members",
      ["| Member | Type | Always | Meaning |", "| --- | --- | --- | --- |", ...rows].join("\n"),
    );
  }
  if (!isDescribed) parts.push(UNDESCRIBED_MEMBERS);
  if (example) {
    const headers = example.headers.map(([name, value]) => `${name}: ${value}`).join("\n");
    const body = JSON.stringify(example.body, undefined, 2);
    parts.push("## Example", `\`\`\`http\nHTTP/1.1 ${status}\n${headers}\n\n${body}\n\`\`\``);
  }
  return `${parts.filter((part) => part !== undefined).join("\n\n")}\n`;
}
