// The files of the repository that GitHub reads: workflows, local actions, forms and settings.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../lib/project.mjs";

/** Returns the text of a file of the repository. */
export const readText = (path) => readFileSync(join(root, path), "utf8");

/** Returns the content of a YAML file of the repository. */
export const readYaml = (path) => parse(readText(path));

/** Returns the paths of the YAML files in a folder. */
export function findYaml(folder) {
  const names = readdirSync(join(root, folder), { recursive: true });
  const paths = names.map((name) => join(folder, name).replaceAll("\\", "/"));
  return paths.filter((path) => /\.ya?ml$/.test(path)).sort();
}

/** Returns the paths of all files that are, or are about to be, under version control. */
export function findFiles() {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const list = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  return list.split("\0").filter((name) => name !== "");
}

/** The workflows by path. */
export const workflows = new Map(
  findYaml(".github/workflows").map((path) => [path, readYaml(path)]),
);

/** The local actions by path. */
export const actions = new Map(findYaml(".github/actions").map((path) => [path, readYaml(path)]));

/** Returns every job: its workflow, its name and its content. */
export function findJobs() {
  return [...workflows].flatMap(([path, { jobs }]) =>
    Object.entries(jobs).map(([name, job]) => ({ path, name, job })),
  );
}

/** Returns every step of the workflows and the local actions, each with the path of its file. */
export function findSteps() {
  const jobSteps = findJobs().flatMap(({ path, job }) =>
    (job.steps ?? []).map((step) => ({ path, step })),
  );
  const actionSteps = [...actions].flatMap(([path, { runs }]) =>
    runs.steps.map((step) => ({ path, step })),
  );
  return [...jobSteps, ...actionSteps];
}

/** Returns the script of a step. Throws an error if the workflow has no such step. */
export function findScript(path, job, name) {
  const step = workflows.get(path)?.jobs[job]?.steps?.find((one) => one.name === name);
  if (!step?.run) throw new Error(`Cannot find the step "${name}" of ${job} in ${path}`);
  return step.run;
}
