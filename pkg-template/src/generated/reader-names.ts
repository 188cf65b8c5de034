// Generated from src/read/member_roles.rs and src/read/headers.rs by `make generate`. Do not edit.

/**
 * The names of members that mean something to the core, as a Bloom filter. Each character has 5
 * bits, which are added to the code of "0".
 */
export const MEMBER_NAME_FILTER =
  "2B3LHG>?:IEJBCI<@:;9@?>J:@?2N:K52?9O@=9FCHB:545;;>6II:E>1E>453=A:7846?738E@0@A;F;2K6D1B3@M" +
  ";D1HGA8JK2H;MCM24:9=D07@HJ690DG@JBE@F@C><L?16L;EAFA@<87AKL>4GC4@GBG67=@2D:F228:MF<9M=MBGB1" +
  "C05J7M7;L4<FI:<;B@@F8DL623F>HG?3EIHJ3M@:M8KJ3GO>2240KE>>KGMF?0;<9H34=3120;AL5EG2N:99A:O18K" +
  "6INELN193JKH?816B0OH8B4:?I44N=313>19E@3J:9O0@G8N374=6M7AF9C69@2<M:>7>;:BO:FD7M=8N8=A?299K4" +
  "6>53?=AF6EC=8OI260:?;8:8J=3GB<276>FF<CC=>4:122L0L9?1DAI>E;M@4EL4K9MB85BI@0>9J3?68=@@>310ED" +
  ">28@;ILL21D=JK4:350><0H3L<L2812@=A8@=4:2D:>238472AA94>6><4EK<GDFH<:KD29413KA==;5HN@24CE>N5" +
  "K?1J:>5<J60J:K009MGIA:1IIB6MF7BIB>=0@2KHBCI>:08AN9M3C6>223CH81J038=@GJ<3@A@O?;;0<CMAB06NFD" +
  "7910?80BA65HNK4D2H@?611K>=B;47H>OMN36;2=:HK63@6>JGM<9L<G870GM7";

/** The names of members that say whether and when another try is worth it, without separators. */
export const RETRY_NAME =
  /backoff|canretry|global|istransient|retriable|retryable|retryafter|retrydelay|retryin|secondstowait|shouldretry|waitseconds/gi;

/** The names of the headers with the id of a request. */
export const REQUEST_ID_HEADER =
  /(?:request-id|requestid|request-guid|req-id|correlation-id|transactionid|trace-id)$|^(?:x-correlationid|x-traceid|paypal-debug-id|x-cloud-trace-context|x-amz-cf-id|x-zm-trackingid|x-zoom-trackingid|x-ms-activity-id|x-trans-id|x-tt-logid|intuit_tid|rlogid|sap-message-id|trackingid|atl-traceid|x-ray-id|x-vercel-id|cf-ray|x-b3-traceid|request-context|traceparent)$/;

/** The one of these headers that comes before the others. */
export const BEST_REQUEST_ID_HEADER = "x-request-id";
