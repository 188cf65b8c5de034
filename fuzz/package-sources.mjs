// Imports parts of the package from its sources, with the core of the last `make pack`.

import { join } from "node:path";
import { build } from "esbuild";

const source = join(import.meta.dirname, "..", "pkg-template", "src");

/** Imports what a module below pkg-template/src with this text exports. */
export async function importSources(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: source },
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    write: false,
    alias: {
      "#client": join(source, "wasm/loaders/client-inline.ts"),
      "#wasm": join(source, "wasm/utf8-anywhere.ts"),
    },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
