// Tests of the view that shows what follows from a declaration of problems.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build, transform } from "esbuild";
import { startFetchServer } from "../lib/page-server.mjs";
import { root } from "../lib/project.mjs";
import { formatHash, goTo, waitForText } from "./page-actions.mjs";
import { closePage } from "./site-browser.mjs";

const IMPORTS = 'import { defineProblems, type } from "httpexc/problems";\n';

/** Returns what the view shows. */
const readOutcome = (page) =>
  page.evaluate(() => {
    const text = (id) => document.getElementById(id).textContent;
    const rows = [...document.querySelectorAll("#problem-headers > div")].map((row) =>
      [...row.children].map((child) => child.textContent),
    );
    return {
      status: Number.parseInt(text("problem-status"), 10),
      headers: Object.fromEntries(rows),
      text: text("outcome-text"),
    };
  });

/** Defines the tests. `getSite` returns the started site. */
export function testProblemsView(getSite) {
  describe("the view that declares problems", () => {
    let folder;
    let parseDeclaration;
    let samples;

    /** Imports a source of the playground in Node. */
    async function importSource(name) {
      const outfile = join(folder, `${name}.mjs`);
      const entry = join(root, "examples", "playground", "src", `${name}.ts`);
      await build({
        entryPoints: [entry],
        outfile,
        bundle: true,
        format: "esm",
        external: ["httpexc"],
        logLevel: "error",
      });
      return import(pathToFileURL(outfile).href);
    }

    /** Runs the text of a sample, as its user would. */
    async function importSample(name, text) {
      const { code } = await transform(IMPORTS + text, { loader: "ts" });
      writeFileSync(join(folder, `${name}.mjs`), code);
      return import(pathToFileURL(join(folder, `${name}.mjs`)).href);
    }

    before(async () => {
      folder = join(getSite().folder, "problems-test");
      mkdirSync(folder, { recursive: true });
      ({ parseDeclaration } = await importSource("declaration-source"));
      ({ DECLARATION_SAMPLES: samples } = await importSource("declaration-samples"));
    });

    it("shows the response of each problem of its samples, in each format", async () => {
      const page = await getSite().openPage("#problems");
      const buttons = page.locator("#declaration-samples button");
      assert.deepEqual(
        await buttons.allTextContents(),
        samples.map(({ name }) => name),
      );
      for (const { name, text } of samples) {
        const { declarations } = parseDeclaration(text);
        for (const [problem, { status, title }] of Object.entries(declarations)) {
          await goTo(page, formatHash("problems", { sample: name, problem }));
          await waitForText(page, "#problem-status", `${status}`);
          assert.equal(await page.locator("#problem").inputValue(), problem);
          const shown = await readOutcome(page);
          assert.equal(shown.headers["content-type"], "application/problem+json");
          const body = JSON.parse(shown.text);
          assert.equal(body.status, status);
          if (title) assert.equal(body.title, title);
          assert.match(body.type, /^https:\/\//);
        }
      }
      const state = { sample: "Songs", problem: "SongLocked" };
      for (const [format, type] of [
        ["xml", "application/problem+xml"],
        ["text", "text/plain"],
      ]) {
        await goTo(page, formatHash("problems", { ...state, format }));
        await waitForText(page, "#problem-headers", type);
        assert.match((await readOutcome(page)).text, /Somebody else is editing song 7\./);
      }
      await goTo(page, formatHash("problems", { ...state, format: "html" }));
      const frame = page.frameLocator("#outcome-page iframe");
      await frame.getByText("Somebody else is editing song 7.").waitFor();
      await closePage(page);
    });

    it("builds an error from the types of its members, and with what its status requires", async () => {
      const page = await getSite().openPage(
        formatHash("problems", {
          text: `defineProblems("https://a.example/p/", {
            NotHere: {
              status: 405,
              extensions: type<{ verbs: ("GET" | "PUT")[]; at: { line: number } | null }>(),
            },
          })`,
        }),
      );
      await waitForText(page, "#problem-status", "405");
      const { headers, text } = await readOutcome(page);
      assert.equal(headers.allow, "GET, HEAD");
      const { verbs, at } = JSON.parse(text);
      assert.ok(verbs.every((verb) => ["GET", "PUT"].includes(verb)));
      assert.ok(at === null || Number.isFinite(at.line));
      await closePage(page);
    });

    it("shows a client that compiles, and gets the declared errors of a server", async () => {
      const page = await getSite().openPage(
        formatHash("problems", { sample: "Songs", part: "client" }),
      );
      await waitForText(page, "#outcome-text", 'case "TokenStale"');
      const client = (await readOutcome(page)).text;
      await closePage(page);
      const [{ text }] = samples;
      writeFileSync(join(folder, "problems.ts"), IMPORTS + text);
      writeFileSync(join(folder, "client.ts"), client);
      const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext"];
      const tsc = join(root, "node_modules", ".bin", "tsc");
      await promisify(execFile)(tsc, [
        "--ignoreConfig",
        ...options,
        "--lib",
        "es2022,dom",
        "--types",
        "",
        join(folder, "client.ts"),
      ]).catch(({ stdout }) => assert.fail(stdout));
      const { problems } = await importSample("problems", text);
      const server = await startFetchServer(() =>
        new problems.SongLocked({ song: 7 }).toResponse(),
      );
      const { code } = await transform(client, { loader: "ts" });
      writeFileSync(join(folder, "client.mjs"), code.replace("./problems.js", "./problems.mjs"));
      const { load } = await import(pathToFileURL(join(folder, "client.mjs")).href);
      const lines = [];
      const { log } = console;
      console.log = (...values) => lines.push(values);
      try {
        assert.equal(await load(`${server.origin}/songs/7`), undefined);
      } finally {
        console.log = log;
        await server.close();
      }
      assert.deepEqual(lines, [["Somebody else is editing song 7.", { song: 7 }]]);
    });

    it("shows the OpenAPI document and the documentation page", async () => {
      const page = await getSite().openPage(
        formatHash("problems", { sample: "Songs", part: "openapi" }),
      );
      await waitForText(page, "#outcome-text", "SongLocked");
      const { components, responses } = JSON.parse((await readOutcome(page)).text);
      assert.deepEqual(Object.keys(responses), ["401", "404", "409"]);
      assert.match(JSON.stringify(components.schemas.SongLocked), /"until":\{"type":"string"\}/);
      await page.getByRole("radio", { name: "Page" }).check();
      const frame = page.frameLocator("#outcome-page iframe");
      await frame.getByRole("heading", { name: "Song locked" }).waitFor();
      await page.getByLabel("Problem", { exact: true }).selectOption("SongUnknown");
      await frame.getByRole("heading", { name: "No such song" }).waitFor();
      assert.match(page.url(), /#problems\?sample=Songs&problem=SongUnknown&part=page$/);
      await closePage(page);
    });

    it("says in which line a declaration is wrong, and why", async () => {
      const page = await getSite().openPage("#problems");
      const declaration = page.getByLabel("Declaration", { exact: true });
      for (const [text, message] of [
        ["", "Line 1: { is missing before the end"],
        [
          'defineProblems("https://a/", {\n  Gone: { status: 410, },\n',
          "Line 3: a member has no name",
        ],
        ["{ Gone: { status: 410, extensions: z.object({}) } }", "Line 1: z is code"],
        ["{ gone: { status: 410 } }", 'Cannot declare "gone": a name has letters and digits'],
        ["{ Gone: { status: 200 } }", "Cannot declare Gone: status is not a whole number"],
        ["{ Gone: { status: 410, statsu: 1 } }", "Cannot declare Gone: statsu is"],
        ["{}", "The declaration has no problem."],
        ["{ Gone: { status: 410, extensions: type<{ at: Date }>() } }", "Date is no type"],
        [`{ Gone: { status: ${"[".repeat(1e5)}`, "nested too deeply"],
        [`{ Gone: { status: 410, extensions: type<${"(".repeat(1e5)}`, "nested too deeply"],
      ]) {
        await declaration.fill(text);
        await waitForText(page, "#declaration-error", message);
        assert.equal(await declaration.getAttribute("aria-invalid"), "true");
        assert.equal(await page.locator("#outcome").isVisible(), false);
      }
      await declaration.fill("{ Gone: { status: 410 } }");
      await waitForText(page, "#problem-status", "410 Gone");
      assert.equal(await page.locator("#declaration-error").isVisible(), false);
      await closePage(page);
    });

    it("reads the values that JavaScript reads", () => {
      const texts = [
        `{ A: { status: 4_04, title: 'It\\'s "gone"', detail: \`a\nb\`, }, /* x */ }`,
        `// first\n{ "A": { "status": 404, always: { headers: [["x", "1"]] }, retryable: true } }`,
        `{ A: { status: 4e2, example: { a: null, b: [1, -2.5, [], {}], "c d": undefined, 7: "\\u00e9\\n\\x41" } } }`,
        `{ A: { status: 400, example: { ["x"]: 1 } } }`,
      ];
      for (const text of texts.slice(0, 3)) {
        const expected = new Function(`return (\n${text}\n)`)();
        assert.deepEqual(parseDeclaration(text).declarations, expected, text);
      }
      assert.throws(() => parseDeclaration(texts[3]), /Line 1: a member has no name/);
      const { base, declarations } = parseDeclaration(
        'import { defineProblems } from "x";\nexport const a = defineProblems("urn:a:", { A: { status: 400 } });',
      );
      assert.equal(base, "urn:a:");
      assert.deepEqual(declarations, { A: { status: 400 } });
      assert.equal(
        Object.getPrototypeOf(parseDeclaration('{"__proto__": {}}').declarations),
        Object.prototype,
      );
    });

    it("reads the types that data has", () => {
      const parseType = (text) => {
        const source = `{ A: { status: 400, extensions: type<${text}>() } }`;
        return parseDeclaration(source).declarations.A.jsonSchema;
      };
      const string = { type: "string" };
      for (const [text, schema] of [
        ["unknown", undefined],
        ["{}", { type: "object", properties: {} }],
        [
          "{ readonly a: string; b?: number }",
          {
            type: "object",
            properties: { a: string, b: { type: "number" } },
            required: ["a"],
          },
        ],
        [
          "{ a: string[]\n b: readonly string[][], }",
          {
            type: "object",
            properties: {
              a: { type: "array", items: string },
              b: { type: "array", items: { type: "array", items: string } },
            },
            required: ["a", "b"],
          },
        ],
        [
          "{ a: | 'x' | 2 | true }",
          {
            type: "object",
            properties: { a: { enum: ["x", 2, true] } },
            required: ["a"],
          },
        ],
        [
          "{ a: string | null }",
          {
            type: "object",
            properties: { a: { anyOf: [string, { type: "null" }] } },
            required: ["a"],
          },
        ],
        [
          "Record<string, Array<boolean>>",
          {
            type: "object",
            additionalProperties: { type: "array", items: { type: "boolean" } },
          },
        ],
      ]) {
        assert.deepEqual(parseType(text), schema, text);
      }
    });
  });
}
