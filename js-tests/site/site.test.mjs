// Builds the site, and opens its pages in Chromium. The build itself fails if a link leads nowhere.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import GithubSlugger from "github-slugger";
import { ENTRIES } from "../../pkg-template/scripts/entries.mjs";
import { findBrokenLinks } from "../../site/check-links.mjs";
import { createSidebar, findPage, readDocuments } from "../../site/pages/document-pages.mjs";
import { formatAnchor } from "../../site/pages/markdown-rules.mjs";
import { rewriteLink } from "../../site/pages/page-links.mjs";
import { findViolations } from "../lib/page-checks.mjs";
import { createProject, root, work } from "../lib/project.mjs";
import { PHONE, siteFolder, startSite } from "./site-browser.mjs";

/** One page of each sort. */
const PAGES = [
  "",
  "404.html",
  "start.html",
  "guides/declaring-errors.html",
  "frameworks.html",
  "catalogue/",
  "catalogue/405.html",
  "api/",
  "api/httpexc/server.html",
];

let site;
let buildTime;

before(async () => {
  const start = performance.now();
  await promisify(execFile)(process.execPath, [join(root, "site", "build.mjs")]);
  buildTime = performance.now() - start;
  site = await startSite();
});

after(() => site?.close());

/** Closes a page, and checks that it had no problems. */
async function closePage(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

describe("the pages", () => {
  it("exist for each document, entry and status", async (t) => {
    t.diagnostic(`built in ${(buildTime / 1000).toFixed(1)} s`);
    const folder = createProject("site-catalogue");
    const require = createRequire(join(folder, "package.json"));
    const { catalogue } = await import(pathToFileURL(require.resolve("httpexc/catalogue")).href);
    const names = [
      ...[...readDocuments().keys()].map(findPage),
      ...catalogue.map(({ status }) => `catalogue/${status}`),
      "api/httpexc",
      "api/httpexc/server",
      "playground/index",
    ];
    const missing = names.filter((name) => !existsSync(join(siteFolder, `${name}.html`)));
    assert.deepEqual(missing, []);
    assert.ok(catalogue.length > 70 && ENTRIES.length > 20);
    const index = readFileSync(join(siteFolder, "api", "index.html"), "utf8");
    for (const name of ["httpexc/client", "httpexc/problems", "httpexc/express"]) {
      assert.ok(index.includes(`>${name}</a>`), name);
    }
  });

  it("of a status have examples that do what they say", async () => {
    const sources = join(root, "site", ".work", "pages", "catalogue");
    const folder = createProject("site-examples");
    let count = 0;
    for (let status = 100; status < 600; status++) {
      const file = join(sources, `${status}.md`);
      if (!existsSync(file)) continue;
      const text = readFileSync(file, "utf8");
      const [, code] = /^## Throw it\n\n```ts\n([\s\S]*?)```$/m.exec(text) ?? [];
      if (code === undefined) {
        assert.ok(status < 200 || status === 306, `${status} has no example`);
        continue;
      }
      const path = join(folder, `${status}.mjs`);
      writeFileSync(path, code);
      await assert.rejects(import(pathToFileURL(path).href), (error) => error.status === status);
      assert.match(text, new RegExp(`^HTTP/1\\.1 ${status} `, "m"));
      count++;
    }
    assert.ok(count > 60, `${count} examples`);
  });

  it("have a response on the home page that its example sends", async () => {
    const text = readFileSync(join(root, "site", "home.md"), "utf8");
    const [, code] = /```ts\n(import[\s\S]*?)```/.exec(text);
    const [, shown] = /```http\n([\s\S]*?)\n```/.exec(text);
    const folder = createProject("site-home", { "example.mjs": code });
    const error = await import(pathToFileURL(join(folder, "example.mjs")).href).catch((one) => one);
    const response = error.toResponse();
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    const { status, statusText } = response;
    assert.equal(shown, `HTTP/1.1 ${status} ${statusText}\n${headers}\n\n${await response.text()}`);
  });

  it("show when to try again for the statuses that may say it", async () => {
    const page = await site.openPage("catalogue/429.html");
    const text = await page.locator("main").textContent();
    assert.ok(text.includes("throw new HTTPTooManyRequests({ retryAfter: 30 });"), text);
    assert.ok(text.includes("retry-after: 30"), text);
    await site.goTo(page, "catalogue/404.html");
    assert.ok((await page.locator("main").textContent()).includes("throw new HTTPNotFound();"));
    await closePage(page);
  });

  it("have no other origin, no script of others and no other style", async () => {
    const page = await site.openPage("guides/node.html");
    const isRefused = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "globalThis.hasRun = true";
      document.head.append(script);
      const other = await fetch("https://attacker.example/").catch(() => "refused");
      return [globalThis.hasRun === undefined, other === "refused"];
    });
    assert.deepEqual(isRefused, [true, true]);
    const refusals = page.problems.filter((text) => text.includes("Content Security Policy"));
    assert.ok(refusals.length >= 2, page.problems.join("\n"));
    await page.context().close();
  });
});

describe("accessibility", () => {
  const THEMES = {
    light: { colorScheme: "light" },
    dark: { colorScheme: "dark" },
    phone: { colorScheme: "light", viewport: PHONE },
  };
  for (const [theme, options] of Object.entries(THEMES)) {
    it(`has no violations of axe's rules, and fits: ${theme}`, async () => {
      const page = await site.openPage("", options);
      for (const path of PAGES) {
        await site.goTo(page, path);
        // Only the colours of the dark theme differ.
        const rules = theme === "dark" ? ["color-contrast"] : undefined;
        assert.deepEqual(await findViolations(page, rules), [], path);
        assert.equal(await page.locator("h1").count(), 1, path);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${path} is ${over} px too wide`);
      }
      await closePage(page);
    });
  }

  it("has no violations in the search and the menus of a phone", async () => {
    const page = await site.openPage("guides/node.html", { viewport: PHONE });
    await page.getByRole("button", { name: "Menu", exact: true }).click();
    await page.locator(".VPSidebar.open").waitFor();
    assert.deepEqual(await findViolations(page), []);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "mobile navigation" }).click();
    await page.locator(".VPNavScreen").waitFor();
    assert.deepEqual(await findViolations(page), []);
    await page.getByRole("button", { name: "mobile navigation" }).click();
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("searchbox").fill("allow");
    await page.locator(".VPLocalSearchBox mark").first().waitFor();
    assert.deepEqual(await findViolations(page), []);
    await closePage(page);
  });
});

describe("use", () => {
  /** Searches for words, and waits for a result. */
  async function search(page, words, result) {
    await page.getByRole("searchbox").fill(words);
    const results = page.getByRole("dialog", { name: "Search" }).getByRole("link");
    await results.filter({ hasText: result }).first().waitFor();
  }

  it("finds pages without a server of another origin, and opens them by the keyboard", async () => {
    const page = await site.openPage("");
    await page.keyboard.press("Control+k");
    await search(page, "retries", /Retries/);
    // The inside of the project would come before the guides.
    const results = page.getByRole("dialog", { name: "Search" }).getByRole("link");
    assert.equal(await results.filter({ hasText: /Design/ }).count(), 0);
    await search(page, "defineProblems", /httpexc\/problems/);
    await search(page, "teapot", /418 I'm a Teapot/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "418 I'm a Teapot", level: 1 }).waitFor();
    await closePage(page);
  });

  it("finds pages while it is offline, once the search was opened", async () => {
    const page = await site.openPage("");
    await page.keyboard.press("Control+k");
    await search(page, "gone", /410 Gone/);
    await page.context().setOffline(true);
    await search(page, "too many requests", /429 Too Many Requests/);
    await page.context().setOffline(false);
    await closePage(page);
  });

  it("keeps the chosen colours, also in the playground", async () => {
    const page = await site.openPage("", { colorScheme: "light" });
    await page.getByRole("switch").first().click();
    await page.locator("html.dark").waitFor({ state: "attached" });
    await page.getByRole("link", { name: "Playground", exact: true }).click();
    await page.locator("[data-shows]").waitFor({ state: "attached" });
    assert.equal(await page.getByRole("radio", { name: "Dark" }).isChecked(), true);
    await page.getByRole("link", { name: "httpexc" }).click();
    await page.locator("html.dark").waitFor({ state: "attached" });
    await page.getByRole("heading", { name: /HTTP errors for JavaScript/ }).waitFor();
    await closePage(page);
  });

  it("leads from a status to its class in the playground and in the reference", async () => {
    const page = await site.openPage("catalogue/405.html");
    await page.locator(".vp-code-group label", { hasText: /^HTML$/ }).click();
    await page.locator(".language-http.active", { hasText: "<!doctype html>" }).waitFor();
    await page.getByRole("link", { name: "Change it in the playground" }).click();
    await page.locator("#missing").waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "HTTPMethodNotAllowed" }).click();
    await page.locator("h3#httpmethodnotallowed").waitFor();
    await closePage(page);
  });
});

describe("the sidebar", () => {
  const listItems = (documents) =>
    createSidebar(documents).flatMap(({ text, items }) =>
      items.map(({ link }) => `${text}: ${link}`),
    );

  it("has every document once", () => {
    const items = listItems(readDocuments()).map((item) => item.replace(/^.*: \//, ""));
    const pages = [...readDocuments().keys()].map(findPage);
    const listed = pages.filter((page) => page !== "index" && page !== "catalogue/table");
    assert.deepEqual(items.toSorted(), listed.toSorted());
  });

  it("has a guide that no group names, below the others", () => {
    const items = listItems(new Map([...readDocuments(), ["docs/guides/new.md", "# New\n"]]));
    assert.ok(items.includes("More guides: /guides/new"));
    assert.ok(items.includes("Respond with errors: /guides/node"));
  });
});

describe("the links", () => {
  it("of documents lead to pages, and otherwise to the repository", () => {
    const cases = [
      ["docs/guides/node.md", "frameworks.md#express", "./frameworks.md#express"],
      ["docs/guides/node.md", "../../README.md", "../start.md"],
      ["docs/README.md", "catalogue.md", "./catalogue/table.md"],
      ["docs/README.md", "https://httpexc.github.io/httpexc/api/", "./api/index.md"],
      [
        "README.md",
        "https://httpexc.github.io/httpexc/api/httpexc/client.html",
        "./api/httpexc/client.md",
      ],
      ["README.md", "https://github.com/httpexc/httpexc/blob/main/DESIGN.md", "./design.md"],
      ["README.md", "LICENSE", "https://github.com/httpexc/httpexc/blob/main/LICENSE"],
      [
        "docs/guides/node.md",
        "../../examples",
        "https://github.com/httpexc/httpexc/tree/main/examples",
      ],
      ["docs/guides/node.md", "#a", "#a"],
      ["docs/guides/node.md", "https://example.com/a", "https://example.com/a"],
      ["docs/api/httpexc/client.md", "../httpexc.md#abort", "../httpexc.md#abort"],
    ];
    for (const [from, url, expected] of cases) assert.equal(rewriteLink(from, url), expected, url);
    assert.throws(() => rewriteLink("README.md", "nowhere.txt"), /README\.md: nowhere\.txt/);
  });

  it("without a target are noticed", () => {
    const folder = join(work, "site-links");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, "a"), { recursive: true });
    const links = ["/x/a/#there", "./a/", "/a/", "a/none.html", "a/#none", "https://example.com/"];
    const html = links.map((link) => `<a href="${link}">`).join("");
    writeFileSync(join(folder, "index.html"), html);
    writeFileSync(join(folder, "a", "index.html"), '<h1 id="there">');
    assert.deepEqual(findBrokenLinks(folder, "/x/"), [
      "index.html: /a/",
      "index.html: a/none.html",
      "index.html: a/#none has no such anchor",
    ]);
  });

  it("have the anchors that GitHub gives", () => {
    const headings = [...readDocuments().values()].flatMap((text) =>
      [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.replaceAll("`", "")),
    );
    for (const heading of headings) {
      assert.equal(formatAnchor(heading), new GithubSlugger().slug(heading), heading);
    }
  });
});
