// Generated from src/catalogue/rows.rs by `make generate`. Do not edit.

import type { CatalogueRow } from "../model/catalogue-row.js";

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
export const catalogue: readonly CatalogueRow[] = [
  {
    "aliases": [],
    "body": "never",
    "cache": "explicit",
    "duties": [],
    "explanation": "The start of the request is fine, so the client can send the rest.",
    "name": "Continue",
    "phrase": "Continue",
    "retry": "never",
    "spec": "RFC 9110, 15.2.1",
    "standing": "registered",
    "status": 100,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "never",
    "cache": "explicit",
    "duties": [],
    "explanation": "The connection now uses another protocol.",
    "name": "SwitchingProtocols",
    "phrase": "Switching Protocols",
    "retry": "never",
    "spec": "RFC 9110, 15.2.2",
    "standing": "registered",
    "status": 101,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "never",
    "cache": "explicit",
    "duties": [],
    "explanation": "The server has received the request and is still working on it.",
    "name": "Processing",
    "phrase": "Processing",
    "retry": "never",
    "spec": "RFC 2518, 10.1",
    "standing": "registered",
    "status": 102,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "never",
    "cache": "explicit",
    "duties": [],
    "explanation": "Some headers come before the response, so that loading can begin early.",
    "name": "EarlyHints",
    "phrase": "Early Hints",
    "retry": "never",
    "spec": "RFC 8297, 2",
    "standing": "registered",
    "status": 103,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "never",
    "cache": "explicit",
    "duties": [],
    "explanation": "An upload that is interrupted can be resumed later.",
    "name": "UploadResumptionSupported",
    "phrase": "Upload Resumption Supported",
    "retry": "never",
    "spec": "draft-ietf-httpbis-resumable-upload-05",
    "standing": "temporary",
    "status": 104,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "heuristic",
    "duties": [],
    "explanation": "The request succeeded.",
    "name": "Ok",
    "phrase": "OK",
    "retry": "never",
    "spec": "RFC 9110, 15.3.1",
    "standing": "registered",
    "status": 200,
    "titles": [],
    "className": "HTTPOk"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [
      {
        "field": "location",
        "required": false
      }
    ],
    "explanation": "Something new was created.",
    "name": "Created",
    "phrase": "Created",
    "retry": "never",
    "spec": "RFC 9110, 15.3.2",
    "standing": "registered",
    "status": 201,
    "titles": [],
    "className": "HTTPCreated"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
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
    "retry": "never",
    "spec": "RFC 9110, 15.3.3",
    "standing": "registered",
    "status": 202,
    "titles": [],
    "className": "HTTPAccepted"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "heuristic",
    "duties": [],
    "explanation": "The request succeeded, but a proxy changed the response.",
    "name": "NonAuthoritativeInformation",
    "phrase": "Non-Authoritative Information",
    "retry": "never",
    "spec": "RFC 9110, 15.3.4",
    "standing": "registered",
    "status": 203,
    "titles": [
      {
        "name": "Non Authoritative Information",
        "system": "werkzeug"
      }
    ],
    "className": "HTTPNonAuthoritativeInformation"
  },
  {
    "aliases": [],
    "body": "never",
    "cache": "heuristic",
    "duties": [],
    "explanation": "The request succeeded, and there is nothing to show.",
    "name": "NoContent",
    "phrase": "No Content",
    "retry": "never",
    "spec": "RFC 9110, 15.3.5",
    "standing": "registered",
    "status": 204,
    "titles": [],
    "className": "HTTPNoContent"
  },
  {
    "aliases": [],
    "body": "never",
    "cache": "explicit",
    "duties": [],
    "explanation": "The request succeeded, and the form or view can be cleared now.",
    "name": "ResetContent",
    "phrase": "Reset Content",
    "retry": "never",
    "spec": "RFC 9110, 15.3.6",
    "standing": "registered",
    "status": 205,
    "titles": [],
    "className": "HTTPResetContent"
  },
  {
    "aliases": [],
    "body": "allowed",
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
    "retry": "never",
    "spec": "RFC 9110, 15.3.7",
    "standing": "registered",
    "status": 206,
    "titles": [],
    "className": "HTTPPartialContent"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "Several operations were tried, and each has its own result.",
    "name": "MultiStatus",
    "phrase": "Multi-Status",
    "retry": "never",
    "spec": "RFC 4918, 11.1",
    "standing": "registered",
    "status": 207,
    "titles": [
      {
        "name": "Multi Status",
        "system": "werkzeug"
      }
    ],
    "className": "HTTPMultiStatus"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "These members were already listed earlier in the same response.",
    "name": "AlreadyReported",
    "phrase": "Already Reported",
    "retry": "never",
    "spec": "RFC 5842, 7.1",
    "standing": "registered",
    "status": 208,
    "titles": [],
    "className": "HTTPAlreadyReported"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The response has a special form, such as the changes since an older copy.",
    "name": "IMUsed",
    "phrase": "IM Used",
    "retry": "never",
    "spec": "RFC 3229, 10.4.1",
    "standing": "registered",
    "status": 226,
    "titles": [],
    "className": "HTTPIMUsed"
  },
  {
    "aliases": [],
    "body": "allowed",
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
    "retry": "never",
    "spec": "RFC 9110, 15.4.1",
    "standing": "registered",
    "status": 300,
    "titles": [],
    "className": "HTTPMultipleChoices"
  },
  {
    "aliases": [],
    "body": "allowed",
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
    "retry": "never",
    "spec": "RFC 9110, 15.4.2",
    "standing": "registered",
    "status": 301,
    "titles": [],
    "className": "HTTPMovedPermanently"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
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
    "retry": "never",
    "spec": "RFC 9110, 15.4.3",
    "standing": "registered",
    "status": 302,
    "titles": [],
    "className": "HTTPFound"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
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
    "retry": "never",
    "spec": "RFC 9110, 15.4.4",
    "standing": "registered",
    "status": 303,
    "titles": [],
    "className": "HTTPSeeOther"
  },
  {
    "aliases": [],
    "body": "never",
    "cache": "explicit",
    "duties": [],
    "explanation": "Nothing has changed, so the stored copy is still valid.",
    "name": "NotModified",
    "phrase": "Not Modified",
    "retry": "never",
    "spec": "RFC 9110, 15.4.5",
    "standing": "registered",
    "status": 304,
    "titles": [],
    "className": "HTTPNotModified"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
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
    "retry": "never",
    "spec": "RFC 9110, 15.4.6",
    "standing": "registered",
    "status": 305,
    "titles": [],
    "className": "HTTPUseProxy"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "This status is no longer in use.",
    "name": "Unused",
    "phrase": "Unused",
    "retry": "never",
    "spec": "RFC 9110, 15.4.7",
    "standing": "unused",
    "status": 306,
    "titles": [
      {
        "name": "Switch Proxy",
        "system": "werkzeug"
      }
    ],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
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
    "retry": "never",
    "spec": "RFC 9110, 15.4.8",
    "standing": "registered",
    "status": 307,
    "titles": [],
    "className": "HTTPTemporaryRedirect"
  },
  {
    "aliases": [],
    "body": "allowed",
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
    "retry": "never",
    "spec": "RFC 9110, 15.4.9",
    "standing": "registered",
    "status": 308,
    "titles": [],
    "className": "HTTPPermanentRedirect"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "Something in the request is wrong, so it was not processed.",
    "name": "BadRequest",
    "phrase": "Bad Request",
    "retry": "never",
    "spec": "RFC 9110, 15.5.1",
    "standing": "registered",
    "status": 400,
    "titles": [],
    "className": "HTTPBadRequest"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [
      {
        "field": "wwwAuthenticate",
        "required": true
      }
    ],
    "explanation": "This requires a valid sign-in.",
    "name": "Unauthorized",
    "phrase": "Unauthorized",
    "retry": "never",
    "spec": "RFC 9110, 15.5.2",
    "standing": "registered",
    "status": 401,
    "titles": [],
    "className": "HTTPUnauthorized"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "This requires a payment first.",
    "name": "PaymentRequired",
    "phrase": "Payment Required",
    "retry": "never",
    "spec": "RFC 9110, 15.5.3",
    "standing": "registered",
    "status": 402,
    "titles": [],
    "className": "HTTPPaymentRequired"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "You do not have permission for this.",
    "name": "Forbidden",
    "phrase": "Forbidden",
    "retry": "never",
    "spec": "RFC 9110, 15.5.4",
    "standing": "registered",
    "status": 403,
    "titles": [],
    "className": "HTTPForbidden"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "heuristic",
    "duties": [],
    "explanation": "There is nothing at this address.",
    "name": "NotFound",
    "phrase": "Not Found",
    "retry": "never",
    "spec": "RFC 9110, 15.5.5",
    "standing": "registered",
    "status": 404,
    "titles": [],
    "className": "HTTPNotFound"
  },
  {
    "aliases": [],
    "body": "allowed",
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
    "retry": "never",
    "spec": "RFC 9110, 15.5.6",
    "standing": "registered",
    "status": 405,
    "titles": [],
    "className": "HTTPMethodNotAllowed"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "This is not available in any of the requested formats.",
    "name": "NotAcceptable",
    "phrase": "Not Acceptable",
    "retry": "never",
    "spec": "RFC 9110, 15.5.7",
    "standing": "registered",
    "status": 406,
    "titles": [],
    "className": "HTTPNotAcceptable"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [
      {
        "field": "proxyAuthenticate",
        "required": true
      }
    ],
    "explanation": "The proxy requires a valid sign-in.",
    "name": "ProxyAuthenticationRequired",
    "phrase": "Proxy Authentication Required",
    "retry": "never",
    "spec": "RFC 9110, 15.5.8",
    "standing": "registered",
    "status": 407,
    "titles": [],
    "className": "HTTPProxyAuthenticationRequired"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The request took too long to arrive.",
    "name": "RequestTimeout",
    "phrase": "Request Timeout",
    "retry": "later",
    "spec": "RFC 9110, 15.5.9",
    "standing": "registered",
    "status": 408,
    "titles": [],
    "className": "HTTPRequestTimeout"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The request conflicts with the current state.",
    "name": "Conflict",
    "phrase": "Conflict",
    "retry": "never",
    "spec": "RFC 9110, 15.5.10",
    "standing": "registered",
    "status": 409,
    "titles": [],
    "className": "HTTPConflict"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "heuristic",
    "duties": [],
    "explanation": "This used to be here, but was removed permanently.",
    "name": "Gone",
    "phrase": "Gone",
    "retry": "never",
    "spec": "RFC 9110, 15.5.11",
    "standing": "registered",
    "status": 410,
    "titles": [],
    "className": "HTTPGone"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The request has to state the length of its content.",
    "name": "LengthRequired",
    "phrase": "Length Required",
    "retry": "never",
    "spec": "RFC 9110, 15.5.12",
    "standing": "registered",
    "status": 411,
    "titles": [],
    "className": "HTTPLengthRequired"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "A condition in the request was not met.",
    "name": "PreconditionFailed",
    "phrase": "Precondition Failed",
    "retry": "never",
    "spec": "RFC 9110, 15.5.13",
    "standing": "registered",
    "status": 412,
    "titles": [],
    "className": "HTTPPreconditionFailed"
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
    "body": "allowed",
    "cache": "explicit",
    "duties": [
      {
        "field": "retryAfter",
        "required": false
      }
    ],
    "explanation": "The content of the request is too large.",
    "name": "ContentTooLarge",
    "phrase": "Content Too Large",
    "retry": "never",
    "spec": "RFC 9110, 15.5.14",
    "standing": "registered",
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
    ],
    "className": "HTTPContentTooLarge"
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
    "body": "allowed",
    "cache": "heuristic",
    "duties": [],
    "explanation": "The address in the request is too long.",
    "name": "URITooLong",
    "phrase": "URI Too Long",
    "retry": "never",
    "spec": "RFC 9110, 15.5.15",
    "standing": "registered",
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
    ],
    "className": "HTTPURITooLong"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [
      {
        "field": "accept",
        "required": false
      }
    ],
    "explanation": "The content of the request has a format that is not accepted here.",
    "name": "UnsupportedMediaType",
    "phrase": "Unsupported Media Type",
    "retry": "never",
    "spec": "RFC 9110, 15.5.16",
    "standing": "registered",
    "status": 415,
    "titles": [],
    "className": "HTTPUnsupportedMediaType"
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
    "body": "allowed",
    "cache": "explicit",
    "duties": [
      {
        "field": "contentRange",
        "required": false
      }
    ],
    "explanation": "The requested part does not exist.",
    "name": "RangeNotSatisfiable",
    "phrase": "Range Not Satisfiable",
    "retry": "never",
    "spec": "RFC 9110, 15.5.17",
    "standing": "registered",
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
    ],
    "className": "HTTPRangeNotSatisfiable"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The server cannot do what the request expects.",
    "name": "ExpectationFailed",
    "phrase": "Expectation Failed",
    "retry": "never",
    "spec": "RFC 9110, 15.5.18",
    "standing": "registered",
    "status": 417,
    "titles": [],
    "className": "HTTPExpectationFailed"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "You asked for coffee here, but teapots only do tea.",
    "name": "ImATeapot",
    "phrase": "I'm a Teapot",
    "retry": "never",
    "spec": "RFC 9110, 15.5.19",
    "standing": "registered",
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
    ],
    "className": "HTTPImATeapot"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The request reached a server that is not responsible for this address.",
    "name": "MisdirectedRequest",
    "phrase": "Misdirected Request",
    "retry": "never",
    "spec": "RFC 9110, 15.5.20",
    "standing": "registered",
    "status": 421,
    "titles": [],
    "className": "HTTPMisdirectedRequest"
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
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The server understands the request, but cannot process its content.",
    "name": "UnprocessableContent",
    "phrase": "Unprocessable Content",
    "retry": "never",
    "spec": "RFC 9110, 15.5.21",
    "standing": "registered",
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
    ],
    "className": "HTTPUnprocessableContent"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "This is locked at the moment.",
    "name": "Locked",
    "phrase": "Locked",
    "retry": "never",
    "spec": "RFC 4918, 11.3",
    "standing": "registered",
    "status": 423,
    "titles": [],
    "className": "HTTPLocked"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "This was not done because something that it depends on failed.",
    "name": "FailedDependency",
    "phrase": "Failed Dependency",
    "retry": "never",
    "spec": "RFC 4918, 11.4",
    "standing": "registered",
    "status": 424,
    "titles": [],
    "className": "HTTPFailedDependency"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The request came too early to be processed safely.",
    "name": "TooEarly",
    "phrase": "Too Early",
    "retry": "later",
    "spec": "RFC 8470, 5.2",
    "standing": "registered",
    "status": 425,
    "titles": [],
    "className": "HTTPTooEarly"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [
      {
        "field": "upgrade",
        "required": true
      }
    ],
    "explanation": "The server requires another protocol for this.",
    "name": "UpgradeRequired",
    "phrase": "Upgrade Required",
    "retry": "never",
    "spec": "RFC 9110, 15.5.22",
    "standing": "registered",
    "status": 426,
    "titles": [],
    "className": "HTTPUpgradeRequired"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "never",
    "duties": [],
    "explanation": "The request must have a condition, so that no changes are lost.",
    "name": "PreconditionRequired",
    "phrase": "Precondition Required",
    "retry": "never",
    "spec": "RFC 6585, 3",
    "standing": "registered",
    "status": 428,
    "titles": [],
    "className": "HTTPPreconditionRequired"
  },
  {
    "aliases": [],
    "body": "allowed",
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
    "standing": "registered",
    "status": 429,
    "titles": [],
    "className": "HTTPTooManyRequests"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "never",
    "duties": [],
    "explanation": "The headers of the request are too large.",
    "name": "RequestHeaderFieldsTooLarge",
    "phrase": "Request Header Fields Too Large",
    "retry": "never",
    "spec": "RFC 6585, 5",
    "standing": "registered",
    "status": 431,
    "titles": [],
    "className": "HTTPRequestHeaderFieldsTooLarge"
  },
  {
    "aliases": [],
    "body": "allowed",
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
    "retry": "never",
    "spec": "RFC 7725, 3",
    "standing": "registered",
    "status": 451,
    "titles": [],
    "className": "HTTPUnavailableForLegalReasons"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The connection was closed before the response was ready.",
    "name": "ClientClosedRequest",
    "phrase": "Client Closed Request",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 499,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "Something went wrong on the server.",
    "name": "InternalServerError",
    "phrase": "Internal Server Error",
    "retry": "never",
    "spec": "RFC 9110, 15.6.1",
    "standing": "registered",
    "status": 500,
    "titles": [],
    "className": "HTTPInternalServerError"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "heuristic",
    "duties": [],
    "explanation": "The server does not support this.",
    "name": "NotImplemented",
    "phrase": "Not Implemented",
    "retry": "never",
    "spec": "RFC 9110, 15.6.2",
    "standing": "registered",
    "status": 501,
    "titles": [],
    "className": "HTTPNotImplemented"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "Another server sent an invalid response.",
    "name": "BadGateway",
    "phrase": "Bad Gateway",
    "retry": "later",
    "spec": "RFC 9110, 15.6.3",
    "standing": "registered",
    "status": 502,
    "titles": [],
    "className": "HTTPBadGateway"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
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
    "standing": "registered",
    "status": 503,
    "titles": [],
    "className": "HTTPServiceUnavailable"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "Another server took too long to respond.",
    "name": "GatewayTimeout",
    "phrase": "Gateway Timeout",
    "retry": "later",
    "spec": "RFC 9110, 15.6.5",
    "standing": "registered",
    "status": 504,
    "titles": [],
    "className": "HTTPGatewayTimeout"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The server does not support this version of HTTP.",
    "name": "VersionNotSupported",
    "phrase": "HTTP Version Not Supported",
    "retry": "never",
    "spec": "RFC 9110, 15.6.6",
    "standing": "registered",
    "status": 505,
    "titles": [],
    "className": "HTTPVersionNotSupported"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The server is configured wrongly and could not choose a version to send.",
    "name": "VariantAlsoNegotiates",
    "phrase": "Variant Also Negotiates",
    "retry": "never",
    "spec": "RFC 2295, 8.1",
    "standing": "registered",
    "status": 506,
    "titles": [],
    "className": "HTTPVariantAlsoNegotiates"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The server does not have enough space to store this.",
    "name": "InsufficientStorage",
    "phrase": "Insufficient Storage",
    "retry": "never",
    "spec": "RFC 4918, 11.5",
    "standing": "registered",
    "status": 507,
    "titles": [],
    "className": "HTTPInsufficientStorage"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The server found an endless loop and stopped.",
    "name": "LoopDetected",
    "phrase": "Loop Detected",
    "retry": "never",
    "spec": "RFC 5842, 7.2",
    "standing": "registered",
    "status": 508,
    "titles": [],
    "className": "HTTPLoopDetected"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The site has used up its traffic limit for now.",
    "name": "BandwidthLimitExceeded",
    "phrase": "Bandwidth Limit Exceeded",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 509,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The server requires an extension that is missing.",
    "name": "NotExtended",
    "phrase": "Not Extended",
    "retry": "never",
    "spec": "RFC 2774, 7",
    "standing": "registered",
    "status": 510,
    "titles": [],
    "className": "HTTPNotExtended"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "never",
    "duties": [],
    "explanation": "The network requires a sign-in before it gives access.",
    "name": "NetworkAuthenticationRequired",
    "phrase": "Network Authentication Required",
    "retry": "never",
    "spec": "RFC 6585, 6",
    "standing": "registered",
    "status": 511,
    "titles": [
      {
        "name": "Network Authentication Failed",
        "system": "werkzeug"
      }
    ],
    "className": "HTTPNetworkAuthenticationRequired"
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The site's own server sent a response that could not be understood.",
    "name": "WebServerReturnedAnUnknownError",
    "phrase": "Web Server Returned an Unknown Error",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 520,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The site's own server refuses connections.",
    "name": "WebServerIsDown",
    "phrase": "Web Server Is Down",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 521,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "Connecting to the site's own server took too long.",
    "name": "ConnectionTimedOut",
    "phrase": "Connection Timed Out",
    "retry": "later",
    "spec": "",
    "standing": "unregistered",
    "status": 522,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The site's own server cannot be reached.",
    "name": "OriginIsUnreachable",
    "phrase": "Origin Is Unreachable",
    "retry": "later",
    "spec": "",
    "standing": "unregistered",
    "status": 523,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The site's own server took too long to respond.",
    "name": "ATimeoutOccurred",
    "phrase": "A Timeout Occurred",
    "retry": "later",
    "spec": "",
    "standing": "unregistered",
    "status": 524,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "A secure connection to the site's own server failed.",
    "name": "SSLHandshakeFailed",
    "phrase": "SSL Handshake Failed",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 525,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The certificate of the site's own server is not trusted.",
    "name": "InvalidSSLCertificate",
    "phrase": "Invalid SSL Certificate",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 526,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The connection between the site's own server and the network before it broke.",
    "name": "RailgunError",
    "phrase": "Railgun Error",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 527,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The site is overloaded right now.",
    "name": "SiteIsOverloaded",
    "phrase": "Site Is Overloaded",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 529,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "The site's own server could not be found.",
    "name": "OriginDNSError",
    "phrase": "Origin DNS Error",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 530,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "A proxy waited too long for a response from another server.",
    "name": "NetworkReadTimeoutError",
    "phrase": "Network Read Timeout Error",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 598,
    "titles": [],
    "className": null
  },
  {
    "aliases": [],
    "body": "allowed",
    "cache": "explicit",
    "duties": [],
    "explanation": "A proxy waited too long to connect to another server.",
    "name": "NetworkConnectTimeoutError",
    "phrase": "Network Connect Timeout Error",
    "retry": "never",
    "spec": "",
    "standing": "unregistered",
    "status": 599,
    "titles": [],
    "className": null
  }
];
