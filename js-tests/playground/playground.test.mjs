// The playground as a person uses it, in Chromium: each view, links to it, the keyboard, hostile
// input, and whether everybody can use it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { root } from "../lib/project.mjs";
import { done, screenshots, start, violations } from "./open.mjs";

let site;

before(async () => {
  site = await start();
});

after(() => site?.close());

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

/** Gives the address of a view with what it is to show. */
const at = (view, state = {}) => `#${view}?${new URLSearchParams(state)}`;

/** Gives the answer that the first view shows. */
const shownAnswer = (page) =>
  page.evaluate(() => {
    const text = (id) => document.getElementById(id).textContent;
    const rows = [...document.querySelectorAll("#headers > div")].map((row) =>
      [...row.children].map((child) => child.textContent),
    );
    return {
      status: text("status"),
      headers: Object.fromEntries(rows),
      body: text("body"),
      code: text("code"),
      note: document.getElementById("note").hidden ? "" : text("note"),
    };
  });

/** Goes to another place in the same page, as a link in it does. */
const go = (page, hash) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** Waits until an element's text is as expected; the time limit is for a machine that is busy. */
const says = (page, selector, text) =>
  page.locator(selector, { hasText: text }).first().waitFor({ timeout: 20_000 });

it("is typed without a gap", async () => {
  const tsc = join(root, "node_modules", ".bin", "tsc");
  await promisify(execFile)(tsc, ["-p", site.folder]).catch(({ stdout }) => assert.fail(stdout));
});

describe("the view that makes errors", () => {
  it("has a class to begin with, and takes another from a search by keyboard", async () => {
    const page = await site.open("");
    await says(page, "#status", "HTTP/1.1 404 Not Found");
    const field = page.getByRole("combobox", { name: "Class" });
    await field.focus();
    await page.keyboard.type("too many");
    const options = page.locator("#classes").getByRole("option");
    assert.deepEqual(await options.allTextContents(), ["429HTTPTooManyRequests"]);
    await page.keyboard.press("Enter");
    await says(page, "#status", "HTTP/1.1 429 Too Many Requests");
    assert.equal(await field.inputValue(), "HTTPTooManyRequests");
    await page.getByLabel("Retry after").fill("30");
    await says(page, "#headers", "retry-after30");
    assert.match(page.url(), /#make\?class=HTTPTooManyRequests&retryAfter=30$/);

    // What is searched and left again changes nothing.
    await field.fill("gone");
    await page.keyboard.press("Escape");
    assert.equal(await field.inputValue(), "HTTPTooManyRequests");
    await field.fill("no such class");
    assert.equal(await options.first().textContent(), "No class is called that.");
    await page.keyboard.press("Tab");
    assert.equal(await field.inputValue(), "HTTPTooManyRequests");
    assert.equal(await page.getByRole("listbox").count(), 0);
    // An old name finds the class, too.
    await field.fill("payload");
    assert.deepEqual(await options.allTextContents(), ["413HTTPContentTooLarge"]);
    await options.first().click();
    await says(page, "#status", "413");
    await done(page);
  });

  it("asks for what a class cannot do without", async () => {
    const page = await site.open(at("make", { class: "HTTPMethodNotAllowed" }));
    await says(page, "#missing", "A 405 cannot go out without: Allowed methods");
    await says(page, "#missing", "RFC 9110, 15.5.6");
    assert.equal(await page.locator("#answer").isVisible(), false);
    const field = page.getByLabel("Allowed methods");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await page.getByRole("button", { name: "Fill in GET, HEAD" }).click();
    await says(page, "#headers", "allowGET, HEAD");
    assert.equal(await page.locator("#missing").isVisible(), false);
    await field.fill("GET HEAD");
    await says(page, "#missing", "Allowed methods: this cannot be used");
    await done(page);
  });

  it("says that nobody can ask like that", async () => {
    const page = await site.open(at("make", { accept: "text/\u0000" }));
    await says(page, "#missing", "Accept: this cannot be sent");
    await page.getByLabel("Accept", { exact: true }).fill("text/plain");
    await says(page, "#headers", "text/plain");
    assert.equal(await page.locator("#missing").isVisible(), false);
    await done(page);
  });

  it("says which option cannot be used, and why", async () => {
    const cases = [
      [
        { class: "HTTPServiceUnavailable", retryAfter: "soon" },
        /^Retry after: .* neither a number nor a date/,
      ],
      [{ class: "HTTPNotFound", headers: "no colon" }, /^Further header fields: .* Name: value/],
      [{ class: "HTTPNotFound", headers: "a b: c" }, /^Further header fields: this cannot be used/],
      [{ class: "HTTPRangeNotSatisfiable", length: "-1" }, /^Length in bytes: .* whole number/],
    ];
    const page = await site.open("");
    for (const [state, said] of cases) {
      await go(page, at("make", state));
      await page.locator("#missing").waitFor();
      await says(page, "#missing p", said);
    }
    await done(page);
  });

  const ANSWERS = [
    { class: "HTTPNotFound", detail: 'No "song" called <b>\\7</b>' },
    { class: "HTTPUnauthorized", challenges: 'Bearer realm="songs"', accept: "text/plain" },
    {
      class: "HTTPUnprocessableContent",
      errors: "user.email: This is no address.\nsongs.0: Unknown",
      extensions: '__proto__={"a": 1}\nbalance=30\n"odd name"=null',
      code: "form_invalid",
      accept: "application/xml",
    },
    { class: "HTTPSeeOther", location: "/songs/8", accept: BROWSER },
    { class: "HTTPServiceUnavailable", retryAfter: "30", detail: "db7", dialect: "falcon" },
    { class: "HTTPBadGateway", detail: "db7", expose: "on", dialect: "webob", accept: BROWSER },
    { class: "HTTPGone", dialect: "werkzeug", headers: "X-Song: 7\nX-Song: 8" },
    { class: "HTTPForbidden", dialect: "discord", code: "50013", method: "HEAD" },
    { class: "HTTPNoContent" },
  ];

  it("shows the answer that the code beside it gives", async () => {
    const page = await site.open("");
    for (const [index, state] of ANSWERS.entries()) {
      await page.evaluate(() => document.querySelector("#status").replaceChildren());
      await go(page, at("make", { ...state, body: "sent" }));
      await says(page, "#status", "HTTP/1.1");
      const shown = await shownAnswer(page);
      assert.ok(shown.code.split("\n").length >= 10, shown.code);
      const { code } = await transform(shown.code, { loader: "ts" });
      const path = join(site.folder, `shown-${index}.mjs`);
      writeFileSync(path, code);
      const { default: worker } = await import(pathToFileURL(path).href);
      const { accept = "*/*", method = "GET" } = state;
      const request = new Request("https://songs.example/songs/7", { method, headers: { accept } });
      const response = await worker.fetch(request);
      assert.deepEqual(
        { status: shown.status, headers: shown.headers, body: shown.body },
        {
          status: `HTTP/1.1 ${response.status} ${response.statusText}`,
          headers: Object.fromEntries(response.headers),
          body: await response.text(),
        },
        shown.code,
      );
    }
    await done(page);
  });

  it("says why a 5xx keeps its detail, and a redirect does not leave", async () => {
    const page = await site.open(at("make", { class: "HTTPBadGateway", detail: "db7" }));
    await says(page, "#note", "for the log alone");
    assert.doesNotMatch((await shownAnswer(page)).body, /db7/);
    await page.getByLabel("Show the detail to the client").check();
    await says(page, "#body", "db7");
    assert.equal((await shownAnswer(page)).note, "");
    const away = { class: "HTTPFound", location: "https://elsewhere.example/" };
    await go(page, at("make", away));
    await says(page, "#note", "another origin");
    assert.match((await shownAnswer(page)).status, /500/);
    await page.getByLabel("It may lead to another origin").check();
    await says(page, "#status", "302");
    await done(page);
  });

  it("renders a page in a frame that may do nothing, and copies the code", async () => {
    const page = await site.open(at("make", { class: "HTTPGone", detail: "The artist <i>" }));
    await page.getByLabel("Who asks").selectOption("A browser");
    assert.equal(await page.getByLabel("Accept", { exact: true }).inputValue(), BROWSER);
    const frame = page.locator("#page iframe");
    await frame.waitFor();
    assert.equal(await frame.getAttribute("sandbox"), "");
    const inner = page.frameLocator("#page iframe");
    await inner.getByText("The artist <i>").waitFor();
    const look = await inner.locator("h1").evaluate((h1) => getComputedStyle(h1).fontFamily);
    assert.equal(look, "system-ui, sans-serif");
    await page.screenshot({ path: join(screenshots, "make-page.png"), fullPage: true });
    await page.getByRole("radio", { name: "As sent" }).check();
    await says(page, "#body", "<!DOCTYPE html>");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, (await shownAnswer(page)).code);
    await done(page);
  });

  it("can make every class of its list", async () => {
    const page = await site.open("");
    await page.getByRole("combobox", { name: "Class" }).click();
    const names = await page.$$eval("#classes [role=option] span:last-child", (all) =>
      all.map((one) => one.textContent),
    );
    assert.ok(names.length > 55, `${names.length} classes`);
    for (const name of names) {
      await page.evaluate(() => document.querySelector("#status").replaceChildren());
      const state = {
        class: name,
        allow: "GET",
        challenges: "Basic",
        upgrade: "h2c",
        location: "/",
      };
      await go(page, at("make", state));
      await says(page, "#status", /HTTP\/1\.1 [2-5]\d\d \w/);
      assert.ok((await shownAnswer(page)).code.includes(`throw new ${name}(`), name);
    }
    await done(page);
  });
});

/** Gives what the second view shows. */
const shownReport = (page) =>
  page.evaluate(() => {
    const texts = (selector) =>
      [...document.querySelectorAll(`#report ${selector}`)].map(({ textContent }) => textContent);
    const cells = [...document.querySelectorAll("#report tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    const facts = [...document.querySelectorAll("#report .facts > div")].map((row) =>
      [...row.children].map((child) => child.textContent),
    );
    return {
      status: texts(".statusline")[0],
      className: texts(".classname code")[0],
      detail: texts(".detail")[0],
      facts: Object.fromEntries(facts),
      errors: cells,
      advice: texts(".advice h3")[0],
    };
  });

describe("the view that reads answers", () => {
  const SAMPLES = {
    "A quota": { className: "HTTPTooManyRequests", detail: "Sixty songs a minute are enough." },
    "Problem details": { className: "HTTPConflict", status: "409 Conflict" },
    Discord: { className: "HTTPBadRequest", facts: { Code: "50035", Format: "discord" } },
    FastAPI: {
      className: "HTTPUnprocessableContent",
      errors: [
        ["title", "body", "missing", "A title is needed"],
        ["page", "query", "int_parsing", "Not a whole number"],
      ],
    },
    GraphQL: { status: "200 OK", detail: "There is no such song.", facts: { Code: "NOT_FOUND" } },
    Google: { className: "HTTPForbidden", facts: { Code: "PERMISSION_DENIED" } },
    S3: { className: "HTTPNotFound", facts: { Code: "NoSuchKey", "Request id": "8Q2K" } },
    "A proxy": { className: "HTTPBadGateway", facts: { Format: "html" }, advice: "Try again" },
  };

  it("reads each of its samples", async () => {
    const page = await site.open("#read");
    const buttons = page.getByRole("group", { name: "Samples" }).getByRole("button");
    assert.deepEqual(await buttons.allTextContents(), Object.keys(SAMPLES));
    for (const [name, expected] of Object.entries(SAMPLES)) {
      await page.evaluate(() => document.querySelector("#report").replaceChildren());
      await buttons.filter({ hasText: name }).click();
      await page.locator("#report .statusline").waitFor();
      const report = await shownReport(page);
      for (const [part, value] of Object.entries(expected)) {
        if (part === "facts") assert.deepEqual({ ...report.facts, ...value }, report.facts, name);
        else assert.deepEqual(report[part], value, `${name}: ${part}`);
      }
      assert.equal(new URLSearchParams(page.url().split("?")[1]).get("sample"), name);
    }
    await done(page);
  });

  it("reads what curl shows: behind redirects and interim answers, and with its notes", async () => {
    const body = '{"error": "slow_down", "error_description": "Ask less often."}';
    const last = `HTTP/2 429\r\ncontent-type: application/json\r\nretry-after: 90\r\n\r\n${body}`;
    const followed = `HTTP/1.1 301 Moved Permanently\r\nlocation: /b\r\n\r\n${last}`;
    const noted = [
      "* Connected to api.example",
      "> GET /a HTTP/2",
      "> accept: */*",
      ">",
      "< HTTP/2 429",
      "< content-type: application/json",
      "< retry-after: 90",
      "<",
      "{ [62 bytes data]",
      body,
      "* Connection #0 to host api.example left intact",
    ].join("\n");
    const page = await site.open("#read");
    for (const text of [last, followed, `HTTP/1.1 103 Early Hints\n\n${last}`, noted]) {
      await page.getByLabel("Answer", { exact: true }).fill("");
      await says(page, "#report", "Nothing to read yet");
      await page.getByLabel("Answer", { exact: true }).fill(text);
      await says(page, ".detail", "Ask less often.");
      const { className, facts, advice } = await shownReport(page);
      assert.equal(className, "HTTPTooManyRequests");
      assert.equal(facts.Code, "slow_down");
      assert.equal(advice, "Try again in");
      assert.equal(await page.locator("#bare").isVisible(), false);
    }
    await done(page);
  });

  it("counts down to another try, and warns where a method must not be sent twice", async () => {
    const page = await site.open("#read");
    await page.clock.install();
    await page
      .getByLabel("Answer", { exact: true })
      .fill("HTTP/1.1 503 Busy\nretry-after: 75\n\nBusy");
    const timer = page.getByRole("timer");
    await says(page, "[role=timer]", "1 min 15 s");
    await page.clock.runFor(16_000);
    await says(page, "[role=timer]", "59 s");
    await page.clock.runFor(60_000);
    await says(page, ".advice", "Try again");
    assert.equal(await timer.textContent(), "now");
    await says(page, "#said", "The pause is over.");
    await page.getByLabel("Method of the request").selectOption("POST");
    await says(page, ".advice", "a POST must not be sent twice");
    // The clock is a script that the test's tool puts into each frame, and the frame refuses it.
    page.complaints = page.complaints.filter((text) => !/^Blocked script execution/.test(text));
    await done(page);
  });

  it("takes a body alone, with a status and a type beside it", async () => {
    const page = await site.open("#read");
    await page.getByLabel("Answer", { exact: true }).fill('{"message": "Unknown song"}');
    await says(page, "#report", "No status");
    await page.getByLabel("Status").fill("4");
    await says(page, "#read-status-error", "three digits");
    await page.getByLabel("Status").fill("418");
    await says(page, ".classname", "HTTPImATeapot");
    await page.getByLabel("Status").fill("204");
    await says(page, "#report", "204 is no error");
    await done(page);
  });
});

describe("the catalogue", () => {
  it("is searched by words and family", async () => {
    const page = await site.open("#catalogue");
    const count = page.locator("#count");
    const rows = page.locator("tbody tr:visible");
    const all = await rows.count();
    assert.equal(await count.textContent(), `${all} of ${all} statuses`);
    assert.ok(all > 70, `${all} statuses`);
    const cases = [
      ["allow never", "All", []],
      ["location required", "All", ["301", "302", "303", "305", "307", "308"]],
      ["payloadtoolarge http-errors", "All", ["413"]],
      ["never", "4xx", ["428", "429", "431"]],
      ["rfc 7725", "All", ["451"]],
      ["retry later", "4xx", ["408", "425", "429"]],
    ];
    for (const [words, family, statuses] of cases) {
      await page.getByLabel("Search").fill(words);
      await page.getByRole("radio", { name: family }).check();
      await count
        .filter({ hasText: statuses.length ? `${statuses.length} of` : "No status" })
        .waitFor();
      assert.deepEqual(await rows.locator("th").allTextContents(), statuses, words);
    }
    await done(page);
  });

  it("leads to specifications without leave to look back, and to the class", async () => {
    const page = await site.open(at("catalogue", { q: "451" }));
    const link = page.locator("tbody tr:visible").getByRole("link", { name: "RFC 7725, 3" });
    assert.equal(
      await link.getAttribute("href"),
      "https://www.rfc-editor.org/rfc/rfc7725#section-3",
    );
    assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
    await page.getByRole("link", { name: "HTTPUnavailableForLegalReasons" }).click();
    await says(page, "#status", "451 Unavailable For Legal Reasons");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "tab-make");
    await page.goBack();
    await page.locator("#catalogue").waitFor();
    assert.equal(await page.getByLabel("Search").inputValue(), "451");
    await done(page);
  });
});

describe("links and the keyboard", () => {
  it("shows in a new tab what the address of another one says", async () => {
    const page = await site.open("");
    await page.getByRole("combobox", { name: "Class" }).fill("503");
    await page.keyboard.press("Enter");
    await page.getByLabel("Detail", { exact: true }).fill("Ümlaut & =?#%\u2028");
    await page.getByLabel("Dialect").selectOption("falcon");
    await page.getByLabel("Accept", { exact: true }).fill("application/xml;q=0.5, text/html;q=0.1");
    await page.getByText("More options").click();
    await page.getByLabel("Further members").fill("a=1\nb=two");
    await says(page, "#code", '"two"');
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await site.open(new URL(link).hash);
    await says(other, "#code", '"two"');
    assert.deepEqual(await shownAnswer(other), await shownAnswer(page));
    assert.equal(await other.getByLabel("Further members").inputValue(), "a=1\nb=two");
    await done(page);
    await done(other);
  });

  it("has tabs that arrows move between, each as it was left", async () => {
    const page = await site.open(at("make", { class: "HTTPGone" }));
    const tab = (name) => page.getByRole("tab", { name });
    await tab("Make").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tabpanel", { name: "Read" }).waitFor();
    await says(page, ".classname", "HTTPTooManyRequests");
    await page.keyboard.press("End");
    await page.getByRole("tabpanel", { name: "Catalogue" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await says(page, "#status", "410");
    assert.equal(await tab("Make").getAttribute("aria-selected"), "true");
    assert.equal(await tab("Read").getAttribute("tabindex"), "-1");
    assert.match(page.url(), /#make\?class=HTTPGone$/);
    await done(page);
  });

  it("keeps the colours that were chosen", async () => {
    const page = await site.open("", { colorScheme: "light" });
    const back = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await back();
    await page.getByRole("radio", { name: "Dark" }).check();
    const dark = await back();
    assert.notEqual(dark, light);
    await page.reload();
    await page.waitForSelector("[data-ready]", { state: "attached" });
    assert.equal(await back(), dark);
    await done(page);
  });

  it("is not thrown by an address that nobody made", async () => {
    for (const hash of [
      "#nowhere?class=1",
      "#make?class=HTTPNothing&method=BREW&dialect=x&accept=%00",
      "#make?class=constructor&headers=__proto__%3A+1",
      "#read?sample=__proto__&method=BREW&status=abc",
      `#read?text=${encodeURIComponent("HTTP/1.1 999 Odd\nbad name: \u0001\n\nx")}%ED%A0`,
      "#catalogue?family=9&q=%",
    ]) {
      const page = await site.open(hash);
      assert.ok((await page.locator("[role=tabpanel]:visible").textContent()).length > 100, hash);
      await done(page);
    }
  });
});

describe("hostile input", () => {
  const ATTACK =
    "</script></style></textarea></title><img src=https://attacker.example/x onerror=alert(1)><script>alert(2)</script><iframe src=javascript:alert(3)></iframe>";

  it("runs nothing and asks nobody, whatever is made", async () => {
    const page = await site.open("");
    for (const accept of [BROWSER, "application/json", "application/xml", "text/plain"]) {
      for (const dialect of ["problem", "werkzeug", "webob"]) {
        const state = { class: "HTTPUnprocessableContent", accept, dialect };
        const texts = { detail: ATTACK, title: ATTACK, errors: `a: ${ATTACK}`, code: ATTACK };
        await page.evaluate(() => document.querySelector("#code").replaceChildren());
        await go(page, at("make", { ...state, ...texts }));
        await says(page, "#code", "onerror");
        await says(page, "#status", "422");
        assert.equal(await page.locator("main :is(img, script)").count(), 0);
      }
    }
    await done(page);
  });

  it("runs nothing and asks nobody, whatever is read", async () => {
    const problem = {
      detail: ATTACK,
      title: ATTACK,
      type: "javascript:alert(4)",
      instance: ATTACK,
    };
    const errors = [{ detail: ATTACK, pointer: `/${ATTACK}` }];
    const bodies = [
      JSON.stringify({ ...problem, errors, x: ATTACK }),
      JSON.stringify({ error: { message: ATTACK, code: ATTACK, help: "javascript:alert(5)" } }),
      `<html><title>${ATTACK}</title><body onload=alert(6)><h1>${ATTACK}</h1>`,
      ATTACK,
    ];
    const page = await site.open("#read");
    for (const body of bodies) {
      const text = `HTTP/1.1 400 ${ATTACK}\nx-request-id: ${ATTACK}\n\n${body}`;
      await page.evaluate(() => document.querySelector("#report").replaceChildren());
      await go(page, at("read", { text }));
      await says(page, "#report .statusline", "400");
      assert.equal(await page.locator("#report :is(img, script, iframe)").count(), 0);
      assert.equal(await page.locator("#report a[href^=javascript]").count(), 0);
    }
    await done(page);
  });

  it("stays quick with a body of a megabyte, and keeps it out of the address", async () => {
    const page = await site.open("#read");
    const errors = Array.from({ length: 20_000 }, (_, at) => ({
      path: ["a", at],
      message: "Bad.",
    }));
    const body = JSON.stringify({ detail: "Much is wrong.", errors });
    await page
      .getByLabel("Answer", { exact: true })
      .fill(`HTTP/1.1 422 No\ncontent-type: application/problem+json\n\n${body}`);
    await says(page, ".detail", "Much is wrong.");
    assert.ok((await page.locator("#report tbody tr").count()) <= 100);
    await says(page, "#text-hint", "too long for a link");
    assert.match(page.url(), /#read$/);
    await done(page);
  });
});

describe("for everybody", () => {
  const VIEWS = {
    make: at("make", {
      class: "HTTPUnprocessableContent",
      detail: "Two fields need another look.",
      errors: "user.email: This is no address.",
    }),
    missing: at("make", { class: "HTTPUnauthorized", code: "no_token" }),
    read: at("read", { sample: "Discord" }),
    quota: at("read", { sample: "A quota" }),
    // Some of each kind: all rows are made alike, and axe takes its time for each.
    catalogue: at("catalogue", { q: "required" }),
  };
  const LOOKS = {
    light: { colorScheme: "light" },
    dark: { colorScheme: "dark" },
    phone: { colorScheme: "light", viewport: { width: 360, height: 740 } },
  };

  for (const [look, options] of Object.entries(LOOKS)) {
    it(`has nothing that axe finds wrong, and fits: ${look}`, async (t) => {
      const page = await site.open("", options);
      for (const [name, hash] of Object.entries(VIEWS)) {
        await go(page, hash);
        const panel = page.locator("[role=tabpanel]:visible");
        await panel.locator(".card, table, .callout").first().waitFor();
        await page.screenshot({ path: join(screenshots, `${name}-${look}.png`), fullPage: true });
        assert.deepEqual(await violations(page), [], name);
        const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(width <= 0, `${name} is ${width} px too wide`);
      }
      await done(page);
      t.diagnostic(`screenshots in ${screenshots}`);
    });
  }

  it("shows where the keyboard is", async () => {
    const page = await site.open("");
    const seen = new Set();
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press("Tab");
      const { id, isShown } = await page.evaluate(() => {
        const { activeElement: element } = document;
        const styled = element.matches(".segments input") ? element.nextElementSibling : element;
        const { outlineStyle, outlineWidth } = getComputedStyle(styled);
        const name = element.id || element.name || element.tagName;
        return { id: name, isShown: outlineStyle !== "none" && outlineWidth !== "0px" };
      });
      // Behind the last one comes the browser itself.
      if (id === "BODY") break;
      assert.ok(isShown, `${id} has no outline`);
      seen.add(id);
    }
    for (const id of ["tab-make", "link", "theme", "class", "asker", "copy-code"]) {
      assert.ok(seen.has(id), `${id} is not among ${[...seen]}`);
    }
    await done(page);
  });
});
