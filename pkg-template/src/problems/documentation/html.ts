/** The documentation of problems as HTML, with the look of the error pages. */

import type { DocumentedProblem } from "./document.js";
import { type PageLinker, UNDESCRIBED_MEMBERS } from "./markdown.js";

/** The style of the error pages, and what the documentation needs beside that. */
const STYLE =
  ":root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}" +
  "html{background:Canvas;color:CanvasText}" +
  "body{margin:auto;max-width:44rem;padding:8vh 1.5rem 3rem;overflow-wrap:anywhere}" +
  "b{color:light-dark(#b3261e,#ff8a80)}" +
  "h1{margin:.25rem 0 1rem;font-size:min(2.25rem,9vw);line-height:1.15}" +
  "h2{margin:2.5rem 0 .5rem;font-size:1.25rem;line-height:1.3}" +
  "section{margin-bottom:3rem}a{color:inherit}" +
  "dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:1.5rem 0}dt,small{opacity:.75}dd{margin:0}" +
  "ul.rows{padding:0;list-style:none}ul.rows li{padding:.5rem 0;border-top:1px solid #8885}" +
  "code,pre{font-family:ui-monospace,monospace;font-size:.9em}" +
  "pre{padding:1rem;border:1px solid #8885;border-radius:.5rem;white-space:pre-wrap}" +
  "@media(max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.75rem}}";

/** The hash of the style for Content-Security-Policy. A test compares it. */
const STYLE_HASH = "c/oBOrtRmyXDnBDNcwM+DDJL7HzGYyjnoYsCvbCjoiw=";

/** What a page may load: its style alone. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const ENTITIES: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const escapeHTML = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** Returns a whole page. */
function formatDocument(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHTML(title)}</title>
<style>${STYLE}</style>
<main>
${content}
</main>
</html>
`;
}

/** Returns a list of all problems, or their sections if all types are parts of one page. */
export function formatHTMLIndex(
  problems: readonly DocumentedProblem[],
  linkTo: PageLinker,
  hasSections: boolean,
): string {
  const items = problems.map((problem) => {
    const [title, link] = [escapeHTML(problem.title), linkTo(problem)];
    const name = link === undefined ? title : `<a href="${escapeHTML(link)}">${title}</a>`;
    return `<li>${name}<br><b>${problem.status}</b> <code>${escapeHTML(problem.code)}</code></li>`;
  });
  const list = `<h1>Problem types</h1>\n<ul class="rows">\n${items.join("\n")}\n</ul>`;
  const sections = hasSections
    ? problems.map((problem) => formatSection(problem, "h2", "h3", getFragment(problem.type)))
    : [];
  return formatDocument("Problem types", [list, ...sections].join("\n"));
}

const getFragment = (type: string): string => type.slice(type.indexOf("#") + 1);

/** Returns the page of a problem. */
export function formatHTMLPage(problem: DocumentedProblem, indexLink: string): string {
  const back = `<p><a href="${escapeHTML(indexLink)}">All problem types</a></p>`;
  return formatDocument(problem.title, `${formatSection(problem, "h1", "h2")}\n${back}`);
}

function formatSection(
  problem: DocumentedProblem,
  heading: string,
  subheading: string,
  id?: string,
): string {
  const { title, type, code, status, meaning, docs, retry, members, isDescribed, example } =
    problem;
  const facts: readonly (readonly [name: string, html: string])[] = [
    ["Type", `<code>${escapeHTML(type)}</code>`],
    ["Code", `<code>${escapeHTML(code)}</code>`],
    ["Status", escapeHTML(`${status}. ${meaning}`)],
    ["Another try", escapeHTML(retry)],
  ];
  const parts = [
    `<b>${status}</b>`,
    `<${heading}>${escapeHTML(title)}</${heading}>`,
    docs === undefined ? "" : formatProse(docs),
    `<dl>\n${facts.map(([name, html]) => `<dt>${name}</dt><dd>${html}</dd>`).join("\n")}\n</dl>`,
  ];
  if (members.length > 0) {
    const items = members.map(({ name, type: valueType, required, description }) => {
      const need = required === undefined ? "" : required ? ", always" : ", optional";
      const facts = `<code>${escapeHTML(name)}</code> <small>${escapeHTML(valueType)}${need}</small>`;
      return `<li>${facts}${description === undefined ? "" : `<br>${escapeHTML(description)}`}</li>`;
    });
    parts.push(
      `<${subheading}>Members</${subheading}>`,
      `<ul class="rows">\n${items.join("\n")}\n</ul>`,
    );
  }
  if (!isDescribed) parts.push(`<p>${UNDESCRIBED_MEMBERS}</p>`);
  if (example) {
    const headers = example.headers.map(([name, value]) => `${name}: ${value}`).join("\n");
    const body = JSON.stringify(example.body, undefined, 2);
    const text = `HTTP/1.1 ${status}\n${headers}\n\n${body}`;
    parts.push(`<${subheading}>Example</${subheading}>`, `<pre>${escapeHTML(text)}</pre>`);
  }
  const attribute = id === undefined ? "" : ` id="${escapeHTML(id)}"`;
  return `<section${attribute}>\n${parts.filter((part) => part !== "").join("\n")}\n</section>`;
}

/** Returns the paragraphs, lists, code and links of a text in Markdown. Other markup stays text. */
function formatProse(markdown: string): string {
  const blocks = markdown.trim().split(/\n\s*\n/);
  return blocks
    .map((block) => {
      const lines = block.split("\n");
      const isList = lines.every((line) => /^\s*[-*] /.test(line));
      if (!isList) return `<p>${formatInline(block)}</p>`;
      const items = lines.map((line) => `<li>${formatInline(line.replace(/^\s*[-*] /, ""))}</li>`);
      return `<ul>${items.join("")}</ul>`;
    })
    .join("\n");
}

function formatInline(text: string): string {
  return escapeHTML(text)
    .replaceAll(/`([^`]+)`/g, "<code>$1</code>")
    .replaceAll(/\[([^\]]+)\]\((https?:[^\s)]+)\)/g, '<a href="$2">$1</a>');
}
