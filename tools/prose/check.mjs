// Checks the English of the documents, of the comments and messages in the sources, and of the output of the
// command line: its spelling, by cspell, and the phrases that the rules of CONTRIBUTING.md replace.
// cspell has lists of words that it refuses, but none of phrases. textlint has those, but reads no comments.
//
// Product names and terms that no dictionary has are in words.txt, and phrases with their replacements in
// phrases.json.

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = import.meta.dirname;
const root = join(folder, "..", "..");

/** Files that people write, and what the command line prints. */
const PROSE = /\.(md|rs|ts|mjs)$|^Makefile$|^js-tests\/cli\/session\.txt$/;

/** Written by `make api` and `make generate`, or by others; and the samples of this check. */
const NOT_OWN =
  /^docs\/api\/|^api\/|\/generated\/|^THIRD-PARTY-LICENSES\.md$|^tools\/prose\/|^js-tests\/repository\/prose\.test/;

/** Tests have sample bodies in many languages, and names that are mistyped on purpose. */
const NOT_SPELLED = /^(js-tests\/(?!cli\/session)|tests\/|fuzz\/)|\/tests?\//;

/** Returns the files of the repository that a person reads. */
function listFiles() {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  return listed.split("\n").filter((path) => PROSE.test(path) && !NOT_OWN.test(path));
}

/** Returns a line for each phrase of a text that another one replaces. */
export function findPhrases(path, text, phrases) {
  const rules = phrases.filter(
    ({ files = "", except = {} }) => new RegExp(files).test(path) && !Object.hasOwn(except, path),
  );
  return text.split("\n").flatMap((line, at) =>
    rules.flatMap(({ pattern, instead }) => {
      const found = new RegExp(pattern).exec(line);
      return found ? [`${path}:${at + 1} "${found[0].trim()}": write ${instead}`] : [];
    }),
  );
}

/** Returns the phrases that are replaced, each with its replacement. */
export const readPhrases = () => JSON.parse(readFileSync(join(folder, "phrases.json"), "utf8"));

/** Returns the output of cspell about files, and whether it found nothing. */
export function checkSpelling(files) {
  const { status, stdout, stderr } = spawnSync(
    join(root, "node_modules", ".bin", "cspell"),
    ["lint", "--root", root, "--no-progress", "--no-summary", "--no-color"].concat(
      ["--config", join(folder, "cspell.json")],
      files,
    ),
    { cwd: root, encoding: "utf8" },
  );
  return { isRight: status === 0, output: `${stdout}${stderr}` };
}

if (process.argv[1] === import.meta.filename) {
  const files = listFiles();
  const phrases = readPhrases();
  const found = files.flatMap((path) =>
    findPhrases(path, readFileSync(join(root, path), "utf8"), phrases),
  );
  const spelled = files.filter((path) => !NOT_SPELLED.test(path));
  const { isRight, output } = checkSpelling(spelled);
  for (const line of found) console.error(line);
  if (!isRight) console.error(output.trimEnd());
  if (found.length > 0 || !isRight) {
    console.error("A word that is right belongs into tools/prose/words.txt.");
    process.exit(1);
  }
  console.log(
    `The English of ${files.length} files is checked, the spelling of ${spelled.length}.`,
  );
}
