// Finds the code blocks of the documents, and the check for each. CONTRIBUTING.md explains their
// marks.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCommands } from "../cli/session.mjs";
import { listDocuments, readDocument } from "../lib/markdown.mjs";
import { root } from "../lib/project.mjs";
import { RUNNERS } from "./block-tests.mjs";

/** The runtimes that can serve a block, as in `serve=deno` after its language. */
export const RUNTIMES = ["node", "deno", "bun", "workerd"];

/** Matches the mark of a file of an application: the name of the application, and the path of the file. */
export const APP_FILE = /^app=([\w-]+)\/(\S+)$/;

/** Matches install commands. They are not run, as they would need a registry. */
const INSTALL_COMMAND =
  /^(npm (install|i)( -D| --save-dev)?|deno add|bun add|pnpm add|yarn add|cargo add)( (npm:)?[@\w/.-]+)+$/;

/** Other commands that are not run, each with the reason. */
const COMMANDS_NOT_RUN = [
  // They wait for requests. The tests of the examples and of the applications in the guides start them.
  /^npx wrangler dev( [\w.-]+ --compatibility-date \d{4}-\d\d-\d\d)?$/,
  /^npm (start|run dev)$/,
  /^npx nitro dev$/,
  /^node server\.(mjs|ts)$/,
  /^deno serve server\.ts$/,
  /^bun server\.ts$/,
  // They run for hours, or need something that the machine may lack.
  /^[A-Z_]+=\d+( [A-Z_]+=\d+)* make [\w-]+$/,
];

/** The targets of the Makefile. */
const makeTargets = new Set(
  [...readFileSync(join(root, "Makefile"), "utf8").matchAll(/^([a-z][\w-]*):/gm)].map(
    ([, name]) => name,
  ),
);

/** Returns the check for a command, "curl", "httpexc" or "shown", or undefined if there is none. */
export function findCommandCheck(command) {
  const bare = command.replace(/\s+#.*$/, "").trim();
  if (/^curl -s?i /.test(bare) && !bare.includes("|")) return "curl";
  if (/(^|\| )(npx )?httpexc /.test(bare)) return "httpexc";
  const [, target] = /^make ?([\w-]*)$/.exec(bare) ?? [];
  if (target !== undefined && (target === "" || makeTargets.has(target))) return "shown";
  if (INSTALL_COMMAND.test(bare) || COMMANDS_NOT_RUN.some((form) => form.test(bare)))
    return "shown";
  return undefined;
}

/** Returns the check for a block, and throws if there is none. */
export function findBlockCheck({ lang, meta, code }) {
  const [, runtime] = /^serve=(\w+)$/.exec(meta) ?? [];
  if (/^not-run: \S/.test(meta)) return "nothing";
  if (lang === "ts" || lang === "js") {
    if (meta === "") return "run";
    if (meta === "compile") return "compile";
    if (RUNTIMES.includes(runtime)) return "serve";
    if (RUNNERS.some((runner) => meta === `test=${runner}`)) return "test";
  }
  if (["ts", "tsx", "svelte"].includes(lang) && APP_FILE.test(meta)) return "app";
  if (meta === "tree") return "tree";
  if (lang === "text" && meta === "log") return "log";
  if (meta === "" && ["json", "html"].includes(lang)) return lang;
  if (lang === "console" && meta === "") {
    const unchecked = parseCommands(code).filter(({ command }) => !findCommandCheck(command));
    if (unchecked.length === 0 && code.startsWith("$ ")) return "console";
    throw new Error(
      `nothing checks the commands ${unchecked.map(({ command }) => command).join()}`,
    );
  }
  throw new Error(`nothing checks a block marked "${lang} ${meta}"`);
}

/**
 * Returns the blocks of the documents, except those of the examples and of the site, which have their
 * own tests. The examples in the API reference are those of the sources, which doc-comments.test.mjs runs.
 */
export function listBlocks() {
  const paths = listDocuments().filter((path) => /^(docs\/.*|\w+)\.md$/.test(path));
  return paths.flatMap((path) => {
    return readDocument(path).blocks.map((block) => ({
      ...block,
      file: path,
      name: `${path.replaceAll(/\W+/g, "-")}-${block.line}`,
      where: `${path}:${block.line}`,
    }));
  });
}

/** Returns the check of each block, and the blocks that have none, with the reason. */
export function createChecks(blocks) {
  const checks = new Map();
  const unchecked = [];
  for (const block of blocks) {
    try {
      checks.set(block, findBlockCheck(block));
    } catch (error) {
      unchecked.push(`${block.where}: ${error.message}`);
    }
  }
  return { checks, unchecked };
}

/** Returns the files of the applications in the documents: by name, the texts by their paths. */
export function readAppFiles(blocks) {
  const apps = {};
  for (const { meta, code } of blocks) {
    const [, name, path] = APP_FILE.exec(meta) ?? [];
    if (name === undefined) continue;
    apps[name] ??= {};
    apps[name][path] = code;
  }
  return apps;
}

/**
 * Yields the logs and the sessions of a terminal, each with the block above that serves it, if there is one.
 *
 * @param checks the check of each block
 */
export function* pairWithServers(blocks, checks) {
  let server;
  for (const block of blocks) {
    const check = checks.get(block);
    if (server?.file !== block.file) server = undefined;
    if (check === "serve" || check === "app") server = block;
    if (check === "log" || check === "console") yield { block, server };
  }
}
