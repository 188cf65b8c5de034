// Names of declared problems, and the words that their codes and types consist of.

export const PROBLEM_NAMES = [
  ["SongLocked", "song-locked"],
  ["Gone", "gone"],
  ["A", "a"],
  ["ABTest", "ab-test"],
  ["ATeapot", "a-teapot"],
  ["HTTPGone", "http-gone"],
  ["HTTP", "http"],
  ["OAuth2Failed", "o-auth2-failed"],
  ["OAuthFailed", "o-auth-failed"],
  ["SHA256Mismatch", "sha256-mismatch"],
  ["SongInUSA", "song-in-usa"],
  ["IPv6Only", "i-pv6-only"],
  ["NotAURL", "not-aurl"],
  ["NotAUrl", "not-a-url"],
  ["Error404Page", "error404-page"],
  ["X509CertMissing", "x509-cert-missing"],
  ["Utf8ABc", "utf8-a-bc"],
  ["A1B2C3", "a1-b2-c3"],
  ["ABCDEfGH", "abcd-ef-gh"],
];
