// Generated from src/read/member_roles.rs and src/read/headers.rs by `make generate`. Do not edit.

/**
 * The names of members that mean something to the core, as a Bloom filter. Each character has 5
 * bits, which are added to the code of "0".
 */
export const MEMBER_NAME_FILTER =
  "?=>4ML0>>?3=2HN:G4?8O6J2N<I9CFD7B44:6C88:0I1@9O@5E3L<I5@JDG7KB;0M290JK128==1345IA2E=L41660" +
  "B5DG2N9>58<<HK@HK85:B2DJ0;03MA7GH0GN9:8I:@:3>J:73;6IA9;C?00M7:;K0<JIJ1;2:D4?23EMFMM<B22?18" +
  "6==10B=F91;N>70O42H80@@D89BOFFBAM;I<CBM78<>H2A38=;7?4A5I8:G1=5H<>5@5I2G35MNHNDC90@35G@0??1" +
  "1EB<L9:L<047L1HC5NLA>62?9C>6KOD;9<B0O4BG;B<9>OJ=5==MNGC7594<H91>J:@><:8N3B89H?M2=C@9;HOFMC" +
  "JC386BEB>@GC::C8D@B16A:G810;KN223N1G8FH@366J:HF9HIHB11K1MF@G8>85C8B276=:DD?3B1@1J6>J:C6<H>" +
  "1;M@;K2B=N@34B4AJ<HMB215NE@7DA88>?51CMMC0>9DFI4<>8>OA=71<HDJD@75<8<H09I=6;=?C5J8E=E<<M?O27" +
  "MONBMIB10:O9605G1NC454HI9:@31>5L8LB:@0G55<AH4AC?A;N>3;5<D8N>=K61GNB=35L76<FIG;6014=DO53>18" +
  "A;BCL6;0GCOJ21C:JNAJMD71IJOJ54;G3AB4G>9>EBK305@<615OE9A=D01K43<=3";

/** The names of members that say whether and when another try is worth it, without separators. */
export const RETRY_NAME =
  /backoff|canretry|global|istransient|retriable|retryable|retryafter|retrydelay|retryin|secondstowait|shouldretry|waitseconds/gi;

/** The names of the headers with the id of a request. */
export const REQUEST_ID_HEADER =
  /(?:request-id|requestid|req-id|correlation-id|transactionid|trace-id)$|^(?:x-correlationid|x-traceid|paypal-debug-id|x-cloud-trace-context|x-amz-cf-id|x-zm-trackingid|trackingid|atl-traceid|x-ray-id|x-vercel-id|cf-ray|x-b3-traceid|request-context|traceparent)$/;

/** The one of these headers that comes before the others. */
export const BEST_REQUEST_ID_HEADER = "x-request-id";
