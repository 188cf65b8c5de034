// Generated from pkg-template/scripts/untrusted-headers.mjs by `make generate`. Do not edit.

/** Matches the headers that a portable error cannot set, in lower case. */
export const UNTRUSTED_HEADER =
  /^(?:(?:access-control|content|cross-origin|proxy|repr|sec|service-worker|x-accel|x-content-type|x-frame|x-lighttpd-send|x-litespeed|x-permitted|x-reproxy|x-sendfile|x-xss)(?:-.*)?|set-cookie|set-cookie2|age|alt-svc|clear-site-data|connection|date|host|keep-alive|location|nel|permissions-policy|public-key-pins|refresh|report-to|reporting-endpoints|server|sourcemap|speculation-rules|strict-transport-security|te|trailer|transfer-encoding|upgrade|via|x-sourcemap)$/;
