// The options that the errors of every status take. The columns are explained in options.mjs.

export const COMMON_OPTIONS = [
  {
    option: "detail",
    type: "string",
    form: "text",
    doc:
      "A sentence about this occurrence (RFC 9457, 3.1.4). From 500 on clients see it only if `expose` " +
      "is set.",
    flag: { name: "detail", usage: ["--detail TEXT", "a sentence about this occurrence"] },
  },
  {
    option: "title",
    type: "string",
    form: "text",
    doc:
      "A short label for the type of problem (RFC 9457, 3.1.3). Clients see it for a 5xx, too. " +
      "Default: the phrase of the status.",
    flag: {
      name: "title",
      usage: ["--title TEXT", "a label; required if the status is not registered"],
    },
  },
  {
    option: "code",
    type: "string | number",
    form: "code",
    doc: "A name for programs, in the words of your API. Clients see it for a 5xx, too.",
    flag: { name: "code", usage: ["--code CODE", "a name or number for programs"] },
  },
  {
    option: "retryable",
    type: "boolean | null",
    form: "flag",
    doc:
      "Whether another try of the same request may succeed. Clients see it for a 5xx, too, and those " +
      "that know it do not go by the status. It does not say that a request may be sent twice. " +
      "`null` counts as not given.",
    flag: { name: "retryable", usage: ["--retryable", "the same request may succeed later"] },
  },
  {
    option: "type",
    type: "string",
    form: "text",
    doc: "A URI that identifies the type of problem (RFC 9457, 3.1.1). Default: `about:blank`.",
    flag: { name: "type", usage: ["--type URI", "identifies the type of problem"] },
  },
  {
    option: "instance",
    type: "string",
    form: "text",
    doc: "A URI that identifies this occurrence (RFC 9457, 3.1.5).",
    flag: { name: "instance", usage: ["--instance URI", "identifies this occurrence"] },
  },
  {
    option: "help",
    type: "Help",
    form: "help",
    doc: "Where a person can read more.",
    flag: { name: "help-href", usage: ["--help-href URL", "a page about the error"] },
  },
  {
    option: "comment",
    type: "string",
    form: "text",
    doc:
      "A note for the developer. Only templates and the webob dialect show it, and from 500 on only " +
      "if `expose` is set.",
    flag: { name: "comment", usage: ["--comment TEXT", "a note for the developer (webob)"] },
  },
  {
    option: "errors",
    type: "readonly FieldError[]",
    form: "fieldErrors",
    doc:
      "What is wrong with single fields of the request. From 500 on clients see it only if `expose` is " +
      "set.",
    flag: {
      name: "error",
      usage: [
        "--error 'PATH: TEXT'",
        "what is wrong with a field, such as 'user.email: Not an address.'; repeatable",
      ],
    },
  },
  {
    option: "statusText",
    type: "string",
    form: "reasonPhrase",
    doc:
      "A reason phrase instead of the phrase of the status (RFC 9112, 4): 1 to 200 characters of " +
      "ASCII. HTTP/2 has none.",
  },
  {
    option: "representation",
    type: "Representation",
    form: "representation",
    doc:
      "Whether there is content: always, only with a detail, or never. Default: as the dialect does " +
      "it.",
  },
  {
    option: "response",
    type: "Response",
    form: "response",
    doc: "A ready response, which is sent as it is.",
  },
  {
    option: "extensions",
    type: "{ readonly [name: string]: unknown }",
    form: "members",
    doc:
      "Further members of the body (RFC 9457, 3.2). Clients see them for a 5xx, too. `type`, " +
      "`title`, `status`, `detail`, `instance`, `code`, `retryable`, `help` and `errors` are left out, " +
      "because they have options of their own.",
    flag: {
      name: "extension",
      usage: [
        "--extension NAME=VALUE",
        "an additional member, whose value is JSON or text; repeatable",
      ],
    },
  },
  {
    option: "headers",
    type: "HeaderFields",
    form: "headers",
    doc: "Further headers of the response. Those that describe the content are left out.",
    // Any header can be set by it.
    isHeader: true,
    flag: {
      name: "header",
      usage: ["--header 'NAME: VALUE'", "an additional header; repeatable"],
    },
  },
  {
    option: "cause",
    type: "unknown",
    form: "any",
    doc: "What caused the error. Only the log shows it.",
  },
  {
    option: "expose",
    type: "boolean",
    form: "flag",
    doc: "Whether clients may see `detail` and `errors`. Default: below 500.",
    flag: {
      name: "expose",
      usage: ["--expose", "send the details of a 5xx, which otherwise only the log has"],
    },
  },
  {
    option: "stack",
    type: "boolean",
    form: "flag",
    doc: "Whether to record a stack. Default: from 500 on.",
  },
].map((row) => ({ interface: "HTTPExceptionOptions", ...row }));
