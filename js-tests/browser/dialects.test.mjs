// Responses in a dialect, in Chromium.

import { describe } from "node:test";
import { launchChromiumPages } from "../lib/chromium.mjs";
import { testDialects } from "./dialect-pages.mjs";

describe("Chromium, in a dialect", () => testDialects("chromium", launchChromiumPages));
