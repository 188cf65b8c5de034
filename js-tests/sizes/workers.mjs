// What a Worker uploads, as wrangler bundles it, and the size of the tarball.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../lib/consumer.mjs";
import { createProject, findTarball, root } from "../lib/project.mjs";
import { findScript } from "../lib/runtime-binaries.mjs";
import { createWranglerEnvironment } from "../lib/worker-bundle.mjs";

/** Returns the first Worker of the README. */
function readExample() {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  return /```ts serve=workerd\n([\s\S]*?)```/.exec(readme)[1];
}

/**
 * One row per Worker. `limit` is the most kibibytes of gzip that wrangler uploads (`deploy --dry-run
 * --minify`), and `goal` is what it should be.
 */
export const WORKERS = [
  { name: "the Worker of README.md", code: readExample(), goal: 31, limit: 51.8 },
  {
    name: "createErrors, problem details",
    code: `
      import { HTTPNotFound } from "httpexc";
      import { createErrors } from "httpexc/server";
      const errors = createErrors();
      export default {
        fetch: errors.wrap(() => {
          throw new HTTPNotFound("No such song.");
        }),
      };
    `,
    goal: 39,
    limit: 65.6,
  },
  {
    name: "createErrors with a dialect",
    code: `
      import { HTTPNotFound } from "httpexc";
      import { falcon } from "httpexc/dialects";
      import { createErrors } from "httpexc/server";
      const errors = createErrors({ dialect: falcon });
      export default {
        fetch: errors.wrap(() => {
          throw new HTTPNotFound("No such song.");
        }),
      };
    `,
    limit: 98.2,
  },
  {
    name: "a service with portable",
    code: `
      import { WorkerEntrypoint } from "cloudflare:workers";
      import { HTTPNotFound } from "httpexc";
      import { portable } from "httpexc/portable";
      class Songs extends WorkerEntrypoint {
        find() {
          throw new HTTPNotFound("No such song.");
        }
      }
      export default portable(Songs);
    `,
    limit: 53.2,
  },
  {
    name: "a caller with revive",
    code: `
      import { toResponse } from "httpexc";
      import { revive } from "httpexc/portable";
      export default {
        async fetch(request, env) {
          try {
            return new Response(await env.SONGS.find());
          } catch (error) {
            return toResponse(revive(error) ?? error, request);
          }
        },
      };
    `,
    limit: 55.8,
  },
  {
    name: "eventStream",
    code: `
      import { eventStream } from "httpexc/stream";
      export default {
        fetch: (request) => eventStream([{ data: "Blue in Green" }], { request }),
      };
    `,
    limit: 118.9,
  },
  {
    name: "readEvents",
    code: `
      import { readEvents } from "httpexc/stream";
      export default {
        async fetch() {
          const titles = [];
          const response = await fetch("https://api.example/songs");
          for await (const { data } of readEvents(response)) titles.push(data);
          return Response.json(titles);
        },
      };
    `,
    limit: 132.5,
  },
];

const CONFIGURATION = `name = "size"
main = "worker.ts"
compatibility_date = "2026-04-01"
`;

/** Returns the kibibytes of gzip that a Worker uploads. */
export function measureWorker({ name, code }) {
  const folder = createProject(`worker-size-${name.replaceAll(/[^a-z]+/gi, "-")}`, {
    "worker.ts": code,
    "wrangler.toml": CONFIGURATION,
  });
  const args = [
    findScript("wrangler").path,
    "deploy",
    "--dry-run",
    "--minify",
    "--outdir",
    "bundle",
  ];
  const environment = createWranglerEnvironment(folder);
  const output = runCommand(folder, process.execPath, args, environment);
  const [, size] = /gzip: ([\d.]+) KiB/.exec(output) ?? [];
  if (size === undefined) throw new Error(`Cannot read the size of ${name}: ${output}`);
  return Number(size);
}

/** The most kilobytes (1,000 bytes) of all files of the tarball. */
export const TARBALL_LIMIT = 2200;

/** Returns the kilobytes of all files of the tarball. */
export function measureTarball() {
  const unpacked = execFileSync("tar", ["-xzOf", findTarball()], { maxBuffer: 2 ** 28 });
  return unpacked.length / 1000;
}

/** Returns what is larger than a limit, as lines. */
export function findUploadExcess(workerSizes, tarballSize) {
  const lines = WORKERS.flatMap(({ name, limit }, at) =>
    workerSizes[at] > limit ? [`${name}: ${workerSizes[at]} KiB, not ${limit}`] : [],
  );
  if (tarballSize > TARBALL_LIMIT) {
    lines.push(`The tarball: ${tarballSize.toFixed(0)} KB, not ${TARBALL_LIMIT}`);
  }
  return lines;
}
