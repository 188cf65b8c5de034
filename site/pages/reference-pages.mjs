// The API reference as pages of the site.

/**
 * Returns a page whose headings have the anchors that TypeDoc wrote before them. Its other headings
 * ("Parameters", "Returns") occur many times, and get numbers, so that they cannot take those anchors.
 */
function moveAnchors(text) {
  let count = 0;
  const moved = text.replaceAll(/^<a id="([^"]+)"><\/a>\n\n(#+ .*)$/gm, "$2 {#$1}");
  // A line of code may begin like a heading.
  const parts = moved.split(/(^```[\s\S]*?^```$)/m);
  return parts
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replaceAll(/^###+ (?!.*\{#).*$/gm, (line) => `${line} {#part-${++count}}`),
    )
    .join("");
}

/** Returns the text of each page of the reference by the path of the document that it would be. */
export function createReferencePages(reference) {
  return new Map([...reference].map(([name, text]) => [`docs/api/${name}`, moveAnchors(text)]));
}

/** Creates the sidebar of the reference, in the order of its index. */
export function createReferenceSidebar(reference) {
  const links = reference.get("README.md").matchAll(/^- \[([^\]]+)\]\(([^)]+)\.md\)/gm);
  const items = [...links].map(([, text, page]) => ({ text, link: `/api/${page}` }));
  return [{ text: "API reference", items: [{ text: "All entries", link: "/api/" }, ...items] }];
}
