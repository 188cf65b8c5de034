// Imports the package as a consumer does: from an installed tarball, by its name.

import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { createProject, createSharedProject } from "../lib/project.mjs";

const ENTRIES = `
export * as httpexc from "httpexc";
export { catalogue, problemTypes } from "httpexc/catalogue";
export * as client from "httpexc/client";
export * as dialects from "httpexc/dialects";
export * as portable from "httpexc/portable";
export * as problems from "httpexc/problems";
export { iana } from "httpexc/problems/iana";
export { sendError } from "httpexc/node";
export { openapi } from "httpexc/openapi";
export { createErrors } from "httpexc/server";
export * as stream from "httpexc/stream";
`;

/** Returns the files of a project of the unit tests: the entries, and the scripts of ./children. */
function readFiles() {
  const children = join(import.meta.dirname, "children");
  const scripts = readdirSync(children).map((name) => [
    name,
    readFileSync(join(children, name), "utf8"),
  ]);
  return { "entries.mjs": ENTRIES, ...Object.fromEntries(scripts) };
}

/** Imports the package from a project. */
async function importFrom(folder) {
  const entries = await import(pathToFileURL(join(folder, "entries.mjs")).href);
  /** Runs a script of ./children in a process of its own. Returns the JSON that it prints. */
  async function runChild(script, flags = [], options = []) {
    const given = [...flags, join(folder, script), ...options];
    const { stdout } = await promisify(execFile)(process.execPath, given, { cwd: folder });
    return JSON.parse(stdout);
  }
  return { ...entries, folder, runChild };
}

/**
 * Imports the package from the installation that all unit tests share. Returns its entries, its
 * folder, in which nothing may be written, and a function that runs scripts there.
 */
export const importPackage = () => importFrom(createSharedProject("unit", readFiles()));

/**
 * Imports another copy of the package, from a project of the test's own. Returns the same as
 * {@link importPackage}; the test may write in the folder.
 *
 * @param name the folder's name, which no other test uses
 */
export const importPackageCopy = (name) => importFrom(createProject(`unit-${name}`, readFiles()));

/** The options that a class requires, by its status. */
export const REQUIRED_OPTIONS = {
  301: { location: "/moved" },
  302: { location: "/found" },
  303: { location: "/other" },
  305: { location: "http://proxy.example/", external: true },
  307: { location: "/here" },
  308: { location: "/there" },
  401: { challenges: "Basic" },
  405: { allow: ["GET"] },
  407: { challenges: "Basic" },
  426: { upgrade: "websocket" },
};

/** The options that a specialised class requires, by its name. */
export const SPECIALISED_OPTIONS = {
  HTTPInvalidHeader: { header: "X-Version" },
  HTTPMissingHeader: { header: "X-Version" },
  HTTPInvalidParam: { param: "page" },
  HTTPMissingParam: { param: "page" },
  HTTPMissingKey: { key: "name" },
  HTTPClientDisconnected: {},
};

/** Returns all classes that need no status, each with the options that it requires. */
export function listBuildableClasses({ httpexc, catalogue }) {
  const registered = catalogue
    .filter(({ className }) => className !== null)
    .map(({ className, status }) => [httpexc[className], REQUIRED_OPTIONS[status] ?? {}]);
  const specialised = Object.entries(SPECIALISED_OPTIONS).map(([name, needed]) => [
    httpexc[name],
    needed,
  ]);
  const bases = [
    [httpexc.HTTPClientError, {}],
    [httpexc.HTTPServerError, {}],
  ];
  return [...registered, ...specialised, ...bases];
}
