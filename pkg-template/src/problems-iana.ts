/**
 * The problem types that IANA registers (https://www.iana.org/assignments/http-problem-types), and those
 * that the draft of the RateLimit fields is going to register, as a declaration.
 */

import { defineProblems, type } from "./problems.js";

/** The extensions of the problems about quotas. */
export interface QuotaExtensions {
  /** The names of the quota policies that the requests have violated. */
  readonly "violated-policies"?: readonly string[] | undefined;
}

const REGISTRY = "https://iana.org/assignments/http-problem-types#";

const VIOLATED_POLICIES = {
  type: "object",
  properties: {
    "violated-policies": {
      type: "array",
      items: { type: "string" },
      description: "The names of the quota policies that the requests have violated.",
    },
  },
};

/**
 * The registered problem types. Combine them with your own: `songs.and(iana)`.
 *
 * - `DateNotAcceptable`: 400, RFC 9458, 6.5.2
 * - `ObliviousKeyNotAcceptable`: 400, RFC 9458, 5.3
 * - `QuotaExceeded`: 429, draft-ietf-httpapi-ratelimit-headers
 * - `TemporaryReducedCapacity`: 503, the same draft
 * - `AbnormalUsageDetected`: 429, the same draft
 *
 * @example
 * ```ts
 * import { HTTPTooManyRequests } from "httpexc";
 * import { iana } from "httpexc/problems/iana";
 *
 * const error = new iana.QuotaExceeded({ "violated-policies": ["daily"] }, { retryAfter: 60 });
 * console.assert(error instanceof HTTPTooManyRequests);
 * console.assert(error.type === "https://iana.org/assignments/http-problem-types#quota-exceeded");
 * ```
 */
export const iana = /* @__PURE__ */ defineProblems(REGISTRY, {
  DateNotAcceptable: {
    status: 400,
    type: "date",
    code: "date",
    title: "Date Not Acceptable",
    docs: "The Date of the request differs too much from the server's clock. The client can correct its clock by the Date of the response.",
  },
  ObliviousKeyNotAcceptable: {
    status: 400,
    type: "ohttp-key",
    code: "ohttp_key",
    title: "Oblivious HTTP key configuration not acceptable",
    docs: "The request was encrypted with a key configuration that the server does not accept. The client needs the current one.",
  },
  QuotaExceeded: {
    status: 429,
    title: "Request cannot be satisfied as assigned quota has been exceeded",
    extensions: type<QuotaExtensions>(),
    jsonSchema: VIOLATED_POLICIES,
    example: { "violated-policies": ["daily"] },
  },
  TemporaryReducedCapacity: {
    status: 503,
    title: "Request cannot be satisfied due to temporary server capacity constraints",
    extensions: type<QuotaExtensions>(),
    jsonSchema: VIOLATED_POLICIES,
    example: { "violated-policies": ["hourly"] },
  },
  AbnormalUsageDetected: {
    status: 429,
    title: "Request not satisfied due to detection of abnormal request pattern",
    extensions: type<QuotaExtensions>(),
    jsonSchema: VIOLATED_POLICIES,
    example: { "violated-policies": ["hourly"] },
  },
});
