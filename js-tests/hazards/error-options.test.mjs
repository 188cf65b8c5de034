// The options of errors: duties, statuses, and texts that reach a log.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { testHazard } from "../lib/hazard-tally.mjs";
import { root } from "../lib/project.mjs";
import {
  importPackageCopy,
  listBuildableClasses,
  REQUIRED_OPTIONS,
} from "../unit/package-import.mjs";

const entries = await importPackageCopy("hazards-fields");
const { client, folder, httpexc } = entries;

const DUTIES = [
  ["HTTPUnauthorized", 401, "challenges", "www-authenticate"],
  ["HTTPMethodNotAllowed", 405, "allow", "allow"],
  ["HTTPProxyAuthenticationRequired", 407, "challenges", "proxy-authenticate"],
  ["HTTPUpgradeRequired", 426, "upgrade", "upgrade"],
];

/** Arguments without the option that a class requires. */
const WITHOUT = ["", '"d"', "{}", '"d", {}'];

/**
 * Compiles files strictly, all in one run of the compiler. Returns its output for each of them,
 * which is empty if all is well.
 *
 * @param files texts by names without an extension
 */
async function compile(files) {
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, `${name}.mts`), text);
  }
  const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext"];
  const { stdout } = await promisify(execFile)(
    join(root, "node_modules", ".bin", "tsc"),
    [
      ...options,
      "--types",
      "",
      "--ignoreConfig",
      ...Object.keys(files).map((name) => `${name}.mts`),
    ],
    { cwd: folder },
  ).catch((error) => error);
  // An error that is longer has further lines, which are indented.
  const errors = stdout.split(/\n(?=\S)/).filter((error) => error.trim() !== "");
  const outputs = Object.fromEntries(Object.keys(files).map((name) => [name, ""]));
  for (const error of errors) {
    const [, name] = /^([\w-]+)\.mts\(/.exec(error) ?? [];
    assert.ok(name in outputs, error);
    outputs[name] += `${error}\n`;
  }
  return outputs;
}

/** Returns files that use each class of {@link DUTIES} with its required option, and without it. */
function createUses() {
  const uses = DUTIES.map(([name, status]) => {
    const importLine = `import { ${name} } from "httpexc";\n`;
    const without = WITHOUT.map((args) => `new ${name}(${args});\n`);
    return {
      [`good-${status}`]: `${importLine}new ${name}(${JSON.stringify(REQUIRED_OPTIONS[status])});\n`,
      [`bad-${status}`]: `${importLine}${without.join("")}`,
    };
  });
  return Object.assign({}, ...uses);
}

testHazard(15, "a duty is required by the types and at run time", async ({ check, setFigure }) => {
  let enforced = 0;
  const outputs = await compile(createUses());
  for (const [name, status, option, header] of DUTIES) {
    const Class = httpexc[name];
    // An empty list of methods is valid: it becomes an empty Allow (RFC 9110, 10.2.1).
    const empty = option === "allow" ? null : [];
    const wrong = [[], ["d"], [{}], ["d", {}], [{ [option]: undefined }], [{ [option]: empty }]];
    let refused = 0;
    for (const args of wrong) {
      try {
        new Class(...args);
        check(false, `${name}(${JSON.stringify(args)}) was built`);
      } catch (error) {
        const isClear = error instanceof TypeError && error.message.includes(option);
        if (isClear) refused++;
        check(isClear, `${name}: ${error}`);
      }
    }
    const has = new Class(REQUIRED_OPTIONS[status]).toResponse().headers.has(header);
    check(has, `${name} has no ${header}`);
    const good = outputs[`good-${status}`];
    check(good === "", `${name}: ${good}`);
    const bad = outputs[`bad-${status}`];
    const lines = new Set([...bad.matchAll(/\((\d+),\d+\): error TS/g)].map(([, line]) => line));
    check(lines.size === WITHOUT.length, `${name}: ${bad}`);
    if (refused === wrong.length && has && lines.size === WITHOUT.length) enforced++;
  }
  setFigure(`${enforced} of ${DUTIES.length}`);
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

testHazard(25, "control characters never reach message or toString()", async ({ check }) => {
  const { toLog } = await import(join(folder, "node_modules/httpexc/dist/log.js"));
  for (const [Class, needed] of listBuildableClasses(entries)) {
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
      const isSafe = lines.every(isOneLine) && isOneLine(toLog(error).message);
      check(isSafe, `${Class.name}: ${JSON.stringify(lines)}`);
    }
  }
  for (const char of CONTROLS) {
    const body = JSON.stringify({ message: `a${char}b`, code: `c${char}d` });
    const error = await client.fromResponse(new Response(body, { status: 400 }));
    check(isOneLine(error.message) && isOneLine(String(error)), JSON.stringify(String(error)));
  }
});

/** Values that are no status of an error. */
const INVALID_STATUSES = [
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

testHazard(27, "an invalid status is refused, and toResponse does not throw", async ({ check }) => {
  const builders = {
    HTTPError: (status) => new httpexc.HTTPError(status),
    abort: (status) => httpexc.abort(status),
    redirect: (status) => httpexc.redirect("/", status),
    defineStatus: (status) => httpexc.defineStatus(status, { title: "T" }),
  };
  for (const status of INVALID_STATUSES) {
    const shown = typeof status === "symbol" ? "a symbol" : `${typeof status}: ${status}`;
    for (const [name, make] of Object.entries(builders)) {
      // An omitted status has a default, and a key of the mapping may be a string.
      if (name === "redirect" && status === undefined) continue;
      if (name === "abort" && status === "404") continue;
      try {
        make(status);
        check(false, `${name} accepted ${shown}`);
      } catch (error) {
        const isClear = error instanceof TypeError || error instanceof RangeError;
        check(
          isClear && /status|class|redirect/i.test(error.message),
          `${name}, ${shown}: ${error}`,
        );
      }
    }
    class Strange extends httpexc.HTTPNotFound {
      static status = status;
    }
    const makers = [
      () => Object.assign(new httpexc.HTTPNotFound("d"), { status }),
      () => Object.assign(new httpexc.HTTPBadGateway("d"), { statusCode: status }),
      () => Object.assign(new Error("d"), { status, statusCode: status, expose: true }),
      () => new Strange("d"),
    ];
    for (const [at, make] of makers.entries()) {
      try {
        const response = httpexc.toResponse(make());
        check(response.status >= 400 && response.status <= 599, `${at}, ${shown}`);
      } catch (error) {
        // A class with an invalid status throws when an error is built.
        const isClear = at === 3 && /status/i.test(error.message);
        check(isClear, `${at}, ${shown}: ${error}`);
      }
    }
    try {
      const { status: parsed } = client.parseError({ status, body: "{}" });
      check(
        Number.isInteger(parsed) && parsed >= 0 && parsed < 1000,
        `parseError, ${shown}: ${parsed}`,
      );
    } catch (error) {
      check(false, `parseError, ${shown}: ${error}`);
    }
  }
  assert.ok(httpexc.toResponse(new httpexc.HTTPError(599)).status === 599);
});
