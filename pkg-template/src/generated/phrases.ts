// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

import { expandPhrases } from "../values/phrase-groups.js";

/** The phrases of the statuses that have classes. */
export const REGISTERED_PHRASES = /* @__PURE__ */ expandPhrases({
  200: [
    "OK",
    "Created",
    "Accepted",
    "Non-Authoritative Information",
    "No Content",
    "Reset Content",
    "Partial Content",
    "Multi-Status",
    "Already Reported",
  ],
  226: [
    "IM Used",
  ],
  300: [
    "Multiple Choices",
    "Moved Permanently",
    "Found",
    "See Other",
    "Not Modified",
    "Use Proxy",
  ],
  307: [
    "Temporary Redirect",
    "Permanent Redirect",
  ],
  400: [
    "Bad Request",
    "Unauthorized",
    "Payment Required",
    "Forbidden",
    "Not Found",
    "Method Not Allowed",
    "Not Acceptable",
    "Proxy Authentication Required",
    "Request Timeout",
    "Conflict",
    "Gone",
    "Length Required",
    "Precondition Failed",
    "Content Too Large",
    "URI Too Long",
    "Unsupported Media Type",
    "Range Not Satisfiable",
    "Expectation Failed",
    "I'm a Teapot",
  ],
  421: [
    "Misdirected Request",
    "Unprocessable Content",
    "Locked",
    "Failed Dependency",
    "Too Early",
    "Upgrade Required",
  ],
  428: [
    "Precondition Required",
    "Too Many Requests",
  ],
  431: [
    "Request Header Fields Too Large",
  ],
  451: [
    "Unavailable For Legal Reasons",
  ],
  500: [
    "Internal Server Error",
    "Not Implemented",
    "Bad Gateway",
    "Service Unavailable",
    "Gateway Timeout",
    "HTTP Version Not Supported",
    "Variant Also Negotiates",
    "Insufficient Storage",
    "Loop Detected",
  ],
  510: [
    "Not Extended",
    "Network Authentication Required",
  ],
});

/** The phrases of further statuses. */
export const OTHER_PHRASES = /* @__PURE__ */ expandPhrases({
  499: [
    "Client Closed Request",
  ],
  509: [
    "Bandwidth Limit Exceeded",
  ],
  520: [
    "Web Server Returned an Unknown Error",
    "Web Server Is Down",
    "Connection Timed Out",
    "Origin Is Unreachable",
    "A Timeout Occurred",
    "SSL Handshake Failed",
    "Invalid SSL Certificate",
    "Railgun Error",
  ],
  529: [
    "Site Is Overloaded",
    "Origin DNS Error",
  ],
  598: [
    "Network Read Timeout Error",
    "Network Connect Timeout Error",
  ],
});
