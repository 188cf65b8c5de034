// Fuzzes toLog: texts and objects that are generated around canaries must not show one, and no value
// may make it throw. The choices follow from a seed, so that a finding can be repeated.
//
//   node fuzz/to-log.mjs FILE-OF-THE-LOG-ENTRY [EXECUTIONS [SEED]]

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { createRandomSource } from "../js-tests/lib/random-source.mjs";

const NAMES =
  `password DbPassword password_confirmation X-Auth-Key accessToken refresh_token client_secret
  apiKey privateKey sessionId authorization cookie set-cookie jwt otp tokens awsCredentials csrfToken
  DB_PASS smtpPass creds signature session sid salt cardNumber recoveryCodes mfaCode clientAssertion
  SAMLResponse code_verifier device_code hmac accessKeyId passkey pass_hash pw seedPhrase passwort senha`
    .trim()
    .split(/\s+/);
const PLAIN_NAMES = ["page", "sort", "user", "a", "list", "data", "0", "x-request-id", "deep"];
const NOISE = [
  "",
  " ",
  "page=7",
  "GET / ",
  "{",
  "}",
  "[",
  '"',
  "'",
  "\n",
  "at x (y:1:2)",
  "…",
  "ü",
  "=",
  ":",
  "&",
  "%25",
  "\\",
];
const ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

/** Creates the function that makes one execution and returns a finding, or undefined. */
export function createTarget(toLog, seed) {
  const { pick, pickBelow, makeSome } = createRandomSource(seed);
  const makeLetters = (length) => Array.from({ length }, () => pick(ALPHABET)).join("");
  // The digits make a canary look like a secret in a sentence. It has no quotes, spaces or separators.
  const makeCanary = () => `C4n4ry${makeLetters(10)}7`;

  /** Escapes one letter of a name as JSON allows. */
  const escapeLetter = (name) => {
    const at = pickBelow(name.length);
    const code = name.charCodeAt(at).toString(16).padStart(4, "0");
    return `${name.slice(0, at)}\\u${code}${name.slice(at + 1)}`;
  };

  /** The ways to write a secret into a text. Each ends where its form ends. */
  const WAYS = [
    (name, canary) => `?${name}=${canary}&page=7`,
    (name, canary) => `${name}=${canary}`,
    (name, canary) => JSON.stringify({ page: 7, [name]: canary, sort: "a" }),
    (name, canary) => JSON.stringify(JSON.stringify({ [name]: [canary] })),
    (name, canary) => JSON.stringify([{ name, value: canary }]),
    (name, canary) => inspect({ page: 7, [name]: canary }),
    (name, canary) => inspect(new Map([[name, canary]])),
    (name, canary) => inspect({ Name: name, Value: canary }),
    (name, canary) => `GET / HTTP/1.1\r\nHost: a\r\n${name}: ${canary}\r\n\r\n`,
    (name, canary) => `<${name}>${canary}</${name}>`,
    (name, canary) => `<${name}><![CDATA[${canary}]]></${name}>`,
    (name, canary) => `<${name}>\n<value>${canary}</value></${name}>`,
    (name, canary) => `<key>${name}</key>\n<string>${canary}</string>`,
    (name, canary) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${canary}\r\n--b--`,
    (_, canary) => inspect({ rawHeaders: ["Host", "a", "X-Api-Key", canary] }),
    (name, canary) => inspect({ page: 7, [name]: canary }, { colors: true }),
    (name, canary) =>
      JSON.stringify([
        ["page", 7],
        [name, canary],
      ]),
    (name, canary) => `{"${escapeLetter(name)}":"${canary}"}`,
    (name, canary) => `${name}%3D${canary}`,
    (name, canary) => encodeURIComponent(JSON.stringify({ [name]: canary })),
    (_, canary) => `postgres://mia:a ${pick("'<>\n ")}${canary}@db7`,
    (_, canary) => `curl -u admin:${canary} https://a.example`,
    (_, canary) => `ALTER ROLE mia PASSWORD '${canary}'`,
    (name, canary) => `Driver={a};${name}={a;${canary}};Port=7`,
    (name, canary) => `${name}='a\\'${canary}'`,
    (name, canary) => `${name}=‹a ${canary}›`,
    (name, canary) => `{:${name.replaceAll("-", "_")}=>"${canary}"}`,
    (name, canary) => `Array\n(\n    [${name}] => ${canary}\n)`,
    (name, canary) => `db:\n  ${name}: |\n    ${canary}\n  user: mia`,
    (_, canary) => `pscale_tkn_${canary}`,
    (_, canary) => `https://discord.com/api/webhooks/1234567890/${canary}`,
    (name, canary) => `--${name} ${canary}`,
    (_, canary) => `postgres://mia:${canary}@db7/songs`,
    (_, canary) => `https://mia:a/${canary}@db7.example/songs`,
    (_, canary) => `Bearer ${canary}`,
    (_, canary) => `eyJhbGciOiJIUzI1NiJ9.${canary}.${makeLetters(20)}`,
    (_, canary) => `ghp_${canary}${makeLetters(20)}`,
    (_, canary) => `sk_live_${canary}`,
    (_, canary) => `-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----`,
  ];
  // Noise is separated by a line end, because noise within a form may change what the form is.
  const makeText = (canary) =>
    `${makeSome(3, () => pick(NOISE)).join(" ")}\n${pick(WAYS)(pick(NAMES), canary)}`;
  const makeObject = (canary, depth) => {
    const object = {};
    for (const name of makeSome(2, () => pick(PLAIN_NAMES))) object[name] = pickBelow(9);
    const way = pickBelow(depth > 3 ? 4 : 7);
    if (way === 0) object[pick(NAMES)] = canary;
    else if (way === 1) object[pick(PLAIN_NAMES)] = makeText(canary);
    else if (way === 2) Object.assign(object, { name: pick(NAMES), value: canary });
    else if (way === 3) object.rawHeaders = ["Host", "a", "authorization", canary];
    else if (way === 4) object[pick(PLAIN_NAMES)] = makeObject(canary, depth + 1);
    else if (way === 5) object.list = [7, makeObject(canary, depth + 1)];
    else object[pick(NAMES)] = makeObject(canary, depth + 1);
    return object;
  };
  const makeThrown = (canary) => {
    const way = pickBelow(5);
    if (way === 0) return makeText(canary);
    if (way === 1) return makeObject(canary, 0);
    const error = new Error(way === 2 ? makeText(canary) : "e");
    if (way === 3) Object.assign(error, { config: makeObject(canary, 0) });
    if (way === 4) error.cause = new TypeError(makeText(canary));
    return error;
  };

  const { stackTraceLimit } = Error;
  return () => {
    const canary = makeCanary();
    Error.stackTraceLimit = 1;
    const thrown = makeThrown(canary);
    Error.stackTraceLimit = stackTraceLimit;
    let text;
    try {
      text = JSON.stringify(toLog(thrown));
    } catch (error) {
      return `toLog threw ${error}: ${inspect(thrown)}`;
    }
    return text.includes(canary)
      ? `it shows ${canary}: ${text}\n  of ${inspect(thrown, { depth: 9 })}`
      : undefined;
  };
}

if (process.argv[1] === import.meta.filename) {
  const [, , file, executions = "100000", seed = "1"] = process.argv;
  const { toLog } = await import(pathToFileURL(resolve(file)).href);
  const execute = createTarget(toLog, Number(seed));
  const start = performance.now();
  for (let count = 1; count <= Number(executions); count++) {
    const finding = execute();
    if (finding !== undefined) {
      console.error(`seed ${seed}, execution ${count}: ${finding}`);
      process.exit(1);
    }
    if (count % 500_000 === 0) {
      console.log(`${count} executions, ${Math.round((performance.now() - start) / 1000)} s`);
    }
  }
  console.log(`seed ${seed}: ${executions} executions without a finding`);
}
