// Finds what differs between two snapshots of the API, and the words by which a changelog may name
// it.

/** Declarations whose lines between braces are members, each with a name of its own. */
const WITH_MEMBERS =
  /(?:\b(?:class|interface|namespace|struct|enum|trait|impl|union|entries)\b|[=:] \{$)/;

/** Words before the name of a member. */
const MODIFIERS =
  /^(?:(?:readonly|static|get|set|protected|abstract|pub|const|fn|async|mut|type) )+(?=[\w"[(<])/;

/** What a declaration begins with, up to its name. The first that matches counts. */
const NAMES = [
  /^export \{ (?:[\w$]+ as )?([\w$]+) \}/,
  /^pub use .*?(\w+);$/,
  /^(impl\b.*?) ?\{\}?$/,
  /\b(?:class|interface|type|const|function|namespace|default) ([\w$]+)/,
  /\b(?:struct|enum|trait|fn|static|union) (\w+)/,
  /^(.*?)(?: \{)?$/,
];

/** Returns the name of a declaration. */
function findName(head) {
  const line = head.split("\n").find((one) => !one.startsWith("#[")) ?? head;
  return NAMES.map((name) => name.exec(line)?.[1]).find(Boolean);
}

/** Returns the words that stand for a declaration of a name. */
const wordsFor = (name) => (/^impl\b/.test(name) ? (name.match(/\b[A-Z]\w+/g) ?? []) : [name]);

/**
 * Splits a declaration with members into what stands before them, and the text of each by its name.
 */
function splitMembers(block) {
  const lines = block.split("\n");
  const start = lines.findIndex((line) => line.endsWith("{"));
  const head = lines.slice(0, start + 1).join("\n");
  const members = new Map();
  if (start < 0 || !WITH_MEMBERS.test(head)) return { head: block, members };
  const inside = lines.slice(start + 1, -1);
  const indent = /^ */.exec(inside[0] ?? "")[0];
  const chunks = [];
  for (const line of inside) {
    const begins = line.startsWith(indent) && /^[^\s)}\]>]/.test(line.slice(indent.length));
    const isAttributed = chunks.at(-1)?.split("\n").at(-1).trim().startsWith("#[");
    if (begins && !isAttributed && line.trim() !== "where") chunks.push(line);
    else chunks.push(`${chunks.pop() ?? ""}\n${line}`);
  }
  for (const chunk of chunks) {
    const line = chunk
      .trim()
      .split("\n")
      .map((one) => one.trim())
      .find((one) => !one.startsWith("#["));
    // A signature that is called has no name, and a comment is about the whole declaration.
    const name = /^"?([\w$.-][\w$/.-]*)/.exec((line ?? "").replace(MODIFIERS, ""))?.[1] ?? "";
    members.set(name, [members.get(name), chunk].filter(Boolean).join("\n"));
  }
  return { head, members };
}

/** Adds members of a further declaration of the same name to those of the first. */
function mergeMembers(first = new Map(), further) {
  const merged = new Map(first);
  for (const [name, text] of further)
    merged.set(name, [first.get(name), text].filter(Boolean).join("\n"));
  return merged;
}

/**
 * Reads the text of a snapshot: its groups (an entry of the npm package, a module of the crate),
 * each with its declarations by their names.
 *
 * @param files the texts by the names of their files
 */
export function readSnapshot(files) {
  const groups = new Map();
  for (const [file, text] of files) {
    // In the package's files each block says whether it is exported.
    const isPackage = file.endsWith(".d.ts");
    let group = file
      .replace(/\.(?:d\.ts|txt)$/, "")
      .replace("npm/", "httpexc/")
      .replace(/\/index$/, "");
    for (const block of text.split("\n\n")) {
      const trimmed = block.trim();
      const [, module] = /^mod ([\w:]+);$/.exec(trimmed) ?? [];
      if (module) group = `crate ${module}`;
      if (!groups.has(group)) groups.set(group, new Map());
      if (module || trimmed === "" || trimmed.startsWith("//")) continue;
      const { head, members } = splitMembers(trimmed);
      const name = findName(head);
      const declarations = groups.get(group);
      const same = declarations.get(name);
      declarations.set(name, {
        head: [same?.head, head].filter(Boolean).join("\n"),
        members: mergeMembers(same?.members, members),
        isExported: same?.isExported || !isPackage || trimmed.startsWith("export"),
        text: [same?.text, trimmed].filter(Boolean).join("\n"),
      });
    }
  }
  return groups;
}

/** Returns the exported names of a group that mention a declaration that is not exported. */
function findUsers(group, name, seen = new Set()) {
  seen.add(name);
  const mentions = new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`);
  return [...group].flatMap(([other, { text, isExported }]) => {
    if (seen.has(other) || !mentions.test(text)) return [];
    return isExported ? [other] : findUsers(group, other, seen);
  });
}

/** Returns what differs between two declarations of a name. */
function compareDeclarations(before, after) {
  const differing = [...new Set([...before.members.keys(), ...after.members.keys()])].filter(
    (member) => before.members.get(member) !== after.members.get(member),
  );
  return { isHeadSame: before.head === after.head, differing };
}

/** Returns what became of a member. */
function compareMember(member, before, after) {
  if (!before.members.has(member)) return "is new";
  return after.members.has(member) ? "changed" : "is gone";
}

/**
 * Returns what differs between two snapshots: a text that says what changed, and the words of which
 * one has to be in the changelog.
 *
 * @param before the texts of the one by the names of their files
 * @param after those of the other
 */
export function findApiChanges(before, after) {
  const [old, now] = [readSnapshot(before), readSnapshot(after)];
  const changes = [];
  const add = (what, how, words) =>
    changes.push({ what: `${what} ${how}`, words: [...new Set(words)] });
  for (const group of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [first, second] = [old.get(group), now.get(group)];
    if (!first || !second) {
      add(group, first ? "is gone" : "is new", [group, group.split(/\/|::| /).at(-1)]);
      continue;
    }
    for (const name of [...new Set([...first.keys(), ...second.keys()])].sort()) {
      const [one, two] = [first.get(name), second.get(name)];
      const shown = `${group}: ${name}`;
      const { isExported } = two ?? one;
      const users = isExported ? [] : [...findUsers(first, name), ...findUsers(second, name)];
      const words = [...wordsFor(name), ...users];
      if (!one || !two) {
        add(shown, one ? "is gone" : "is new", words);
        continue;
      }
      const { isHeadSame, differing } = compareDeclarations(one, two);
      if (!isHeadSame) add(shown, "changed", words);
      for (const member of differing) {
        if (member === "") add(shown, "changed", words);
        else add(`${shown}.${member}`, compareMember(member, one, two), [member, ...words]);
      }
    }
  }
  return changes;
}
