// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

import type { CatalogueRow } from "../../model/catalogue-row.js";
import { createCatalogueRows } from "../create-rows.js";

/**
 * Every status that IANA registers, 418, and the unregistered ones that a client meets.
 *
 * @example
 * ```ts
 * import { catalogue } from "httpexc/catalogue";
 *
 * const row = catalogue.find(({ status }) => status === 429);
 * console.assert(row?.className === "HTTPTooManyRequests" && row.cache === "never");
 * ```
 */
export const catalogue: readonly CatalogueRow[] = /* @__PURE__ */ createCatalogueRows([
  {
    "body": "never",
    "explanation": "The start of the request is fine, so the client can send the rest.",
    "name": "Continue",
    "phrase": "Continue",
    "spec": "RFC 9110, 15.2.1",
    "status": 100
  },
  {
    "body": "never",
    "explanation": "The connection now uses another protocol.",
    "name": "SwitchingProtocols",
    "phrase": "Switching Protocols",
    "spec": "RFC 9110, 15.2.2",
    "status": 101
  },
  {
    "body": "never",
    "explanation": "The server has received the request and is still working on it.",
    "name": "Processing",
    "phrase": "Processing",
    "spec": "RFC 2518, 10.1",
    "status": 102
  },
  {
    "body": "never",
    "explanation": "Some headers come before the response, so that loading can begin early.",
    "name": "EarlyHints",
    "phrase": "Early Hints",
    "spec": "RFC 8297, 2",
    "status": 103
  },
  {
    "body": "never",
    "explanation": "An upload that is interrupted can be resumed later.",
    "name": "UploadResumptionSupported",
    "phrase": "Upload Resumption Supported",
    "spec": "draft-ietf-httpbis-resumable-upload-05",
    "standing": "temporary",
    "status": 104
  },
  {
    "cache": "heuristic",
    "explanation": "The request succeeded.",
    "name": "Ok",
    "phrase": "OK",
    "spec": "RFC 9110, 15.3.1",
    "status": 200
  },
  {
    "duties": [
      {
        "field": "location",
        "required": false
      }
    ],
    "explanation": "Something new was created.",
    "name": "Created",
    "phrase": "Created",
    "spec": "RFC 9110, 15.3.2",
    "status": 201
  },
  {
    "duties": [
      {
        "field": "location",
        "required": false
      },
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "The request was accepted and will be processed later.",
    "name": "Accepted",
    "phrase": "Accepted",
    "spec": "RFC 9110, 15.3.3",
    "status": 202
  },
  {
    "cache": "heuristic",
    "explanation": "The request succeeded, but a proxy changed the response.",
    "name": "NonAuthoritativeInformation",
    "phrase": "Non-Authoritative Information",
    "spec": "RFC 9110, 15.3.4",
    "status": 203,
    "titles": [
      {
        "name": "Non Authoritative Information",
        "system": "werkzeug"
      }
    ]
  },
  {
    "body": "never",
    "cache": "heuristic",
    "explanation": "The request succeeded, and there is nothing to show.",
    "name": "NoContent",
    "phrase": "No Content",
    "spec": "RFC 9110, 15.3.5",
    "status": 204
  },
  {
    "body": "never",
    "explanation": "The request succeeded, and the form or view can be cleared now.",
    "name": "ResetContent",
    "phrase": "Reset Content",
    "spec": "RFC 9110, 15.3.6",
    "status": 205
  },
  {
    "cache": "heuristic",
    "duties": [
      {
        "field": "contentRange",
        "required": false
      }
    ],
    "explanation": "This is only the part that was requested.",
    "name": "PartialContent",
    "phrase": "Partial Content",
    "spec": "RFC 9110, 15.3.7",
    "status": 206
  },
  {
    "explanation": "Several operations were tried, and each has its own result.",
    "name": "MultiStatus",
    "phrase": "Multi-Status",
    "spec": "RFC 4918, 11.1",
    "status": 207,
    "titles": [
      {
        "name": "Multi Status",
        "system": "werkzeug"
      }
    ]
  },
  {
    "explanation": "These members were already listed earlier in the same response.",
    "name": "AlreadyReported",
    "phrase": "Already Reported",
    "spec": "RFC 5842, 7.1",
    "status": 208
  },
  {
    "explanation": "The response has a special form, such as the changes since an older copy.",
    "name": "IMUsed",
    "phrase": "IM Used",
    "spec": "RFC 3229, 10.4.1",
    "status": 226
  },
  {
    "cache": "heuristic",
    "duties": [
      {
        "field": "location",
        "required": false
      },
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "There are several versions to choose from.",
    "name": "MultipleChoices",
    "phrase": "Multiple Choices",
    "spec": "RFC 9110, 15.4.1",
    "status": 300
  },
  {
    "cache": "heuristic",
    "duties": [
      {
        "field": "location",
        "required": true
      },
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "This has moved to another address permanently.",
    "name": "MovedPermanently",
    "phrase": "Moved Permanently",
    "spec": "RFC 9110, 15.4.2",
    "status": 301
  },
  {
    "duties": [
      {
        "field": "location",
        "required": true
      },
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "This is at another address for now.",
    "name": "Found",
    "phrase": "Found",
    "spec": "RFC 9110, 15.4.3",
    "status": 302
  },
  {
    "duties": [
      {
        "field": "location",
        "required": true
      },
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "The page to see next is at another address.",
    "name": "SeeOther",
    "phrase": "See Other",
    "spec": "RFC 9110, 15.4.4",
    "status": 303
  },
  {
    "body": "never",
    "explanation": "Nothing has changed, so the stored copy is still valid.",
    "name": "NotModified",
    "phrase": "Not Modified",
    "spec": "RFC 9110, 15.4.5",
    "status": 304
  },
  {
    "duties": [
      {
        "field": "location",
        "required": true
      },
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "This can only be reached through another proxy.",
    "name": "UseProxy",
    "phrase": "Use Proxy",
    "spec": "RFC 9110, 15.4.6",
    "status": 305
  },
  {
    "explanation": "This status is no longer in use.",
    "name": "Unused",
    "phrase": "Unused",
    "spec": "RFC 9110, 15.4.7",
    "standing": "unused",
    "status": 306,
    "titles": [
      {
        "name": "Switch Proxy",
        "system": "werkzeug"
      }
    ]
  },
  {
    "duties": [
      {
        "field": "location",
        "required": true
      },
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "For now, send the same request to another address.",
    "name": "TemporaryRedirect",
    "phrase": "Temporary Redirect",
    "spec": "RFC 9110, 15.4.8",
    "status": 307
  },
  {
    "cache": "heuristic",
    "duties": [
      {
        "field": "location",
        "required": true
      },
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "From now on, send the same request to another address.",
    "name": "PermanentRedirect",
    "phrase": "Permanent Redirect",
    "spec": "RFC 9110, 15.4.9",
    "status": 308
  },
  {
    "explanation": "Something in the request is wrong, so it was not processed.",
    "name": "BadRequest",
    "phrase": "Bad Request",
    "spec": "RFC 9110, 15.5.1",
    "status": 400
  },
  {
    "duties": [
      {
        "field": "wwwAuthenticate",
        "required": true
      }
    ],
    "explanation": "This requires a valid sign-in.",
    "name": "Unauthorized",
    "phrase": "Unauthorized",
    "spec": "RFC 9110, 15.5.2",
    "status": 401
  },
  {
    "explanation": "This requires a payment first.",
    "name": "PaymentRequired",
    "phrase": "Payment Required",
    "spec": "RFC 9110, 15.5.3",
    "status": 402
  },
  {
    "explanation": "You do not have permission for this.",
    "name": "Forbidden",
    "phrase": "Forbidden",
    "spec": "RFC 9110, 15.5.4",
    "status": 403
  },
  {
    "cache": "heuristic",
    "explanation": "There is nothing at this address.",
    "name": "NotFound",
    "phrase": "Not Found",
    "spec": "RFC 9110, 15.5.5",
    "status": 404
  },
  {
    "cache": "heuristic",
    "duties": [
      {
        "field": "allow",
        "required": true
      }
    ],
    "explanation": "This address does not support this kind of request.",
    "name": "MethodNotAllowed",
    "phrase": "Method Not Allowed",
    "spec": "RFC 9110, 15.5.6",
    "status": 405
  },
  {
    "explanation": "This is not available in any of the requested formats.",
    "name": "NotAcceptable",
    "phrase": "Not Acceptable",
    "spec": "RFC 9110, 15.5.7",
    "status": 406
  },
  {
    "duties": [
      {
        "field": "proxyAuthenticate",
        "required": true
      }
    ],
    "explanation": "The proxy requires a valid sign-in.",
    "name": "ProxyAuthenticationRequired",
    "phrase": "Proxy Authentication Required",
    "spec": "RFC 9110, 15.5.8",
    "status": 407
  },
  {
    "explanation": "The request took too long to arrive.",
    "name": "RequestTimeout",
    "phrase": "Request Timeout",
    "retry": "later",
    "spec": "RFC 9110, 15.5.9",
    "status": 408
  },
  {
    "explanation": "The request conflicts with the current state.",
    "name": "Conflict",
    "phrase": "Conflict",
    "spec": "RFC 9110, 15.5.10",
    "status": 409
  },
  {
    "cache": "heuristic",
    "explanation": "This used to be here, but was removed permanently.",
    "name": "Gone",
    "phrase": "Gone",
    "spec": "RFC 9110, 15.5.11",
    "status": 410
  },
  {
    "explanation": "The request has to state the length of its content.",
    "name": "LengthRequired",
    "phrase": "Length Required",
    "spec": "RFC 9110, 15.5.12",
    "status": 411
  },
  {
    "explanation": "A condition in the request was not met.",
    "name": "PreconditionFailed",
    "phrase": "Precondition Failed",
    "spec": "RFC 9110, 15.5.13",
    "status": 412
  },
  {
    "aliases": [
      {
        "name": "HTTPPayloadTooLarge",
        "system": "falcon"
      },
      {
        "name": "HTTPRequestEntityTooLarge",
        "system": "falcon1"
      },
      {
        "name": "RequestEntityTooLarge",
        "system": "werkzeug"
      },
      {
        "name": "HTTPRequestEntityTooLarge",
        "system": "webob"
      },
      {
        "name": "PayloadTooLarge",
        "system": "httpErrors"
      }
    ],
    "duties": [
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "The content of the request is too large.",
    "name": "ContentTooLarge",
    "phrase": "Content Too Large",
    "spec": "RFC 9110, 15.5.14",
    "status": 413,
    "titles": [
      {
        "name": "Payload Too Large",
        "system": "falcon1"
      },
      {
        "name": "Request Entity Too Large",
        "system": "werkzeug"
      },
      {
        "name": "Request Entity Too Large",
        "system": "webob"
      }
    ]
  },
  {
    "aliases": [
      {
        "name": "HTTPUriTooLong",
        "system": "falcon"
      },
      {
        "name": "HTTPUriTooLong",
        "system": "falcon1"
      },
      {
        "name": "RequestURITooLarge",
        "system": "werkzeug"
      },
      {
        "name": "HTTPRequestURITooLong",
        "system": "webob"
      }
    ],
    "cache": "heuristic",
    "explanation": "The address in the request is too long.",
    "name": "URITooLong",
    "phrase": "URI Too Long",
    "spec": "RFC 9110, 15.5.15",
    "status": 414,
    "titles": [
      {
        "name": "Request URI Too Long",
        "system": "werkzeug"
      },
      {
        "name": "Request-URI Too Long",
        "system": "webob"
      }
    ]
  },
  {
    "duties": [
      {
        "field": "accept",
        "required": false
      }
    ],
    "explanation": "The content of the request has a format that is not accepted here.",
    "name": "UnsupportedMediaType",
    "phrase": "Unsupported Media Type",
    "spec": "RFC 9110, 15.5.16",
    "status": 415
  },
  {
    "aliases": [
      {
        "name": "RequestedRangeNotSatisfiable",
        "system": "werkzeug"
      },
      {
        "name": "HTTPRequestRangeNotSatisfiable",
        "system": "webob"
      }
    ],
    "duties": [
      {
        "field": "contentRange",
        "required": false
      }
    ],
    "explanation": "The requested part does not exist.",
    "name": "RangeNotSatisfiable",
    "phrase": "Range Not Satisfiable",
    "spec": "RFC 9110, 15.5.17",
    "status": 416,
    "titles": [
      {
        "name": "Requested Range Not Satisfiable",
        "system": "werkzeug"
      },
      {
        "name": "Request Range Not Satisfiable",
        "system": "webob"
      }
    ]
  },
  {
    "explanation": "The server cannot do what the request expects.",
    "name": "ExpectationFailed",
    "phrase": "Expectation Failed",
    "spec": "RFC 9110, 15.5.18",
    "status": 417
  },
  {
    "explanation": "You asked for coffee here, but teapots only do tea.",
    "name": "ImATeapot",
    "phrase": "I'm a Teapot",
    "spec": "RFC 9110, 15.5.19",
    "status": 418,
    "titles": [
      {
        "name": "I'm a teapot",
        "system": "falcon"
      },
      {
        "name": "I'm a teapot",
        "system": "falcon1"
      },
      {
        "name": "I'm a teapot",
        "system": "werkzeug"
      }
    ]
  },
  {
    "explanation": "The request reached a server that is not responsible for this address.",
    "name": "MisdirectedRequest",
    "phrase": "Misdirected Request",
    "spec": "RFC 9110, 15.5.20",
    "status": 421
  },
  {
    "aliases": [
      {
        "name": "HTTPUnprocessableEntity",
        "system": "falcon"
      },
      {
        "name": "HTTPUnprocessableEntity",
        "system": "falcon1"
      },
      {
        "name": "UnprocessableEntity",
        "system": "werkzeug"
      },
      {
        "name": "HTTPUnprocessableEntity",
        "system": "webob"
      },
      {
        "name": "UnprocessableEntity",
        "system": "httpErrors"
      }
    ],
    "explanation": "The server understands the request, but cannot process its content.",
    "name": "UnprocessableContent",
    "phrase": "Unprocessable Content",
    "spec": "RFC 9110, 15.5.21",
    "status": 422,
    "titles": [
      {
        "name": "Unprocessable Entity",
        "system": "falcon"
      },
      {
        "name": "Unprocessable Entity",
        "system": "falcon1"
      },
      {
        "name": "Unprocessable Entity",
        "system": "werkzeug"
      },
      {
        "name": "Unprocessable Entity",
        "system": "webob"
      }
    ]
  },
  {
    "explanation": "This is locked at the moment.",
    "name": "Locked",
    "phrase": "Locked",
    "spec": "RFC 4918, 11.3",
    "status": 423
  },
  {
    "explanation": "This was not done because something that it depends on failed.",
    "name": "FailedDependency",
    "phrase": "Failed Dependency",
    "spec": "RFC 4918, 11.4",
    "status": 424
  },
  {
    "explanation": "The request came too early to be processed safely.",
    "name": "TooEarly",
    "phrase": "Too Early",
    "retry": "later",
    "spec": "RFC 8470, 5.2",
    "status": 425
  },
  {
    "duties": [
      {
        "field": "upgrade",
        "required": true
      }
    ],
    "explanation": "The server requires another protocol for this.",
    "name": "UpgradeRequired",
    "phrase": "Upgrade Required",
    "spec": "RFC 9110, 15.5.22",
    "status": 426
  },
  {
    "cache": "never",
    "explanation": "The request must have a condition, so that no changes are lost.",
    "name": "PreconditionRequired",
    "phrase": "Precondition Required",
    "spec": "RFC 6585, 3",
    "status": 428
  },
  {
    "cache": "never",
    "duties": [
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "Too many requests came in a short time, so please wait a little.",
    "name": "TooManyRequests",
    "phrase": "Too Many Requests",
    "retry": "later",
    "spec": "RFC 6585, 4",
    "status": 429
  },
  {
    "cache": "never",
    "explanation": "The headers of the request are too large.",
    "name": "RequestHeaderFieldsTooLarge",
    "phrase": "Request Header Fields Too Large",
    "spec": "RFC 6585, 5",
    "status": 431
  },
  {
    "cache": "heuristic",
    "duties": [
      {
        "field": "blockedBy",
        "required": false
      }
    ],
    "explanation": "This cannot be shown for legal reasons.",
    "name": "UnavailableForLegalReasons",
    "phrase": "Unavailable For Legal Reasons",
    "spec": "RFC 7725, 3",
    "status": 451
  },
  {
    "explanation": "The connection was closed before the response was ready.",
    "name": "ClientClosedRequest",
    "phrase": "Client Closed Request",
    "spec": "",
    "standing": "unregistered",
    "status": 499
  },
  {
    "explanation": "Something went wrong on the server.",
    "name": "InternalServerError",
    "phrase": "Internal Server Error",
    "spec": "RFC 9110, 15.6.1",
    "status": 500
  },
  {
    "cache": "heuristic",
    "explanation": "The server does not support this.",
    "name": "NotImplemented",
    "phrase": "Not Implemented",
    "spec": "RFC 9110, 15.6.2",
    "status": 501
  },
  {
    "explanation": "Another server sent an invalid response.",
    "name": "BadGateway",
    "phrase": "Bad Gateway",
    "retry": "later",
    "spec": "RFC 9110, 15.6.3",
    "status": 502
  },
  {
    "duties": [
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "The service is unavailable right now, but should be back soon.",
    "name": "ServiceUnavailable",
    "phrase": "Service Unavailable",
    "retry": "later",
    "spec": "RFC 9110, 15.6.4",
    "status": 503
  },
  {
    "explanation": "Another server took too long to respond.",
    "name": "GatewayTimeout",
    "phrase": "Gateway Timeout",
    "retry": "later",
    "spec": "RFC 9110, 15.6.5",
    "status": 504
  },
  {
    "explanation": "The server does not support this version of HTTP.",
    "name": "VersionNotSupported",
    "phrase": "HTTP Version Not Supported",
    "spec": "RFC 9110, 15.6.6",
    "status": 505
  },
  {
    "explanation": "The server is configured wrongly and could not choose a version to send.",
    "name": "VariantAlsoNegotiates",
    "phrase": "Variant Also Negotiates",
    "spec": "RFC 2295, 8.1",
    "status": 506
  },
  {
    "explanation": "The server does not have enough space to store this.",
    "name": "InsufficientStorage",
    "phrase": "Insufficient Storage",
    "spec": "RFC 4918, 11.5",
    "status": 507
  },
  {
    "explanation": "The server found an endless loop and stopped.",
    "name": "LoopDetected",
    "phrase": "Loop Detected",
    "spec": "RFC 5842, 7.2",
    "status": 508
  },
  {
    "explanation": "The site has used up its traffic limit for now.",
    "name": "BandwidthLimitExceeded",
    "phrase": "Bandwidth Limit Exceeded",
    "spec": "",
    "standing": "unregistered",
    "status": 509
  },
  {
    "explanation": "The server requires an extension that is missing.",
    "name": "NotExtended",
    "phrase": "Not Extended",
    "spec": "RFC 2774, 7",
    "status": 510
  },
  {
    "cache": "never",
    "explanation": "The network requires a sign-in before it gives access.",
    "name": "NetworkAuthenticationRequired",
    "phrase": "Network Authentication Required",
    "spec": "RFC 6585, 6",
    "status": 511,
    "titles": [
      {
        "name": "Network Authentication Failed",
        "system": "werkzeug"
      }
    ]
  },
  {
    "explanation": "The site's own server sent a response that could not be understood.",
    "name": "WebServerReturnedAnUnknownError",
    "phrase": "Web Server Returned an Unknown Error",
    "spec": "",
    "standing": "unregistered",
    "status": 520
  },
  {
    "explanation": "The site's own server refuses connections.",
    "name": "WebServerIsDown",
    "phrase": "Web Server Is Down",
    "spec": "",
    "standing": "unregistered",
    "status": 521
  },
  {
    "explanation": "Connecting to the site's own server took too long.",
    "name": "ConnectionTimedOut",
    "phrase": "Connection Timed Out",
    "retry": "later",
    "spec": "",
    "standing": "unregistered",
    "status": 522
  },
  {
    "explanation": "The site's own server cannot be reached.",
    "name": "OriginIsUnreachable",
    "phrase": "Origin Is Unreachable",
    "retry": "later",
    "spec": "",
    "standing": "unregistered",
    "status": 523
  },
  {
    "explanation": "The site's own server took too long to respond.",
    "name": "ATimeoutOccurred",
    "phrase": "A Timeout Occurred",
    "retry": "later",
    "spec": "",
    "standing": "unregistered",
    "status": 524
  },
  {
    "explanation": "A secure connection to the site's own server failed.",
    "name": "SSLHandshakeFailed",
    "phrase": "SSL Handshake Failed",
    "spec": "",
    "standing": "unregistered",
    "status": 525
  },
  {
    "explanation": "The certificate of the site's own server is not trusted.",
    "name": "InvalidSSLCertificate",
    "phrase": "Invalid SSL Certificate",
    "spec": "",
    "standing": "unregistered",
    "status": 526
  },
  {
    "explanation": "The connection between the site's own server and the network before it broke.",
    "name": "RailgunError",
    "phrase": "Railgun Error",
    "spec": "",
    "standing": "unregistered",
    "status": 527
  },
  {
    "explanation": "The site is overloaded right now.",
    "name": "SiteIsOverloaded",
    "phrase": "Site Is Overloaded",
    "spec": "",
    "standing": "unregistered",
    "status": 529
  },
  {
    "explanation": "The site's own server could not be found.",
    "name": "OriginDNSError",
    "phrase": "Origin DNS Error",
    "spec": "",
    "standing": "unregistered",
    "status": 530
  },
  {
    "explanation": "A proxy waited too long for a response from another server.",
    "name": "NetworkReadTimeoutError",
    "phrase": "Network Read Timeout Error",
    "spec": "",
    "standing": "unregistered",
    "status": 598
  },
  {
    "explanation": "A proxy waited too long to connect to another server.",
    "name": "NetworkConnectTimeoutError",
    "phrase": "Network Connect Timeout Error",
    "spec": "",
    "standing": "unregistered",
    "status": 599
  }
]);
