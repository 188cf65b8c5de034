// Generated from src/retry.rs and src/catalogue/rows.rs by `make generate`. Do not edit.

/** The retry policies, by name. */
export const RETRY_POLICIES = {
  default: {
    countsFailures: false,
    heedsExplicitDelay: true,
    statuses: [408, 425, 429, 502, 503, 504, 522, 523, 524],
    statusesWithDelay: [403],
  },
  discord: {
    countsFailures: true,
    heedsExplicitDelay: false,
    statuses: [502, 504, 507, 522, 523, 524],
    statusesWithDelay: [429],
  },
} as const;

/** The methods whose requests may be sent twice (RFC 9110, 9.2.2). */
export const IDEMPOTENT_METHODS: readonly string[] = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY", "PROPFIND", "REPORT", "SEARCH"];

/** The status of a request that got no response. */
export const NO_RESPONSE_STATUS = 0;
