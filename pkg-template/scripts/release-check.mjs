// `make release-check`: checks whether this version can be published to npm and crates.io. It needs
// no network and no account, publishes nothing, and prints what would be published.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { readChangelogEntry, readVersion, updateVersions } from "./version.mjs";

const root = join(import.meta.dirname, "..", "..");
const bin = join(root, "node_modules", ".bin");
const now = readVersion();
const tarball = join(root, "dist", `httpexc-${now}.tgz`);
const crate = join(root, "target", "package", `httpexc-${now}.crate`);

/** The tests that install the tarball as its users do. */
const TESTS = ["supply", "types", "runtimes", "bundlers", "browser", "first-use"];

/** The highest size of the crate's archive, in bytes. Its sources take 100 KB. */
const MAX_CRATE_BYTES = 150_000;

/** Runs a command. Throws its output if it fails. */
function run(command, args, { cwd = root, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    throw new Error(`${command} ${args[0]}:\n${result.stdout}${result.stderr}`);
  }
  return result;
}

/** Throws an error with the message if the condition is false. */
function expect(condition, message) {
  if (!condition) throw new Error(message);
}

/** Returns the files of an archive, without their common folder. */
function listFiles(archive) {
  const { stdout } = run("tar", ["-tzf", archive]);
  return stdout
    .split("\n")
    .filter((line) => line !== "" && !line.endsWith("/"))
    .map((line) => line.slice(line.indexOf("/") + 1))
    .sort();
}

/** Returns what npm would publish. It finds no registry and no account. */
function runDryPublish() {
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
    const report = JSON.parse(stdout);
    return report.httpexc ?? report;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The checks, in this order. A check may return a note, and throws if it fails. */
const CHECKS = {
  "nothing is uncommitted": () => {
    const { stdout } = run("git", ["status", "--porcelain"]);
    expect(stdout === "", stdout);
  },
  "the version is the same everywhere": () => {
    const stale = updateVersions({ isCheck: true });
    expect(stale.length === 0, `it is another one in ${stale.join(", ")}: run \`make version\``);
    return now;
  },
  "the changelog has an entry for it": () => {
    const { title, entry } = readChangelogEntry(now);
    expect(entry, `CHANGELOG.md has no entry for ${now}`);
    return /unreleased/.test(title) ? "it says unreleased: write the date there" : title;
  },
  "the package is built, and within its budgets": () => {
    run(process.execPath, ["pkg-template/scripts/wasm.mjs"]);
    run(process.execPath, ["pkg-template/scripts/build.mjs"]);
  },
  "publint finds nothing": () => void run(join(bin, "publint"), ["run", "--strict", tarball]),
  "attw finds nothing": () => void run(join(bin, "attw"), [tarball, "--no-emoji"]),
  "the tests of the tarball pass": () => {
    const cwd = join(root, "js-tests");
    // Node accepts patterns only from 21 on.
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
    const { name, version, files, size } = runDryPublish();
    expect(name === "httpexc" && version === now, `it would be ${name} ${version}`);
    const paths = files.map(({ path }) => path).sort();
    expect(
      paths.join() === listFiles(tarball).join(),
      "npm would publish other files than the tarball has",
    );
    expect(size === statSync(tarball).size, "npm would publish another tarball");
  },
  "cargo packages the crate, and the package builds": () => {
    run("cargo", ["package", "-p", "httpexc", "--locked", "--offline", "--allow-dirty"]);
    const list = listFiles(crate);
    const needed = ["Cargo.toml", "LICENSE", "CHANGELOG.md", "src/README.md", "src/lib.rs"];
    for (const name of needed) expect(list.includes(name), `the crate lacks ${name}`);
    const others = list.filter(
      (name) => !/^(src\/.*\.rs|examples\/server\.rs|Cargo\.(lock|toml(\.orig)?))$/.test(name),
    );
    const expected = [".cargo_vcs_info.json", ...needed];
    const unexpected = others.filter((name) => !expected.includes(name));
    expect(unexpected.length === 0, `the crate has unexpected files: ${unexpected.join(", ")}`);
    const { size } = statSync(crate);
    expect(size <= MAX_CRATE_BYTES, `the crate has ${size} bytes, and may have ${MAX_CRATE_BYTES}`);
  },
};

let failures = 0;
for (const [what, check] of Object.entries(CHECKS)) {
  const start = performance.now();
  try {
    const note = check();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`ok      ${what}${note ? ` (${note})` : ""}, ${seconds} s`);
  } catch (error) {
    failures++;
    console.log(`FAILED  ${what}\n${error.message.replaceAll(/^/gm, "        ")}`);
  }
}
if (failures > 0) {
  console.log(`Cannot be published: ${failures} of ${Object.keys(CHECKS).length} checks failed.`);
  process.exitCode = 1;
} else {
  const describeArchive = (archive) =>
    `${basename(archive)}, ${listFiles(archive).length} files, ${readFileSync(archive).length} bytes`;
  console.log(
    `Would be published: httpexc ${now} to npm (${describeArchive(tarball)}) and to crates.io (${describeArchive(crate)})`,
  );
}
