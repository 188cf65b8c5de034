// Generated from src/read/member_roles.rs and src/read/headers.rs by `make generate`. Do not edit.

/**
 * The names of members that mean something to the core, as a Bloom filter. Each character has 5
 * bits, as a digit to the base of 32.
 */
export const MEMBER_NAME_FILTER =
  "jg6199k04hs06u6o0485fjch2b38316nqh3tg2u54hm32onacq92hkm1g3dh3h9o04r5280digjaa91825u6ak4ssl" +
  "364hoog6o6qad8dul1jahrelhi7q5bl4j2cr3hmaj3f1t31a24j80c2ga90f81cceg2e89sfc5cbeejafqitbd878o" +
  "b000s4to36129bk0lgp60fkps2e2kiae3bt2p0isg30k8o4b41i2m0c1100jj09k4dv5oo788689ick0s951906e35" +
  "a83a8e6f2g3qi280d001al1jd9g2o2tkai28l28k5d31cd8d1qshr06vjaeoc5m755o8b914f21uiso5eahp0g1280" +
  "cia4asa49gi49ud0uiq0730gk8e80aoq8l13o0l63845c510g88162k10o25826k37c98m";

/** The names of members that say whether and when another try is worth it, without separators. */
export const RETRY_NAME =
  /backoff|canretry|global|istransient|retriable|retryable|retryafter|retrydelay|retryin|secondstowait|shouldretry|waitseconds/gi;

/** The names of the headers with the id of a request. */
export const REQUEST_ID_HEADER =
  /(?:request-id|requestid|request-guid|req-id|correlation-id|transactionid|trace-id)$|^(?:x-correlationid|x-traceid|paypal-debug-id|x-cloud-trace-context|x-amz-cf-id|x-zm-trackingid|x-zoom-trackingid|x-ms-activity-id|x-trans-id|x-tt-logid|intuit_tid|rlogid|sap-message-id|trackingid|atl-traceid|x-ray-id|x-vercel-id|cf-ray|x-b3-traceid|request-context|traceparent)$/;

/** The one of these headers that comes before the others. */
export const BEST_REQUEST_ID_HEADER = "x-request-id";
