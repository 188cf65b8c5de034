// What toLog and the default log redact: by the words of a name, by the form of a value, and in texts
// that other programs print. The names and forms are kept in tables, with those that stay.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { createProject } from "../lib/project.mjs";
import { recordConsoleNow } from "../lib/record-console.mjs";

const folder = createProject("redaction", {
  "entries.mjs": `export * as httpexc from "httpexc";
    export { createErrors } from "httpexc/server";
    export { toLog } from "httpexc/log";`,
});
const { httpexc, createErrors, toLog } = await import(
  pathToFileURL(join(folder, "entries.mjs")).href
);
const { HTTPBadGateway, HTTPUnprocessableContent, toResponse } = httpexc;

const SECRET = "hunter2Zq";

/** Returns everything that the package writes about an error: the record, and the default log. */
function writeAll(error) {
  const lines = recordConsoleNow(() => {
    toResponse(error);
    createErrors().toResponse(new Error("wrapper", { cause: error }));
  });
  return `${JSON.stringify(toLog(error))}\n${lines.join("\n")}`;
}

/** Checks that a text shows no secret, wherever an error has it. */
function checkText(text, secret = SECRET) {
  const carriers = [
    new Error(text),
    new HTTPBadGateway(text),
    new HTTPBadGateway({ cause: new Error(text) }),
    new HTTPBadGateway("outer", { cause: new Error("inner", { cause: new Error(text) }) }),
    Object.assign(new Error("e"), { data: text, list: [text], deep: { text } }),
    new HTTPUnprocessableContent({ extensions: { text }, comment: text }),
    new AggregateError([new Error(text)], "several"),
    text,
  ];
  for (const carrier of carriers) {
    const written = writeAll(carrier);
    const at = written.indexOf(secret);
    assert.ok(at < 0, `${text}\n  shows ${written.slice(Math.max(0, at - 60), at + 40)}`);
  }
}

const SECRET_NAMES = `password Password passwd userPassword user_password DbPassword DB_PASSWORD PGPASSWORD
  password_confirmation passwordConfirmation confirmPassword newPassword oldPassword password2
  passwordHash MYSQL_PWD dbPwd pwd passphrase keyPassphrase passcode secret secrets clientSecret
  client_secret SECRET_KEY secretKeyBase JWT_SECRET webhookSecret token tokens authToken auth_tokens
  accessToken access_token refresh-token idToken id_token csrfToken X-CSRF-Token xsrf csrf resetToken
  bearerToken sessionToken X-Auth-Token X-Auth-Key X-Auth-Email-Key x-api-key apikey api_keys apiKey2
  privateKey private_key_pem accessKey AWS_SECRET_ACCESS_KEY AccountKey encryptionKey signingKey masterKey
  Ocp-Apim-Subscription-Key x-functions-key licenseKey stripeKey sshKey credential credentials
  X-Amz-Credential awsCredentials auth basicAuth proxyAuth authData auth_code authorization
  Proxy-Authorization cookie cookies Set-Cookie sessionCookie sessionId session_id JSESSIONID PHPSESSID
  otp otpCode totp totpSecret jwt cvv cvc mnemonic oauth_token oauth2Token`;

const HARMLESS_NAMES = `name key keys cacheKey primaryKey foreignKey publicKey sortKey partitionKey
  idempotencyKey keyName keyId translationKey nextPageToken pageToken continuationToken cancelToken
  tokenCount tokenType token_type tokenLimit tokenExpiresAt passwordLength passwordPolicy
  passwordChangedAt password_updated_at secretName cookieName xsrfCookieName xsrfHeaderName cookieDomain
  cookieConsent authType auth_method authProvider authUrl author authors authority keyboard monkey turkey
  secretary compass passenger passed bypass tokenizer passwordless hotkey shiftKey secretVersion
  credentialType tokenIssuer code status message path query columns`;

test("a value is redacted by the words of its name", () => {
  for (const name of SECRET_NAMES.split(/\s+/)) {
    for (const value of [SECRET, [SECRET], { inner: SECRET }, [[SECRET]]]) {
      const written = writeAll(Object.assign(new Error("e"), { config: { [name]: value } }));
      assert.ok(!written.includes(SECRET), `${name}: ${written}`);
    }
  }
});

test("a value with a harmless name stays", () => {
  for (const name of HARMLESS_NAMES.split(/\s+/)) {
    const record = toLog({ [name]: "kept" });
    assert.equal(record.value[name], "kept", name);
  }
  const usage = { tokens: 8, promptTokens: 512, completion_tokens: "77", hasPassword: true };
  assert.deepEqual(toLog(usage).value, usage);
  const options = { credentials: "include", withCredentials: true, token: null, pass: 12 };
  assert.deepEqual(toLog(options).value, options);
});

test("a pair of a name and a value is redacted, however its members are called", () => {
  for (const [name, value] of [
    ["Name", "Value"],
    ["name", "value"],
    ["Key", "Value"],
    ["ParameterName", "ParameterValue"],
    ["variable", "content"],
    ["field", "input"],
  ]) {
    for (const secretName of ["DbPassword", "API_TOKEN", "x-auth-key"]) {
      for (const pair of [
        { [name]: secretName, [value]: SECRET },
        { [value]: SECRET, [name]: secretName },
      ]) {
        assert.ok(
          !writeAll(Object.assign(new Error("e"), { list: [pair] })).includes(SECRET),
          name,
        );
        checkText(JSON.stringify([pair]));
        checkText(JSON.stringify({ body: JSON.stringify(pair) }));
        checkText(inspect(pair));
      }
    }
  }
  assert.deepEqual(toLog({ Name: "Region", Value: "eu" }).value, { Name: "Region", Value: "eu" });
});

test("what util.inspect and console print is redacted", () => {
  for (const value of [
    { password: SECRET },
    { password: `it's ${SECRET}` },
    { password: `"it's" \`${SECRET}` },
    { password_confirmation: SECRET, page: 7 },
    { token: [SECRET, SECRET] },
    { cookie: { sid: SECRET } },
    { "x-auth-key": SECRET },
    new Map([["token", SECRET]]),
    new Map([["apiKey", { a: SECRET }]]),
    new URLSearchParams({ token: SECRET }),
    { headers: new Headers({ authorization: `Token ${SECRET}` }) },
    { [Symbol("token")]: SECRET },
    { list: [{ a: 1 }, { dbPassword: SECRET }] },
    Object.assign(() => {}, { secret: SECRET }),
  ]) {
    for (const options of [{}, { compact: false }, { breakLength: 20 }]) {
      checkText(`Cannot use ${inspect(value, options)}`);
    }
  }
  const kept = inspect({ page: 7, sort: "title", tokenCount: 8 });
  assert.equal(toLog(kept).message, kept);
});

test("headers in a text are redacted, whatever ends their lines", () => {
  const names = ["Token", "Password", "X-Auth-Key", "Authorization", "Cookie", "Api-Key"];
  for (const name of names) {
    for (const text of [
      `GET / HTTP/1.1\r\n${name}: ${SECRET}\r\n\r\n`,
      `GET / HTTP/1.1\n${name}: ${SECRET}\nX-A: b\n\n`,
      `GET / HTTP/1.1 ${name}: ${SECRET} X-A: b`,
      `Cannot send\r\n${name}: ${SECRET}\r\nX-A: b`,
      JSON.stringify(`GET / HTTP/1.1\r\n${name}: ${SECRET}\r\n`),
    ]) {
      checkText(text);
    }
  }
});

test("other texts are redacted by a name in them", () => {
  for (const text of [
    `<login><user>mia</user><password>${SECRET}</password></login>`,
    `<ns:Password Type="Text">${SECRET}</ns:Password>`,
    `<add key="DbPassword" value="${SECRET}"/>`,
    `Command failed: mysql --user=mia --password=${SECRET}`,
    `Command failed: mysql --user mia --password ${SECRET} songs`,
    `The token: ${SECRET} has expired`,
    `invalid password: "${SECRET}"`,
    `AWS_SECRET_ACCESS_KEY=${SECRET}`,
    `Server=db7;Uid=mia;Pwd=${SECRET};`,
    `{"Authorization":["Bearer ${SECRET}"]}`,
    `password_confirmation=${SECRET}&page=7`,
    `user%5Bpassword%5D=${SECRET}`,
  ]) {
    checkText(text);
  }
  const { spawnargs } = toLog({ spawnargs: ["mysql", "--password", SECRET, "songs"] }).value;
  assert.deepEqual(spawnargs, ["mysql", "--password", "[redacted]", "songs"]);
});

/** Texts whose secret is recognized by its form, with the part that must not be shown. */
const part = (length) => "aB3dE5gH7jK9mN1pQ3sT5vW7xY9zA2cD4fG6hJ8kL0".repeat(3).slice(0, length);
const hex = (length) => "0123456789abcdef".repeat(4).slice(0, length);
const JWT = `eyJ${part(20)}.eyJ${part(30)}.${part(40)}`;
const FORMS = [
  [JWT, part(30)],
  [`eyJ${part(20)}..${part(16)}.${part(30)}.${part(22)}`, part(16)],
  [`-----BEGIN RSA PRIVATE KEY-----\n${part(60)}\n-----END RSA PRIVATE KEY-----`, part(60)],
  [`-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${part(60)}\n`, part(60)],
  ["postgres://u:a/b@h", "a/b"],
  ["postgres://u:1234/b@h/songs", "1234"],
  ["redis://:p#ss?word@h:6379", "ss?word"],
  ["mongodb+srv://u:p@ss/w@h/songs", "ss/w"],
  ["https://mia:se/cret@h.example/", "se/cret"],
  ["https://ghost:pw@h.example/a", "ghost:pw"],
  ["mia:se/cret@tcp(db7:3306)/songs", "se/cret"],
  ...[
    `sk_live_${part(24)}`,
    `rk_test_${part(24)}`,
    `whsec_${part(32)}`,
    `ghp_${part(36)}`,
    `gho_${part(36)}`,
    `github_pat_${part(22)}_${part(40)}`,
    `glpat-${part(20)}`,
    `xoxb-1234567890-${part(24)}`,
    `xoxp-1234567890-${part(24)}`,
    "AKIAIOSFODNN7EXAMPLE",
    "ASIAIOSFODNN7EXAMPLE",
    `AIza${part(35)}`,
    `ya29.${part(40)}`,
    `sk-proj-${part(40)}`,
    `sk-ant-api03-${part(40)}`,
    `hf_${part(34)}`,
    `npm_${part(36)}`,
    `SG.${part(22)}.${part(40)}`,
    `shpat_${hex(32)}`,
    `dop_v1_${hex(64)}`,
    `hvs.${part(24)}`,
    `1234567890:AA${part(33)}`,
    `https://hooks.slack.com/services/T0000/B0000/${part(24)}`,
  ].map((text) => [text, text.slice(-12)]),
];

test("a value is redacted by its form, in any text", () => {
  for (const [text, secret] of FORMS) {
    checkText(text, secret);
    checkText(`The service refused ${text}, so nothing was sent.`, secret);
    checkText(JSON.stringify({ value: text }), JSON.stringify(secret).slice(1, -1));
  }
});

test("texts that only look similar stay", () => {
  for (const text of [
    "http://localhost:4873/@scope/package",
    "https://db7.example/a@b",
    "https://example.com:8080/users/mia@example.com",
    "git@github.com:mia/songs.git",
    "eyJhbGciOi is how a JSON Web Token begins",
    "the class sk-circle-fade-dot is missing",
    "npm_config_registry is not set, npm_lifecycle_event is test",
    "a risk-free disk-usage task-runner",
    "The password: it must have 8 characters.",
    "Unexpected token: end of input",
    "missing token: expected a name",
    "the secret of success",
    "--password is required",
    "<password> is required",
    "sort key: title, cache key: songs",
    "-----BEGIN CERTIFICATE-----",
  ]) {
    assert.equal(toLog(text).message, text);
  }
});

test("a message is redacted before it is folded into the first line of a stack", () => {
  const cause = new Error(`two\r\nToken: plain\r\nX-A: b`);
  for (const error of [cause, new HTTPBadGateway({ cause }), new HTTPBadGateway(cause.message)]) {
    assert.ok(!writeAll(error).includes("plain"), writeAll(error));
  }
});
