// Leaves out of the package's declarations what no entry leads to: the functions and types that only the
// package's own files use, and the comments about files that are no entries.

import { dirname, join } from "node:path";

/** The start of a declaration, with its name. */
const DECLARATION =
  /^(export )?(?:declare )?(?:abstract )?(?:const enum|class|interface|type|const|function|enum) (\w+)/;

/** The names that a file gets from another one, or passes on. */
const NAMED_LIST = /^(import|export) (type )?\{([^}]*)\} from "(\.[^"]+)";/;
const NAMESPACE_IMPORT = /^import (?:type )?\* as \w+ from "(\.[^"]+)";/;
const STAR_EXPORT = /^export (?:type )?\* from "(\.[^"]+)";/;
/** A type of another file, where it is used. */
const IMPORTED_TYPE = /import\("(\.[^"]+)"\)\.(\w+)/g;

const COMMENT = /\/\*[\s\S]*?\*\//g;

/** Splits a declaration file, as the compiler writes it, into statements with the comments before them. */
function splitStatements(text) {
  const statements = [];
  let comment = "";
  for (const [part] of text.matchAll(
    /^\/\*\*[\s\S]*?\*\/\n|^[^\s)\]}].*\n(?:(?:[\s)\]}].*)?\n)*/gm,
  )) {
    if (part.startsWith("/**")) {
      // Of two comments, the first one is about the file.
      comment = part;
      continue;
    }
    const last = statements.at(-1);
    // The compiler breaks a line where a comment stood.
    if (last && !/[;}]\n*$/.test(last.code)) last.code += part;
    else statements.push({ comment, code: part });
    comment = "";
  }
  return statements;
}

/** Returns the items of a list of names: `Name`, `type Name` or `Name as Alias`. */
function parseNames(list) {
  const items = list.split(",").map((item) => item.trim());
  return items.filter(Boolean).map((item) => {
    const [name, alias = name] = item.replace(/^type /, "").split(" as ");
    return { item, name, alias };
  });
}

/** Parses a file: the names that it declares, gets from other files and passes on. */
function parseFile(path, text) {
  const find = (specifier) => join(dirname(path), specifier.replace(/\.js$/, ".d.ts"));
  const file = {
    declared: new Map(),
    imported: new Map(),
    passed: new Map(),
    stars: [],
    spaces: [],
  };
  file.statements = splitStatements(text).map((statement) => {
    const { code } = statement;
    const [, keyword, , list, specifier] = NAMED_LIST.exec(code) ?? [];
    if (keyword) {
      const names = keyword === "import" ? file.imported : file.passed;
      for (const { name, alias } of parseNames(list)) names.set(alias, [find(specifier), name]);
      return statement;
    }
    const [, namespace] = NAMESPACE_IMPORT.exec(code) ?? [];
    if (namespace) file.spaces.push(find(namespace));
    const [, star] = STAR_EXPORT.exec(code) ?? [];
    if (star) file.stars.push(find(star));
    const [, exported, name] = DECLARATION.exec(code) ?? [];
    if (name) {
      const known = file.declared.get(name);
      const isExported = exported !== undefined || known?.isExported === true;
      file.declared.set(name, { isExported, codes: [...(known?.codes ?? []), code] });
    }
    return { ...statement, name };
  });
  file.types = (code) =>
    [...code.matchAll(IMPORTED_TYPE)].map(([, specifier, name]) => [find(specifier), name]);
  return file;
}

const listWords = (code) => code.replaceAll(COMMENT, "").match(/[A-Za-z_$][\w$]*/g) ?? [];

/** Returns the names that the entries lead to, each as the path of its file and the name. */
function findReachedNames(files, entries) {
  const reached = new Set();
  const formatKey = (path, name) => `${path}#${name}`;
  const reachCode = (path, code) => {
    const { declared, imported, types } = files.get(path);
    for (const word of listWords(code)) {
      if (declared.has(word)) reach(path, word);
      else if (imported.has(word)) reach(...imported.get(word));
    }
    for (const type of types(code)) reach(...type);
  };
  const reach = (path, name) => {
    const key = formatKey(path, name);
    const file = files.get(path);
    if (reached.has(key) || file === undefined) return;
    reached.add(key);
    const declaration = file.declared.get(name);
    if (declaration) for (const code of declaration.codes) reachCode(path, code);
    else if (file.passed.has(name)) reach(...file.passed.get(name));
    else for (const star of file.stars) reach(star, name);
  };
  const reachAll = (path) => {
    const file = files.get(path);
    for (const [name, { isExported }] of file.declared) if (isExported) reach(path, name);
    for (const name of file.passed.keys()) reach(path, name);
    for (const star of [...file.stars, ...file.spaces]) reachAll(star);
    for (const { code, name } of file.statements) if (!name) reachCode(path, code);
  };
  for (const entry of entries) reachAll(entry);
  return (path, name) => reached.has(formatKey(path, name));
}

/** Returns a list of names with those alone that are wanted, or nothing if there is none. */
function filterList(code, isWanted) {
  const [statement, keyword, type = "", list, specifier] = NAMED_LIST.exec(code);
  const items = parseNames(list).filter(isWanted);
  if (items.length === 0) return "";
  const names = items.map(({ item }) => item).join(", ");
  return code.replace(statement, () => `${keyword} ${type}{ ${names} } from "${specifier}";`);
}

/**
 * Returns the declarations that entries lead to, by the paths of their files. A file without any is left out.
 *
 * @param texts - the declarations that the compiler wrote, by path
 * @param entries - the paths of the files that keep all that they export
 */
export function pruneTypes(texts, entries) {
  const files = new Map([...texts].map(([path, text]) => [path, parseFile(path, text)]));
  const isReached = findReachedNames(files, entries);
  const hasReached = (path) => {
    const { declared, passed, stars } = files.get(path);
    const names = [...declared.keys(), ...passed.keys()];
    return names.some((name) => isReached(path, name)) || stars.some(hasReached);
  };
  const pruned = new Map();
  for (const [path, { statements }] of files) {
    const isEntry = entries.includes(path);
    if (!isEntry && !hasReached(path)) continue;
    const kept = statements.filter(({ name }) => !name || isReached(path, name));
    const words = new Set(
      kept.filter(({ code }) => !code.startsWith("import ")).flatMap(({ code }) => listWords(code)),
    );
    const parts = kept.map(({ comment, code }) => {
      // Before an import it is about the file.
      const ownComment = code.startsWith("import ") ? "" : comment;
      if (!NAMED_LIST.test(code)) return ownComment + code;
      const list = code.startsWith("import ")
        ? filterList(code, ({ alias }) => words.has(alias))
        : filterList(code, ({ alias }) => isEntry || isReached(path, alias));
      return list && ownComment + list;
    });
    const code = parts.join("");
    // The first comment of an entry is the purpose of the entry, which the API reference shows.
    const [purpose = ""] = (isEntry && /^\/\*\*[\s\S]*?\*\/\n/.exec(texts.get(path))) || [];
    pruned.set(path, code.startsWith(purpose) ? code : purpose + code);
  }
  return pruned;
}
