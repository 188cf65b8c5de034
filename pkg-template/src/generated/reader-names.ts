// Generated from src/read/member_roles.rs and src/read/headers.rs by `make generate`. Do not edit.

/**
 * The names of members that mean something to the core, as a Bloom filter. Each character has 5
 * bits, which are added to the code of "0".
 */
export const MEMBER_NAME_FILTER =
  "F<3<K9<;:2:L2K<IF;0?B?CE68L@HJ1?85>=80F48:I?G021>61L=OC7:>=HF898:793<8L2@C@10==F=IK00>7I>=" +
  "00DE>1AG>65;00LB;A<39@4>@BD9FMJA;?LD1@I6KO:G=D=34949HFJ4O:;I44=9;H:3D8N0:<DO1>4:MB5726=1?0" +
  "J1;8KIENCD86C:MC;4A=:7<N=2H7>G78K8:=F<7B>0GBF08LG8AL3A8NB5K57G=MA13=6N<8F667NG5>5:<@17JJ9I" +
  "E@F8A6J4O428=?KD51L4DJHB7O508;EAHNF>DAO1:@8IK?5O?510D8<M0C<DDLGMOI89=MD;8>8HF9HFC=A<BJ2C3?" +
  "C4M:@=N:8<>0>5<GDC:>9:9LJ3ML5BGB<121;NCD1IH113>=6<>?LGG036E4;2@7;0LE2G1::22570M;K2>E15<J:1" +
  "4IH77:@NG>=F771MA4HB8=20J7CG43B9@0@:650C=O:KF26>M?3<<1:7;>C215D2:A=9ICJ@63NH8@D98>0LCJBE1L" +
  "K6K63HMEL?4J294BC3J2902HBI;O25@D64G6>N=100;4A:97780C5CJ=96?L3C916F04K3EH1:B98G76II28K3MC55" +
  "J:B?8C9GEEB@363L8EG40419H1N:MINDDHMIH@MN7B=G:G5CE15LE8@BOA<NN8A8I@9EG6<<=0";

/** The names of members that say whether and when another try is worth it, without separators. */
export const RETRY_NAME =
  /backoff|canretry|global|istransient|retriable|retryable|retryafter|retrydelay|retryin|secondstowait|shouldretry|waitseconds/gi;

/** The names of the headers with the id of a request. */
export const REQUEST_ID_HEADER =
  /(?:request-id|requestid|req-id|correlation-id|transactionid|trace-id)$|^(?:x-correlationid|x-traceid|paypal-debug-id|x-cloud-trace-context|x-amz-cf-id|x-zm-trackingid|x-zoom-trackingid|x-ms-activity-id|x-trans-id|x-tt-logid|intuit_tid|rlogid|sap-message-id|trackingid|atl-traceid|x-ray-id|x-vercel-id|cf-ray|x-b3-traceid|request-context|traceparent)$/;

/** The one of these headers that comes before the others. */
export const BEST_REQUEST_ID_HEADER = "x-request-id";
