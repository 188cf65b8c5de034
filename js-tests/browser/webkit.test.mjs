// Pages that read errors, the transcript, and responses in a dialect, in WebKit.

import { describe } from "node:test";
import { hasWebKit, launchWebKit } from "../lib/webkit.mjs";
import { testDialects } from "./dialect-pages.mjs";
import { BUILDS, testReadingPages } from "./reading-suite.mjs";
import { testTranscripts } from "./transcript-pages.mjs";

const skip = hasWebKit ? false : "WebKit's driver exists only for Linux";

/** One of each kind: modules, scripts, and files that no bundler wrote. Only one page can be open. */
const builds = BUILDS.filter(({ name }) => ["Vite", "webpack", "import map"].includes(name));

describe("WebKit", { skip }, () => testReadingPages(launchWebKit, { builds }));

describe("WebKit, by the transcript", { skip }, () => testTranscripts("webkit", launchWebKit));

describe("WebKit, in a dialect", { skip }, () => testDialects("webkit", launchWebKit));
