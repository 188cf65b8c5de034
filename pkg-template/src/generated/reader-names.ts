// Generated from src/read/member_roles.rs and src/read/headers.rs by `make generate`. Do not edit.

/**
 * The names of members that mean something to the core, as a Bloom filter. Each character has 5
 * bits, which are added to the code of "0".
 */
export const MEMBER_NAME_FILTER =
  "3G;A2AI:22D20=8I2IH35G07::07D=F8?190=<309F9A=@3ND0B30C0:H4H>>E>I14IFAI:=H0E@>48<1:=N4:H<0?" +
  "5FO?<?8BI:2?4F4;I080D653:@0LHF4@A552G:N@::8153613L>9?48@H;J:2G<9D6>A91E:6G0>682@DCG4F@J600" +
  "8M791>53:0B1BA3NC928;;4G51L<2<2>D8?54?CA2200I901@LL=2H?6A4A@J8<40A48B9@025NB0J3@804B>0J8:A" +
  "382@F1H166C865127N5O=N@A8G71HAH;HD<E18C20B668B<>J389<JA1B24398D090:3842;1H9L5@4A5FE<D<OD=1" +
  ";;JAJ=68<630FA<8<8BI28;401O:0OL:11:MC<<9L8>0H?:25F9?C0AAE08>";

/** The names of members that say whether and when another try is worth it, without separators. */
export const RETRY_NAME =
  /backoff|canretry|global|istransient|retriable|retryable|retryafter|retrydelay|retryin|secondstowait|shouldretry|waitseconds/gi;

/** The names of the headers with the id of a request. */
export const REQUEST_ID_HEADER =
  /(?:request-id|requestid|req-id|correlation-id|transactionid|trace-id)$|^(?:x-correlationid|x-traceid|paypal-debug-id|x-cloud-trace-context|x-amz-cf-id|x-zm-trackingid|x-zoom-trackingid|x-ms-activity-id|x-trans-id|x-tt-logid|intuit_tid|rlogid|sap-message-id|trackingid|atl-traceid|x-ray-id|x-vercel-id|cf-ray|x-b3-traceid|request-context|traceparent)$/;

/** The one of these headers that comes before the others. */
export const BEST_REQUEST_ID_HEADER = "x-request-id";
