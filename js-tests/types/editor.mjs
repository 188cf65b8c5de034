// What an editor shows of the package's declarations: TypeScript's language service, which editors ask,
// on a text in a project with the installed package.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** The place of the cursor in a text. */
const CURSOR = "|";

const OPTIONS = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  types: [],
};

/** Returns functions that ask the language service about a text with a cursor. */
export function createEditor(folder) {
  const file = join(folder, "editor.mts");
  let text = "";
  let version = 0;
  const host = {
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? `${version}` : "0"),
    getScriptSnapshot: (name) => {
      if (name === file) return ts.ScriptSnapshot.fromString(text);
      return ts.sys.fileExists(name)
        ? ts.ScriptSnapshot.fromString(readFileSync(name, "utf8"))
        : undefined;
    },
    getCurrentDirectory: () => folder,
    getCompilationSettings: () => OPTIONS,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath,
  };
  const service = ts.createLanguageService(host);
  const formatParts = ts.displayPartsToString;

  /** Puts a text into the file, and returns where its cursor is. */
  function open(source) {
    const at = source.indexOf(CURSOR);
    text = source.replace(CURSOR, "");
    version++;
    return at;
  }

  return {
    /** Returns what the editor shows of the name at the cursor. */
    findQuickInfo(source) {
      const info = service.getQuickInfoAtPosition(file, open(source));
      return { signature: formatParts(info?.displayParts), doc: formatParts(info?.documentation) };
    },
    /** Returns the names that the editor offers at the cursor. */
    listCompletions(source) {
      const found = service.getCompletionsAtPosition(file, open(source), {});
      return (found?.entries ?? []).map(({ name }) => name);
    },
    /** Returns the signatures of the call at the cursor, and their docs. */
    listSignatures(source) {
      const help = service.getSignatureHelpItems(file, open(source), {});
      return (help?.items ?? []).map((item) => ({
        signature: `${formatParts(item.prefixDisplayParts)}${item.parameters
          .map(({ displayParts }) => formatParts(displayParts))
          .join(", ")}${formatParts(item.suffixDisplayParts)}`,
        doc: formatParts(item.documentation),
      }));
    },
    /** Returns the first line of each error in a text. */
    listErrors(source) {
      text = source;
      version++;
      return service
        .getSemanticDiagnostics(file)
        .map(({ messageText }) =>
          typeof messageText === "string" ? messageText : messageText.messageText,
        );
    },
  };
}
