// The page of an error in Chromium, as a person sees it: its language and direction, its lines, and its
// width on a small phone, in the light and in the dark. Each view leaves a screenshot to look at.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launchChromium } from "../lib/chromium.mjs";
import { startFetchServer } from "../lib/page-server.mjs";
import { createProject, work } from "../lib/project.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = join(work, "page-layout");
const PHONE = { width: 360, height: 740 };

const ARABIC = {
  language: "ar",
  title: "طلبات كثيرة جدا",
  detail: "انتظر قليلا، ثم أعد المحاولة.",
  pageTexts: {
    retrySentence: "أعد المحاولة بعد 30 ثانية.",
    codeLabel: "الرمز",
    referenceLabel: "المرجع",
  },
};

const JAPANESE = {
  language: "ja",
  title: "リクエストが多すぎます",
  detail: "しばらく待ってから、もう一度お試しください。",
  pageTexts: {
    retrySentence: "30秒後にもう一度お試しください。",
    codeLabel: "コード",
    referenceLabel: "参照番号",
  },
};

/** Creates the error of a quota, with a code as long as some gateways make them. */
const createLimited = ({ HTTPTooManyRequests }) =>
  new HTTPTooManyRequests("Ten requests a minute are enough.", {
    retryAfter: 30,
    code: "rate_limited/songs-per-minute:free-plan",
  });

/** Creates an error with field errors, some of which are long. */
const createForm = ({ HTTPUnprocessableContent }, count) =>
  new HTTPUnprocessableContent("The import has errors.", {
    errors: Array.from({ length: count }, (_, index) => ({
      path: ["songs", index, index % 7 === 0 ? "a".repeat(80) : "title"],
      message: index % 5 === 0 ? `Too long: ${"0123456789".repeat(9)}` : "May not be empty.",
    })),
  });

/** By name: what creates the error of a view, and what its problem has in another language. */
const VIEWS = {
  limited: { create: createLimited },
  arabic: { create: createLimited, localized: ARABIC, direction: "rtl" },
  // A text that is not translated stays English, on a page from right to left.
  "half-arabic": {
    create: ({ HTTPServiceUnavailable }) => new HTTPServiceUnavailable({ code: "busy" }),
    localized: { language: "ar" },
    direction: "rtl",
  },
  "arabic-form": { create: (entry) => createForm(entry, 3), localized: ARABIC, direction: "rtl" },
  japanese: { create: createLimited, localized: JAPANESE },
  form: { create: (entry) => createForm(entry, 60) },
  bare: { create: ({ HTTPNotFound }) => new HTTPNotFound() },
};

let browser;
let server;

before(async () => {
  const require = createRequire(join(createProject("chromium-page-layout"), "x.cjs"));
  const httpexc = require("httpexc");
  const { createErrors } = require("httpexc/server");
  mkdirSync(screenshots, { recursive: true });
  server = await startFetchServer((request) => {
    const view = VIEWS[new URL(request.url).pathname.slice(1)];
    if (!view) return new Response(null, { status: 204 });
    const errors = createErrors({
      customize: (problem) => ({ ...problem, ...view.localized }),
      requestId: () => "8f2a6c1e-0b7d-4f5a-9f0e-3f1f6f1f2a6c",
      onError: null,
    });
    return errors.toResponse(view.create(httpexc), request);
  });
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Returns the geometry of a page, which runs in the browser. */
function measurePage() {
  const rectangle = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom, text: element.textContent };
  };
  const { documentElement, body } = document;
  return {
    direction: getComputedStyle(body).direction,
    language: documentElement.lang,
    overflow: documentElement.scrollWidth - innerWidth,
    // The canvas has the color of the color scheme, which no element sets.
    text: getComputedStyle(body).color,
    lines: [...document.querySelectorAll("main > b, h1, p, li code, li bdi")].map(rectangle),
    codes: [...document.querySelectorAll("code")].map((code) => getComputedStyle(code).direction),
    requests: performance.getEntriesByType("resource").length,
    scripts: document.scripts.length,
  };
}

/**
 * Returns the characters of a page that no font has, which runs in the browser. They look like a character
 * that Unicode has not assigned.
 */
function findMissingGlyphs() {
  const draw = (character) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 48, height: 48 });
    const context = canvas.getContext("2d");
    context.font = `32px ${getComputedStyle(document.body).fontFamily}`;
    context.fillText(character, 8, 36);
    return canvas.toDataURL();
  };
  const unassigned = draw("\u0378");
  const characters = [...new Set(document.querySelector("main").textContent.trim())];
  return characters.filter((character) => draw(character) === unassigned);
}

describe("the page of an error on a phone", () => {
  for (const [name, { direction = "ltr", localized }] of Object.entries(VIEWS)) {
    for (const colorScheme of ["light", "dark"]) {
      it(`shows ${name} in ${colorScheme}: each line apart, nothing too wide`, async (t) => {
        const context = await browser.newContext({ viewport: PHONE, colorScheme });
        try {
          const tab = await context.newPage();
          await tab.goto(`${server.origin}/${name}`);
          const path = join(screenshots, `${name}-${colorScheme}.png`);
          await tab.screenshot({ path, fullPage: true });
          t.diagnostic(`screenshot: ${path}`);
          const page = await tab.evaluate(measurePage);
          const missing = await tab.evaluate(findMissingGlyphs);
          assert.deepEqual(missing, [], "no font has them: run `node js-tests/browsers.mjs`");
          assert.equal(page.direction, direction);
          assert.equal(page.language, localized?.language ?? "en");
          assert.ok(page.overflow <= 0, `${page.overflow} px too wide`);
          assert.deepEqual([page.requests, page.scripts], [0, 0]);
          assert.ok(page.codes.every((code) => code === "ltr"));
          for (const [index, line] of page.lines.entries()) {
            const before = page.lines[index - 1];
            if (before) assert.ok(line.top >= before.bottom - 1, `${line.text} is not below`);
            assert.ok(line.left >= 0 && line.right <= PHONE.width, line.text);
          }
          assert.equal(page.text, colorScheme === "dark" ? "rgb(255, 255, 255)" : "rgb(0, 0, 0)");
          const background = await readCornerColor(tab);
          if (colorScheme === "dark") assert.ok(background < 64, `background ${background}`);
          else assert.ok(background > 240, `background ${background}`);
          assert.deepEqual(await findViolations(tab, colorScheme), []);
        } finally {
          await context.close();
        }
      });
    }
  }

  it("aligns the name of a field, a code and a reference with the page's direction", async () => {
    const context = await browser.newContext({ viewport: PHONE });
    try {
      const tab = await context.newPage();
      await tab.goto(`${server.origin}/arabic`);
      const label = await tab
        .locator("footer p")
        .first()
        .evaluate((line) => {
          const range = document.createRange();
          range.selectNode(line.firstChild);
          const [first] = range.getClientRects();
          return { right: first.right, edge: line.getBoundingClientRect().right };
        });
      assert.ok(Math.abs(label.right - label.edge) < 2, JSON.stringify(label));
    } finally {
      await context.close();
    }
  });
});

/** Returns the brightness of the page's corner, from 0 to 255. */
async function readCornerColor(tab) {
  const image = await tab.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
  const blank = await tab.context().newPage();
  try {
    return await blank.evaluate(async (base64) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${base64}`;
      await picture.decode();
      const canvas = document.createElement("canvas").getContext("2d");
      canvas.drawImage(picture, 0, 0);
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / 3;
    }, image.toString("base64"));
  } finally {
    await blank.close();
  }
}

/** Returns the rules of axe that a page breaks. axe takes the canvas for white, in the dark too. */
async function findViolations(tab, colorScheme) {
  await tab.evaluate(axe);
  const rules = { "color-contrast": { enabled: colorScheme === "light" } };
  const found = await tab.evaluate((options) => globalThis.axe.run(document, options), { rules });
  return found.violations.map(({ id }) => id);
}
