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
    "explanation": "The start of the request was fine, so the rest may follow.",
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
    "explanation": "The connection now goes on in another protocol.",
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
    "explanation": "The request has arrived and is still being worked on.",
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
    "explanation": "Some headers come ahead of the answer, so that loading can begin early.",
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
    "explanation": "An upload that breaks off can be taken up again later.",
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
    "explanation": "Everything went well.",
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
    "explanation": "Something new has been made.",
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
    "explanation": "The request was taken in and will be dealt with later.",
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
    "explanation": "It worked, but something along the way changed the answer.",
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
    "explanation": "It worked, and there is nothing to show.",
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
    "explanation": "It worked, and the form or view can be cleared now.",
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
    "explanation": "This is only the part that was asked for.",
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
    "explanation": "Several things were tried, each with a result of its own.",
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
    "explanation": "These members were already listed earlier in the same answer.",
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
    "explanation": "The answer comes in a special form, such as the changes since an older copy.",
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
    "explanation": "There is more than one version here to choose from.",
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
    "explanation": "This has moved to another address for good.",
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
    "explanation": "What to look at next is at another address.",
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
    "explanation": "Nothing has changed, so the copy at hand is still good.",
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
    "explanation": "This can only be reached through the proxy that is named.",
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
    "explanation": "For now, the same request belongs at another address.",
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
    "explanation": "From now on, the same request belongs at another address.",
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
    "explanation": "Something about the request is wrong, so it was not carried out.",
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
    "explanation": "This needs a valid sign-in first.",
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
    "explanation": "This has to be paid for first.",
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
    "explanation": "This address does not take requests of this kind.",
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
    "explanation": "This is not available in any of the forms that were asked for.",
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
    "explanation": "The proxy needs a valid sign-in first.",
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
    "explanation": "The request clashes with how things stand at the moment.",
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
    "explanation": "This used to be here and has been taken away for good.",
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
    "explanation": "The request has to say how long its content is.",
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
    "explanation": "A condition that the request set was not met.",
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
    "explanation": "What was sent is too big to be taken in.",
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
    "explanation": "What was sent is in a form that is not accepted here.",
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
    "explanation": "The part that was asked for does not exist.",
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
    "explanation": "The server cannot promise what the request expects of it.",
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
    "explanation": "The request reached a server that does not answer for this address.",
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
    "explanation": "The request can be read, but what it says cannot be acted on.",
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
    "explanation": "This was not done because something it depends on did not work.",
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
    "explanation": "This request came too early to be acted on safely.",
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
    "explanation": "The server only does this over another protocol.",
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
    "explanation": "The request has to come with a condition, so that nobody's work gets lost.",
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
    "explanation": "The law stands in the way of showing this.",
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
    "explanation": "The connection was closed before the answer was ready.",
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
    "explanation": "The server has no means of doing this.",
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
    "explanation": "A server further back gave an answer that made no sense.",
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
    "explanation": "The service cannot take this on right now, but it should be able to soon.",
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
    "explanation": "A server further back took too long to answer.",
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
    "explanation": "The server does not speak this version of HTTP.",
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
    "explanation": "The server is set up wrongly and could not choose a version to send.",
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
    "explanation": "The server has run out of room to store this.",
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
    "explanation": "The server went round in circles and gave up.",
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
    "explanation": "The site has used up the traffic that it is allowed for now.",
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
    "explanation": "The server only does this together with an extension that is missing.",
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
    "explanation": "The network asks for a sign-in before it lets anything through.",
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
    "explanation": "The site's own server gave an answer that could not be understood.",
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
    "explanation": "The site's own server is not taking connections.",
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
    "explanation": "The site's own server could not be connected to in time.",
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
    "explanation": "There is no way through to the site's own server.",
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
    "explanation": "The site's own server was reached but took too long to answer.",
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
    "explanation": "No secure connection to the site's own server could be set up.",
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
    "explanation": "The certificate of the site's own server could not be trusted.",
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
    "explanation": "The link between the site's own server and the network in front of it broke.",
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
    "explanation": "The site has more work than it can handle right now.",
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
    "explanation": "A proxy waited too long while reading an answer from further back.",
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
    "explanation": "A proxy waited too long while connecting to a server further back.",
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
