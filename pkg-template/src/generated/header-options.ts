// Generated from scripts/options.mjs and src/catalogue/rows.rs by `make generate`. Do not edit.

import { Tag } from "./protocol.js";

/** The options that set headers. */
export const HEADER_OPTIONS = [
  "headers",
  "retryAfter",
  "rateLimit",
  "allow",
  "challenges",
  "upgrade",
  "location",
  "addSlash",
  "length",
  "unit",
  "accept",
  "acceptEncoding",
  "acceptPatch",
  "blockedBy",
] as const;

/** The options that are one text or a list of texts, each of which is a part with this tag. */
export const LIST_TAGS = [
  ["upgrade", Tag.Upgrade],
  ["accept", Tag.Accept],
  ["acceptEncoding", Tag.AcceptEncoding],
  ["acceptPatch", Tag.AcceptPatch],
] as const;

/** The options that are one part with this tag. */
export const TEXT_TAGS = [
  ["blockedBy", Tag.BlockedBy],
] as const;
