// Pages that read errors, in WebKit.

import { describe } from "node:test";
import { hasWebKit, launchWebKit } from "../lib/webkit.mjs";
import { testReadingPages } from "./reading-suite.mjs";

const skip = hasWebKit ? false : "WebKit's driver exists only for Linux";

describe("WebKit", { skip }, () => testReadingPages(launchWebKit));
