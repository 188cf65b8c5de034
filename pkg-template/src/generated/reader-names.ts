// Generated from src/read/member_roles.rs and src/read/headers.rs by `make generate`. Do not edit.

/**
 * The names of members that mean something to the core, as a Bloom filter. Each character has 5
 * bits, which are added to the code of "0".
 */
export const MEMBER_NAME_FILTER =
  "G42H<J5:4?@8<:J:187:5574KADM8=0;7;:EGL=B83KE0A=I@4<@H:2C?159<EK8?OBBO;FHF9=8K7>BHF3BJ@DJOK" +
  "7B254N6=C5=MI6K5@J98<=6E8858B911>K5EJ4M16E><;A0HL@C?ME1<E8GH83A=D@DLO9G71C50B86=@2EFACOE3L" +
  ":@GIO071JFA5B2438:2==JD7:3<@A@K6080>92:BBG8=<GLO9G<GE>2KM@ANBL3J;BLC2248EB1=>889;6>AOLE;36" +
  "M>7GO<4@6KHA98CF=8:2DCI8:?5N19M7AHDBM;<E382>851EB1>91K25C=L5M1016@8H7H6FDBL<H;815FF:F4I7K0" +
  "O7C7:C66MCI?5<804I179J>1N4HKBD5L394M5E=4?1I1C<8G;FJ0;JE>0<74B6F672@6?>00FHG;8I4CN1AK4?8INM" +
  "C090@3LO3=;<@N?9MDF>6M11B>91M9L@40;?0IB>@=:8>H8G:J:2G7>@532JBG@OMH5>JCEO782>EH128=MJ;A;:>2" +
  "2@N9AFB6:95AA01B4IF<6?A4DE038=;=BI2MG08BKDOH;0B7D;;K:73IDK>HF49;0ME0JK?14:5>O2EN1;@L<19;8>" +
  "I86828?>CA54470H5BM9060=CA<058@J:JBF972N1<@7>403B0@N>344;E>5II>";

/** The names of members that say whether and when another try is worth it, without separators. */
export const RETRY_NAME =
  /backoff|canretry|global|istransient|retriable|retryable|retryafter|retrydelay|retryin|secondstowait|shouldretry|waitseconds/gi;

/** The names of the headers with the id of a request. */
export const REQUEST_ID_HEADER =
  /(?:request-id|requestid|req-id|correlation-id|transactionid|trace-id)$|^(?:x-correlationid|x-traceid|paypal-debug-id|x-cloud-trace-context|x-amz-cf-id|x-zm-trackingid|trackingid|atl-traceid|x-ray-id|x-vercel-id|cf-ray|x-b3-traceid|request-context|traceparent)$/;

/** The one of these headers that comes before the others. */
export const BEST_REQUEST_ID_HEADER = "x-request-id";
