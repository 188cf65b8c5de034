// Folders that several test processes use, each created once and kept for the next run.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFileLock } from "./file-lock.mjs";

/** This file is written into a folder after everything else: a folder without it is incomplete. */
const MARKER = ".complete";

/**
 * Returns a folder that is created once for the same inputs. The first process that needs it
 * creates it, and the others wait. A folder of the same name that was created from other inputs is
 * removed.
 *
 * @param parent the folder in which it is created
 * @param name the folder's name, without the digest of its inputs that is added here
 * @param inputs texts and bytes: everything that the content of the folder depends on
 * @param create writes the content into the folder that it is called with, which may not exist yet
 */
export function createFolderOnce(parent, name, inputs, create) {
  const hash = createHash("sha256");
  for (const input of inputs) hash.update(`${input.length}\n`).update(input);
  const digest = hash.digest("hex").slice(0, 16);
  const folder = join(parent, `${name}-${digest}`);
  const marker = join(folder, MARKER);
  if (existsSync(marker)) return folder;
  mkdirSync(parent, { recursive: true });
  return withFileLock(join(parent, `${name}.pid`), () => {
    if (existsSync(marker)) return folder;
    for (const other of readdirSync(parent)) {
      const isOlder = other.startsWith(`${name}-`) && /^[0-9a-f]{16}$/.test(other.slice(-16));
      const hasSameName = other.length === name.length + 17;
      if (isOlder && hasSameName) rmSync(join(parent, other), { recursive: true, force: true });
    }
    create(folder);
    writeFileSync(marker, "");
    return folder;
  });
}
