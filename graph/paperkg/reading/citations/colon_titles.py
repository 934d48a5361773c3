"""The title in a catalogue, after a colon: "Fleck, Ludwik: Entstehung. Einführung, Basel 1935".

There a stop parts a title from its subtitle, and only the place with its year ends both.
"""

from __future__ import annotations

import re
from dataclasses import replace

from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.citations.group_names import is_organization
from paperkg.reading.imprints.imprint import EDITION, is_imprint, is_place
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.names.people import SURNAME_FIRST, People
from paperkg.reading.patterns import YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy

__all__ = ["restore_colon_title"]

_NAME = r"[A-ZÀ-Þ][\w.’'-]+"
_PLACE = rf"{_NAME}(?:\s(?:am|an der|im|ob der|{_NAME})){{0,3}}"
# ", Berlin/ Boston 2019", ", Paderborn ⁵2011", ", 2022", and the series in brackets after it.
_PLACE_YEAR = re.compile(
    rf",\s(?P<source>(?:(?P<place>{_PLACE}(?:\s?/\s?{_PLACE})*)(?:,?\su\.\s?a\.)?\s?)?"
    rf"[⁰¹²³⁴⁵⁶⁷⁸⁹]*(?P<year>{YEAR})(?:\s?[-–/]\s?\d{{2,4}})?)(?:\s\([^()]*\))?\.?\s*$"
)
_PARTICLES = r"(?:\s(?:von|van|de|zu|zur|der|den|dem))+"
_TURNED = re.compile(rf"{SURNAME_FIRST.pattern}(?:{_PARTICLES})?")
_PARTICLE = re.compile(rf"({_NAME}, {_NAME}{_PARTICLES}): (?=\S)")
_EDITORS = ("hg", "hrsg", "hgg", "ed", "eds")
_VOLUMES = re.compile(r",\s\d{1,2}\s(?:Bde?|Bände|Teile|vols?)\.?$")
_VOLUME = re.compile(r"\s\d{1,4}\s?(?:\(\d+(?:[-–]\d+)?\))?:\s?[A-Z]?\d")
_EDITION = re.compile(rf"\.\s{EDITION.pattern}", re.IGNORECASE)
_THESIS = re.compile(r"[.,]\s(?:(?:Phil|Med|Jur|Theol|Inaug)\.?[\s-])?(?:Diss|Habil)\b.{0,30}$")
_DEGREE = re.compile(r"\b(?:thesis|dissertation)\b", re.IGNORECASE)
_SERIES = re.compile(r"\s\([^()]*\)$")
_IN_BOOK = re.compile(r"[.,]\s[Ii]n:?\s")
_OTHERS = re.compile(r",?\su\.\s?a\.$|,?\set al\.?$")


def restore_colon_title(segments: list[Segment]) -> bool:
    """Take all words from the colon after authors up to a place and a year for the title.

    Returns
    -------
    bool
        Whether the segments were such a citation, and now are who, what and where.
    """
    _split_particle(segments)
    if len(segments) < 2:
        return False
    place = 1 if _follows_colon(segments, 1) else 2 if _follows_colon(segments, 2) else 0
    title = segments[place] if place else None
    if not title or title.mark is not Mark.PLAIN or title.field:
        return False
    start = title.start + title.whole[title.start :].find(next(filter(str.isalnum, title.text)))
    text = title.whole[start:]
    found = _PLACE_YEAR.search(text)
    words = _SERIES.sub("", _VOLUMES.sub("", text[: found.start()])) if found else ""
    words = _THESIS.sub("", words)
    if not found or " " not in words or _IN_BOOK.search(text) or not _are_authors(segments[:place]):
        return False
    head, stop, last = words.rpartition(". ")
    if is_imprint(last) or is_place(last.partition(",")[0]) or _EDITION.search(words):
        return False  # A Fine Title. Wien: Springer, 1934
    if _VOLUME.search(last):
        return False  # A Fine Title. Nature 171: 737-8, 1953
    if any(_is_known_source(part, title) for part in segments[place + 1 :]):
        return False  # the title ends before a publisher: ", Suhrkamp, Berlin 1969"
    name, begin = found["place"] or "", found.start(1)
    if stop and _is_publisher(last):  # A Title. Its Rest. Fine Press, Boston 1999
        words, begin = head, len(head) + len(stop)
        name = name if _DEGREE.search(last) else last
    source = replace(title, text=text[begin : found.end(1)], cut=Cut.COMMA, start=start + begin)
    source.kind, source.date, source.people = Kind.VENUE, found["year"], None
    source.venue = Venue(name, found["year"], True)
    source.end = start + found.end()
    title.text, title.start, title.end = tidy(words), start, start + len(words)
    title.take_for_words()
    after = [part for part in segments[place + 1 :] if part.span != title.span]
    segments[place:] = [title, source, *after]
    return True


def _is_publisher(text: str) -> bool:
    """Whether the last sentence of a title is known as who published it, or as a journal."""
    venue = read_venue(text)
    return venue is not None and venue.is_sure and not venue.date


def _is_known_source(part: Segment, title: Segment) -> bool:
    """Whether a part after a comma is known as where a work appeared, and is more than a place."""
    is_after = part.span == title.span and part.cut is Cut.COMMA and part.kind is Kind.VENUE
    return is_after and "," in part.text


def _split_particle(segments: list[Segment]) -> None:
    """Cut "Brandt, Ahasver von: Werkzeug" after a name whose last word is a small one."""
    head = segments[0] if segments else None
    found = _PARTICLE.match(head.text) if head and head.kind is Kind.TEXT else None
    if not head or not found or head.mark is not Mark.PLAIN:
        return
    title = replace(head, text=head.text[found.end() :], cut=Cut.COLON)
    title.start = head.whole.find(title.text, head.start)
    head.text, head.end = found[1], head.start + found.end(1)
    segments.insert(1, title)


def _follows_colon(segments: list[Segment], place: int) -> bool:
    """Whether a colon stands before a segment, right after the one before it."""
    if place >= len(segments) or segments[place].span != segments[0].span:
        return False
    before, part = segments[place - 1], segments[place]
    if ": " not in part.whole:
        return False
    between = part.whole[before.end :]
    return not part.bracket and not part.quoted and between.lstrip(" )").startswith(": ")


def _are_authors(before: list[Segment]) -> bool:
    """Take what stands before a colon for authors: names, or the group that edited a work."""
    head, *rest = before
    edits = [part.bracket and part.text.lower().strip(".") in _EDITORS for part in rest]
    if head.mark is not Mark.PLAIN or head.is_link or not all(edits):
        return False
    names = re.split(r"\s?/\s?", _OTHERS.sub("", head.text))
    if all(map(_TURNED.fullmatch, names)):
        name_author(head, People(tuple(names), len(head.text), True, ", u." in head.text))
    elif edits and head.kind is Kind.TEXT and is_organization(head.text):
        name_author(head)
    return head.kind is Kind.PEOPLE
