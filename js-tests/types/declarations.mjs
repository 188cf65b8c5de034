// A program with many declared problems, and what a compiler takes to check it.

/** The statuses of the declarations, each with the options that it requires. */
const STATUSES = [
  "400",
  '401, always: { challenges: "Bearer" }',
  "403",
  "404",
  '405, always: { allow: "GET" }',
  "409",
  "410",
  "422",
  "429",
  "503",
];

/**
 * Returns a program that declares problems, builds an error of each, and tells them apart on the client.
 */
export function formatDeclarations(count) {
  const names = Array.from({ length: count }, (_, at) => {
    const letter = String.fromCharCode("A".charCodeAt(0) + (at % 26));
    return `Song${letter}Failed${at}`;
  });
  const declarations = names.map((name, at) => {
    const status = STATUSES[at % STATUSES.length];
    const extensions = `type<{ song: number; part${at}?: string }>()`;
    return `${name}: { status: ${status}, title: "${name}", detail: "No {song}.", extensions: ${extensions} }`;
  });
  const cases = names.map((name) => `case "${name}": return error.extensions.song;`);
  const codes = names.map((name) => `new songs.${name}({ song: 7 }).code`);
  return `import { createClient } from "httpexc/client";
import { defineProblems, type } from "httpexc/problems";
const songs = defineProblems("https://api.example/problems/", { ${declarations.join(",\n")} });
export const api = createClient({ problems: songs });
export async function load(): Promise<number> {
  const { error } = await api.fetch("/");
  switch (error?.problem) {
    ${cases.join("\n")}
    case undefined: return 0;
  }
}
export const codes: string[] = [${codes.join(",\n")}];
export { type };
`;
}

/** The flags by which a compiler says what it takes. */
export const DIAGNOSTIC_FLAGS = ["--extendedDiagnostics"];

/** Returns what a compiler says that it took. Throws if the program does not compile. */
export function readDiagnostics(output) {
  if (output.includes("error TS")) throw new Error(output);
  return {
    seconds: Number(/^Check time:\s+([\d.]+)s/m.exec(output)[1]),
    instantiations: Number(/^Instantiations:\s+(\d+)/m.exec(output)[1]),
  };
}
