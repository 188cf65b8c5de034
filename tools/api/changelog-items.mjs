// Reads the changelog: the items of its topmost version, and the names that are in them.

/**
 * Returns the topmost version of a changelog, and its items: each text of a list, with its further
 * lines, on one line.
 */
export function readChangelogItems(text) {
  const [, title, section = ""] = /^## (\S+).*\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(text) ?? [];
  if (!title) throw new Error("CHANGELOG.md has no version");
  const items = section.split(/^- /m).slice(1);
  // What follows an item after an empty line, such as a heading, is no part of it.
  const texts = items.map((item) => item.split(/\n(?=\n|#)/)[0]);
  return { title, items: texts.map((item) => item.replaceAll(/\s+/g, " ").trim()) };
}

const escapePattern = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Whether an item names a word: whole, in the code between backticks. A star there stands for any
 * letters, so `HTTP*` names all classes.
 */
export function hasName(item, word) {
  const codes = [...item.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
  const whole = new RegExp(`(?<![\\w$-])${escapePattern(word)}(?![\\w$-])`);
  return codes.some((code) => {
    if (whole.test(code)) return true;
    const patterns = code.match(/[\w$]*\w{3}[\w$]*\*[\w$]*|\*[\w$]*\w{3}[\w$]*/g) ?? [];
    return patterns.some((one) =>
      new RegExp(`^${escapePattern(one).replaceAll("\\*", "[\\w$]*")}$`).test(word),
    );
  });
}
