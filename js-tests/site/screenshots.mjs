// Takes screenshots of the built site (`make site-screenshots`), which somebody then looks at.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DESKTOP, PHONE, screenshots, startSite } from "./site-browser.mjs";

const LIGHT = { colorScheme: "light", viewport: DESKTOP };
const DARK = { colorScheme: "dark", viewport: DESKTOP };
const ON_PHONE = { colorScheme: "light", viewport: PHONE };

/** Opens the search, and looks for a word. */
async function search(page) {
  await page.getByRole("button", { name: "Search" }).first().click();
  await page.getByRole("searchbox").fill("retry");
  await page.locator(".VPLocalSearchBox mark").first().waitFor();
}

async function openMenu(page) {
  await page.getByRole("button", { name: "mobile navigation" }).click();
  await page.locator(".VPNavScreen").waitFor();
}

async function openSidebar(page) {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.locator(".VPSidebar.open").waitFor();
}

/** By name: the page, the options of the browser, and what is done before. */
const SHOTS = {
  home: ["", LIGHT],
  "home-dark": ["", DARK],
  "home-phone": ["", ON_PHONE],
  // README.md as the site renders it.
  start: ["start.html", LIGHT],
  "start-phone": ["start.html", ON_PHONE],
  guide: ["guides/declaring-errors.html", LIGHT],
  "guide-dark": ["guides/declaring-errors.html", DARK],
  "guide-phone": ["guides/declaring-errors.html", ON_PHONE],
  "guide-phone-menu": ["guides/declaring-errors.html", ON_PHONE, openMenu],
  "guide-phone-sidebar": ["guides/declaring-errors.html", ON_PHONE, openSidebar],
  status: ["catalogue/429.html", LIGHT],
  "status-dark": ["catalogue/405.html", DARK],
  "status-phone": ["catalogue/401.html", ON_PHONE],
  catalogue: ["catalogue/", LIGHT],
  api: ["api/httpexc/server.html", LIGHT],
  "api-phone": ["api/httpexc/client.html", ON_PHONE],
  search: ["start.html", LIGHT, search],
  "search-dark": ["start.html", DARK, search],
  "search-phone": ["start.html", ON_PHONE, search],
  tables: ["frameworks.html", LIGHT],
  "not-found": ["404.html", LIGHT],
  playground: ["playground/", LIGHT],
  "playground-phone": ["playground/", ON_PHONE],
};

mkdirSync(screenshots, { recursive: true });
const wanted = process.argv.slice(2);
const site = await startSite();
try {
  for (const [name, [path, options, act]] of Object.entries(SHOTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const page = await site.openPage(path, options);
    await act?.(page);
    const isOverlay = act !== undefined;
    const file = join(screenshots, `${name}.png`);
    const size = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width: options.viewport.width, height: Math.min(size, 2400) };
    await page.screenshot({ path: file, ...(!isOverlay && { fullPage: true, clip }) });
    if (page.problems.length > 0) throw new Error(`${name}: ${page.problems.join("\n")}`);
    await page.context().close();
  }
} finally {
  await site.close();
}
console.log(`screenshots in ${screenshots}`);
