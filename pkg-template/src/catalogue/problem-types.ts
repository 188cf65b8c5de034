/** The registered problem types as data. */

/** A problem type that IANA registers, or that a draft is going to register. */
export interface ProblemTypeRow {
  /** The name of its class in `httpexc/problems/iana`. */
  readonly name: string;
  /** The type URI. */
  readonly type: string;
  /** The title. */
  readonly title: string;
  /** The status that its specification recommends. */
  readonly status: number;
  /** Where it is specified. */
  readonly spec: string;
}

const BASE = "https://iana.org/assignments/http-problem-types#";
const RATE_LIMIT_DRAFT = "draft-ietf-httpapi-ratelimit-headers";

/**
 * The problem types that IANA registers, and those of the draft of the RateLimit fields. `about:blank` is
 * not among them: it says that there is no type.
 *
 * @example
 * ```ts
 * import { problemTypes } from "httpexc/catalogue";
 *
 * const row = problemTypes.find(({ name }) => name === "QuotaExceeded");
 * console.assert(row?.status === 429);
 * ```
 */
export const problemTypes: readonly ProblemTypeRow[] = [
  {
    name: "DateNotAcceptable",
    type: `${BASE}date`,
    title: "Date Not Acceptable",
    status: 400,
    spec: "RFC 9458, 6.5.2",
  },
  {
    name: "ObliviousKeyNotAcceptable",
    type: `${BASE}ohttp-key`,
    title: "Oblivious HTTP key configuration not acceptable",
    status: 400,
    spec: "RFC 9458, 5.3",
  },
  {
    name: "QuotaExceeded",
    type: `${BASE}quota-exceeded`,
    title: "Request cannot be satisfied as assigned quota has been exceeded",
    status: 429,
    spec: RATE_LIMIT_DRAFT,
  },
  {
    name: "TemporaryReducedCapacity",
    type: `${BASE}temporary-reduced-capacity`,
    title: "Request cannot be satisfied due to temporary server capacity constraints",
    status: 503,
    spec: RATE_LIMIT_DRAFT,
  },
  {
    name: "AbnormalUsageDetected",
    type: `${BASE}abnormal-usage-detected`,
    title: "Request not satisfied due to detection of abnormal request pattern",
    status: 429,
    spec: RATE_LIMIT_DRAFT,
  },
];
