// Runs the steps of the workflows that make decisions, as GitHub runs them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/project.mjs";
import { findScript, readText, workflows } from "./repository-files.mjs";

const CI = ".github/workflows/ci.yml";
const RELEASE = ".github/workflows/release.yml";

const work = join(root, "js-tests", ".work", "repository-steps");
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

/** Runs a script as a step of a job, with the flags of GitHub's bash, and returns its result. */
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
  const createResults = (last) =>
    Object.fromEntries(
      names.map((name, at) => [name, { result: at === names.length - 1 ? last : "success" }]),
    );
  const runJob = (last) =>
    runStep(script, { RESULTS: JSON.stringify(createResults(last), null, 2) }).status;
  assert.equal(runJob("success"), 0);
  for (const result of ["failure", "cancelled", "skipped"]) assert.equal(runJob(result), 1);
});

test("the job of the least supported version uses the rust-version of Cargo.toml", () => {
  const script = findScript(CI, "rust", "Use the rust-version of Cargo.toml");
  const environmentFile = join(work, "environment");
  writeFileSync(environmentFile, "");
  // The toolchain is not installed here: this prints the command.
  const { status, stdout } = runStep(
    `rustup() { echo "rustup $*"; }\n${script}`,
    { GITHUB_ENV: environmentFile },
    root,
  );
  const [, least] = /^rust-version = "(.+)"$/m.exec(readText("Cargo.toml"));
  assert.equal(status, 0);
  assert.equal(stdout, `rustup toolchain install ${least} --profile minimal --no-self-update\n`);
  assert.equal(readFileSync(environmentFile, "utf8"), `RUSTUP_TOOLCHAIN=${least}\n`);
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
  const createChangelog = (title) =>
    `# Changelog\n\n## ${title}\n\n- A line.\n\n## 1.2.2 (2026-01-01)\n\n- An older line.\n`;
  const runRelease = (tag, title) => {
    writeFileSync(join(folder, "CHANGELOG.md"), createChangelog(title));
    return runStep(script, { GITHUB_REF_NAME: tag }, folder);
  };
  assert.equal(runRelease("v1.2.3", "1.2.3 (2026-02-03)").status, 0);
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
    const { status, stdout } = runRelease(tag, title);
    assert.equal(status, 1, `${tag}, ${title}`);
    assert.match(stdout, message);
  }
});

test("a version of npm that is too old for trusted publishing is refused", () => {
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

test("a prerelease gets the tag `next` on npm", () => {
  const script = findScript(RELEASE, "npm", "Publish the tarball");
  for (const [tag, expected] of [
    ["v1.2.3", "latest"],
    ["v1.2.3-rc.1", "next"],
  ]) {
    const { stdout } = runStep(`npm() { echo "npm $*"; }\n${script}`, { GITHUB_REF_NAME: tag });
    assert.match(stdout, new RegExp(`^npm publish ./release/.* --tag ${expected}\\n$`));
  }
});
