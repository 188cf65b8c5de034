"""Records the responses of falcon 4 as golden cases, one JSON object a line.

    python3 -m venv venv && venv/bin/pip install falcon==4.4.0
    venv/bin/python js-tests/golden/record/falcon4.py > js-tests/golden/data/falcon4.jsonl

The cases are the calls of falcon.jsonl (falcon 1.2) in falcon 4's form, and those that only falcon 4
has. The file is read once by a person who adds a case or a release; no test runs it.
"""

import datetime
import http
import io
import json
import pathlib
import sys

import falcon
import falcon.testing

DATA = pathlib.Path(__file__).parent.parent / "data"
URL = "http://example.com/things/1"
JSON = [["Accept", "application/json"]]
XML = [["Accept", "application/xml"]]

# The parameters of falcon 1.2, which were positional. In falcon 4 most are keywords.
OLD_PARAMETERS = {
    "HTTPUnauthorized": ["title", "description", "challenges"],
    "HTTPRequestEntityTooLarge": ["title", "description", "retry_after"],
    "HTTPTooManyRequests": ["title", "description", "retry_after"],
    "HTTPServiceUnavailable": ["title", "description", "retry_after"],
    "HTTPError": [None, "title", "description", "headers", "href", "href_text", "code"],
}
POSITIONAL = {"HTTPMethodNotAllowed", "HTTPRangeNotSatisfiable", "HTTPStatus"}
NEW_NAMES = {"HTTPRequestEntityTooLarge": "HTTPContentTooLarge"}
REDIRECTS = [
    "HTTPMovedPermanently",
    "HTTPFound",
    "HTTPSeeOther",
    "HTTPTemporaryRedirect",
    "HTTPPermanentRedirect",
]
# Each error class without arguments, or with those that it requires.
CLASSES = {
    name: {"HTTPMethodNotAllowed": [["GET", "HEAD"]], "HTTPRangeNotSatisfiable": [1000]}.get(name, [])
    for name in """HTTPBadRequest HTTPUnauthorized HTTPForbidden HTTPNotFound HTTPRouteNotFound
    HTTPMethodNotAllowed HTTPNotAcceptable HTTPConflict HTTPGone HTTPLengthRequired
    HTTPPreconditionFailed HTTPContentTooLarge HTTPPayloadTooLarge HTTPUriTooLong
    HTTPUnsupportedMediaType HTTPRangeNotSatisfiable HTTPUnprocessableEntity HTTPLocked
    HTTPFailedDependency HTTPPreconditionRequired HTTPTooManyRequests
    HTTPRequestHeaderFieldsTooLarge HTTPUnavailableForLegalReasons HTTPInternalServerError
    HTTPNotImplemented HTTPBadGateway HTTPServiceUnavailable HTTPGatewayTimeout
    HTTPVersionNotSupported HTTPInsufficientStorage HTTPLoopDetected
    HTTPNetworkAuthenticationRequired MediaValidationError MultipartParseError""".split()
}


def to_python(value):
    """Returns the Python value of a golden value."""
    if isinstance(value, list):
        return [to_python(one) for one in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        [(name, content)] = value.items()
        if name == "$datetime":
            return datetime.datetime.fromisoformat(content)
        if name == "$bytes":
            return content.encode()
        if name == "$tuple":
            return tuple(to_python(content))
        if name == "$headers":
            return [tuple(pair) for pair in content]
        if name == "$long":
            return content[0] * content[1]
        if name == "$status":
            return http.HTTPStatus(content)
    return {key: to_python(one) for key, one in value.items()}


def create_environ(request):
    """Returns the WSGI environ of a request. Header values may be any text."""
    path, _, query = request["url"].removeprefix("http://example.com").partition("?")
    environ = falcon.testing.create_environ(
        path=path or "/", query_string=query, method="GET", host="example.com"
    )
    environ["REQUEST_METHOD"] = request["method"]
    environ["wsgi.errors"] = io.StringIO()
    for name in ["HTTP_ACCEPT", "HTTP_USER_AGENT"]:
        environ.pop(name, None)
    for name, value in request["headers"]:
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_LENGTH", "CONTENT_TYPE") else f"HTTP_{key}"] = value
    return environ


def call(app, request):
    """Returns the response of an app."""
    started = []
    chunks = app(create_environ(request), lambda line, headers, *_: started.append((line, headers)))
    line, headers = started[-1]
    status, _, reason = line.partition(" ")
    body = b"".join(chunks).decode()
    return {
        "status": int(status) if status.isdigit() else status,
        "reason": reason,
        "status_line": line,
        "headers": [list(pair) for pair in headers],
        "body": body,
    }


def hide_sentence(response):
    """Replaces falcon's default text of a link, which has its own wording."""
    body = response["body"].replace("Documentation related to this error", "{{link_text}}")
    if body != response["body"]:
        response["body"] = body
        pairs = response["headers"]
        response["headers"] = [pair for pair in pairs if pair[0].lower() != "content-length"]
    return response


def create_app(build, **options):
    """Returns an app that raises what a case builds, for every request."""

    def respond(req, resp):
        # What a responder set before is not part of the error.
        resp.text = "left over"
        raise build()

    app = falcon.App(**options)
    app.add_sink(respond, "/")
    return app


def run(one):
    """Adds the response of a case, or the error that falcon raises instead."""
    args, kwargs = one["args"]["args"], one["args"]["kwargs"]
    stage = "construct"
    try:
        if "scenario" in kwargs:
            stage = "call"
            app = SCENARIOS[kwargs["scenario"]]()
        else:
            cause = kwargs.get("cause")
            rest = {key: one for key, one in kwargs.items() if key != "cause"}
            make = getattr(falcon, one["class"])
            error = make(*to_python(args), **to_python(rest))
            if cause is not None:
                error.__cause__ = ValueError(cause)
            app = create_app(lambda: error)
            stage = "call"
        one["response"] = hide_sentence(call(app, one["request"]))
    except Exception as error:  # A case records whatever falcon raises.
        one["error"] = {"type": type(error).__name__, "message": str(error), "stage": stage}
    return one


# Scenarios: what an application does around an error.


class MyErr(Exception):
    pass


class MySub(MyErr):
    pass


def with_handlers(raised, *handlers):
    def create():
        app = create_app(lambda: raised("x"))
        for kinds, handler in handlers:
            app.add_error_handler(kinds, handler)
        return app

    return create


def raise_titled(title):
    def handle(req, resp, ex, params):
        raise falcon.HTTPError(f"460 {title}", title=title, description=f"{type(ex).__name__}: x")

    return handle


def raise_status(req, resp, ex, params):
    raise falcon.HTTPStatus("203 Status", {"X-S": "1"}, "status body")


def reraise(req, resp, ex, params):
    raise ex


def with_error(error, serializer=None, middleware=None):
    def create():
        app = create_app(error, middleware=middleware)
        if serializer:
            app.set_error_serializer(serializer)
        return app

    return create


def serialize_yaml(req, resp, exception):
    preferred = req.client_prefers(("application/x-yaml", "application/json"))
    if preferred is not None:
        if preferred == "application/json":
            resp.data = exception.to_json()
        else:
            fields = exception.to_dict()
            resp.text = "\n".join(f"{key}: {one}" for key, one in fields.items())
        resp.content_type = preferred
    resp.append_header("Vary", "Accept")


def without_xml():
    app = create_app(titled(code=1))
    app.resp_options.xml_error_serialization = False
    return app


class Refuse:
    def process_request(self, req, resp):
        raise falcon.HTTPForbidden(title="MW", description="blocked")


class Flag:
    def process_response(self, req, resp, resource, req_succeeded):
        resp.set_header("X-Ok", str(req_succeeded))


class CustomDict(falcon.HTTPBadRequest):
    def to_dict(self, obj_type=dict):
        return {"custom": True}


def with_request(read):
    class Reader:
        def on_get(self, req, resp, id):
            resp.text = str(read(req))

        on_post = on_get

    def create():
        app = falcon.App()
        app.add_route("/things/{id}", Reader())
        return app

    return create


def titled(**kwargs):
    return lambda: falcon.HTTPBadRequest(title="T", description="D", **kwargs)


SCENARIOS = {
    "unhandled-exception": with_handlers(MyErr),
    "handler-raises-httperror": with_handlers(MyErr, (MyErr, raise_titled("A"))),
    "handler-subclass": with_handlers(MySub, (MyErr, raise_titled("A"))),
    "handler-tuple": with_handlers(MyErr, ((KeyError, MyErr), raise_titled("A"))),
    "handler-lifo-general-last": with_handlers(
        MySub, (MySub, raise_titled("Spec")), (MyErr, raise_titled("Gen"))
    ),
    "handler-exception-last": with_handlers(
        MyErr, (MyErr, raise_titled("Spec")), (Exception, raise_titled("All"))
    ),
    "handler-replaced": with_handlers(
        MyErr, (MyErr, raise_titled("Old")), (MyErr, raise_titled("New"))
    ),
    "handler-raises-status": with_handlers(MyErr, (MyErr, raise_status)),
    "handler-reraises-httperror": lambda: with_reraise(),
    "custom-to-dict-json": with_error(lambda: CustomDict(title="T", description="D", code=4)),
    "custom-to-dict-xml": with_error(lambda: CustomDict(title="T", description="D", code=4)),
    "serializer-yaml": with_error(titled(code=1), serialize_yaml),
    "xml-disabled": without_xml,
    "route-not-found": falcon.App,
    "method-not-allowed": lambda: with_request(lambda req: "")(),
    "invalid-method-xml": lambda: with_request(lambda req: "")(),
    "middleware-request-error": with_error(titled(), middleware=[Refuse()]),
    "middleware-response-flag": with_error(titled(code=1), middleware=[Flag()]),
    "bad-content-length": with_request(lambda req: req.content_length),
    "param-as-int": with_request(
        lambda req: req.get_param_as_int("limit", required=True, min_value=1, max_value=10)
    ),
    "header-required": with_request(lambda req: req.get_header("X-Key", required=True)),
    "media-malformed": with_request(lambda req: req.media),
}


def with_reraise():
    app = create_app(lambda: falcon.HTTPConflict(title="T", description="D"))
    app.add_error_handler(falcon.HTTPError, reraise)
    return app


def create_cases():
    """Yields class, group, args, kwargs, request headers, method and URL of each case."""
    old = [json.loads(line) for line in (DATA / "falcon.jsonl").read_text().split("\n")[:-1]]
    for one in old:
        name, group = one["class"], one["group"]
        args, kwargs = one["args"]["args"], dict(one["args"]["kwargs"])
        if "scenario" in kwargs:
            continue
        if group != "error" and name not in POSITIONAL and name not in REDIRECTS:
            names = OLD_PARAMETERS.get(name, ["title", "description"])
            first = args[:1] if name == "HTTPError" else []
            kwargs |= {key: arg for key, arg in zip(names, args) if key is not None}
            args = first
        if name == "HTTPStatus" and "body" in kwargs:
            kwargs["text"] = kwargs.pop("body")
        request = one["request"]
        yield (
            *(NEW_NAMES.get(name, name), group, args, kwargs),
            *(request["headers"], request["method"], request["url"]),
        )
    yield from create_new_cases()
    yield from create_negotiation_cases()
    yield from create_scenario_cases()


ALL = {
    "title": "T <&> \u00e9",
    "description": 'D "q" \n \U0001f680',
    "code": 42,
    "href": "http://example.com/h\u00e9lp",
    "href_text": "Read <this>",
}


def create_new_cases():
    for name, args in CLASSES.items():
        vendors = [[["Accept", f"application/vnd.example.v1+{kind}"]] for kind in ["json", "xml"]]
        for headers in [[], JSON, XML, [["Accept", "text/xml"]], *vendors]:
            yield name, "default", args, {}, headers
        yield name, "head", args, {}, JSON, "HEAD"
        every = {key: one for key, one in ALL.items() if not (name[0] == "M" and key == "title")}
        yield name, "text", args, every, JSON
        yield name, "text", args, every, XML
        yield name, "text", args, {"description": "Only a description"}, JSON
        yield name, "headers", args, {"headers": {"X-A": "1"}, "description": "d"}, JSON
        yield name, "headers", args, {"headers": {"$headers": [["X-A", "1"], ["x-b", "2"]]}}, JSON
    texts = ["is <odd> & \"quoted\"", "", "\u00e9\u2603 \U0001f680", "a\nb", "It's late."]
    for name in ["HTTPInvalidHeader", "HTTPInvalidParam"]:
        parts = ["X-Key", "limit", "a <b> & \"c\"", "\u00e9", ""]
        for text, part in zip(texts, parts):
            for headers in [JSON, XML]:
                yield name, "specialised", [text, part], {}, headers
        key = "header_name" if name.endswith("Header") else "param_name"
        yield name, "specialised", [], {"msg": "m", key: "n"}, JSON
        yield name, "specialised", ["m"], {key: "n", "code": 7}, XML
        yield name, "specialised", ["m", "n"], {"headers": {"X-A": "1"}, "code": "E"}, JSON
        yield name, "specialised", ["m", "n"], {"href": "http://e.com/x y"}, JSON
        yield name, "specialised", ["m", "n"], {"href": "/h", "href_text": "Help"}, XML
        yield name, "error", ["m"], {}, JSON
        yield name, "error", ["m", "n"], {"title": "x"}, JSON
    for name in ["HTTPMissingHeader", "HTTPMissingParam"]:
        for part in ["X-Key", "a <b> & \"c\"", "\u00e9\u2603", ""]:
            for headers in [JSON, XML]:
                yield name, "specialised", [part], {}, headers
        key = "header_name" if name.endswith("Header") else "param_name"
        yield name, "specialised", [], {key: "n"}, JSON
        yield name, "specialised", ["n"], {"headers": {"X-A": "1"}, "code": "E"}, JSON
        yield name, "specialised", ["n"], {"href": "/h", "href_text": "Help", "code": 0}, XML
        yield name, "error", [], {}, JSON
        yield name, "error", ["n"], {"description": "x"}, JSON
    for kind in ["JSON", "URL-encoded", "MessagePack", "a <b>"]:
        for headers in [JSON, XML]:
            yield "MediaNotFoundError", "specialised", [kind], {}, headers
            yield "MediaMalformedError", "specialised", [kind], {}, headers
            yield "MediaMalformedError", "specialised", [kind], {"cause": "at <line> 1"}, headers
    yield "MediaValidationError", "specialised", [], {"title": "No", "description": "why"}, JSON
    yield "MultipartParseError", "specialised", [], {"description": "unexpected form"}, XML
    # Statuses in every form that falcon 4 takes.
    statuses = [400, 404, 413, 414, 416, 418, 422, 429, 451, 500, 503, 511, 200, 204, 205, 304]
    statuses += [456, 460, 499, 520, 599, 600, 702, 749, 999, 99, 1000, 0, -1]
    for status in statuses:
        yield "HTTPError", "status", [status], {}, JSON
        yield "HTTPError", "status", [status], {"title": "T", "description": "D"}, XML
    for status in ["404", "413", "599", "abc", "404 ", " 404", "40", "404 Nothing <Here>"]:
        yield "HTTPError", "status", [status], {}, JSON
    # The phrases of `http.HTTPStatus` depend on the version of Python; these do not.
    for status in [400, 404, 409, 503]:
        yield "HTTPError", "status", [{"$status": status}], {}, JSON
        yield "HTTPError", "status", [{"$bytes": f"{status} Own"}], {}, JSON
    for status in [200, 202, 204, "299", "404 Own", {"$status": 404}]:
        yield "HTTPStatus", "status", [status], {"text": "hello \u2603"}, JSON
        yield "HTTPStatus", "status", [status], {}, JSON
    # Retry-After, challenges, Allow, Content-Range, Location, Vary.
    times = [0, 1, 60, 3600, 2**31, "120", "soon", "", 1.5, -5, True, None]
    times += [{"$datetime": text} for text in ["2030-01-02T03:04:05", "2030-01-02T03:04:05+02:00"]]
    for name in ["HTTPContentTooLarge", "HTTPTooManyRequests", "HTTPServiceUnavailable"]:
        for time in times:
            yield name, "param", [], {"retry_after": time}, JSON
        yield name, "param", [], {"retry_after": 5, "headers": {"Retry-After": "9"}}, JSON
        yield name, "param", [], {"retry_after": 5, "headers": {"$headers": [["X-A", "1"]]}}, JSON
        yield name, "param", [], {"retry_after": 5, "headers": None}, XML
    for challenges in [["Basic"], ["Basic realm=\"a\"", "Bearer"], [], None, {"$tuple": ["Basic"]}]:
        yield "HTTPUnauthorized", "param", [], {"challenges": challenges}, JSON
    both = {"challenges": ["Basic"], "headers": {"$headers": [["X-A", "1"]]}}
    yield "HTTPUnauthorized", "param", [], both, JSON
    for methods in [["GET"], ["GET", "POST"], [], {"$tuple": ["PUT", "PATCH"]}, "GET", None]:
        yield "HTTPMethodNotAllowed", "param", [methods], {}, JSON
        yield "HTTPMethodNotAllowed", "param", [methods], {"title": "T", "description": "D"}, XML
    yield "HTTPMethodNotAllowed", "param", [["GET"]], {"headers": {"Allow": "OLD"}}, JSON
    for length in [0, 1, 1000, 2**53 - 1, "12", "x", -1, 1.5, None]:
        yield "HTTPRangeNotSatisfiable", "param", [length], {}, JSON
    yield "HTTPRangeNotSatisfiable", "param", [5], {"title": "T", "description": "D", "code": 1}, XML
    yield "HTTPRangeNotSatisfiable", "param", [5], {"headers": {"Content-Range": "x"}}, JSON
    for value in ["Origin", "Accept", "*", "Accept-Encoding, Origin", ""]:
        yield "HTTPNotFound", "headers", [], {"headers": {"Vary": value}}, JSON
    for name, value in [("Set-Cookie", "a=1"), ("Location", "/x"), ("X-Long", "y" * 200)]:
        yield "HTTPBadRequest", "headers", [], {"headers": {name: value}}, JSON
    for name in REDIRECTS:
        for location in ["/new", "https://other.example/a?b=c#d"]:
            yield name, "redirect", [location], {}, JSON
        yield name, "redirect", ["/new"], {"headers": {"X-A": "1"}}, JSON
        yield name, "redirect", ["/new"], {"headers": {"location": "/other"}}, JSON
        yield name, "redirect", [], {"location": "/kw", "headers": None}, []


ACCEPTS = """application/msgpack|application/x-msgpack|application/x-www-form-urlencoded
multipart/form-data|multipart/*|application/x-www-form-urlencoded, application/json
application/x-www-form-urlencoded, application/json;q=0.5|application/yaml, */*;q=0.1
application/msgpack, application/json;q=0.5|text/html, application/xhtml+xml, */*;q=0.8
application/xml, */*|application/xml, application/*|application/xml;q=0.8, */*;q=0.8
text/xml, */*;q=0.9|text/*, application/json|text/*|text/*;q=0.9, application/*;q=0.8
application/xml, text/xml|text/xml, application/xml|application/xml;q=0.9, text/xml;q=0.8
application/json, text/plain, */*|application/json;q=0.0001|application/json;q=1.0
application/json;indent=2|application/json; charset=UTF-8|application/xml;charset=iso-8859-1
application/vnd.api+json, application/xml|application/ld+json|application/atom+xml
application/hal+json;q=0.1, application/atom+xml;q=0.9|image/svg+xml, text/html
application/vnd.x+JSON|APPLICATION/XML|*/xml|*|*/*;q=0|application/json;q=0, text/xml;q=0
text/html, image/*;q=0.9|application/xhtml+xml|application/problem+json, application/json
application/json;q=2|application/json;q=nan|application/json;q=inf|a/b;q=0.5, , application/json
application/json,|json|audio/*, video/*;q=0.5|application/cbor|text/plain;q=0.5, text/html
""".strip().replace("\n", "|").split("|")


def create_negotiation_cases():
    for accept in ACCEPTS:
        headers = [["Accept", accept]]
        yield "HTTPNotFound", "negotiation", [], {}, headers
        yield "HTTPBadRequest", "negotiation", [], {"title": "T", "description": "D", "code": 1}, headers
    for name in ["HTTPGone", "HTTPServiceUnavailable"]:
        for accept in ACCEPTS[::3]:
            yield name, "negotiation", [], {"description": "d"}, [["Accept", accept]], "POST"


def create_scenario_cases():
    for name in SCENARIOS:
        accepts = {
            "serializer-yaml": ["application/x-yaml", "application/json", "text/html", "*/*"],
            "xml-disabled": ["application/xml", "text/xml", "*/*", "application/atom+xml"],
        }.get(name, ["application/json", "application/xml"])
        urls, methods, extra = [URL], ["GET"], [[]]
        if name == "param-as-int":
            urls = [f"{URL}{query}" for query in ["", "?limit=abc", "?limit=0", "?limit=11", "?limit="]]
        if name == "bad-content-length":
            extra = [[["Content-Length", text]] for text in ["abc", "-1"]]
        if name == "media-malformed":
            methods, extra = ["POST"], [[["Content-Type", "application/json"], ["Content-Length", "0"]]]
        if name == "route-not-found":
            urls = ["http://example.com/nope"]
        if name == "method-not-allowed":
            methods = ["DELETE", "PUT"]
        if name == "invalid-method-xml":
            methods = ["BREW"]
        for accept in accepts:
            for url in urls:
                for method in methods:
                    for more in extra:
                        headers = [*more, ["Accept", accept]]
                        yield f"scenario:{name}", "scenario", [], {"scenario": name}, headers, method, url


def main():
    seen = set()
    for name, group, args, kwargs, headers, *rest in create_cases():
        method = rest[0] if rest else "GET"
        url = rest[1] if len(rest) > 1 else URL
        one = {
            "id": 0,
            "system": "falcon",
            "version": falcon.__version__,
            "class": name,
            "group": group,
            "args": {"args": args, "kwargs": kwargs},
            "request": {"method": method, "url": url, "headers": headers},
        }
        key = json.dumps([name, one["args"], one["request"]], sort_keys=True)
        if key in seen:
            continue
        seen.add(key)
        one["id"] = len(seen)
        sys.stdout.write(json.dumps(run(one)) + "\n")


main()
