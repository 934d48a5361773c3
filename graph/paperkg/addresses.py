"""Web addresses: their parts, their normal form, and where a copy or a redirect leads."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import IPv6Address
from itertools import chain
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit, urlunsplit

__all__ = ["find_copied", "is_web", "make_iri", "normalize_url", "split_url", "without_password"]

_HOST = re.compile(r"[a-z0-9_][a-z0-9._-]{0,252}|\[[0-9a-f:.]{2,60}\]", re.ASCII)
_PARTS = re.compile(r"(https?://)([^/?#]*)([^#]*)(?:#(.*))?", re.IGNORECASE | re.DOTALL)
# An address in small letters, without port and password: taken apart at one look.
_PLAIN_PARTS = re.compile(
    r"(https?)://([a-z0-9_][a-z0-9._-]{0,252})(/[!\"$->@-~]*)?(?:\?([!\"$-~]*))?(?:#([!-~]*))?",
    re.ASCII,
)
# An address with nothing to encode, as nearly all are.
_PLAIN = re.compile(r"https?://[\w.-]+(?:/[\w.~/:?@!$&'()*+,;=-]*)?", re.ASCII)
# An address that leads to another: a web archive's copy, a search engine's or a mail's redirect.
_COPY = re.compile(r"(?:^|/)(https?):/{1,2}(?=[^/])", re.IGNORECASE)
_COPY_HOSTS = ("web.archive.org", "r.jina.ai", "webcache.googleusercontent.com")
# What the last part of a path is called that sends a reader on to an address in a field.
_REDIRECTS = frozenset(
    (
        *("away", "click", "cread", "deeplink", "exit", "external", "go", "jump", "l", "leave"),
        *("link", "linkfilter", "login", "out", "outbound", "r", "redir", "redirect", "redirector"),
        *("scholar_url", "url"),
    )
)
# Hosts that do nothing else, whose path may be empty.
_REDIRECT_HOSTS = ("link.csdn.net", "link.jianshu.com", "link.zhihu.com")
_OUTLOOK = ".safelinks.protection.outlook.com"  # nam01., eur03.
# What a university's or a firm's mail makes of an address: "/v3/__https://example.org__;!!abc".
_DEFENDED = re.compile(r"/v3/__(https?):/{1,2}(.+?)__;")

# An address that stands twice, as people paste it into a field that has its beginning.
_AGAIN = re.compile(r"/(?:[\w-]{1,20}/){0,2}https?:/{1,2}(.+)")
# A library's proxy has the host before its own: www.jstor.org.proxy.lib.example.edu, with dashes
# for points where it has a certificate: www-jstor-org.ezproxy.example.edu.
_PROXIED = re.compile(
    r"(.+[.-](?:com|de|edu|gov|net|org|uk))\.[a-z0-9-]*proxy[a-z0-9-]*\.[a-z0-9.-]+"
)

# A page of an application, behind "#": no bare "#/", which is where it begins.
_ROUTE = re.compile(r"[!/]+[^!/]")

# RFC 3987: what may stand in an IRI as it is, outside the brackets of an IPv6 address.
_IRI_SAFE = "/:?@!$&'()*+,;=~%"
_NAME_SAFE = "!$&'()*+,;=~%"
_AUTHORITY = re.compile(r"((?:[^@\[\]]*@)?)(\[[^\[\]]*\]|[^:@\[\]]*)((?::[0-9]*)?)", re.DOTALL)


def is_web(text: str) -> bool:
    """Whether a text begins as the address of a page does, and so runs nothing behind a link.

    Examples
    --------
    >>> is_web("HTTPS://example.org"), is_web("javascript:alert()"), is_web("example.org")
    (True, False, False)
    """
    return text[:8].lower().startswith(("http://", "https://"))


@lru_cache(maxsize=20_000)  # an address of a list is looked at from several sides
def split_url(text: str) -> tuple[SplitResult, str] | None:
    """Split an http(s) address, and give its host and port in their normal form.

    Returns
    -------
    tuple or None
        None when the text is no address; never an error, whatever the text.
    """
    if plain := _PLAIN_PARTS.fullmatch(text):
        return SplitResult(*plain.groups("")), plain[2]
    try:
        parts = urlsplit(text)
        authority = _read_authority(parts)
    except ValueError:  # not least UnicodeError: a host that cannot be one
        return None
    return (parts, authority) if authority else None


def _read_authority(parts: SplitResult) -> str:
    """Give host and port in their normal form, without any password; empty when it is no host.

    Raises
    ------
    ValueError
        The host or the port cannot be one.
    """
    host = (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    if not host.isascii():
        host = host.encode("idna").decode().lower()
    if not _HOST.fullmatch(host):
        return ""
    default = {"http": 80, "https": 443}.get(parts.scheme.lower())
    return f"{host}:{parts.port}" if parts.port and parts.port != default else host


def find_copied(host: str, parts: SplitResult) -> str:
    """Find the address that an archive's copy or a redirect leads to; empty when it is neither.

    One that stands twice, "https://doi.org/https://doi.org/10.1000/1", leads to itself.
    """
    if host in _COPY_HOSTS:
        found = _COPY.search(parts.path)
        if not found:
            return ""
        query = f"?{parts.query}" if parts.query else ""
        return f"{found[1]}://{parts.path[found.end() :]}{query}"
    if "proxy" in host:
        return _find_proxied(host, parts)
    if host == "urldefense.com":
        defended = _DEFENDED.match(parts.path)
        return f"{defended[1]}://{defended[2]}" if defended else ""
    if "http" in parts.path and (again := _AGAIN.match(parts.path)):
        site = ".".join(host.split(".")[-2:])
        return f"https://{again[1]}" if site in again[1].partition("/")[0] else ""
    return _find_sent_to(host, parts) if "http" in parts.query.lower() else ""


def _find_sent_to(host: str, parts: SplitResult) -> str:
    """Find the address in a field of one that only sends readers on: "/redirect?to=https%3A…"."""
    script = parts.path.rstrip("/").rpartition("/")[2].partition(".")[0].lower()
    is_sender = not script and (host in _REDIRECT_HOSTS or host.endswith(_OUTLOOK))
    if not is_sender and script not in _REDIRECTS:
        return ""
    fields = chain.from_iterable(parse_qs(parts.query).values())
    return next(filter(is_web, fields), "")


def _find_proxied(host: str, parts: SplitResult) -> str:
    """Find the address behind a library's proxy: in its host, or after "login?url="."""
    if parts.path == "/login":
        _, _, url = parts.query.partition("url=")
        return (
            unquote(url) if url.startswith(("http%3A", "http://", "https%3A", "https://")) else ""
        )
    found = _PROXIED.fullmatch(host)
    if not found:
        return ""
    inner = (
        found[1]
        if "." in found[1]
        else "-".join(name.replace("-", ".") for name in found[1].split("--"))
    )
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{inner}{parts.path}{query}"


def normalize_url(parts: SplitResult, authority: str) -> str:
    """Write a URL so that two spellings of one page are equal (RFC 3986, 6.2).

    A fragment names a place on a page, but for a route of an application: "#!/papers/8", "#/rain".
    """
    query = f"?{parts.query}" if parts.query else ""
    route = f"#{parts.fragment}" if _ROUTE.match(parts.fragment) else ""
    url = f"{parts.scheme.lower()}://{authority}{parts.path.rstrip('/')}{query}{route}"
    return make_iri(url)


def make_iri(url: str) -> str:
    """Percent-encode what no IRI may hold, and leave the rest as it is."""
    if _PLAIN.fullmatch(url):
        return url
    parts = _PARTS.fullmatch(url)
    if not parts:
        return _encode(url)
    fragment = f"#{_encode(parts[4])}" if parts[4] is not None else ""
    return f"{parts[1]}{_encode_authority(parts[2])}{_encode(parts[3])}{fragment}"


def _encode_authority(text: str) -> str:
    """Encode user, host and port; of what is no such thing, all that would have a meaning there."""
    parts = _AUTHORITY.fullmatch(text)
    if not parts:
        return _encode(text, _NAME_SAFE)
    user, host, port = parts.groups()
    host = host if _is_ipv6(host) else _encode(host, _NAME_SAFE)
    user = f"{_encode(user[:-1], _NAME_SAFE + ':')}@" if user else ""
    return f"{user}{host}{port}"


def _is_ipv6(host: str) -> bool:
    """Tell whether a host is an IPv6 address, in its brackets and without a zone."""
    if not host.startswith("[") or "%" in host:
        return False
    try:
        IPv6Address(host[1:-1])
    except ValueError:
        return False
    return True


def _encode(text: str, safe: str = _IRI_SAFE) -> str:
    # A per cent sign that encodes nothing is encoded itself.
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return quote(text, safe=safe, errors="replace")


def without_password(address: str) -> str:
    """Give an address as it may be written down: a password is told to nobody but the server.

    Examples
    --------
    >>> without_password("https://me:secret@example.org/list.md")
    'https://example.org/list.md'
    """
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
