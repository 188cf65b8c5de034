// Generated from src/read/member_roles.rs and src/read/headers.rs by `make generate`. Do not edit.

/**
 * The names of members that mean something to the core, as a Bloom filter. Each character has 5
 * bits, which are added to the code of "0".
 */
export const MEMBER_NAME_FILTER =
  "C@6199D04AL06N6H0485?C<A2;38316GJA3M@2N54AF32HG:<J92ADF1@3=A3A9H04K5280=B@C::91825N6:D4LLE" +
  "364AHH@6H6J:=8=NE1C:AK>EAB7J5;E4C2<K3AF:C3?1M31:24C80<2@:90?81<<>@2>89L?<5<;>>C:?JBM;=878H" +
  ";000L4MH36129;D0E@I60?DIL2>2DB:>3;M2I0BL@30D8H4;41B2F0<1100CC09D4=O5HH788689B<D0L951906>35" +
  ":83:8>6?2@3JB280=001:E1C=9@2H2MD:B28E28D5=31<=8=1JLAK06OC:>H<5F755H8;914?21NBLH5>:AI0@1280" +
  "<B:4:L:49@B49N=0NBJ0730@D8>80:HJ8E13H0E63845<510@88162D10H25826D37<98F";

/** The names of members that say whether and when another try is worth it, without separators. */
export const RETRY_NAME =
  /backoff|canretry|global|istransient|retriable|retryable|retryafter|retrydelay|retryin|secondstowait|shouldretry|waitseconds/gi;

/** The names of the headers with the id of a request. */
export const REQUEST_ID_HEADER =
  /(?:request-id|requestid|request-guid|req-id|correlation-id|transactionid|trace-id)$|^(?:x-correlationid|x-traceid|paypal-debug-id|x-cloud-trace-context|x-amz-cf-id|x-zm-trackingid|x-zoom-trackingid|x-ms-activity-id|x-trans-id|x-tt-logid|intuit_tid|rlogid|sap-message-id|trackingid|atl-traceid|x-ray-id|x-vercel-id|cf-ray|x-b3-traceid|request-context|traceparent)$/;

/** The one of these headers that comes before the others. */
export const BEST_REQUEST_ID_HEADER = "x-request-id";
