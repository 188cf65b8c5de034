// The steps of the workflows that decide something, run as GitHub runs them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/project.mjs";
import { findScript, readText, workflows } from "./files.mjs";

const CI = ".github/workflows/ci.yml";
const RELEASE = ".github/workflows/release.yml";

const work = join(root, "js-tests", ".work", "repository-steps");
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

/** Runs a script as a step of a job, with the flags of GitHub's bash, and returns how it ended. */
function runStep(script, env = {}, cwd = work) {
  const flags = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
  const { status, stdout, stderr } = spawnSync("bash", flags, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, RUNNER_TEMP: work, ...env },
  });
  return { status, stdout, stderr };
}

test("the job CI fails unless every job succeeded", () => {
  const script = findScript(CI, "ci", "Fail unless every job succeeded");
  const names = workflows.get(CI).jobs.ci.needs;
  const results = (last) =>
    Object.fromEntries(
      names.map((name, at) => [name, { result: at === names.length - 1 ? last : "success" }]),
    );
  const statusOf = (last) =>
    runStep(script, { RESULTS: JSON.stringify(results(last), null, 2) }).status;
  assert.equal(statusOf("success"), 0);
  for (const result of ["failure", "cancelled", "skipped"]) assert.equal(statusOf(result), 1);
});

test("the job of the least supported version uses the rust-version of Cargo.toml", () => {
  const script = findScript(CI, "rust", "Use the rust-version of Cargo.toml");
  const chosen = join(work, "environment");
  writeFileSync(chosen, "");
  // The toolchain is not installed here: this prints the command.
  const { status, stdout } = runStep(
    `rustup() { echo "rustup $*"; }\n${script}`,
    { GITHUB_ENV: chosen },
    root,
  );
  const [, least] = /^rust-version = "(.+)"$/m.exec(readText("Cargo.toml"));
  assert.equal(status, 0);
  assert.equal(stdout, `rustup toolchain install ${least} --profile minimal --no-self-update\n`);
  assert.equal(readFileSync(chosen, "utf8"), `RUSTUP_TOOLCHAIN=${least}\n`);
});

test("a release needs a tag with the version of Cargo.toml, and a dated entry in the changelog", () => {
  const script = findScript(
    RELEASE,
    "build",
    "Compare the tag with Cargo.toml, and read the notes from CHANGELOG.md",
  );
  const folder = join(work, "release");
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "src", "lib.rs"), "");
  writeFileSync(
    join(folder, "Cargo.toml"),
    '[package]\nname = "httpexc"\nversion = "1.2.3"\nedition = "2024"\n[workspace]\n',
  );
  const changelog = (title) =>
    `# Changelog\n\n## ${title}\n\n- A line.\n\n## 1.2.2 (2026-01-01)\n\n- An older line.\n`;
  const release = (tag, title) => {
    writeFileSync(join(folder, "CHANGELOG.md"), changelog(title));
    return runStep(script, { GITHUB_REF_NAME: tag }, folder);
  };
  assert.equal(release("v1.2.3", "1.2.3 (2026-02-03)").status, 0);
  assert.equal(readFileSync(join(work, "notes.md"), "utf8"), "\n- A line.\n\n");
  for (const [tag, title, message] of [
    [
      "v1.2.4",
      "1.2.3 (2026-02-03)",
      /The tag is v1\.2\.4, but the version in Cargo\.toml is 1\.2\.3/,
    ],
    ["1.2.3", "1.2.3 (2026-02-03)", /The tag is 1\.2\.3/],
    ["v1.2.3", "1.2.3 (unreleased)", /CHANGELOG\.md has no entry for 1\.2\.3, or says/],
    ["v1.2.3", "1.2.30 (2026-02-03)", /CHANGELOG\.md has no entry for 1\.2\.3, or says/],
  ]) {
    const { status, stdout } = release(tag, title);
    assert.equal(status, 1, `${tag}, ${title}`);
    assert.match(stdout, message);
  }
});

test("npm is refused if it is too old for trusted publishing", () => {
  const script = findScript(RELEASE, "npm", "Check that npm supports trusted publishing");
  for (const [version, status] of [
    ["11.5.1", 0],
    ["11.10.0", 0],
    ["12.0.0", 0],
    ["11.5.0", 1],
    ["10.9.4", 1],
  ]) {
    assert.equal(runStep(`npm() { echo ${version}; }\n${script}`).status, status, version);
  }
});

test("a version before a release gets another tag on npm than the latest", () => {
  const script = findScript(RELEASE, "npm", "Publish the tarball");
  for (const [tag, expected] of [
    ["v1.2.3", "latest"],
    ["v1.2.3-rc.1", "next"],
  ]) {
    const { stdout } = runStep(`npm() { echo "npm $*"; }\n${script}`, { GITHUB_REF_NAME: tag });
    assert.match(stdout, new RegExp(`^npm publish ./release/.* --tag ${expected}\\n$`));
  }
});
