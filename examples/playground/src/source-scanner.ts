/** Reads pieces of source code one after another. It does not know what they mean. */

const LINE_FEED = "\n";

/** The characters that a backslash and a letter stand for. */
const ESCAPES: { readonly [letter: string]: string } = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
};

export class SourceScanner {
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** @throws Error with the line that cannot be read, and why */
  fail(reason: string): never {
    const line = this.#text.slice(0, this.#at).split(LINE_FEED).length;
    throw new Error(`Line ${line}: ${reason}`);
  }

  /** Skips white space and comments. */
  #skip(): void {
    const space = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
    space.lastIndex = this.#at;
    space.test(this.#text);
    this.#at = space.lastIndex;
  }

  /** Takes what matches a sticky pattern here, or returns undefined. */
  take(pattern: RegExp): string | undefined {
    this.#skip();
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return undefined;
    this.#at = pattern.lastIndex;
    return match[0];
  }

  /** Whether a mark is here. It is taken if it is. */
  has(mark: string): boolean {
    this.#skip();
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  /** @throws Error if a mark is not here */
  expect(mark: string): void {
    if (!this.has(mark)) this.fail(`${mark} is missing before ${this.describeNext()}`);
  }

  /** Returns the next characters, for a message. */
  describeNext(): string {
    this.#skip();
    const rest = this.#text.slice(this.#at, this.#at + 20).split(LINE_FEED)[0] ?? "";
    return rest === "" ? "the end" : JSON.stringify(rest);
  }

  takeName(): string | undefined {
    return this.take(/[A-Za-z_$][\w$]*/y);
  }

  takeNumber(): number | undefined {
    const digits = this.take(/-?\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    return digits === undefined ? undefined : Number(digits.replaceAll("_", ""));
  }

  /** Takes a string in any quotes, or returns undefined. */
  takeString(): string | undefined {
    const quoted = this.take(
      /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`/y,
    );
    if (quoted === undefined) return undefined;
    const inner = quoted.slice(1, -1);
    if (quoted.startsWith("`") && inner.includes("${")) {
      this.fail("a text with an expression cannot be read here");
    }
    return inner.replaceAll(
      /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([\s\S]))/g,
      (_, unit, byte, letter) => {
        const code = unit ?? byte;
        if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
        return letter === LINE_FEED ? "" : (ESCAPES[letter] ?? letter);
      },
    );
  }
}
