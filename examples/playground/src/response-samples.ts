/** Sample responses of several systems. */

export interface Sample {
  readonly name: string;
  readonly text: string;
  /** The status, if the text is only a body. */
  readonly status?: string;
  readonly type?: string;
  readonly method?: string;
}

const formatJson = (value: unknown) => JSON.stringify(value, null, 2);

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: "A rate limit",
    text: `HTTP/1.1 429 Too Many Requests
content-type: application/json
retry-after: 30
x-ratelimit-limit: 60
x-ratelimit-remaining: 0
x-request-id: req-51

${formatJson({ error: "quota_used_up", message: "Sixty songs a minute are enough." })}`,
  },
  {
    name: "Problem details",
    text: `HTTP/2 409
content-type: application/problem+json

${formatJson({
  type: "https://songs.example/problems/edited-elsewhere",
  title: "Edited elsewhere",
  status: 409,
  detail: "Another user changed song 7 at 10:31.",
  instance: "/songs/7",
  version: { yours: 3, theirs: 4 },
})}`,
  },
  {
    name: "Discord",
    text: `HTTP/2 400
content-type: application/json

${formatJson({
  code: 50035,
  message: "This form is invalid",
  errors: {
    name: { _errors: [{ code: "REQUIRED", message: "A name is required." }] },
    embeds: {
      0: { title: { _errors: [{ code: "TOO_LONG", message: "Use at most 256 characters." }] } },
    },
  },
})}`,
  },
  {
    name: "FastAPI",
    status: "422",
    type: "application/json",
    method: "POST",
    text: formatJson({
      detail: [
        { type: "missing", loc: ["body", "title"], msg: "A title is needed", input: {} },
        { type: "int_parsing", loc: ["query", "page"], msg: "Not a whole number", input: "x" },
      ],
    }),
  },
  {
    name: "GraphQL",
    status: "200",
    type: "application/json",
    method: "POST",
    text: formatJson({
      data: null,
      errors: [
        { message: "There is no such song.", path: ["song"], extensions: { code: "NOT_FOUND" } },
      ],
    }),
  },
  {
    name: "Google",
    status: "403",
    type: "application/json",
    text: formatJson({
      error: {
        code: 403,
        message: "This key may not read songs.",
        status: "PERMISSION_DENIED",
        details: [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            reason: "KEY_NOT_ALLOWED",
            domain: "songs.example",
          },
        ],
      },
    }),
  },
  {
    name: "S3",
    status: "404",
    type: "application/xml",
    text: `<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>NoSuchKey</Code>
  <Message>Nothing is stored under this key.</Message>
  <Key>songs/7.flac</Key>
  <RequestId>8Q2K</RequestId>
</Error>`,
  },
  {
    name: "A proxy",
    text: `HTTP/1.1 502 Bad Gateway
server: nginx
content-type: text/html

<html>
<head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>
</html>`,
  },
];
