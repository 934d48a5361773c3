"""Where the list behind an address is: the file itself, and not the page that shows it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

__all__ = ["locate_list"]

_READMES = ("README.md", "readme.md", "Readme.md", "README.markdown", "README", "README.rst",
            "README.org")  # fmt: skip
_FORGEJO = ("codeberg.org", "gitea.com")
_BRANCHES = ("main", "master")
_GOOGLE = {"spreadsheets": "csv", "document": "md"}


def locate_list(address: str) -> tuple[str, ...]:
    """Say where the list behind an address may be: the file itself, the most likely first.

    Examples
    --------
    >>> locate_list("https://github.com/owner/name")[0]
    'https://raw.githubusercontent.com/owner/name/HEAD/README.md'
    >>> locate_list("https://github.com/owner/name/blob/main/docs/list.md")
    ('https://raw.githubusercontent.com/owner/name/main/docs/list.md',)
    >>> locate_list("https://gist.github.com/owner/0a1b2c")
    ('https://gist.github.com/owner/0a1b2c/raw',)
    >>> locate_list("https://gitlab.com/group/name/-/blob/main/list.md")
    ('https://gitlab.com/group/name/-/raw/main/list.md',)
    >>> locate_list("https://codeberg.org/owner/name/src/branch/main/list.md")
    ('https://codeberg.org/owner/name/raw/branch/main/list.md',)
    >>> locate_list("https://docs.google.com/spreadsheets/d/1a2b/edit#gid=7")
    ('https://docs.google.com/spreadsheets/d/1a2b/export?format=csv&gid=7',)
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    path = [part for part in parts.path.split("/") if part]
    if host == "docs.google.com":
        return _locate_at_google(path, f"{parts.query}&{parts.fragment}") or (address,)
    if host == "gist.github.com" and 1 <= len(path) <= 2:
        return (f"https://gist.github.com/{'/'.join(path)}/raw",)
    if len(path) < 2:
        return (address,)
    found: tuple[str, ...] = ()
    if host == "github.com":
        found = _locate_on_github(path)
    elif host.startswith("gitlab."):
        found = _locate_on_gitlab(host, path)
    elif host in _FORGEJO:
        found = _locate_on_forgejo(host, path)
    elif host == "bitbucket.org":
        found = _locate_on_bitbucket(path)
    return found or (address,)


def _readmes_below(*folders: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{readme}" for folder in folders for readme in _READMES)


def _locate_on_github(path: list[str]) -> tuple[str, ...]:
    owner, name, *rest = path
    raw = f"https://raw.githubusercontent.com/{owner}/{name.removesuffix('.git')}"
    match rest:
        case ["blob" | "raw", *place]:
            return (f"{raw}/{'/'.join(place)}",)
        case ["tree", *place] if place:
            return _readmes_below(f"{raw}/{'/'.join(place)}")
        case []:
            return _readmes_below(f"{raw}/HEAD")
        case _:
            return ()


def _locate_on_gitlab(host: str, path: list[str]) -> tuple[str, ...]:
    if "-" not in path:
        return _readmes_below(f"https://{host}/{'/'.join(path)}/-/raw/HEAD")
    cut = path.index("-")
    kind, place = path[cut + 1 : cut + 2], path[cut + 2 :]
    base = f"https://{host}/{'/'.join(path[:cut])}/-/raw/{'/'.join(place)}"
    if kind == ["tree"]:
        return _readmes_below(base)
    return (base,)


def _locate_on_forgejo(host: str, path: list[str]) -> tuple[str, ...]:
    owner, name, *rest = path
    raw = f"https://{host}/{owner}/{name}/raw"
    match rest:
        case ["src" | "raw", *place] if place and "." in place[-1]:
            return (f"{raw}/{'/'.join(place)}",)
        case ["src", *place]:
            return _readmes_below(f"{raw}/{'/'.join(place)}")
        case []:
            return _readmes_below(*(f"{raw}/branch/{branch}" for branch in _BRANCHES))
        case _:
            return ()


def _locate_on_bitbucket(path: list[str]) -> tuple[str, ...]:
    owner, name, *rest = path
    raw = f"https://bitbucket.org/{owner}/{name}/raw"
    match rest:
        case ["src" | "raw", *place] if len(place) > 1:
            return (f"{raw}/{'/'.join(place)}",)
        case ["src", *_] | []:
            return _readmes_below(f"{raw}/HEAD")
        case _:
            return ()


def _locate_at_google(path: list[str], said: str) -> tuple[str, ...]:
    """Give the export of a sheet or a document; a published one has another address."""
    match path:
        case [kind, "d", "e", number, *_] if kind == "spreadsheets":
            return (f"https://docs.google.com/{kind}/d/e/{number}/pub?output=csv",)
        case [kind, "d", number, *_] if kind in _GOOGLE and number != "e":
            sheet = "".join(f"&gid={gid}" for gid in parse_qs(said).get("gid", [])[-1:])
            export = f"export?format={_GOOGLE[kind]}{sheet if kind == 'spreadsheets' else ''}"
            return (f"https://docs.google.com/{kind}/d/{number}/{export}",)
        case _:
            return ()
