"""Requests that nobody should send, each kind once, with the statuses that are right for it.

Status 0 stands for a connection that the server ends without an answer.
"""

from __future__ import annotations

from urllib.parse import quote

import httpx
from tests.serve.bad_requests import Bad, get, post, raw

OWN = b"Host: %HOST%\r\nConnection: close\r\n"
ASK = b"ASK { ?s ?p ?o }"
MANY = 5_000


def line(target: bytes, *heads: bytes, method: bytes = b"GET", version: bytes = b"1.1") -> bytes:
    """Write the heads of a request."""
    own = b"".join(head + b"\r\n" for head in heads)
    return b"%s %s HTTP/%s\r\n" % (method, target, version) + OWN + own + b"\r\n"


def host(name: bytes) -> bytes:
    return b"GET / HTTP/1.1\r\nConnection: close\r\nHost: %s\r\n\r\n" % name


def body(
    content: bytes, *heads: bytes, path: bytes = b"/sparql", kind: bytes = b"sparql-query"
) -> bytes:
    return line(path, b"Content-Type: application/" + kind, *heads, method=b"POST") + content


def sized(content: bytes, **options: bytes) -> bytes:
    return body(content, b"Content-Length: %d" % len(content), **options)


def chunked(content: bytes) -> bytes:
    return body(content, b"Transfer-Encoding: chunked")


def mark(content: bytes) -> bytes:
    heads = (b"Content-Length: %d" % len(content), b"Origin: http://%HOST%")
    return body(content, *heads, path=b"/api/read", kind=b"json")


HEADS = {
    "no host": (b"GET / HTTP/1.1\r\n\r\n", {400}),
    "no host in 1.0": (b"GET / HTTP/1.0\r\n\r\n", {400}),
    "two hosts": (line(b"/", b"Host: %HOST%"), {400}),
    "a host with a user": (host(b"me@%HOST%"), {421}),
    "a host of digits": (host(b"2130706433:80"), {421}),
    "every address": (host(b"0.0.0.0:80"), {421}),
    "a short address": (host(b"127.1:80"), {421}),
    "a host without its port": (host(b"127.0.0.1:"), {421}),
    "a host with a dot behind": (host(b"localhost.:80"), {421}),
    "a host in letters from elsewhere": (host(b"\xd0\xbe\xd1\x81alhost:80"), {400, 421}),
    "a host with a tail": (host(b"%HOST%.example.org"), {421}),
    "a host with a line in it": (host(b"%HOST%\rX: y"), {400}),
    "version 0.9": (b"GET /\r\n\r\n", {400}),
    "version 2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400}),
    "version 9.9": (line(b"/", version=b"9.9"), {400}),
    "a method in small letters": (line(b"/", method=b"get"), {400}),
    "a method that there is not": (line(b"/", method=b"FETCH"), {400}),
    "a tunnel": (line(b"example.org:443", method=b"CONNECT"), {400, 404, 405}),
    "a star": (line(b"*", method=b"OPTIONS"), {400, 404, 405}),
    "a relative path": (line(b"sparql"), {400}),
    "a path with a space": (line(b"/a b"), {400}),
    "a path with a zero": (line(b"/a\x00b"), {400}),
    "a path in Latin 1": (line(b"/caf\xe9"), {400, 404}),
    "a space before the colon": (line(b"/", b"X : y"), {400}),
    "a head without a colon": (line(b"/", b"nonsense"), {400}),
    "a head without a name": (line(b"/", b": y"), {400}),
    "a head with a zero": (line(b"/", b"X: a\x00b"), {400}),
    "a head on two lines": (line(b"/", b"X: a\r\n b"), {200, 400}),
    "lines that end in one sign": (line(b"/").replace(b"\r\n", b"\n"), {200, 400}),
    "two thousand heads": (line(b"/", *[b"X%d: yyyyyyyyyyyyyyy" % n for n in range(2_000)]), {431}),
    "heads for ever": (line(b"/", *[b"X: y"] * 90_000), {0, 400}),
    "an address for ever": (line(b"/" + b"x" * 900_000), {0, 400}),
    "an upgrade to sockets": (line(b"/api/queries", b"Connection: Upgrade", b"Upgrade: websocket"), {200, 400}),
    "an upgrade to version 2": (line(b"/api/queries", b"Connection: Upgrade", b"Upgrade: h2c"), {200, 400}),
    "an expectation": (line(b"/api/queries", b"Expect: miracles"), {200, 417}),
    "a range": (line(b"/api/queries", b"Range: bytes=0-18446744073709551616"), {200, 416}),
    "a line of TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200) + b"\r\n\r\n", {400}),
    "lines of nothing": (b"\r\n" * 200_000, {0, 400}),
}  # fmt: skip
"""Bytes as they are sent."""

BODIES = {
    "a negative length": (body(ASK, b"Content-Length: -5"), {400}),
    "a length with a sign": (body(ASK, b"Content-Length: +16"), {400}),
    "a length in hex": (body(ASK, b"Content-Length: 0x10"), {400}),
    "two lengths": (body(ASK, b"Content-Length: 16", b"Content-Length: 5"), {400}),
    "a list of lengths": (body(ASK, b"Content-Length: 16, 16"), {400}),
    "a length that is too long": (body(ASK, b"Content-Length: 18446744073709551632"), {400}),
    "an empty length": (body(ASK, b"Content-Length: "), {400}),
    "a length and pieces": (body(b"0\r\n\r\n", b"Content-Length: 5", b"Transfer-Encoding: chunked"), {400}),
    "pieces last but zipped": (body(b"0\r\n\r\n", b"Transfer-Encoding: chunked, gzip"), {400}),
    "pieces of another kind": (body(b"0\r\n\r\n", b"Transfer-Encoding: xchunked"), {400}),
    "a piece of negative size": (chunked(b"-1\r\nx\r\n0\r\n\r\n"), {400}),
    "a piece of no size": (chunked(b"zz\r\nx\r\n0\r\n\r\n"), {400}),
    "a piece of too large a size": (chunked(b"fffffffffffffffff\r\nx"), {400}),
    "a piece longer than it says": (chunked(b"1\r\nASK\r\n0\r\n\r\n"), {400}),
    "a piece with a long remark": (chunked(b"1;" + b"x" * 400_000 + b"\r\nA\r\n0\r\n\r\n"), {0, 400}),
    "heads behind the body for ever": (chunked(b"0\r\n" + b"X: y\r\n" * 90_000 + b"\r\n"), {0, 400}),
    "pieces of a letter": (chunked(b"1\r\n#\r\n" * 300_000 + b"0\r\n\r\n"), {400}),
    "pieces that are too much": (chunked(b"ffff\r\n" + b"#" * 65_535 + b"\r\n" + (b"ffff\r\n" + b"#" * 65_535 + b"\r\n") * 20), {413}),
    "a zipped query": (body(b"\x1f\x8b\x08\x00", b"Content-Encoding: gzip", b"Content-Length: 4"), {400}),
    "an empty query": (sized(b""), {400}),
    "blanks for a query": (sized(b" \n\t"), {400}),
    "a remark for a query": (sized(b"# ASK { ?s ?p ?o }"), {400}),
    "a query with a mark before it": (sized(b"\xef\xbb\xbf" + ASK), {200, 400}),
    "a query in UTF-16": (sized(ASK.decode().encode("utf-16")), {400}),
    "a query with a zero": (sized(b"ASK { ?s ?p '\x00' }"), {200, 400}),
    "half a character": (sized(b"ASK { ?s ?p '\\uD800' }"), {400}),
    "a query behind a query": (sized(ASK + b" ; DROP ALL"), {400}),
    "an update behind a query": (sized(ASK + b" INSERT DATA { <x:a> <x:b> <x:c> }"), {400}),
    "a form with many fields": (sized(b"query=" + ASK.replace(b" ", b"+") + b"&a=b" * MANY, kind=b"x-www-form-urlencoded"), {400}),
    "a form with bad percents": (sized(b"query=%zz%", kind=b"x-www-form-urlencoded"), {400}),
    "a form without a query": (sized(b"query", kind=b"x-www-form-urlencoded"), {400}),
    "a form of two queries": (sized(b"query=ASK+%7B%7D&query=ASK+%7B%7D", kind=b"x-www-form-urlencoded"), {400}),
    "a body of no type": (line(b"/sparql", b"Content-Length: 16", method=b"POST") + ASK, {415}),
    "a form in parts": (sized(ASK, kind=b"multipart/form-data; boundary=x"), {415}),
    "an update": (sized(b"DROP ALL", kind=b"sparql-update"), {403}),
    "marks that nest": (mark(b"[" * 100_000), {400}),
    "marks with no number": (mark(b'{"papers": [NaN]}'), {400}),
    "marks of numbers": (mark(b'{"papers": [1e999]}'), {400}),
    "marks not in UTF-8": (mark(b'{"papers": ["\xff"]}'), {400}),
    "marks of half a character": (mark(b'{"papers": ["\\ud800"]}'), {400, 404}),
    "marks of nothing": (mark(b""), {400}),
    "marks of a word": (mark(b'{"papers": ["obc"], "read": "no"}'), {400}),
    "marks of many": (mark(b'{"papers": [' + b",".join([b'"no such"'] * MANY) + b"]}"), {404}),
}  # fmt: skip
"""Bodies as they are sent."""

PATHS = {
    "/paper/%": {400, 404},
    "/paper/%zz": {400, 404},
    "/paper/%ff": {400, 404},
    "/paper/%00": {400, 404},
    "/paper/": {404},
    "/paper/" + "/" * 3_000: {404},
    "/paper/javascript:alert(1)": {404},
    "/paper/" + quote("\u202e" * 500): {404},
    "/api/show?x=%ff": {400},
    "/api/show?x=%00": {400, 404},
    "/api/show?x=" + "(" * 3_000: {404},
    "/api/path?x=" + "&x=".join(["obc"] * 1_500): {400},
    "/api/path?x=obc&max=%D9%A3": {400},
    "/api/path?x=obc&max=1e3": {400},
    "/api/path?x=obc&max=9999999999": {400},
    "/api/path?x=obc&from=": {200},
    "/api/next?max=-1": {400},
    "/api/queries/..%2f..%2fetc%2fpasswd": {404},
    "/api/queries/prerequisites?paper=%3Cno+such+paper%3E": {404},
    "/api/queries/prerequisites?paper=obc&paper=obs": {400},
    "/%2e%2e/%2e%2e/etc/passwd": {404},
    "//etc/passwd": {404},
    "/static/": {404},
    "/static/%00": {404},
    "/static/page.css%00.js": {404},
    "/static/query.html.j2": {404},
    "/static/%c0%ae%c0%ae/api.py": {404},
    "/sparql": {400},
    "/sparql?query": {400},
    "/sparql?query=": {400},
    "/sparql?query=ASK{}&default-graph-uri=nonsense": {400, 403},
    "/sparql?query=ASK{}&default-graph-uri=": {400, 403},
    "/sparql?query=ASK{}&named-graph-uri=file:///etc/passwd": {403},
    "/sparql?update=DROP+ALL": {403},
    "/sparql?query=ASK{}" + "&" * 1_500: {200, 400},
    "/sparql/": {307, 404},
    "/api": {307, 404},
}

QUERIES = {
    "many brackets": ("ASK { ?s ?p ?o FILTER(" + "(" * MANY + "1" + ")" * MANY + ") }", {400, 500}),
    "many unions": ("ASK { " + " UNION ".join(["{ ?s ?p ?o }"] * MANY) + " }", {200, 400, 500, 503}),
    "many options": ("ASK { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o " * 800 + "}" * 800 + " }", {200, 400, 500, 503}),
    "many queries in a query": ("SELECT * { { " * 800 + "?s ?p ?o" + " } }" * 800, {200, 400, 500, 503}),
    "many ways": ("ASK { ?s " + "(" * 800 + "<x:p>" + "*)" * 800 + " ?o }", {200, 400, 500, 503}),
    "many values": ("ASK { VALUES ?x { " + "1 " * 200_000 + "} }", {200, 400, 500, 503}),
    "many words to choose from": ("ASK { ?s ?p ?o FILTER(?o IN (" + ",".join(["1"] * 50_000) + ")) }", {200, 400, 500, 503}),
    "a long name": ("ASK { ?s ?" + "p" * 500_000 + " ?o }", {200, 400}),
    "a long address": ("ASK { ?s <x:" + "p" * 500_000 + "> ?o }", {200, 400}),
    "no pattern": ("SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), '(') } LIMIT 1", {200, 400}),
    "an endless pattern": ("ASK { ?s ?p ?o FILTER REGEX(STR(?o), '(x+x+)+y{9999}') }", {200, 400, 500, 503}),
    "a function of elsewhere": ("SELECT (<http://127.0.0.1:1/f>(?s) AS ?x) { ?s ?p ?o } LIMIT 1", {400}),
    "a sort of all": ("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a", {500, 503}),
    "one long text": ("SELECT (GROUP_CONCAT(CONCAT(STR(?c), STR(?f))) AS ?x) { ?a ?b ?c . ?d ?e ?f }", {500, 503}),
    "all ways of all": ("SELECT (COUNT(*) AS ?n) { ?a (!<x:q>)* ?b . ?b (!<x:q>)* ?c . ?c (!<x:q>)* ?d }", {500, 503}),
    "a graph of all": ("CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }", {500, 503}),
    "a description of all": ("DESCRIBE * { ?a ?b ?c . ?d ?e ?f }", {200, 500, 503}),
}  # fmt: skip
"""Queries that are hard to read or to answer."""

ACCEPTED = {"*/*;q=0": 406, "text/html": 406, ";" * 9_000: 406, "a/b;q=nan": 406, ",".join(["a/b"] * 3_000): 406,
            "*/*;q=inf": 200, "*/*;q=-1": 406, "text/*;q=1e-9": 200}  # fmt: skip

ORIGINS = ("", "null", "file://", "http://127.0.0.1", "https://%s", "http://%s.example.org", "http://example.org:%s",
           "http://me@%s", "http://%s/", "chrome-extension://abc")  # fmt: skip

METHODS = {
    **{(method, path): {405} for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE") for path in ("/", "/sparql", "/api/next", "/paper/obc")},
    ("POST", "/"): {405},
    ("POST", "/api/next"): {405},
    ("POST", "/sparql"): {415},
    ("HEAD", "/"): {200},
    ("HEAD", "/api/next"): {200},
    ("HEAD", "/sparql"): {400},
}  # fmt: skip


def method(name: str, path: str) -> Bad:
    return Bad(
        f"{name} {path}", METHODS[name, path], lambda client: client.request(name, path).status_code
    )


def origin(text: str) -> Bad:
    def send(client: httpx.Client) -> int:
        own = client.base_url.netloc.decode()
        return client.get("/api/next", headers={"Origin": text.replace("%s", own)}).status_code

    return Bad(f"origin {text!r}", {403}, send)


def accept(text: str, status: int) -> Bad:
    path = "/sparql?query=" + quote(ASK.decode())
    return Bad(f"accept {text[:20]!r}", {status}, get(path, Accept=text))


ODD = [
    *(Bad(name, statuses, raw(content)) for name, (content, statuses) in {**HEADS, **BODIES}.items()),
    *(Bad(path[:60], statuses, raw(line(path.encode()))) for path, statuses in PATHS.items()),
    *(Bad(name, statuses, post(text)) for name, (text, statuses) in QUERIES.items()),
    *(accept(text, status) for text, status in ACCEPTED.items()),
    *map(origin, ORIGINS),
    *(method(name, path) for name, path in METHODS),
]  # fmt: skip
