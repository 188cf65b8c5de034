// What an error may be built from: duties, statuses, and texts on their way into a log.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { testHazard } from "../lib/hazard-tally.mjs";
import { root } from "../lib/project.mjs";
import { buildable, installed, NEEDED } from "../unit/installed.mjs";

const entries = await installed("hazards-fields");
const { client, folder, httpexc } = entries;

const DUTIES = [
  ["HTTPUnauthorized", 401, "challenges", "www-authenticate"],
  ["HTTPMethodNotAllowed", 405, "allow", "allow"],
  ["HTTPProxyAuthenticationRequired", 407, "challenges", "proxy-authenticate"],
  ["HTTPUpgradeRequired", 426, "upgrade", "upgrade"],
];

/** Gives what a strict compiler says of a line, and nothing where it has no objection. */
async function complaint(name, lines) {
  writeFileSync(join(folder, `${name}.mts`), lines);
  const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext"];
  const { stdout } = await promisify(execFile)(
    join(root, "node_modules", ".bin", "tsc"),
    [...options, "--types", "", "--ignoreConfig", `${name}.mts`],
    { cwd: folder },
  ).catch((error) => error);
  return stdout.trim();
}

testHazard(15, "by the types and at run time", async ({ hold, show }) => {
  let held = 0;
  for (const [name, status, option, field] of DUTIES) {
    const Class = httpexc[name];
    // An empty list of methods is an Allow that says so (RFC 9110, 10.2.1).
    const empty = option === "allow" ? null : [];
    const wrong = [[], ["d"], [{}], ["d", {}], [{ [option]: undefined }], [{ [option]: empty }]];
    let refused = 0;
    for (const given of wrong) {
      try {
        new Class(...given);
        hold(false, `${name}(${JSON.stringify(given)}) was built`);
      } catch (error) {
        const isClear = error instanceof TypeError && error.message.includes(option);
        if (isClear) refused++;
        hold(isClear, `${name}: ${error}`);
      }
    }
    const has = new Class(NEEDED[status]).toResponse().headers.has(field);
    hold(has, `${name} has no ${field}`);
    const use = `import { ${name} } from "httpexc";\n`;
    const good = await complaint(
      `good-${status}`,
      `${use}new ${name}(${JSON.stringify(NEEDED[status])});\n`,
    );
    hold(good === "", `${name}: ${good}`);
    const without = ["", '"d"', "{}", '"d", {}'].map((given) => `new ${name}(${given});\n`);
    const bad = await complaint(`bad-${status}`, `${use}${without.join("")}`);
    const lines = new Set([...bad.matchAll(/\((\d+),\d+\): error TS/g)].map(([, line]) => line));
    hold(lines.size === without.length, `${name}: ${bad}`);
    if (refused === wrong.length && has && lines.size === without.length) held++;
  }
  show(`${held} of ${DUTIES.length}`);
});

const CONTROLS = [
  ...Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter(
    (char) => char < " " || char >= "\x7f",
  ),
  ...[
    "\u2028",
    "\u2029",
    "\r\n",
    "\n[error] forged",
    "\x1b[2J",
    "\x1b]0;a\x07",
    "\u0085",
    "\x9b1m",
  ],
];
const isOneLine = (text) => !/[\0-\x1f\x7f-\x9f\u2028\u2029]/.test(text);

testHazard(25, "what ends a line or moves a terminal, in every text", async ({ hold }) => {
  const { toLog } = await import(join(folder, "node_modules/httpexc/dist/log.js"));
  for (const [Class, needed] of buildable(entries)) {
    for (const char of CONTROLS) {
      const text = `a${char}b`;
      const options = { ...needed, detail: text, title: text, code: text, comment: text };
      const cause = new Error(text);
      cause.name = text;
      const error = new Class({ ...options, cause, expose: true });
      const lines = [
        error.message,
        String(error),
        error.statusText,
        error.stack.split("\n    at ")[0],
      ];
      const isHeld = lines.every(isOneLine) && isOneLine(toLog(error).message);
      hold(isHeld, `${Class.name}: ${JSON.stringify(lines)}`);
    }
  }
  for (const char of CONTROLS) {
    const body = JSON.stringify({ message: `a${char}b`, code: `c${char}d` });
    const error = await client.fromResponse(new Response(body, { status: 400 }));
    hold(isOneLine(error.message) && isOneLine(String(error)), JSON.stringify(String(error)));
  }
});

/** What is no status of an error, and what is one. */
const NO_STATUS = [
  ...[
    Number.NaN,
    Infinity,
    -Infinity,
    -1,
    0,
    -0,
    1,
    42,
    99,
    100,
    199,
    600,
    999,
    1000,
    1e308,
    404.5,
  ],
  ...["404", "", "nonsense", " 404 ", 404n, true, false, null, undefined, {}, [], [404]],
  ...[() => 404, Symbol("404"), new Date(404), { valueOf: () => 404 }, Object(404), new Map()],
];

testHazard(27, "built with, assigned, mapped, and read", async ({ hold }) => {
  const makers = {
    HTTPError: (status) => new httpexc.HTTPError(status),
    abort: (status) => httpexc.abort(status),
    redirect: (status) => httpexc.redirect("/", status),
    defineStatus: (status) => httpexc.defineStatus(status, { title: "T" }),
  };
  for (const status of NO_STATUS) {
    const shown = typeof status === "symbol" ? "a symbol" : `${typeof status}: ${status}`;
    for (const [name, make] of Object.entries(makers)) {
      // What is left out has a default, and a key of the mapping may be a text.
      if (name === "redirect" && status === undefined) continue;
      if (name === "abort" && status === "404") continue;
      try {
        make(status);
        hold(false, `${name} took ${shown}`);
      } catch (error) {
        const isClear = error instanceof TypeError || error instanceof RangeError;
        hold(
          isClear && /status|exception|redirect/i.test(error.message),
          `${name}, ${shown}: ${error}`,
        );
      }
    }
    class Strange extends httpexc.HTTPNotFound {
      static status = status;
    }
    const makes = [
      () => Object.assign(new httpexc.HTTPNotFound("d"), { status }),
      () => Object.assign(new httpexc.HTTPBadGateway("d"), { statusCode: status }),
      () => Object.assign(new Error("d"), { status, statusCode: status, expose: true }),
      () => new Strange("d"),
    ];
    for (const [at, make] of makes.entries()) {
      try {
        const response = httpexc.toResponse(make());
        hold(response.status >= 400 && response.status <= 599, `${at}, ${shown}`);
      } catch (error) {
        // A class that cannot be built says so when it is.
        const isClear = at === 3 && /status/i.test(error.message);
        hold(isClear, `${at}, ${shown}: ${error}`);
      }
    }
    try {
      const { status: said } = client.parseError({ status, body: "{}" });
      hold(Number.isInteger(said) && said >= 0 && said < 1000, `parseError, ${shown}: ${said}`);
    } catch (error) {
      hold(false, `parseError, ${shown}: ${error}`);
    }
  }
  assert.ok(httpexc.toResponse(new httpexc.HTTPError(599)).status === 599);
});
