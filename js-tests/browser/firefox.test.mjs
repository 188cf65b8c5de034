// Pages that read errors, the transcript, and responses in a dialect, in Firefox.

import { describe } from "node:test";
import { launchFirefox } from "../lib/firefox.mjs";
import { testDialects } from "./dialect-pages.mjs";
import { testReadingPages } from "./reading-suite.mjs";
import { testTranscripts } from "./transcript-pages.mjs";

describe("Firefox", () => testReadingPages(launchFirefox, { concurrency: 3 }));

describe("Firefox, by the transcript", () => testTranscripts("firefox", launchFirefox));

describe("Firefox, in a dialect", () => testDialects("firefox", launchFirefox));
