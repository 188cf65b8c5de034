// Patterns that a module creates at their first use. An engine examines each literal of a pattern when it parses
// the code. That takes a Worker 2 to 4 ms for the redaction of the log, which most requests never need; a text takes
// nothing. In the sources they are literals, which editors and Biome know.

import { readFileSync } from "node:fs";

/** A pattern that a module declares for itself, as the formatter of the sources writes it. */
const DECLARATION = /^const ([A-Z][A-Z_]*) =\s+\/(.+)\/([a-z]*);$/gm;

const IMPORT = 'import { createLazyPattern } from "../values/lazy-pattern.js";\n';

/** Returns the code of a module in which each pattern that it declares is created at its first use. */
export function delayPatterns(code) {
  const names = [...code.matchAll(DECLARATION)].map(([, name]) => name);
  if (names.length === 0) return code;
  const references = new RegExp(`\\b(${names.join("|")})\\b(?! =)`, "g");
  const changed = code
    .replaceAll(references, "$1()")
    .replaceAll(
      DECLARATION,
      (_, name, pattern, flags) =>
        `const ${name} = createLazyPattern(${JSON.stringify(pattern)}, "${flags}");`,
    );
  return `${IMPORT}${changed}`;
}

/** Delays the patterns of the redaction. */
export const lazyPatterns = {
  name: "lazy patterns",
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/redaction\/[\w.-]+\.ts$/ }, ({ path }) => ({
      contents: delayPatterns(readFileSync(path, "utf8")),
      loader: "ts",
    }));
  },
};
