// Gives the package as a consumer has it: installed from the tarball, and imported by its name.

import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { project } from "../lib/project.mjs";

const ENTRIES = `
export * as httpexc from "httpexc";
export { catalogue } from "httpexc/catalogue";
export * as client from "httpexc/client";
export { sendError } from "httpexc/node";
export { openapi } from "httpexc/openapi";
export { createErrors } from "httpexc/server";
`;

/** Installs the package in a project of its own; gives its entries and a way to run scripts there. */
export async function installed(name) {
  const folder = project(`unit-${name}`, { "entries.mjs": ENTRIES });
  const entries = await import(pathToFileURL(join(folder, "entries.mjs")).href);
  /** Runs a script of ./children in a process of its own, and gives what it says as JSON. */
  async function child(script, flags = [], options = []) {
    cpSync(join(import.meta.dirname, "children"), folder, { recursive: true });
    const given = [...flags, join(folder, script), ...options];
    const { stdout } = await promisify(execFile)(process.execPath, given, { cwd: folder });
    return JSON.parse(stdout);
  }
  return { ...entries, folder, child };
}

/** What the classes with a duty cannot do without, by status. */
export const NEEDED = {
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

/** What the specialised classes cannot do without, by name. */
export const SPECIALISED = {
  HTTPInvalidHeader: { header: "X-Version" },
  HTTPMissingHeader: { header: "X-Version" },
  HTTPInvalidParam: { param: "page" },
  HTTPMissingParam: { param: "page" },
  HTTPMissingKey: { key: "name" },
  HTTPClientDisconnected: {},
};

/** Gives all classes that can be built without a status, each with the options it needs. */
export function buildable({ httpexc, catalogue }) {
  const registered = catalogue
    .filter(({ className }) => className !== null)
    .map(({ className, status }) => [httpexc[className], NEEDED[status] ?? {}]);
  const specialised = Object.entries(SPECIALISED).map(([name, needed]) => [httpexc[name], needed]);
  const bases = [
    [httpexc.HTTPClientError, {}],
    [httpexc.HTTPServerError, {}],
  ];
  return [...registered, ...specialised, ...bases];
}
