// Generated from src/binding and the constants of the core by `make generate`. Do not edit.

/** The tags of the parts of a problem record. */
export const enum Tag {
  Type = 0,
  Title = 1,
  Detail = 2,
  Instance = 3,
  Code = 4,
  CodeNumber = 5,
  HelpHref = 6,
  HelpText = 7,
  Errors = 8,
  Extensions = 9,
  Explanation = 10,
  Allow = 11,
  Method = 12,
  Challenge = 13,
  Scheme = 14,
  Token68 = 15,
  ParamName = 16,
  ParamValue = 17,
  Upgrade = 18,
  Location = 19,
  RetrySeconds = 20,
  RetryAt = 21,
  Length = 22,
  Unit = 23,
  Accept = 24,
  AcceptEncoding = 25,
  AcceptPatch = 26,
  BlockedBy = 27,
  HeaderName = 28,
  HeaderValue = 29,
  Reason = 30,
  RequestId = 31,
  Comment = 32,
  Template = 33,
  Page = 34,
  ValueName = 35,
  ValueText = 36,
  Representation = 37,
  Negotiated = 38,
}

/** The marks in a report record. */
export const enum ReportMark {
  DigitsSegment = 0xfffffffd,
  IndexSegment = 0xfffffffe,
  NoText = 0xffffffff,
}

/** The forms of a code in a report record. */
export const enum CodeForm {
  None = 0,
  Text = 1,
  Number = 2,
}

/** The parts of a response that a call asks for. They are added. */
export const enum ResponsePartFlag {
  Headers = 1,
  Body = 2,
  DutyHeaders = 4,
}

/** What a caller allows when it asks whether to retry. They are added. */
export const enum RetryPermission {
  AnyMethod = 1,
  AcceptedStatus = 2,
}

/** The limits of the core. */
export const enum CoreLimit {
  JsonDepth = 64,
  ReadHeaders = 256,
  AcceptBytes = 8192,
}

/** The media types that the core writes, in the order of their numbers. */
export const MEDIA_TYPES = [
  "application/problem+json",
  "application/json",
  "text/html",
  "application/problem+xml",
  "application/xml",
  "text/xml",
  "text/plain",
] as const;

/** The dialects, in the order of their numbers. */
export const DIALECT_NAMES = [
  "problem",
  "falcon",
  "werkzeug",
  "webob",
  "discord",
] as const;

/** The retry policies, in the order of their numbers. */
export const RETRY_POLICY_NAMES = [
  "default",
  "discord",
] as const;

/** The request parts of field errors, in the order of their numbers; 0 names none. */
export const FIELD_ERROR_PARTS = [
  undefined,
  "body",
  "query",
  "path",
  "header",
  "cookie",
] as const;

/** The values of `global` in a rate limit, in the order of their numbers. */
export const RATE_LIMIT_GLOBALS = [
  false,
  true,
  null,
] as const;

/** The texts of the representation of a response. */
export const REPRESENTATION_NAMES = [
  "always",
  "detail",
  "never",
] as const;

/** The members of problem details whose names extensions cannot have. */
export const PROBLEM_MEMBER_NAMES = [
  "type",
  "title",
  "status",
  "detail",
  "instance",
  "code",
  "help",
  "errors",
] as const;

/** The status of a request that got no response. */
export const NO_RESPONSE_STATUS = 0;
