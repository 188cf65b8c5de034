// The blocks of code in the documents, and what checks each: CONTRIBUTING.md says how they are marked.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listDocuments, readDocument } from "../lib/markdown.mjs";
import { root } from "../lib/project.mjs";

/** What runs a block that is served: `serve=deno` beside its language. */
export const RUNTIMES = ["node", "deno", "bun", "workerd"];

/** Commands of package managers, which would ask a registry: they are judged by their form. */
const INSTALLS =
  /^(npm (install|i)( -D| --save-dev)?|deno add|bun add|pnpm add|yarn add|cargo add)( (npm:)?[@\w/.-]+)+$/;

/** Other commands that are shown without being run, each with a reason. */
const SHOWN = [
  // They wait for requests. The examples are started so by their tests.
  /^npx wrangler dev( [\w.-]+ --compatibility-date \d{4}-\d\d-\d\d)?$/,
  /^node server\.(mjs|ts)$/,
  /^deno serve server\.ts$/,
  /^bun server\.ts$/,
  // They go on for hours, or need what the machine may lack.
  /^[A-Z_]+=\d+( [A-Z_]+=\d+)* make [\w-]+$/,
];

/** The targets of the Makefile. */
const targets = new Set(
  [...readFileSync(join(root, "Makefile"), "utf8").matchAll(/^([a-z][\w-]*):/gm)].map(
    ([, name]) => name,
  ),
);

/** Gives the commands of a block, each with what stands below it. */
export function commands(code) {
  return code
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { command: part.slice(0, end), said: part.slice(end + 1) };
    });
}

/** Gives what checks a command: `curl`, `httpexc`, `shown`. */
export function checkOfCommand(command) {
  const bare = command.replace(/\s+#.*$/, "").trim();
  if (/^curl -s?i /.test(bare) && !bare.includes("|")) return "curl";
  if (/(^|\| )(npx )?httpexc /.test(bare)) return "httpexc";
  const [, target] = /^make ?([\w-]*)$/.exec(bare) ?? [];
  if (target !== undefined && (target === "" || targets.has(target))) return "shown";
  if (INSTALLS.test(bare) || SHOWN.some((form) => form.test(bare))) return "shown";
  return undefined;
}

/** Gives what checks a block, or throws where nothing does. */
export function checkOf({ lang, meta, code }) {
  const [, runtime] = /^serve=(\w+)$/.exec(meta) ?? [];
  if (/^not-run: \S/.test(meta)) return "nothing";
  if (lang === "ts" || lang === "js") {
    if (meta === "") return "run";
    if (meta === "compile") return "compile";
    if (RUNTIMES.includes(runtime)) return "serve";
  }
  if (meta === "tree") return "tree";
  if (meta === "" && ["json", "html", "svelte"].includes(lang)) return lang;
  if (lang === "console" && meta === "") {
    const strange = commands(code).filter(({ command }) => !checkOfCommand(command));
    if (strange.length === 0 && code.startsWith("$ ")) return "console";
    throw new Error(`nothing checks the commands ${strange.map(({ command }) => command).join()}`);
  }
  throw new Error(`nothing checks a block marked "${lang} ${meta}"`);
}

/**
 * Gives the blocks of the documents. The examples of docs/api are those of the sources, which
 * doc-comments.test.mjs runs; the folders of examples have tests of their own.
 */
export function allBlocks() {
  const paths = listDocuments().filter((path) => /^(docs\/(?!api\/).*|\w+)\.md$/.test(path));
  return paths.flatMap((path) => {
    return readDocument(path).blocks.map((block) => ({
      ...block,
      file: path,
      name: `${path.replaceAll(/\W+/g, "-")}-${block.line}`,
      where: `${path}:${block.line}`,
    }));
  });
}
