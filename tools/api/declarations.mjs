// Reads what the npm package exports, entry by entry, from the declarations that it ships. The text
// shows types alone: no comments, no order of files, and nothing that is marked @internal or @hidden.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A signature that is longer has a line for each parameter. */
const WIDTH = 100;

const FLAGS =
  ts.NodeBuilderFlags.NoTruncation | ts.NodeBuilderFlags.UseAliasDefinedOutsideCurrentScope;

/** Returns the declarations that the conditions of an entry name for modules. */
const findTypes = ({ types, default: fallback }) => types?.import ?? fallback.types;

/**
 * Returns the entries of a package: name, the conditions under which they are found, and the file
 * of their declarations without its extension, or undefined if an entry is a data file.
 *
 * @param manifest the package's package.json
 */
export function readEntries({ name, exports }) {
  return Object.entries(exports).map(([path, target]) => ({
    name: path.replace(/^\./, name),
    conditions: typeof target === "string" ? [] : Object.keys(target).sort(),
    file:
      typeof target === "string"
        ? undefined
        : findTypes(target)
            .replace(/^\.\//, "")
            .replace(/\.d\.m?ts$/, ""),
  }));
}

/**
 * Whether a declaration is no part of the API: it is marked @internal, which the compiler leaves out, or
 * @hidden, which it keeps because the types of the API follow from it.
 */
const isInternal = (node) =>
  ts.getJSDocTags(node).some(({ tagName }) => ["hidden", "internal"].includes(tagName.text));

/** Whether a member can be used outside its class. */
function isPublic(member) {
  const isPrivate = ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private;
  return !isPrivate && !isInternal(member) && !(member.name && ts.isPrivateIdentifier(member.name));
}

/** The kinds of symbols that have a declaration of their own, which the snapshot shows. */
const DECLARED =
  ts.SymbolFlags.Class |
  ts.SymbolFlags.Interface |
  ts.SymbolFlags.TypeAlias |
  ts.SymbolFlags.Variable |
  ts.SymbolFlags.Function |
  ts.SymbolFlags.Enum |
  ts.SymbolFlags.NamespaceModule;

/** Prints the declarations of one package. */
class DeclarationPrinter {
  #program;
  #checker;
  #folder;
  #printer = ts.createPrinter({ removeComments: true });
  /** The symbols of the package that were printed so far, and not yet looked into. */
  #mentioned = new Set();

  constructor(program, folder) {
    this.#program = program;
    this.#checker = program.getTypeChecker();
    this.#folder = folder;
  }

  /**
   * Returns the symbol that a name stands for in the end. The declarations for `require` repeat
   * those for `import`, and count as the same.
   */
  resolve(symbol) {
    const isAlias = symbol.flags & ts.SymbolFlags.Alias;
    const found = isAlias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    const path = found.declarations?.[0].getSourceFile().fileName ?? "";
    const original =
      path.endsWith(".d.cts") && this.#program.getSourceFile(path.replace(/cts$/, "ts"));
    const module = original && this.#checker.getSymbolAtLocation(original);
    return (module && this.#checker.tryGetMemberInModuleExports(found.name, module)) || found;
  }

  /** Returns the symbols of the package that were mentioned since the last call. */
  takeMentioned() {
    const taken = [...this.#mentioned];
    this.#mentioned.clear();
    return taken;
  }

  /** Whether a symbol is declared at the top of one of the package's files. */
  #isOurs({ declarations = [] }) {
    return declarations.some((declaration) => {
      const { parent } = declaration;
      const statement = ts.isVariableDeclaration(declaration) ? parent.parent : declaration;
      return (
        ts.isSourceFile(statement.parent) &&
        statement.getSourceFile().fileName.startsWith(this.#folder)
      );
    });
  }

  /** Returns the resolved symbol of an identifier, if it has one. */
  #symbolAt(identifier) {
    // Nodes that the checker builds for a type have their symbol, and no place in a file.
    const symbol =
      identifier.symbol ?? (identifier.pos >= 0 && this.#checker.getSymbolAtLocation(identifier));
    return symbol ? this.resolve(symbol) : undefined;
  }

  /** Prints a node with the names of what it mentions, whatever a file imports them as. */
  #print(node) {
    const visit = (one) => {
      if (ts.isImportTypeNode(one) && one.qualifier && !one.isTypeOf) {
        const args = one.typeArguments?.map((arg) => ts.visitNode(arg, visit));
        return ts.factory.createTypeReferenceNode(ts.visitNode(one.qualifier, visit), args);
      }
      // A namespace that stands for a module is a matter of the file that imports it.
      if (ts.isQualifiedName(one) && ts.isIdentifier(one.left)) {
        const left = this.#symbolAt(one.left);
        if (left && left.flags & ts.SymbolFlags.ValueModule) return ts.visitNode(one.right, visit);
      }
      if (ts.isIdentifier(one)) {
        const symbol = this.#symbolAt(one);
        if (symbol && symbol.flags & DECLARED && this.#isOurs(symbol)) {
          this.#mentioned.add(symbol);
          if (symbol.name !== one.text && symbol.name !== "default")
            return ts.factory.createIdentifier(symbol.name);
        }
        return one;
      }
      if (ts.isTypeLiteralNode(one)) {
        const members = one.members.filter((member) => !isInternal(member));
        return ts.visitEachChild(
          members.length === one.members.length
            ? one
            : ts.factory.updateTypeLiteralNode(one, ts.factory.createNodeArray(members)),
          visit,
          undefined,
        );
      }
      const visited = ts.visitEachChild(one, visit, undefined);
      return ts.isTupleTypeNode(visited)
        ? ts.setEmitFlags(visited, ts.EmitFlags.SingleLine)
        : visited;
    };
    const file = node.pos >= 0 ? node.getSourceFile() : undefined;
    const text = this.#printer.printNode(
      ts.EmitHint.Unspecified,
      ts.visitNode(node, visit),
      file ?? ts.createSourceFile("none.ts", "", ts.ScriptTarget.Latest),
    );
    return text.replaceAll(/^(?: {4})+/gm, (spaces) => spaces.slice(spaces.length / 2));
  }

  /** Prints what stands between angle brackets after a name, if anything. */
  #typeParameters(parameters) {
    return parameters?.length ? `<${parameters.map((one) => this.#print(one)).join(", ")}>` : "";
  }

  /** Prints a signature after its name. */
  #signature(head, { typeParameters, parameters, type }) {
    const before = `${head}${this.#typeParameters(typeParameters)}(`;
    const inside = parameters.map((one) => this.#print(one));
    const after = `)${type ? `: ${this.#print(type)}` : ""};`;
    const line = `${before}${inside.join(", ")}${after}`;
    if (line.length <= WIDTH || inside.length === 0) return line;
    const lines = inside.map((one) => `  ${one.replaceAll("\n", "\n  ")},\n`);
    return `${before}\n${lines.join("")}${after}`;
  }

  /** Prints a member of a class, an interface or a type. */
  #member(member) {
    const modifiers = ts.isClassElement(member)
      ? (ts.getModifiers(member) ?? []).map((one) => `${this.#print(one)} `).join("")
      : "";
    const name = member.name ? this.#print(member.name) : "";
    const head = `${modifiers}${name}${member.questionToken ? "?" : ""}`;
    if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member))
      return this.#signature(head, member);
    if (ts.isConstructorDeclaration(member))
      return this.#signature(`${modifiers}constructor`, member);
    if (ts.isConstructSignatureDeclaration(member)) return this.#signature("new ", member);
    if (ts.isCallSignatureDeclaration(member)) return this.#signature("", member);
    return this.#print(member);
  }

  /** Prints members by name; those of one name stay in their order, in which they are tried. */
  #members(members) {
    const named = members.filter(isPublic).map((member) => ({
      name: member.name ? this.#print(member.name) : "",
      text: this.#member(member),
    }));
    named.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
    return named.map(({ text }) => `  ${text.replaceAll("\n", "\n  ")}\n`).join("");
  }

  /** Prints the constructors that a class has from an expression that it extends. */
  #inheritedConstructors(symbol) {
    const type = this.#checker.getTypeOfSymbol(symbol);
    return type.getConstructSignatures().map((signature) => {
      const { Constructor } = ts.SyntaxKind;
      const node = this.#checker.signatureToSignatureDeclaration(
        signature,
        Constructor,
        undefined,
        FLAGS,
      );
      return `  ${this.#signature("constructor", { parameters: node.parameters }).replaceAll("\n", "\n  ")}\n`;
    });
  }

  /** Prints what a class extends: its base class, not the expression that makes one. */
  #baseClass(symbol, clause) {
    const [{ expression }] = clause.types;
    const base = ts.isIdentifier(expression) ? this.#symbolAt(expression) : undefined;
    if (base && !(base.flags & ts.SymbolFlags.Class) && this.#isOurs(base)) {
      const [type] = this.#checker.getBaseTypes(this.#checker.getDeclaredTypeOfSymbol(symbol));
      const node = this.#checker.typeToTypeNode(type, undefined, FLAGS);
      return { text: this.#print(node), isExpression: true };
    }
    return { text: this.#print(clause.types[0]), isExpression: false };
  }

  #class(symbol, declaration, head) {
    const clauses = declaration.heritageClauses ?? [];
    const extended = clauses.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
    const base = extended ? this.#baseClass(symbol, extended) : undefined;
    const implemented = clauses
      .filter((clause) => clause !== extended)
      .map((clause) => ` implements ${clause.types.map((one) => this.#print(one)).join(", ")}`);
    const isAbstract = ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Abstract;
    const hasConstructor = declaration.members.some(ts.isConstructorDeclaration);
    const constructors =
      base?.isExpression && !hasConstructor ? this.#inheritedConstructors(symbol) : [];
    return [
      `${head}${isAbstract ? "abstract " : ""}class ${symbol.name}`,
      this.#typeParameters(declaration.typeParameters),
      base ? ` extends ${base.text}` : "",
      ...implemented,
      ` {\n${constructors.join("")}${this.#members(declaration.members)}}`,
    ].join("");
  }

  #interface(symbol, declaration, head) {
    const [clause] = declaration.heritageClauses ?? [];
    const bases = clause
      ? ` extends ${clause.types.map((one) => this.#print(one)).join(", ")}`
      : "";
    const parameters = this.#typeParameters(declaration.typeParameters);
    return `${head}interface ${symbol.name}${parameters}${bases} {\n${this.#members(declaration.members)}}`;
  }

  #alias(symbol, { type, typeParameters }, head) {
    const before = `${head}type ${symbol.name}${this.#typeParameters(typeParameters)} =`;
    if (ts.isTypeLiteralNode(type)) return `${before} {\n${this.#members(type.members)}}`;
    const line = `${before} ${this.#print(type)};`;
    if (line.length <= WIDTH || !ts.isUnionTypeNode(type)) return line;
    return `${before}${type.types.map((one) => `\n  | ${this.#print(one).replaceAll("\n", "\n  ")}`).join("")};`;
  }

  /** Prints one declaration of a symbol. */
  #declaration(symbol, declaration, head) {
    if (ts.isClassDeclaration(declaration)) return this.#class(symbol, declaration, head);
    if (ts.isInterfaceDeclaration(declaration)) return this.#interface(symbol, declaration, head);
    if (ts.isTypeAliasDeclaration(declaration)) return this.#alias(symbol, declaration, head);
    if (ts.isFunctionDeclaration(declaration))
      return this.#signature(`${head}function ${symbol.name}`, declaration);
    if (ts.isVariableDeclaration(declaration)) {
      const { type, initializer } = declaration;
      if (!type) return `${head}const ${symbol.name} = ${this.#print(initializer)};`;
      const before = `${head}const ${symbol.name}:`;
      return ts.isTypeLiteralNode(type)
        ? `${before} {\n${this.#members(type.members)}}`
        : `${before} ${this.#print(type)};`;
    }
    if (ts.isModuleDeclaration(declaration)) {
      const { statements } = declaration.body;
      const lines = statements.map((one) => `  ${this.#print(one).replaceAll("\n", "\n  ")}\n`);
      return `${head}namespace ${symbol.name} {\n${lines.sort().join("")}}`;
    }
    throw new Error(`Cannot print ${symbol.name}: a declaration of this form is new here`);
  }

  /** Prints a symbol: a block of text for each of its declarations. */
  symbol(symbol, head) {
    return (symbol.declarations ?? [])
      .filter((declaration) => !isInternal(declaration))
      .map((declaration) => this.#declaration(symbol, declaration, head));
  }
}

/**
 * Returns whether `require` finds declarations that were written by hand, and not those of
 * `import`.
 */
function hasOwnRequireTypes(path) {
  if (!existsSync(`${path}.d.cts`)) return false;
  const copy = readFileSync(`${path}.d.ts`, "utf8").replaceAll(
    /((?:from |import\()"\.[^"]*)\.js"/g,
    '$1.cjs"',
  );
  return readFileSync(`${path}.d.cts`, "utf8") !== copy;
}

/** Returns the blocks that a module adds: what it exports, and what that mentions. */
function printModule(printer, checker, module, entry, owners) {
  const printed = [];
  const exported = new Map();
  const assigned = module.exports.get("export=");
  for (const one of assigned ? [assigned] : checker.getExportsOfModule(module)) {
    exported.set(one.name, printer.resolve(one));
  }
  for (const [name, symbol] of [...exported].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = symbol.name;
    const owner = owners.get(symbol);
    if (name === "export=") printed.push(`export = ${own};`);
    else if (name === "default") printed.push(`export default ${own};`);
    else if (owner && owner !== entry) {
      printed.push(`export { ${own === name ? name : `${own} as ${name}`} } from "${owner}";`);
      continue;
    } else if (own !== name) printed.push(`export { ${own} as ${name} };`);
    if (owner) continue;
    const isPrintedUnderItsName = own !== name && exported.get(own) === symbol;
    if (isPrintedUnderItsName) continue;
    owners.set(symbol, entry);
    printed.push(...printer.symbol(symbol, own === name ? "export " : ""));
  }
  return printed;
}

/**
 * Returns the text of the API of an npm package, by the name of the file that it belongs in.
 *
 * @param folder the package: its package.json, and the declarations that it names
 * @param options `typeRoots`: folders of types that the declarations use
 */
export function describePackage(folder, { typeRoots = [] } = {}) {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const entries = readEntries(manifest);
  const files = new Map();
  for (const { name, file } of entries) {
    if (file === undefined || [...files.values()].includes(file)) continue;
    files.set(name, file);
  }
  const modules = [...files].flatMap(([name, file]) => {
    const path = join(folder, file);
    const required = hasOwnRequireTypes(path)
      ? [{ name, suffix: "-require", path: `${path}.d.cts` }]
      : [];
    return [{ name, suffix: "", path: `${path}.d.ts` }, ...required];
  });
  const program = ts.createProgram(
    modules.map(({ path }) => path),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: typeRoots.length > 0 ? ["node"] : [],
      typeRoots,
      strict: true,
      noEmit: true,
      skipLibCheck: false,
    },
  );
  const problems = modules.flatMap(({ path }) =>
    program.getSemanticDiagnostics(program.getSourceFile(path)),
  );
  if (problems.length > 0) {
    const host = {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => folder,
      getNewLine: () => "\n",
    };
    throw new Error(`Cannot read the declarations:\n${ts.formatDiagnostics(problems, host)}`);
  }
  const checker = program.getTypeChecker();
  const printer = new DeclarationPrinter(program, `${folder}/`);
  const owners = new Map();
  const texts = new Map();
  // What an entry exports has its place before what another one only mentions.
  const blocks = modules.map(({ name, suffix, path }) => ({
    name,
    suffix,
    printed: printModule(
      printer,
      checker,
      checker.getSymbolAtLocation(program.getSourceFile(path)),
      name + suffix,
      owners,
    ),
    mentioned: printer.takeMentioned(),
  }));
  for (const { name, suffix, printed, mentioned } of blocks) {
    const others = [];
    while (mentioned.length > 0) {
      const symbol = mentioned.shift();
      if (owners.has(symbol)) continue;
      owners.set(symbol, name + suffix);
      others.push(...printer.symbol(symbol, ""));
      mentioned.push(...printer.takeMentioned());
    }
    const file = name === manifest.name ? "index" : name.slice(manifest.name.length + 1);
    const rest =
      others.length > 0 ? ["// Not exported, but part of the types above:", ...others.sort()] : [];
    texts.set(`${file}${suffix}.d.ts`, `${[...printed, ...rest].join("\n\n")}\n`);
  }
  const lines = entries.map(({ name, conditions, file }) => {
    const first = [...files].find(([, one]) => one === file)?.[0];
    const same = first && first !== name ? [`as ${first}`] : [];
    return `  ${[name, ...same, ...conditions].join(" ")}\n`;
  });
  texts.set("entries.txt", `entries {\n${lines.sort().join("")}}\n`);
  return texts;
}
