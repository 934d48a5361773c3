"""What badges beside a work say, where and when it appeared: "img.shields.io/badge/ICLR-2024-blue".

A badge is a picture whose address holds its words: a label, a message and a color, with "--" for a
dash and "_" for a space, as https://shields.io/badges/static-badge describes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qs, unquote

from paperkg.addresses import split_url
from paperkg.identifiers import Identifier, parse_identifier
from paperkg.reading.imprints.dates import find_date
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import Record
from paperkg.reading.words import words_of

__all__ = ["badge_identifiers", "find_pictures", "read_badges"]

_HOST = "img.shields.io"
_PATH = re.compile(r"/(?:badge/|static/v1$)")
_NAMES = re.compile(r"(?:doi|arxiv|pmid|isbn):")
# A dash between two parts, and not one of two that stand for a dash.
_BETWEEN = re.compile(r"(?<!-)-(?!-)")
_DATES = words_of("columns", "years") | words_of("columns", "date")
_VENUES = words_of("columns", "venue")
_YEAR = re.compile(YEAR)


def find_pictures(record: Record) -> list[str]:
    """Give the addresses of the pictures in a record: most have none."""
    return [place.span.source for place in record.spans if place.span.source]


def badge_identifiers(pictures: Iterable[str]) -> list[Identifier]:
    """Give the papers that badges name: "img.shields.io/badge/arXiv-2301.00001-red".

    Those that scripts fill in with numbers have the identifier for an address: "doi:10.1000/rain".
    """
    told = [parse_identifier(source) for source in pictures if _NAMES.match(source)]
    shown = [_identify(label, message) for label, message in _badges(pictures)]
    return [named for named in (*told, *shown) if named and named.names_paper]


def read_badges(pictures: Iterable[str]) -> Venue | None:
    """Read the venue and the date that badges say, if any does."""
    found = [
        venue
        for label, message in _badges(pictures)
        if _identify(label, message) is None and (venue := _understand(label, message))
    ]
    name, date = _first(it.name for it in found), _first(it.date for it in found)
    return Venue(name, date, False) if found else None


def _badges(pictures: Iterable[str]) -> list[tuple[str, str]]:
    return [badge for source in pictures if (badge := _read(source))]


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _read(source: str) -> tuple[str, str] | None:
    """Read the label and the message of a badge; without a label, that is empty.

    Examples
    --------
    >>> _read("https://img.shields.io/badge/Fine_Press-2004-blue?style=flat")
    ('Fine Press', '2004')
    >>> _read("https://example.org/badge/Fine-2004-blue") is None
    True
    """
    split = split_url(source) if _HOST in source else None
    if split is None or split[1] != _HOST or not (path := _PATH.match(split[0].path)):
        return None
    address = split[0]
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    parts = [_decode(part) for part in _BETWEEN.split(address.path[path.end() :])][:-1]
    label = asked.get("label", "")
    if parts and len(parts) <= 2:
        return (label if len(parts) == 1 else parts[0]), parts[-1]
    return (label, asked["message"]) if "message" in asked else None


def _decode(text: str) -> str:
    words = (part.replace("_", " ") for part in unquote(text).replace("--", "-").split("__"))
    return "_".join(words).strip()


def _identify(label: str, message: str) -> Identifier | None:
    named = parse_identifier(f"{label}:{message}".lower()) if message[:1].isdigit() else None
    return named if named and named.names_paper else None


def _understand(label: str, message: str) -> Venue | None:
    """Say what a badge tells, by its label, or by a venue that is known."""
    name = label.lower()
    if name in _DATES or (not name and _YEAR.fullmatch(message)):
        found = find_date(message)
        return Venue("", found.date, False) if found else None
    if name in _VENUES:
        return read_venue(message) or Venue(message, "", False)
    # "paper: ICLR 2024", and "ICLR: 2024"
    said = (read_venue(message), read_venue(f"{label} {message}"))
    return next((venue for venue in said if venue and venue.is_sure), None)
