// The command line with real servers, curl, terminals, and other runtimes.

import assert from "node:assert/strict";
import { execFile, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { OPTIONS } from "../../pkg-template/scripts/options.mjs";
import { startHttpServer } from "../lib/http-server.mjs";
import { root } from "../lib/project.mjs";
import { findBun, findDeno, findOtherNode } from "../lib/runtime-binaries.mjs";
import { importPackage } from "../unit/package-import.mjs";
import { runLine } from "./session.mjs";

const run = promisify(execFile);
const { folder, httpexc, catalogue, sendError } = await importPackage();
const bin = join(folder, "node_modules", ".bin");
const script = join(folder, "node_modules", "httpexc", "dist", "cli.js");

/** The headers that a Node server adds. */
const ADDED_HEADERS = /^(Date|Connection|Keep-Alive|Transfer-Encoding|Content-Length): /i;

test("render shows the response of a Node server", async (t) => {
  const { HTTPMethodNotAllowed } = httpexc;
  const origin = await startHttpServer(t, (req, res) =>
    sendError(new HTTPMethodNotAllowed("Only reading.", { allow: ["GET", "HEAD"] }), req, res),
  );
  for (const accept of ["text/html", "application/problem+json", "text/plain"]) {
    const { stdout: sent } = await run("curl", ["-si", "-H", `accept: ${accept}`, origin]);
    const { text } = await runLine(
      `httpexc render 405 --detail 'Only reading.' --allow GET,HEAD --accept ${accept}`,
      bin,
    );
    const parseTranscript = (transcript) => {
      const [head, ...body] = transcript.replaceAll("\r\n", "\n").split("\n\n");
      const [line, ...headers] = head.split("\n");
      const own = headers
        .filter((header) => !ADDED_HEADERS.test(header))
        .map((header) => header.toLowerCase());
      return { line, headers: own.sort(), body: body.join("\n\n").trimEnd() };
    };
    assert.deepEqual(parseTranscript(text), parseTranscript(sent), accept);
  }
});

test("explain reads the output of curl: redirects, 100, several responses, HTTP/1.0", async (t) => {
  const origin = await startHttpServer(t, (req, res) => {
    if (req.url === "/old") return res.writeHead(301, { location: "/new" }).end("Elsewhere.\n");
    res.writeHead(404, { "content-type": "application/json" });
    return res.end('{"code": "no_song", "message": "There is none."}');
  });
  const lines = [
    `curl -si ${origin}/new`,
    `curl -siL ${origin}/old`,
    `curl -si --http1.0 ${origin}/new`,
    `curl -s -v ${origin}/new 2>&1`,
    `curl -si ${origin}/old ${origin}/new`,
    `curl -si -H 'Expect: 100-continue' -d song=7 ${origin}/new`,
  ];
  for (const line of lines) {
    const { text, code } = await runLine(`${line} | httpexc explain --json`, bin);
    assert.equal(code, 0, text);
    const { status, code: name, detail, isError, className } = JSON.parse(text);
    assert.deepEqual(
      { status, name, detail, isError, className },
      {
        status: 404,
        name: "no_song",
        detail: "There is none.",
        isError: true,
        className: "HTTPNotFound",
      },
      line,
    );
  }
});

test("an empty input from an unreachable server leads to exit code 1", async () => {
  const { text, code } = await runLine("curl -si http://127.0.0.1:1/ | httpexc explain", bin);
  assert.equal(code, 1);
  assert.match(text, /The input is empty/);
});

test("the code samples run, and have the right status", async () => {
  const names = Object.keys(httpexc);
  let count = 0;
  // The samples of all other classes are those of a 404 with another name.
  const isSpecial = ({ status, duties, className }) =>
    className === null || status <= 404 || status === 500 || duties.length > 0;
  for (const { status } of catalogue.filter(isSpecial)) {
    const { stdout } = await run(process.execPath, [script, `${status}`]);
    const code = /^ {2}((?:throw|return) new .*)$/m.exec(stdout)?.[1];
    if (code === undefined) {
      assert.ok(status < 200 || status === 306, `${status}`);
      continue;
    }
    count++;
    let response;
    try {
      response = Function(...names, code)(...names.map((name) => httpexc[name]));
    } catch (error) {
      response = error.toResponse({ url: "http://localhost/", method: "GET" });
    }
    assert.equal(response.status, status, code);
  }
  assert.ok(count > 45, `${count}`);
});

test("the output has colours in a terminal unless NO_COLOR is set, and none in a pipe", async () => {
  const runInTerminal = (env) =>
    execFileSync("script", ["-qc", `node ${script} 404; node ${script} 700`, "/dev/null"], {
      env: { ...process.env, TERM: "xterm", ...env },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
  const coloured = runInTerminal({ NO_COLOR: "" });
  assert.match(coloured, /\u001b\[33m404 Not Found/);
  assert.match(coloured, /\u001b\[31mhttpexc: 700/);
  for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) {
    const text = runInTerminal(env);
    assert.match(text, /404 Not Found/);
    assert.ok(!text.includes("\u001b"));
  }
  const { text } = await runLine("httpexc 404; httpexc 700", bin);
  assert.ok(!text.includes("\u001b"));
});

test("explain prints its usage if the input is a terminal", () => {
  const line = `node ${script} explain; echo exit $?`;
  const text = execFileSync("script", ["-qc", line, "/dev/null"], { encoding: "utf8" });
  assert.match(text, /curl -si URL \| httpexc explain/);
  assert.match(text, /exit 2/);
});

test("the command ends quietly if its output is closed", async () => {
  const { text } = await runLine(
    'httpexc list --json | head -c 20 > /dev/null; echo "$' + '{PIPESTATUS[0]}"',
    bin,
  );
  assert.equal(text, "0\n");
});

test("an input in chunks, cut within a character, is read whole", async () => {
  const child = spawn(process.execPath, [script, "explain", "--json"]);
  const bytes = Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n{"message": "Schön"}');
  const at = bytes.indexOf("ö") + 1;
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part) => {
    text += part;
  });
  child.stdin.write(bytes.subarray(0, 7));
  setTimeout(() => child.stdin.write(bytes.subarray(7, at)), 30);
  setTimeout(() => child.stdin.end(bytes.subarray(at)), 60);
  await new Promise((resolve) => child.on("close", resolve));
  assert.equal(JSON.parse(text).detail, "Schön");
});

test("the version is that of the package, and the help of render names its options", async () => {
  const { version } = JSON.parse(readFileSync(join(root, "pkg-template", "package.json"), "utf8"));
  assert.equal((await runLine("httpexc --version", bin)).text, `${version}\n`);
  const source = readFileSync(join(root, "pkg-template", "src", "cli", "render.ts"), "utf8");
  const block = /RENDER_OPTIONS: OptionTypes = \{([^}]*)\}/.exec(source)[1];
  const own = [...block.matchAll(/^ {2}"?([\w-]+)"?:/gm)].map(([, name]) => name);
  const names = [...own, ...OPTIONS.flatMap(({ flag }) => flag?.name ?? [])];
  assert.ok(own.length > 4 && names.length > 20);
  const { text } = await runLine("httpexc render --help", bin);
  for (const name of names) assert.match(text, new RegExp(`--${name}\\b`), name);
});

for (const [name, command] of [
  ["Deno, without permissions", () => [findDeno().path, "run", "--no-prompt"]],
  ["Bun", () => [findBun().path]],
  ["Node 18", () => [findOtherNode("node18")]],
]) {
  test(`the output is the same on ${name}`, async () => {
    const [path, ...args] = command();
    const runOther = async (...rest) => (await run(path, [...args, script, ...rest])).stdout;
    const runHere = async (...rest) => (await run(process.execPath, [script, ...rest])).stdout;
    const render = ["render", "404", "--detail", "There is none.", "--accept", "text/html"];
    for (const rest of [["429"], render, ["list"]]) {
      assert.equal(await runOther(...rest), await runHere(...rest));
    }
    const child = spawn(path, [...args, script, "explain", "--json"]);
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    child.stdin.end("HTTP/2 429 \r\nretry-after: 7\r\n\r\n");
    await new Promise((resolve) => child.on("close", resolve));
    assert.equal(JSON.parse(text).retry.after, 7);
  });
}
