// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The dialects module for every platform that compiles at run time. */

import { BASE64 } from "../../generated/core-base64-dialects.js";
import { instantiate as instantiatePlain } from "../../generated/core-plain-dialects.js";
import { createInstantiate } from "../compile-module.js";
import type { WriterExports } from "../exports.js";

/** Creates an instance. */
export const instantiate: () => WriterExports = /* @__PURE__ */ createInstantiate(
  BASE64,
  instantiatePlain,
);
