// Prints the bytes of code of each module by the part of the core, and the bytes of data. An
// inlined function counts for the function that contains it.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const root = join(import.meta.dirname, "..", "..");
const build = join(root, "pkg-template", "build");

/** Reads a number of the binary format (LEB128). Returns it and the position after it. */
function readNumber(bytes, at) {
  let [value, shift, place] = [0, 0, at];
  for (;;) {
    const byte = bytes[place++];
    value |= (byte & 127) << shift;
    if (byte < 128) return [value >>> 0, place];
    shift += 7;
  }
}

/** Returns the sections of a module by their ids. */
function readSections(bytes) {
  const found = new Map();
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [length, start] = readNumber(bytes, at + 1);
    found.set(id, [...(found.get(id) ?? []), bytes.subarray(start, start + length)]);
    at = start + length;
  }
  return found;
}

/** Returns the names of the functions, which a custom section contains. */
function readFunctionNames(customs) {
  const names = new Map();
  for (const section of customs) {
    let [length, at] = readNumber(section, 0);
    if (section.subarray(at, at + length).toString() !== "name") continue;
    at += length;
    while (at < section.length) {
      const id = section[at];
      let [size, start] = readNumber(section, at + 1);
      at = start + size;
      if (id !== 1) continue;
      [size, start] = readNumber(section, start);
      for (let count = size; count > 0; count--) {
        let index;
        [index, start] = readNumber(section, start);
        [length, start] = readNumber(section, start);
        names.set(index, section.subarray(start, start + length).toString());
        start += length;
      }
    }
  }
  return names;
}

/** Returns the part that a function belongs to. */
function findPart(name = "") {
  const own = /httpexc::(\w+(?:::\w+)?)/.exec(name)?.[1];
  if (own) return /^(read|render|dialect)::/.test(own) ? own : own.split("::")[0];
  if (/rlsf|lol_alloc|dlmalloc|__rust/.test(name)) return "memory";
  if (/core|alloc|std|mem(cmp|cpy|move|set)/.test(name)) return "the standard library";
  return "functions that JavaScript calls";
}

for (const name of ["core", "dialects", "client"]) {
  const file = join(build, `${name}-named.wasm`);
  const options = ["-Oz", "--converge", "-g", join(build, `${name}-small.wasm`), "-o", file];
  execFileSync(join(root, "node_modules", ".bin", "wasm-opt"), options, { cwd: root });
  const sections = readSections(readFileSync(file));
  const names = readFunctionNames(sections.get(0) ?? []);
  const [code] = sections.get(10);
  const parts = new Map();
  let [count, at] = readNumber(code, 0);
  for (let index = 0; index < count; index++) {
    const [length, start] = readNumber(code, at);
    const part = findPart(names.get(index));
    parts.set(part, (parts.get(part) ?? 0) + length);
    at = start + length;
  }
  const data = Buffer.concat(sections.get(11) ?? []);
  if (parts.size < 5) throw new Error(`${name} has no names of functions`);
  console.log(
    `\n${name}: ${code.length} bytes of code, ${gzipSync(code, { level: 9 }).length} gzip`,
  );
  console.log(`  and ${data.length} bytes of data, ${gzipSync(data, { level: 9 }).length} gzip`);
  for (const [part, bytes] of [...parts].sort(([, one], [, other]) => other - one)) {
    console.log(
      `  ${String(bytes).padStart(6)}  ${((100 * bytes) / code.length).toFixed(1).padStart(4)} %  ${part}`,
    );
  }
}
