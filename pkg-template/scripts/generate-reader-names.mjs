// The names that mean something to the core when it reads a response, for the code that reads some
// responses without it.

import { join } from "node:path";
import { build } from "esbuild";

const client = join(import.meta.dirname, "..", "src", "client");

/** The bits of the filter for each name. With 10, one of 105 other names is taken for a known one. */
const BITS_PER_NAME = 10;

/** The bits in a character of the filter, which is a digit to the base of 32. */
const CHARACTER_BITS = 5;

/** The longest piece of the filter on one line. */
const LINE_LENGTH = 90;

/** Imports what the package uses to look a name up. */
async function importLookup() {
  const { outputFiles } = await build({
    entryPoints: [join(client, "name-hash.ts")],
    format: "esm",
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** Returns a Bloom filter of names as a text. */
async function createFilter(allNames) {
  const { findFilterBits, isPlainName } = await importLookup();
  // The others are known by their words.
  const names = allNames.filter(isPlainName);
  const characters = new Array(Math.ceil((names.length * BITS_PER_NAME) / CHARACTER_BITS)).fill(0);
  const size = characters.length * CHARACTER_BITS;
  for (const name of names) {
    for (const bit of findFilterBits(name, size)) {
      characters[Math.floor(bit / CHARACTER_BITS)] |= 1 << (bit % CHARACTER_BITS);
    }
  }
  return characters.map((bits) => bits.toString(2 ** CHARACTER_BITS)).join("");
}

/** Returns the names that contain no other of them. A text that has one of them has one of these. */
function findShortest(names) {
  return names.filter((name) => !names.some((other) => other !== name && name.includes(other)));
}

/**
 * Returns src/generated/reader-names.ts.
 *
 * @param names the names of members, and those of them about retries; the names of headers with the
 *   id of a request, best first, and the ends of the names of other such headers
 */
export async function createReaderNames(names) {
  const { members, retries, requestIdHeaders, requestIdHeaderEnds } = names;
  const filter = await createFilter(members);
  const lines = filter.match(new RegExp(`.{1,${LINE_LENGTH}}`, "gs"));
  const others = requestIdHeaders.filter(
    (name) => !requestIdHeaderEnds.some((end) => name.endsWith(end)),
  );
  const [best] = requestIdHeaders;
  return `// Generated from src/read/member_roles.rs and src/read/headers.rs by \`make generate\`. Do not edit.

/**
 * The names of members that mean something to the core, as a Bloom filter. Each character has ${CHARACTER_BITS}
 * bits, as a digit to the base of ${2 ** CHARACTER_BITS}.
 */
export const MEMBER_NAME_FILTER =
${lines.map((line) => `  ${JSON.stringify(line)}`).join(" +\n")};

/** The names of members that say whether and when another try is worth it, without separators. */
export const RETRY_NAME =
  /${findShortest(retries).sort().join("|")}/gi;

/** The names of the headers with the id of a request. */
export const REQUEST_ID_HEADER =
  /(?:${requestIdHeaderEnds.join("|")})$|^(?:${others.join("|")})$/;

/** The one of these headers that comes before the others. */
export const BEST_REQUEST_ID_HEADER = ${JSON.stringify(best)};
`;
}
