/** Which names are those of secrets. */

/** Returns a name in lower case, without hyphens, underscores and white space. */
export const normalizeSecretName = (name: string): string =>
  name.toLowerCase().replaceAll(/[-_\s]/g, "");

/** The headers that hold credentials, as {@link normalizeSecretName} returns their names. */
const CREDENTIAL_HEADER = /^(?:(?:proxy)?authorization|(?:set)?cookie|xapikey)$/;

/**
 * The names of secrets, and the ends of most such names. A token is not a secret if it belongs to a
 * page, a synchronisation or a parser, or if it cancels.
 */
const SECRET_NAME =
  /^(?:(?:basic|proxy)?auth|j?sessionid|phpsessid|[cx]srf|jwt)$|(?:authorization|cookies?|passw(?:or)?d|passphrase|secret|(?:api|access|private|secret|signing|shared|encryption)key|(?<!page|next|continuation|sync|cancel|unexpected|invalid)token)$/;

/** The names of secrets in a query or a form alone. Elsewhere they name harmless values. */
const SECRET_PARAMETER =
  /^(?:code|codeverifier|sig|pass|pwd|otp|samlresponse)$|(?:signature|assertion|credential)$/;

/** The values that say nothing, whatever their name is. */
const EMPTY_VALUE = /^(?:true|false|null|undefined|)$/;

/** The names of secrets: the well-known ones, and those that the user chose. */
export class SecretNames {
  readonly #chosenNames: ReadonlySet<string>;

  /** @param chosenNames - one name or a list of them; a value that is not a string is ignored */
  constructor(chosenNames: unknown) {
    const names = Array.isArray(chosenNames) ? chosenNames : [chosenNames];
    this.#chosenNames = new Set(
      names.filter((name) => typeof name === "string").map(normalizeSecretName),
    );
  }

  /** Whether the user chose a name. */
  isChosen(name: string): boolean {
    return this.#chosenNames.has(normalizeSecretName(name));
  }

  /** Whether a name is that of a secret. */
  isSecretName(name: string): boolean {
    return this.isChosen(name) || SECRET_NAME.test(normalizeSecretName(name));
  }

  /**
   * Whether the value of a name is a secret. A value that says nothing, such as `true`, is one only
   * if the user chose the name.
   */
  isSecret(name: string, value: unknown): boolean {
    if (value === undefined) return false;
    return this.isChosen(name) || (this.isSecretName(name) && !isEmptyValue(value));
  }

  /**
   * Whether the value of a name is a secret, for a name with parts, such as `user[password]`,
   * `token[]` or `user.password`.
   *
   * @param isParameter - whether the name is one of a query or a form
   */
  isSecretPath(name: string, value: unknown, isParameter: boolean): boolean {
    const parts = name.split(/[[\]]+/).map((part) => part.slice(part.lastIndexOf(".") + 1));
    const isSecretParameter = (part: string) =>
      SECRET_PARAMETER.test(normalizeSecretName(part)) && !isEmptyValue(value);
    return [name, ...parts].some(
      (part) => this.isSecret(part, value) || (isParameter && isSecretParameter(part)),
    );
  }

  /** Whether a name is that of a header which holds credentials. */
  static isCredentialHeader(name: string): boolean {
    return CREDENTIAL_HEADER.test(normalizeSecretName(name));
  }
}

/** Whether a value says nothing: a boolean, null, undefined, an empty text, or a text of these. */
function isEmptyValue(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return false;
  return EMPTY_VALUE.test(String(value));
}
