// The forms of formats, languages and services in which toLog and the default log find secrets, and the
// texts that look similar and stay.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { createProject } from "../lib/project.mjs";
import { recordConsoleNow } from "../lib/record-console.mjs";

const folder = createProject("secret-forms", {
  "entries.mjs": `export * as httpexc from "httpexc";
    export { toLog } from "httpexc/log";`,
});
const { httpexc, toLog } = await import(pathToFileURL(join(folder, "entries.mjs")).href);
const { HTTPBadGateway, toResponse } = httpexc;

const SECRET = "hunter2Zq";

/** Returns everything that the package writes about an error: the record, and the default log. */
function writeAll(error) {
  const lines = recordConsoleNow(() => toResponse(error));
  return `${JSON.stringify(toLog(error))}\n${lines.join("\n")}`;
}

/** The texts that carry a secret, by their format. */
const FORMS = {
  XML: [
    `<login><password><![CDATA[${SECRET}]]></password></login>`,
    `<password><value>${SECRET}</value></password>`,
    `<ns:password type="text">\n  <value>${SECRET}</value>\n</ns:password>`,
    `<password>a &lt; ${SECRET} <b/> c</password>`,
    `<password><![CDATA[${SECRET}`,
    `<dict><key>password</key><string>${SECRET}</string></dict>`,
    `<key>password</key><value>${SECRET}</value>`,
    `<string name="password">${SECRET}</string>`,
    `<property name="password"><value>${SECRET}</value></property>`,
    `<entry>\n<name>api_token</name>\n<value><![CDATA[${SECRET}]]></value>\n</entry>`,
    JSON.stringify(`<key>password</key>\n<string>${SECRET}</string>`),
    `&lt;password&gt;${SECRET}&lt;/password&gt;`,
    `<pre>&lt;ns:api-key type="text"&gt;a ${SECRET} b&lt;/ns:api-key&gt;</pre>`,
    `&lt;login&gt;&lt;passphrase&gt;\n  ${SECRET}`.concat("\n&lt;/passphrase&gt;"),
  ],
  multipart: [
    `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${SECRET}\r\n--b--`,
    `--b\r\nContent-Disposition: form-data; name=password\r\nContent-Type: text/plain\r\n\r\n${SECRET}`,
    `--b\nContent-Disposition: form-data; name="user[password]"\n\na\n${SECRET}\n--b--`,
    JSON.stringify(`Content-Disposition: form-data; name="password"\r\n\r\n${SECRET}\r\n--b`),
  ],
  "Node prints": [
    inspect({ rawHeaders: ["Host", "a", "X-Api-Key", SECRET, "X-Auth-Token", SECRET] }),
    inspect({ rawHeaders: ["X-Api-Key", SECRET] }),
    inspect({ rawHeaders: ["Host", "a", "token", SECRET] }, { compact: false }),
    inspect({ password: SECRET }, { colors: true }),
    inspect({ page: 7, list: [{ apiToken: SECRET }] }, { colors: true }),
    inspect({ rawHeaders: ["X-Api-Key", SECRET] }, { colors: true }),
    inspect(new Map([["token", SECRET]]), { colors: true }),
    JSON.stringify(inspect({ password: SECRET }, { colors: true })),
    inspect({ text: inspect({ password: SECRET }, { colors: true }) }),
  ],
  JSON: [
    JSON.stringify([["password", SECRET]]),
    JSON.stringify([
      ["page", 7],
      ["api_key", SECRET],
    ]),
    JSON.stringify({
      entries: [
        ["page", "7"],
        ["token", SECRET],
        ["sort", "a"],
      ],
    }),
    JSON.stringify(JSON.stringify([["password", SECRET]])),
    `{"p\\u0061ssword":"${SECRET}"}`,
    `{"\\u0070\\u0061\\u0073\\u0073word":"${SECRET}"}`,
    JSON.stringify(`{"p\\u0061ssword":"${SECRET}"}`),
    `{'p\\x61ssword': '${SECRET}'}`,
    JSON.stringify({ rawHeaders: ["Host", "a", "X-Api-Key", SECRET] }),
  ],
  "percent-encoding": [
    `password%3D${SECRET}`,
    `password%253D${SECRET}`,
    `GET /login%3Fpage%3D7%26password%3D${SECRET} failed`,
    `body was user%3Dmia%26password%3D${SECRET}`,
    encodeURIComponent(JSON.stringify({ password: SECRET })),
  ],
  URLs: [
    `postgres://u:a ${SECRET}@h`,
    `postgres://u:a\n${SECRET}@h/songs`,
    `postgres://u:a'${SECRET}@h`,
    `postgres://u:a"${SECRET}@h`,
    `postgres://u:a<${SECRET}@h`,
    `mysql://u:\`${SECRET}>@h`,
    `https://mia:a ${SECRET}@h.example/`,
    `Cannot connect to redis://:a ${SECRET}@h:6379 now`,
  ],
  commands: [
    `curl -u admin:${SECRET} https://a.example`,
    `curl -su admin:${SECRET} https://a.example`,
    `http -a admin:${SECRET} GET a.example`,
    `curl -uadmin:${SECRET} https://a.example`,
    `curl -u "admin:${SECRET}" https://a.example`,
    `curl --user 'admin:a ${SECRET}' https://a.example`,
    `curl --user=admin:${SECRET}`,
    `curl --proxy-user admin:${SECRET}`,
    `mysql -u mia -p${SECRET} songs`,
    `sshpass -p ${SECRET} ssh mia@db7`,
    `redis-cli -h db7 -a ${SECRET} ping`,
  ],
  databases: [
    `CREATE USER mia PASSWORD '${SECRET}'`,
    `ALTER ROLE mia WITH ENCRYPTED PASSWORD 'a''${SECRET}'`,
    `ALTER ROLE mia WITH PASSWORD E'a\\'${SECRET}'`,
    `SET PASSWORD = PASSWORD('${SECRET}')`,
    `CREATE LOGIN mia WITH PASSWORD=N'${SECRET}'`,
    `CREATE USER mia IDENTIFIED BY '${SECRET}'`,
    `ALTER USER mia IDENTIFIED WITH mysql_native_password BY '${SECRET}'`,
    `SET PASSWORD FOR mia = '${SECRET}'; SET password = '${SECRET}'`,
    `Driver={a};PWD={a;${SECRET}};Port=7`,
    `Driver={a};PWD={a}};${SECRET}};Port=7`,
  ],
  languages: [
    `password='a\\'${SECRET}'`,
    `password="a\\"${SECRET}"`,
    `password="a""${SECRET}"`,
    `password=\\"a ${SECRET}\\"`,
    `password=‹${SECRET}›`,
    `password=‹a ${SECRET}›`,
    `password=«a ${SECRET}»`,
    `password=“a ${SECRET}”`,
    `password := "${SECRET}"`,
    `"password" -> "${SECRET}"`,
    `{:password=>"${SECRET}"}`,
    `{:user=>"mia", :api_token=>"a ${SECRET}"}`,
    `{"password"=>"${SECRET}"}`,
    `Array\n(\n    [user] => mia\n    [password] => a ${SECRET}\n)`,
    `array(1) {\n  ["password"]=>\n  string(9) "${SECRET}"\n}`,
    `object(User)#1 { ["password":protected]=> string(9) "${SECRET}" }`,
    `array('password' => '${SECRET}')`,
    `connect failed: password => ${SECRET}, user => mia`,
    `(api_key -> ${SECRET})`,
    `ALTER USER mia PASSWORD "${SECRET}"`,
    `ALTER ROLE mia WITH PASSWORD "a""${SECRET}"`,
    `CREATE USER mia IDENTIFIED BY "${SECRET}"`,
    `password: |\n  ${SECRET}\nuser: mia`,
    `db:\n  password: >-\n    a\n\n    ${SECRET}\n  user: mia`,
    `- token: |+\n    a ${SECRET}\n`,
    JSON.stringify(`password: |\n  ${SECRET}\n`),
  ],
};

for (const [format, texts] of Object.entries(FORMS)) {
  test(`secrets are redacted in texts: ${format}`, () => {
    for (const text of texts) {
      for (const carrier of [
        text,
        new Error(text),
        new HTTPBadGateway(text),
        new HTTPBadGateway({ cause: new Error(text) }),
        Object.assign(new Error("e"), { data: text, list: [text] }),
      ]) {
        const written = writeAll(carrier);
        assert.ok(!written.includes(SECRET), `${text}\n  is logged as\n${written}`);
      }
    }
  });
}

const SECRET_NAMES = `DB_PASS dbPass SMTP_PASS smtp_pass userPass dbpass creds dbCreds signature
  x-hub-signature requestSignature session userSession sid connect.sid pin userPin pinCode salt
  passwordSalt cardNumber card_number creditCardNumber ccNumber recoveryCodes recovery_code twoFactorCode
  two_factor_code mfaCode mfa_codes 2faCode backupCodes verificationCode clientAssertion client_assertion
  assertion SAMLResponse samlResponse code_verifier codeVerifier device_code hmac hmacValue accessKeyId
  AWS_ACCESS_KEY_ID passkey passkeys pass_hash passHash pw userPw seedPhrase seed_phrase recoveryPhrase
  passwort Passwort dbPasswort contraseña CONTRASEÑA contrasena senha senhaAtual wachtwoord пароль 密码
  パスワード`.split(/\s+/);

const HARMLESS_NAMES =
  `tokenCount cacheKey author passage compass sessions sessionCount pinned pinning
  signatureAlgorithm signature_type keyboard monkey passenger bypass firstPass renderPass functionSignature
  accountSid pinCount saltRounds saltLength hmacAlgorithm cardName discard cardinal statusCode errorCode
  countryCode zipCode languageCode codeLength assertionType sessionCreatedAt password_changed_at
  phraseCount seed seeds basalt insider aside spinner opinion consideration`.split(/\s+/);

test("further names are those of secrets, by their words", () => {
  for (const name of SECRET_NAMES) {
    for (const value of [SECRET, [SECRET], { inner: SECRET }]) {
      const written = writeAll(Object.assign(new Error("e"), { config: { [name]: value } }));
      assert.ok(!written.includes(SECRET), `${name}: ${written}`);
    }
    for (const text of [
      JSON.stringify({ [name]: SECRET }),
      inspect({ [name]: SECRET }),
      `${name}=${SECRET}`,
      `?${name}=${SECRET}&page=7`,
      `<${name}>${SECRET}</${name}>`.replace("<2", "<a2").replace("</2", "</a2"),
    ]) {
      const written = writeAll(new Error(text));
      assert.ok(!written.includes(SECRET), `${text}: ${written}`);
    }
  }
  const written = writeAll(new Error(JSON.stringify({ "mot de passe": SECRET })));
  assert.ok(!written.includes(SECRET), written);
  assert.ok(!writeAll(new Error(`mot de passe: ${SECRET}`)).includes(SECRET));
});

test("further harmless names keep their values", () => {
  for (const name of HARMLESS_NAMES)
    assert.equal(toLog({ [name]: "kept" }).value[name], "kept", name);
  const counts = { sessions: 7, session: 7, salt: 10, pin: 7, pins: ["A0", "D13"], pass: 12 };
  assert.deepEqual(toLog(counts).value, counts);
});

test("further keys are redacted by their prefix", () => {
  const rest = "aB3dE5gH7jK9mN1pQ3sT5vW7xY9zA2cD4fG6hJ8kL0";
  for (const prefix of [
    "pypi-AgEIcHlwaS5vcmc",
    "pscale_tkn_",
    "pscale_pw_",
    "PMAK-",
    "sntrys_",
    "sntryu_",
    "vercel_blob_rw_",
    "rnd_",
    "re_",
    "EAAG",
    "https://discord.com/api/webhooks/1234567890/",
    "https://discordapp.com/api/v10/webhooks/1234567890/",
    "https://hooks.slack.com/services/T000/B000/",
    "https://hooks.slack.com/workflows/T000/A000/",
  ]) {
    const written = writeAll(new Error(`Cannot use ${prefix}${rest} here`));
    assert.ok(!written.includes(rest.slice(-8)), written);
  }
});

test("texts that look like these forms stay", () => {
  for (const text of [
    "<password> is required, and <user>mia</user> too",
    "<key>page</key><value>7</value>",
    'Content-Disposition: form-data; name="title"\r\n\r\nsongs\r\n--b--',
    "{ allowedHeaders: [ 'X-Api-Key', 'Content-Type' ], required: [ 'password', 'email' ] }",
    '{"required":["password","email"],"headers":["Host","a"]}',
    '[["page","7"],["sort","title"]]',
    "docker run -u 1000:1000 songs",
    "http://localhost:4873 failed, write to mia@example.com",
    '{"url":"http://db7:5432","owner":"mia@example.com"}',
    "a postgres://db7:5432 server for 'mia@example.com'",
    "Unexpected token '}', expected ')'",
    "token => 7, value => 8",
    "at tokens.map((token => parseToken2(token)))",
    "password => hashPassword.v2",
    "&lt;title&gt;songs 1234567&lt;/title&gt;",
    "title%3Dsongs and 100%25",
    "title: |\n  songs\nsort: a",
    '{:title=>"songs"}',
    "Array\n(\n    [title] => songs\n)",
    "the session expired, sessions: 7, signature invalid",
    "compass=north&passage=7&author=mia&keyboard=us&pinned=yes",
    "WHERE author = 'mia' AND title LIKE 'songs'",
    "re_render_the_component_again and rnd_number",
    "the path C:\\users\\mia",
  ]) {
    const { message } = JSON.parse(JSON.stringify(toLog({ text }))).value
      ? { message: toLog({ text }).value.text }
      : {};
    assert.equal(message, text);
  }
});

test("hostile texts of 64 KiB are redacted in time", () => {
  const pieces = [
    "<password>",
    "<key>password</key><a>",
    "<![CDATA[",
    "form-data;name=password\r\n\r\n",
  ];
  pieces.push(
    '[["password",',
    "['a', ",
    '["a",',
    "[[",
    "\\u0061",
    "\\\\u0061",
    "\u001b[32m",
    "%3D",
  );
  pieces.push(
    "password%253D",
    "a%3d",
    "postgres://u:a ",
    "a://b:c",
    "curl -u a:",
    "mysql -p",
    "mysql ",
  );
  pieces.push(
    "PASSWORD '",
    "password '",
    "IDENTIFIED BY '",
    "pwd={",
    "pwd='\\'",
    ":password=>",
    "=>",
  );
  pieces.push(
    "[password] => ",
    "[password]=>",
    "password: |\n",
    "password: |\n  ",
    "- a: |\n",
    "password=‹",
  );
  pieces.push(
    '\\"',
    'password=\\"',
    "eyJ",
    "EAA",
    "re_",
    "sk-",
    "discord.com/api/webhooks/",
    "ñ",
    "ñ=",
    "-u ",
  );
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(65_536 / piece.length));
    const start = performance.now();
    toLog(new Error(text), { stack: false });
    const took = performance.now() - start;
    assert.ok(took < 1_000, `${JSON.stringify(piece)}: ${took} ms`);
  }
});
