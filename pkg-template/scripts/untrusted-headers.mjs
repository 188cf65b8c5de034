// The headers that a portable error cannot set, as whoever can make one might not be trusted: those that
// frame a message or describe its content, cookies (Fetch, 2.2.2), and those that change what a browser or a
// proxy does with the whole origin. The duties of a status are set by its options. The package and the crate
// of Rust Workers have the same list.

/** Headers by their whole name. */
const NAMES = [
  "set-cookie",
  "set-cookie2",
  "age",
  "alt-svc",
  "clear-site-data",
  "connection",
  "date",
  "host",
  "keep-alive",
  "location",
  "nel",
  "permissions-policy",
  "public-key-pins",
  "refresh",
  "report-to",
  "reporting-endpoints",
  "server",
  "sourcemap",
  "speculation-rules",
  "strict-transport-security",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
  "x-sourcemap",
];

/** Headers by the start of their name: the start alone, or with a hyphen and more after it. */
const FAMILIES = [
  "access-control",
  "content",
  "cross-origin",
  "proxy",
  "repr",
  "sec",
  "service-worker",
  "x-accel",
  "x-content-type",
  "x-frame",
  "x-lighttpd-send",
  "x-litespeed",
  "x-permitted",
  "x-reproxy",
  "x-sendfile",
  "x-xss",
];

const NOTICE =
  "Generated from pkg-template/scripts/untrusted-headers.mjs by `make generate`. Do not edit.";

/** Returns src/generated/untrusted-headers.ts. */
export function createUntrustedHeaders() {
  const families = `(?:${FAMILIES.join("|")})(?:-.*)?`;
  return `// ${NOTICE}

/** Matches the headers that a portable error cannot set, in lower case. */
export const UNTRUSTED_HEADER =
  /^(?:${families}|${NAMES.join("|")})$/;
`;
}

/** Returns the same lists for the crate of Rust Workers. */
export function createUntrustedHeadersOfRust() {
  const formatList = (comment, name, items) => `/// ${comment}
pub(crate) const ${name}: [&str; ${items.length}] = [
${items.map((item) => `    ${JSON.stringify(item)},\n`).join("")}];
`;
  return `//! The headers that a portable error cannot set, in lower case.
//!
//! ${NOTICE}

${formatList("Headers by their whole name.", "UNTRUSTED_NAMES", NAMES)}
${formatList("Headers by the start of their name, which a hyphen and more may follow.", "UNTRUSTED_FAMILIES", FAMILIES)}`;
}
