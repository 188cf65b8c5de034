// `make release-check`: whether what is here can be published, to npm and to crates.io. It needs
// neither a network nor an account, publishes nothing, and ends by saying what would be published.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { changes, stale, version } from "./version.mjs";

const root = join(import.meta.dirname, "..", "..");
const bin = join(root, "node_modules", ".bin");
const now = version();
const tarball = join(root, "dist", `httpexc-${now}.tgz`);
const crate = join(root, "target", "package", `httpexc-${now}.crate`);

/** The tests that judge the tarball and no more than that: each installs it as its users do. */
const TESTS = ["supply", "types", "runtimes", "bundlers", "browser", "first-use"];

/** What the crate may weigh, in bytes of its archive: 100 KB are its sources. */
const CRATE = 150_000;

/** Runs a command to its end; it fails by throwing what it said. */
function run(command, args, { cwd = root, env = {} } = {}) {
  const done = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args[0]}:\n${done.stdout}${done.stderr}`);
  return done;
}

function expect(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

/** Gives the files of an archive, without the folder that they all are in. */
function files(archive) {
  const { stdout } = run("tar", ["-tzf", archive]);
  return stdout
    .split("\n")
    .filter((line) => line !== "" && !line.endsWith("/"))
    .map((line) => line.slice(line.indexOf("/") + 1))
    .sort();
}

/** Gives what npm would publish; it finds no registry, and nobody is logged in. */
function published() {
  const home = mkdtempSync(join(tmpdir(), "httpexc-home-"));
  try {
    const registry = "http://127.0.0.1:9/";
    const args = ["publish", tarball, "--dry-run", "--json", "--ignore-scripts"];
    const { stdout, stderr } = run("npm", [...args, "--tag=latest", `--registry=${registry}`], {
      cwd: home,
      env: {
        HOME: home,
        npm_config_cache: home,
        npm_config_fetch_retries: "0",
        npm_config_userconfig: join(home, ".npmrc"),
      },
    });
    expect(!/auto-corrected|errors corrected/.test(stderr), stderr);
    const said = JSON.parse(stdout);
    return said.httpexc ?? said;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** What is checked, in this order; each gives a word on what it found. */
const CHECKS = {
  "nothing is uncommitted": () => {
    const { stdout } = run("git", ["status", "--porcelain"]);
    expect(stdout === "", stdout);
  },
  "the version is the same everywhere": () => {
    const found = stale();
    expect(found.length === 0, `another one stands in ${found.join(", ")}: run \`make version\``);
    return now;
  },
  "the changelog has an entry for it": () => {
    const { title, entry } = changes(now);
    expect(entry, `CHANGELOG.md has nothing under ${now}`);
    return /unreleased/.test(title) ? "it says unreleased: put the day there" : title;
  },
  "the package is built, and within its budgets": () => {
    run(process.execPath, ["pkg-template/scripts/wasm.mjs"]);
    run(process.execPath, ["pkg-template/scripts/build.mjs"]);
  },
  "publint finds nothing": () => void run(join(bin, "publint"), ["run", "--strict", tarball]),
  "attw finds nothing": () => void run(join(bin, "attw"), [tarball, "--no-emoji"]),
  "the tests of the tarball pass": () => {
    const cwd = join(root, "js-tests");
    // Node knows patterns from 21 on.
    const tests = TESTS.flatMap((folder) =>
      readdirSync(join(cwd, folder))
        .filter((name) => name.endsWith(".test.mjs"))
        .map((name) => join(folder, name)),
    );
    const args = ["--test", "--test-concurrency=2", "--test-reporter=tap", ...tests];
    const { stdout } = run(process.execPath, args, { cwd });
    const [, passed] = /^# pass (\d+)$/m.exec(stdout) ?? [];
    expect(Number(passed) > 50, `${passed} tests ran:\n${stdout}`);
    return `${passed} in ${TESTS.join(", ")}`;
  },
  "npm would publish it": () => {
    const { name, version: said, files: list, size } = published();
    expect(name === "httpexc" && said === now, `it would be ${name} ${said}`);
    const paths = list.map(({ path }) => path).sort();
    expect(paths.join() === files(tarball).join(), "npm names other files than the tarball has");
    expect(size === statSync(tarball).size, "npm would send another tarball");
  },
  "cargo packages the crate, and the package builds": () => {
    run("cargo", ["package", "-p", "httpexc", "--locked", "--offline", "--allow-dirty"]);
    const list = files(crate);
    const needed = ["Cargo.toml", "LICENSE", "CHANGELOG.md", "src/README.md", "src/lib.rs"];
    for (const name of needed) expect(list.includes(name), `the crate lacks ${name}`);
    const odd = list.filter(
      (name) => !/^(src\/.*\.rs|examples\/server\.rs|Cargo\.(lock|toml(\.orig)?))$/.test(name),
    );
    const known = [".cargo_vcs_info.json", ...needed];
    const strange = odd.filter((name) => !known.includes(name));
    expect(strange.length === 0, `nothing names ${strange.join(", ")}`);
    const { size } = statSync(crate);
    expect(size <= CRATE, `the crate has ${size} bytes, and may have ${CRATE}`);
  },
};

let failed = 0;
for (const [what, check] of Object.entries(CHECKS)) {
  const begun = performance.now();
  try {
    const word = check();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`ok      ${what}${word ? ` (${word})` : ""}, ${seconds} s`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${what}\n${error.message.replaceAll(/^/gm, "        ")}`);
  }
}
if (failed > 0) {
  console.log(`Not to be published: ${failed} of ${Object.keys(CHECKS).length} checks failed.`);
  process.exitCode = 1;
} else {
  const told = (archive) =>
    `${basename(archive)}, ${files(archive).length} files, ${readFileSync(archive).length} bytes`;
  console.log(
    `Would be published: httpexc ${now} to npm (${told(tarball)}) and to crates.io (${told(crate)})`,
  );
}
