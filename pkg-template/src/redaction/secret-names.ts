/** Which names are those of secrets. */

/** Gives a name in lower case, without hyphens, underscores and white space. */
export const normalizeName = (name: string): string => name.toLowerCase().replaceAll(/[-_\s]/g, "");

/** Fields of HTTP that hold credentials, as {@link normalizeName} has them. */
const FIELDS = /^(?:(?:proxy)?authorization|(?:set)?cookie|xapikey)$/;

/**
 * Names of secrets, and what the names of most others end with. A token of a page, of a parser or of
 * one who cancels is none.
 */
const SECRET =
  /^(?:(?:basic|proxy)?auth|j?sessionid|phpsessid|[cx]srf|jwt)$|(?:authorization|cookies?|passw(?:or)?d|passphrase|secret|(?:api|access|private|secret|signing|shared|encryption)key|(?<!page|next|continuation|sync|cancel|unexpected|invalid)token)$/;

/** What is a secret in a query or a form alone; elsewhere they are the names of harmless things. */
const PARAMETER =
  /^(?:code|codeverifier|sig|pass|pwd|otp|samlresponse)$|(?:signature|assertion|credential)$/;

/** Values that tell nothing, whatever their name is. */
const TELLS_NOTHING = /^(?:true|false|null|undefined|)$/;

/** Tells secrets by their names: those that are known, and those that were chosen. */
export class SecretNames {
  readonly #chosen: ReadonlySet<string>;

  /** @param chosen - further names; what is no text is passed over */
  constructor(chosen: unknown) {
    const names = Array.isArray(chosen) ? chosen : [chosen];
    this.#chosen = new Set(names.filter((name) => typeof name === "string").map(normalizeName));
  }

  /** Whether a name was chosen. */
  isChosen(name: string): boolean {
    return this.#chosen.has(normalizeName(name));
  }

  /** Whether a name is that of a secret. */
  hides(name: string): boolean {
    return this.isChosen(name) || SECRET.test(normalizeName(name));
  }

  /** Whether a value of a name is a secret. What is true, false or none tells nothing. */
  isSecret(name: string, value: unknown): boolean {
    if (value === undefined) return false;
    return this.isChosen(name) || (this.hides(name) && !TELLS_NOTHING.test(readShortText(value)));
  }

  /**
   * The same for a name with parts, such as `user[password]`, `token[]` or `user.password`.
   *
   * @param isParameter - whether it is one of a query or a form
   */
  isSecretPath(name: string, value: unknown, isParameter: boolean): boolean {
    const parts = name.split(/[[\]]+/).map((part) => part.slice(part.lastIndexOf(".") + 1));
    const isSecret = (part: string) => this.isSecret(part, value);
    const isKnown = (part: string) =>
      PARAMETER.test(normalizeName(part)) && !TELLS_NOTHING.test(readShortText(value));
    return [name, ...parts].some((part) => isSecret(part) || (isParameter && isKnown(part)));
  }

  /** Whether a name is that of a field of HTTP which holds credentials. */
  static isField(name: string): boolean {
    return FIELDS.test(normalizeName(name));
  }
}

/** Gives a value as a text, where it can be one of those that tell nothing. */
function readShortText(value: unknown): string {
  return typeof value === "object" && value !== null ? "object" : String(value);
}
