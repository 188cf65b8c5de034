// Generated from scripts/entries.mjs by `make generate`. Do not edit.

/** The client module for every platform that compiles at run time. */

import { DEFLATED, SIZE } from "../../generated/core-deflated-client.js";
import { instantiate as instantiatePlain } from "../../generated/core-plain-client.js";
import { decodeBase64 } from "../base64.js";
import { createInstantiate } from "../compile-module.js";
import type { ReaderExports } from "../exports.js";
import { inflate } from "../inflate.js";

/** Creates an instance. */
export const instantiate: () => ReaderExports = /* @__PURE__ */ createInstantiate(
  () => inflate(decodeBase64(DEFLATED), SIZE),
  instantiatePlain,
);
