// Generated from scripts/options.mjs and src/catalogue/rows.rs by `make generate`. Do not edit.

import type { AnyOptions } from "../model/options.js";
import type { OptionForm } from "./option-specs.js";

/** An option of errors as a flag of the command line. */
export interface OptionFlag {
  /** The option of errors. */
  readonly option: keyof AnyOptions & string;
  /** The form of its value, which says how to parse the flag. */
  readonly form: OptionForm;
  /** The name of the flag, without its dashes. */
  readonly name: string;
  /** Its line in the help, in two columns; undefined if another flag has it in its line. */
  readonly usage?: readonly [form: string, meaning: string];
  /** A sample value as it is typed, if a status requires the option. */
  readonly sample?: string;
}

/** The flags in the order of the help. */
export const OPTION_FLAGS: readonly OptionFlag[] = [
  { option: "detail", form: "text", name: "detail", usage: ["--detail TEXT", "a sentence about this occurrence"] },
  { option: "title", form: "text", name: "title", usage: ["--title TEXT", "a label; required if the status is not registered"] },
  { option: "code", form: "code", name: "code", usage: ["--code CODE", "a name or number for programs"] },
  { option: "retryable", form: "flag", name: "retryable", usage: ["--retryable", "the same request may succeed later"] },
  { option: "type", form: "text", name: "type", usage: ["--type URI", "identifies the type of problem"] },
  { option: "instance", form: "text", name: "instance", usage: ["--instance URI", "identifies this occurrence"] },
  { option: "help", form: "help", name: "help-href", usage: ["--help-href URL", "a page about the error"] },
  { option: "comment", form: "text", name: "comment", usage: ["--comment TEXT", "a note for the developer (webob)"] },
  { option: "errors", form: "fieldErrors", name: "error", usage: ["--error 'PATH: TEXT'", "what is wrong with a field, such as 'user.email: Not an address.'; repeatable"] },
  { option: "extensions", form: "members", name: "extension", usage: ["--extension NAME=VALUE", "an additional member, whose value is JSON or text; repeatable"] },
  { option: "headers", form: "headers", name: "header", usage: ["--header 'NAME: VALUE'", "an additional header; repeatable"] },
  { option: "expose", form: "flag", name: "expose", usage: ["--expose", "send the details of a 5xx, which otherwise only the log has"] },
  { option: "retryAfter", form: "delayOrDate", name: "retry-after", usage: ["--retry-after WHEN", "seconds or a date; 202 and 300 to 599"] },
  { option: "allow", form: "methods", name: "allow", usage: ["--allow METHODS", "405, required; may be empty"], sample: "GET,HEAD" },
  { option: "challenges", form: "challenges", name: "challenge", usage: ["--challenge CHALLENGE", "4xx, such as 'Bearer realm=\"api\"'; required for 401, 407; repeatable"], sample: "'Bearer realm=\"api\"'" },
  { option: "upgrade", form: "protocols", name: "upgrade", usage: ["--upgrade PROTOCOLS", "426, required"], sample: "websocket" },
  { option: "location", form: "reference", name: "location", usage: ["--location REFERENCE", "redirects, required; 201, 202"], sample: "/elsewhere" },
  { option: "external", form: "flag", name: "external", usage: ["--external", "allow a redirect to another origin"] },
  { option: "length", form: "wholeNumber", name: "length", usage: ["--length N, --unit UNIT", "416: the length of the resource, and its unit"] },
  { option: "unit", form: "token", name: "unit" },
  { option: "accept", form: "mediaTypes", name: "accepts-type", usage: ["--accepts-type TYPES", "415: the media types that are accepted"] },
  { option: "acceptEncoding", form: "codings", name: "accepts-encoding", usage: ["--accepts-encoding CODINGS, --accepts-patch TYPES", "415: the codings, or the patch formats, that are accepted"] },
  { option: "acceptPatch", form: "mediaTypes", name: "accepts-patch" },
  { option: "blockedBy", form: "uri", name: "blocked-by", usage: ["--blocked-by URI", "451: who demanded it"] },
];

/** A header of a duty. */
export interface DutyHeader {
  readonly name: string;
  /** What the header says, beside its name. */
  readonly qualifier?: string;
}

/** The headers that keep each duty of the catalogue. */
export const DUTY_HEADERS: { readonly [duty: string]: readonly DutyHeader[] } = {
  accept: [{ name: "Accept" }, { name: "Accept-Encoding" }, { name: "Accept-Patch" }],
  allow: [{ name: "Allow" }],
  blockedBy: [{ name: "Link", qualifier: "with rel=\"blocked-by\"" }],
  contentRange: [{ name: "Content-Range" }],
  location: [{ name: "Location" }],
  proxyAuthenticate: [{ name: "Proxy-Authenticate" }],
  retryAfter: [{ name: "Retry-After" }],
  upgrade: [{ name: "Upgrade" }],
  wwwAuthenticate: [{ name: "WWW-Authenticate" }],
};

/** Options that keep each duty of the catalogue, with sample values. */
export const DUTY_SAMPLES: { readonly [duty: string]: AnyOptions } = {
  accept: { accept: ["application/json"] },
  allow: { allow: ["GET", "HEAD"] },
  blockedBy: { blockedBy: "https://example.com/authority" },
  contentRange: { length: 1000 },
  location: { location: "/elsewhere" },
  proxyAuthenticate: { challenges: { scheme: "Basic", params: { realm: "proxy" } } },
  retryAfter: { retryAfter: 30 },
  upgrade: { upgrade: ["websocket"] },
  wwwAuthenticate: { challenges: { scheme: "Bearer", params: { realm: "api" } } },
};

/** The meaning of the headers that options set, by name in lower case. */
export const HEADER_MEANINGS: { readonly [name: string]: string } = {
  accept: "The media types that would be taken (RFC 9110, 12.5.1).",
  "accept-encoding": "The content codings that would be taken (RFC 9110, 12.5.3).",
  "accept-patch": "The patch types that would be taken (RFC 5789, 3.1).",
  allow: "The methods that the resource has (RFC 9110, 10.2.1).",
  "content-range": "How much there is (RFC 9110, 14.4).",
  link: "Links, such as the one to who asked for a block (RFC 7725, 4).",
  location: "Where to look instead, or what was made (RFC 9110, 10.2.2).",
  "proxy-authenticate": "How to authenticate with the proxy (RFC 9110, 11.7.1).",
  ratelimit: "What is left of the quota.",
  "ratelimit-limit": "How many requests the quota allows.",
  "ratelimit-policy": "What the quota is.",
  "ratelimit-remaining": "How many requests are left.",
  "ratelimit-reset": "Seconds until there are more.",
  "retry-after": "Seconds, or the moment, after which to ask again (RFC 9110, 10.2.3).",
  upgrade: "The protocols to go on with (RFC 9110, 7.8).",
  "www-authenticate": "How to authenticate (RFC 9110, 11.6.1).",
};
