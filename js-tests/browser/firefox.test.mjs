// Pages that read errors, in Firefox.

import { describe } from "node:test";
import { launchFirefox } from "../lib/firefox.mjs";
import { testReadingPages } from "./reading-suite.mjs";

describe("Firefox", () => testReadingPages(launchFirefox, { concurrency: 3 }));
