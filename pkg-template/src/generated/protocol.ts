// Generated from src/binding and the constants of the core by `make generate`. Do not edit.

/** The tags of the parts of a problem record. */
export const enum Tag {
  Type = 0,
  Title = 1,
  Detail = 2,
  Instance = 3,
  Code = 4,
  CodeNumber = 5,
  Retryable = 6,
  HelpHref = 7,
  HelpText = 8,
  Errors = 9,
  Extensions = 10,
  Explanation = 11,
  Allow = 12,
  Method = 13,
  Challenge = 14,
  Scheme = 15,
  Token68 = 16,
  ParamName = 17,
  ParamValue = 18,
  Upgrade = 19,
  Location = 20,
  RetrySeconds = 21,
  RetryAt = 22,
  Length = 23,
  Unit = 24,
  Accept = 25,
  AcceptEncoding = 26,
  AcceptPatch = 27,
  BlockedBy = 28,
  HeaderName = 29,
  HeaderValue = 30,
  Reason = 31,
  RequestId = 32,
  Comment = 33,
  Template = 34,
  Page = 35,
  ValueName = 36,
  ValueText = 37,
  Representation = 38,
  Negotiated = 39,
  ClassTitle = 40,
  Language = 41,
  RetrySentence = 42,
  CodeLabel = 43,
  ReferenceLabel = 44,
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

/** How a response is read. They are added. */
export const enum ReadFlag {
  ExamineOk = 1,
  Cut = 2,
  AsciiSource = 4,
}

/** The limits of the core. */
export const enum CoreLimit {
  JsonDepth = 64,
  ReadHeaders = 256,
  AcceptBytes = 8192,
}

/** The numbers of the media types that the core writes. */
export const enum MediaType {
  ApplicationProblemJson = 0,
  ApplicationJson = 1,
  TextHtml = 2,
  ApplicationProblemXml = 3,
  ApplicationXml = 4,
  TextXml = 5,
  TextPlain = 6,
  TextMarkdown = 7,
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
  "text/markdown",
] as const;

/** The dialects, in the order of their numbers. */
export const DIALECT_NAMES = [
  "problem",
  "falcon",
  "werkzeug",
  "webob",
  "discord",
  "falcon1",
] as const;

/** The name of a system whose error bodies can be written. */
export type DialectName = (typeof DIALECT_NAMES)[number];

/** The request parts of field errors, in the order of their numbers; 0 names none. */
export const FIELD_ERROR_PARTS = [
  undefined,
  "body",
  "query",
  "path",
  "header",
  "cookie",
] as const;

/** The values of `retryable` and `global` in a report, in the order of their numbers. */
export const REPORT_FLAGS = [
  false,
  true,
  null,
] as const;

/** The formats in which errors are read, in the order of their numbers. */
export const ERROR_FORMATS = [
  "grpc",
  "empty",
  "problem+json",
  "problem+xml",
  "soap",
  "falcon-xml",
  "xml-rpc",
  "aws-xml",
  "xml",
  "cloudflare-html",
  "werkzeug",
  "webob-html",
  "finalhandler",
  "html",
  "cloudflare-text",
  "webob-text",
  "text",
  "jsonrpc",
  "trpc",
  "fhir",
  "kubernetes",
  "aws-json",
  "discord",
  "webob",
  "falcon",
  "fastapi",
  "azion",
  "cloudflare",
  "anthropic",
  "stripe",
  "google",
  "elasticsearch",
  "openai",
  "odata",
  "slack",
  "graphql",
  "jsonapi",
  "jsend",
  "jira",
  "boom",
  "h3",
  "spring",
  "nestjs",
  "github",
  "twilio",
  "paypal",
  "connect",
  "laravel",
  "salesforce",
  "oauth2",
  "errors-list",
  "shopify",
  "drf",
  "message",
  "generic",
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
  "retryable",
  "help",
  "errors",
] as const;

/** The names that readers take for the id of the request, so that an extension of the name is lost. */
export const REQUEST_ID_MEMBER_NAMES = [
  "requestId",
  "request_id",
] as const;
