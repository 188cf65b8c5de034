// Pages that read errors, and the transcript, in Firefox.

import { describe } from "node:test";
import { launchFirefox } from "../lib/firefox.mjs";
import { testReadingPages } from "./reading-suite.mjs";
import { testTranscripts } from "./transcript-pages.mjs";

describe("Firefox", () => testReadingPages(launchFirefox, { concurrency: 3 }));

describe("Firefox, by the transcript", () => testTranscripts("firefox", launchFirefox));
