/**
 * Which names are those of secrets. A name is split into its words, at changes of letter case and at
 * separators: `DbPassword`, `X-Auth-Key` and `password_confirmation` are names of secrets because of a
 * word in them.
 */

/** Returns a name in lower case, without hyphens, underscores and white space. */
export const normalizeSecretName = (name: string): string =>
  name.toLowerCase().replaceAll(/[-_\s]/g, "");

/** The names of lists that hold names and no values, such as `allowedHeaders` or a `path`. */
export const NAME_LIST = /allow|expose|vary|name|path|keys$|fields$|required/;
/** The names of lists of headers: Node's `rawHeaders` has names and values in turns. */
export const HEADER_LIST = /headers?$|trailers?$/;

/** The headers that hold credentials, as {@link normalizeSecretName} returns their names. */
const CREDENTIAL_HEADER = /^(?:(?:proxy)?authorization|(?:set)?cookie|xapikey)$/;

/** Returns a pattern that matches one of the words, which are separated by spaces, as a whole. */
const createWordPattern = (words: string): RegExp =>
  new RegExp(`^(?:${words.replace(/\s+/g, "|")})$`);

/**
 * Returns a pattern that finds one of the groups of words in words that are separated by spaces, at the
 * end or before a word for the form of its value.
 */
function createCompoundPattern(...groups: string[]): RegExp {
  return new RegExp(`(?:^| )(?:${groups.join("|")})s?(?: (?:value|hash|text|string|raw|data))?$`);
}

/** The words that make any name that of a secret. Written together with others, they count, too. */
const SECRET_STEM =
  /passw(?:or)?[dt](?!less)|passphrase|passcode|passkey|secret(?!ar)|credential|authoriz?s?ation|apikey|(?:access|private|signing|shared|encryption|account|master|auth)key|sessionid|sessid/;
/** The words of secrets that count only as a whole or at the end of a word. */
const SECRET_WORD =
  /^(?:auth|oauth\d?|pwd|otp|totp|hotp|jwt|jws|jwe|bearer|csrf|xsrf|cvv2?|cvc2?|mnemonic|hmac|creds?|pw|psw)$|(?:cookies?|pwd|creds)$/;
/** The words for a password in other languages, without accents. */
const FOREIGN_WORD = new RegExp(
  `^(?:contrasena|senha|kennwort|wachtwoord|parola|haslo|heslo|salasana|losenord|lozinka|jelszo|sifre|
  motdepasse|passe|adgangskode|geheimnis|geheim|пароль|парол|密码|密碼|口令|パスワード|비밀번호|암호)$`.replace(
    /\s+/g,
    "",
  ),
  "u",
);
/** Groups of words that make a name that of a secret, as {@link createCompoundPattern} finds them. */
const COMPOUND = /* @__PURE__ */ createCompoundPattern(
  "pass ?(?:hash|hashed|key|phrase|code|word|wd)",
  "mot de passe",
  "(?:seed|recovery|backup|mnemonic|secret|wallet) ?(?:phrase|words)",
  "access ?key ?id",
  "(?:credit|debit|bank)? ?card ?(?:number|num|no|pan)",
  "cc ?(?:number|num)",
  "(?:credit|debit) ?card",
  "code ?verifier",
  "saml ?(?:response|request|art)",
  `(?:recovery|factor|mfa|tfa|fa|backup|verification|device|security|activation|access|pin|time|
  confirmation|reset|login|signin|sms|authentication|authorization|scratch|pairing|unlock|challenge|magic)
  ?codes?`
    .replace(/\s+/g, " ")
    .replaceAll("| ", "|"),
);
/**
 * The last words of secrets that are harmless after the words of {@link HARMLESS_BEFORE}: a pass of a
 * renderer, the signature of a function.
 */
const LAST_WORD = createWordPattern(
  "pass pin salt salts signature signatures assertion session sid connectsid",
);
const HARMLESS_BEFORE = createWordPattern(
  `first second third single double two multi each every last final render rendering shadow light
  lighting depth boarding season day bus ski low high band all test tests compile compiler did will must
  does can message call service account oracle method function type file class digital document
  map chip gpio push`,
);
/** The same, written together in lower case. */
const JOINED_PASS =
  /^(?:db|smtp|user|my|mysql|pg|mail|imap|ftp|sftp|ssh|root|admin|login|redis|proxy|http|basic|auth)(?:pass|pw)$/;
/** A token, alone or at the end of a word. */
const TOKEN_WORD = /tokens?$/;
/** Names that are one word and too short to count within others. */
const SECRET_SINGLE_WORD = createWordPattern("pass pin ssn pan");
/** A key is a secret if it is the last word, or if one of these follows it. */
const KEY_WORD = /keys?$/;
const KEY_CONTENT = createWordPattern(
  "data material pem der base hex bytes content raw text string value",
);

/**
 * The words that make a key harmless. A key without another word is harmless, too, because most
 * objects for pairs have a `key`.
 */
const HARMLESS_KEY = createWordPattern(
  `public pub primary foreign partition sort range cache object row column field index unique
  idempotency i18n translation message query search map lookup routing route group dedupe dedup
  deduplication item entity natural surrogate candidate composite lock short hot arrow any press
  pressed shift ctrl control alt meta error config label issue project feature flag site property
  attribute tag storage json dict registry child parent node react list sub super context event
  metric redis bucket file path header param parameter name type duplicate missing unknown invalid
  required optional extra key keys of the ssl tls host known trusted authorized`,
);
/** The words before a token that make it one of a page, a synchronisation or a parser. */
const HARMLESS_TOKEN = createWordPattern(
  `page next previous prev continuation continue sync cancel cancellation abort unexpected invalid
  expected illegal missing lexer parser syntax stop eos bos pad mask start end`,
);
/** The last words of names that tell something of a secret and not the secret itself. */
const HARMLESS_END = createWordPattern(
  `id ids name names type types kind count counts length size limit limits max min total usage
  policy policies rule rules strength required enabled disabled valid invalid changed updated
  created issued expired expires expiry expiration at on in age ttl lifetime time timeout seconds
  algorithm alg method methods mode status state error errors message reason format version url urls
  uri endpoint path domain host port provider providers service server issuer audience scope scopes
  scheme realm location prefix header field parameter param manager store storage factory handler
  middleware module plugin class function consent banner attempts retries reset present exists
  visible used source strategy level flow`,
);

/** The names of secrets in a query or a form alone. Elsewhere they name harmless values. */
const SECRET_PARAMETER =
  /^(?:code|codeverifier|sig|pass|pwd|otp|samlresponse)$|(?:signature|assertion|credential)$/;

/** The values that say nothing, whatever their name is. */
const EMPTY_VALUE = /^(?:true|false|null|undefined|)$/;
/** The values of Fetch's `credentials`. */
const CREDENTIALS_MODE = /^(?:omit|same-origin|include)$/;
/** A number: that of tokens is a count, as the usage of a language model. */
const COUNT = /^\d{1,9}[,;.]?$/;
/** A pin of a chip, by its number or its name, and a list of names of one letter. */
const HARMLESS_PIN = /^\W*(?:\d{1,2}|(?:GPIO|D|A|P[A-K])?\d{0,2}|[a-z])\W*$/i;
/** An absolute path: the value of `pwd` is a folder as often as a password. */
const ABSOLUTE_PATH = /^(?:\/|~\/|[a-z]:[\\/])/i;

/** The places between words that letter case shows: `dbPassword`, and `DBPassword`. */
const CASE_CHANGE = /(\p{Ll}|\d)(\p{Lu})/gu;
const ACRONYM_END = /(\p{Lu})(\p{Lu}\p{Ll})/gu;
/** What separates words. */
const WORD_SEPARATOR = /[^\p{L}]+/u;

/** Returns the words of a name in lower case and without accents. Digits separate words. */
function splitWords(name: string): string[] {
  return name
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replaceAll(CASE_CHANGE, "$1 $2")
    .replaceAll(ACRONYM_END, "$1 $2")
    .toLowerCase()
    .split(WORD_SEPARATOR)
    .filter((word) => word !== "");
}

/** Whether a word at a position makes the name that of a secret. */
function isSecretWord(words: readonly string[], at: number): boolean {
  const word = words[at] as string;
  if (SECRET_STEM.test(word) || SECRET_WORD.test(word)) return true;
  if (FOREIGN_WORD.test(word) || JOINED_PASS.test(word)) return true;
  if (TOKEN_WORD.test(word)) {
    const isHarmless = /^(?:page|next|continuation|sync|cancel)tokens?$/.test(word);
    return !isHarmless && !words.slice(0, at).some((other) => HARMLESS_TOKEN.test(other));
  }
  if (!/^keys?$/.test(word) || at === 0) return false;
  const rest = words.slice(at + 1);
  const isContent = rest.every((other) => KEY_CONTENT.test(other));
  return isContent && !words.slice(0, at).some((other) => HARMLESS_KEY.test(other));
}

/** Whether a name is that of a secret, because of its words. */
function hasSecretWord(name: string): boolean {
  if (!NAME_FORM.test(name)) return false;
  const words = splitWords(name);
  const last = words.at(-1);
  if (last === undefined || words.length > MAX_WORDS) return false;
  if (words.length === 1 && SECRET_SINGLE_WORD.test(last)) return true;
  const joined = words.join(" ");
  if (COMPOUND.test(joined)) return true;
  if (LAST_WORD.test(last) && !words.some((word) => HARMLESS_BEFORE.test(word))) return true;
  // The session's id is the secret itself.
  if (last === "id" && words.at(-2) === "session") return true;
  if (words.length > 1 && HARMLESS_END.test(last) && !KEY_WORD.test(last)) return false;
  return words.some((_, at) => isSecretWord(words, at));
}

/** The form of a name. A URL, a sentence with punctuation and a longer text are none. */
const NAME_FORM = /^[\p{L}\p{M}\d\s_.:$@%+\-[\]]{1,200}$/u;

/** The most words of a name. */
const MAX_WORDS = 12;

/** The names that were checked already, so that an object with many members costs little. */
const MAX_KEPT_NAMES = 500;

/** The names of secrets: the well-known ones, and those that the user chose. */
export class SecretNames {
  readonly #chosenNames: ReadonlySet<string>;
  readonly #results = new Map<string, boolean>();

  /** @param chosenNames - one name or a list of them; a value that is not a string is ignored */
  constructor(chosenNames: unknown) {
    const names = Array.isArray(chosenNames) ? chosenNames : [chosenNames];
    this.#chosenNames = new Set(
      names.filter((name) => typeof name === "string").map(normalizeSecretName),
    );
  }

  /** Whether the user chose a name. */
  isChosen(name: string): boolean {
    return this.#chosenNames.size > 0 && this.#chosenNames.has(normalizeSecretName(name));
  }

  /** Whether a name is that of a secret. */
  isSecretName(name: string): boolean {
    let result = this.#results.get(name);
    if (result === undefined) {
      result = this.isChosen(name) || hasSecretWord(name);
      if (this.#results.size < MAX_KEPT_NAMES) this.#results.set(name, result);
    }
    return result;
  }

  /**
   * Whether the value of a name is a secret. A value that says nothing, such as `true`, is one only
   * if the user chose the name.
   */
  isSecret(name: string, value: unknown): boolean {
    if (value === undefined) return false;
    return this.isChosen(name) || (this.isSecretName(name) && !isHarmlessValue(name, value));
  }

  /**
   * Whether the value of a name is a secret, for a name with parts, such as `user[password]`,
   * `token[]` or `user.password`.
   *
   * @param isParameter - whether the name is one of a query or a form
   */
  isSecretPath(name: string, value: unknown, isParameter: boolean): boolean {
    const parts = name.split(/[[\].]+/).filter((part) => part !== "");
    const last = parts.at(-1) ?? name;
    const isSecretParameter = (part: string) =>
      SECRET_PARAMETER.test(normalizeSecretName(part)) && !isEmptyValue(value);
    return [...parts, last].some(
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

/** Whether a value is no secret although its name is that of one. */
function isHarmlessValue(name: string, value: unknown): boolean {
  if (isEmptyValue(value)) return true;
  const text = String(value);
  if (COUNT.test(text) && /tokens$/i.test(name)) return true;
  // The results of tests: 12 pass, 3 fail. And the pins of a chart or of a chip.
  if (typeof value !== "string" && /^pass$/i.test(name)) return true;
  if (/^(?:old)?pwd$/i.test(name) && ABSOLUTE_PATH.test(text)) return true;
  if (/pins?$/i.test(name)) return HARMLESS_PIN.test(text);
  // A number or a short text counts sessions, and a test asserts a number.
  if (COUNT.test(text) && typeof value !== "string") {
    if (/(?:session|sid|assertion|salt|signature|pass)$/i.test(name)) return true;
  }
  return CREDENTIALS_MODE.test(text) && /credentials$/i.test(name);
}
