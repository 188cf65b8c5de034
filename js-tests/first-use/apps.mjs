// `make first-use-apps`: measures the time from an empty folder to the first right response of applications that
// the scaffolds of Vite, Next and SvelteKit create, with the programs of the guides. Each has a bug in a handler,
// and its trace must be in the log. It needs the npm registry, so it is no part of `make test`.

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { listBlocks, readAppFiles } from "../docs/blocks.mjs";
import { launchChromium } from "../lib/chromium.mjs";
import { findTarball, root } from "../lib/project.mjs";
import { startServerProcess } from "../lib/server-process.mjs";

const run = promisify(execFile);
/** Outside of the repository, or npm would use the commands of its tests, and bundlers its packages. */
const folder = mkdtempSync(join(tmpdir(), "httpexc-first-use-"));

const appFiles = readAppFiles(listBlocks());

/** Returns the block of a guide that contains a text. */
function findBlock(guide, text) {
  const markdown = readFileSync(join(root, "docs", "guides", guide), "utf8");
  const blocks = [...markdown.matchAll(/^```ts[^\n]*\n([\s\S]*?)^```/gm)];
  const found = blocks.map(([, code]) => code).find((code) => code.includes(text));
  if (!found) throw new Error(`No block of ${guide} contains ${text}`);
  return found;
}

/** Returns the program of a guide with a bug in its handler, before the statement that throws its own error. */
function addBug(code, condition) {
  const bug = `  if (${condition}) (undefined as unknown as Map<string, string>).get("songs");\n`;
  const place = code.search(/^.*throw new/m);
  if (place < 0) throw new Error(`No place for a bug in ${code}`);
  return `${code.slice(0, place)}${bug}${code.slice(place)}`;
}

/** Returns the files of an application in the guides, one of them with a bug in its handler. */
function addBugTo(app, path, condition) {
  const files = appFiles[app];
  return { ...files, [path]: addBug(files[path], condition) };
}

/** The program of the guide, which says in the title that it has read the error, and has a bug after that. */
const browserApp = `${findBlock("browsers.md", "createClient").replace(
  "console.log(error.detail)",
  "document.title = `${error.detail}`",
)}
(undefined as unknown as Map<string, string>).get("songs");
`;

/** The applications: how each is created and checked, its files, and the requests to it. */
const APPS = [
  {
    on: "a browser app (Vite)",
    create: ["create-vite@9", "app", "--template", "vanilla-ts", "--no-interactive"],
    files: { "src/main.ts": browserApp },
    check: ["npm", ["run", "build"]],
    dev: ["node_modules/vite/bin/vite.js", "--host=127.0.0.1", "--port=0"],
    requests: [],
    title: "There is no such song.",
    trace: /TypeError: Cannot read[^\n]*\n[^\n]*src\/main\.ts:\d+/,
  },
  {
    on: "SvelteKit",
    create: [
      "sv@0",
      ...[
        "create",
        "app",
        "--template",
        "minimal",
        "--types",
        "ts",
        "--no-add-ons",
        "--no-install",
      ],
    ],
    files: addBugTo("sveltekit", "src/routes/songs/[id]/+page.server.ts", 'params.id === "bug"'),
    check: ["npm", ["run", "check"]],
    dev: ["node_modules/vite/bin/vite.js", "dev", "--host=127.0.0.1", "--port=0"],
    requests: [
      ["/songs/7", "application/json", 404, /"detail":"No song has the id 7\."/],
      ["/nowhere", "text/html", 404, /<h1>404 Not Found<\/h1>/],
      [
        "/songs/bug",
        "application/json",
        500,
        /^\{"type":"about:blank","title":"Internal Server Error"/,
      ],
    ],
    trace: /TypeError: Cannot read[^\n]*\n[^\n]*\+page\.server\.ts:\d+/,
  },
  {
    on: "Next",
    create: [
      "create-next-app@16",
      ...["app", "--ts", "--app", "--no-tailwind", "--no-eslint", "--no-src-dir", "--use-npm"],
      ...["--yes", "--disable-git", "--skip-install"],
    ],
    files: addBugTo("next", "app/api/songs/[id]/route.ts", 'id === "bug"'),
    check: ["npm", ["exec", "--", "tsc", "--noEmit"]],
    dev: ["node_modules/next/dist/bin/next", "dev", "--hostname=127.0.0.1", "--port=0"],
    requests: [
      ["/api/songs/7", "*/*", 404, /"detail":"No song has the id 7\."/],
      ["/api/songs/7", "text/html", 404, /<h1>Not Found<\/h1>/],
      ["/api/songs/bug", "*/*", 500, /^\{"type":"about:blank","title":"Internal Server Error"/],
    ],
    trace: /TypeError: Cannot read[^\n]*\n[^\n]*app\/api\/songs\/\[id\]\/route\.ts:\d+/,
  },
];

/** Matches what the development servers print when they listen, with or without colours. */
const READY = /http:\/\/127\.0\.0\.1:(?:\x1b\[\d+m)*(\d+)/;

const measureSeconds = (from) => Number(((performance.now() - from) / 1000).toFixed(1));

/** Opens a page in Chromium until it has a title, and returns what its console shows of errors. */
async function openPage(origin, title) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const failed = new Promise((resolve) => page.once("pageerror", resolve));
    await page.goto(origin);
    await page.waitForFunction((text) => document.title === text, title, { timeout: 30_000 });
    return (await failed).stack;
  } finally {
    await browser.close();
  }
}

/** Returns what is wrong with the responses of a server, and with its log or that of its page. */
async function checkResponses(origin, { requests, title, trace }, readOutput) {
  const wrong = [];
  for (const [path, accept, status, content] of requests) {
    const response = await fetch(`${origin}${path}`, { headers: { accept } });
    const text = await response.text();
    if (response.status !== status || !content.test(text)) {
      wrong.push(`${path}, ${accept}: ${response.status} ${text.slice(0, 300)}`);
    }
  }
  const log = title === undefined ? readOutput() : await openPage(origin, title);
  if (!trace.test(log)) wrong.push(`No trace of the bug:\n${log}`);
  return wrong;
}

/** Follows the guides in an empty folder, and returns the row of the table. */
async function tryApp(app) {
  const ends = [];
  const place = join(folder, app.on.replaceAll(/\W+/g, "-"));
  mkdirSync(place, { recursive: true });
  const start = performance.now();
  await run("npx", ["--yes", ...app.create], { cwd: place });
  const home = join(place, "app");
  const install = ["install", "--no-audit", "--no-fund"];
  await run("npm", install, { cwd: home });
  await run("npm", [...install, findTarball()], { cwd: home });
  const installed = measureSeconds(start);
  for (const [path, text] of Object.entries(app.files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const wrong = [];
  let total = Number.NaN;
  try {
    const command = [process.execPath, ...app.dev];
    const { origin, readOutput } = await startServerProcess(
      { after: (end) => ends.push(end) },
      home,
      command,
      READY,
    );
    wrong.push(...(await checkResponses(origin, app, readOutput)));
    total = measureSeconds(start);
  } catch (error) {
    wrong.push(String(error));
  }
  for (const end of ends) await end();
  const [command, args] = app.check;
  const checked = await run(command, args, { cwd: home }).catch((error) => error);
  if (checked instanceof Error) wrong.push(`${checked.stdout}${checked.stderr}`);
  for (const one of wrong) console.error(`${app.on}: ${one}`);
  if (wrong.length > 0) process.exitCode = 1;
  return {
    on: app.on,
    "install, s": installed,
    "to the first responses, s": total,
    types: checked instanceof Error ? "WRONG" : "right",
    "responses and trace": wrong.length === 0 ? "right" : "WRONG",
  };
}

const wanted = process.argv.slice(2);
const rows = [];
try {
  for (const app of APPS) {
    const isWanted = wanted.length === 0 || wanted.some((word) => app.on.includes(word));
    if (isWanted) rows.push(await tryApp(app));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.table(rows);
