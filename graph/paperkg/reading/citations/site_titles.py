"""Titles that stand first, before a date and a site: "How Rain Falls. (2019, May 3). Rain House.".

Books that nobody signs stand before a publisher: "The Tale of the Owls (1960). London, Rain Press".

So APA and others cite a page that nobody signs. A group that made a page stands in the same place,
and the title where the site is: "Rain Office. (2019). How Rain Falls. https://…".
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.imprints.imprint import is_city, is_imprint
from paperkg.reading.imprints.sites import is_site
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.labels import Field
from paperkg.reading.names.bodies import read_body
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment, drop_numbers

__all__ = ["restore_site_title", "restore_unsigned_book"]

MIN_TITLE = 3
"""The title of a book that nobody signs has so many words: fewer may be who wrote it."""

MAX_SITE = 5
"""The name of a site has no more words."""

_BEHIND = (Kind.TAG, Kind.NUMBER, Kind.LABEL)
"""What may stand between a site and the address of the page: "Retrieved May 3, 2020, from"."""


def restore_site_title(segments: Sequence[Segment]) -> None:
    """Take what stands before a date and a site for the title, and the site for where it is."""
    if len(segments) < 4:
        return
    title, date, site, *rest = segments
    if date.kind is not Kind.DATE or date.bracket != "(" or site.cut is not Cut.STOP:
        return
    if not (_may_be_title(title) and _may_be_site(site)) or title.line != site.line:
        return
    page = next((part for part in rest if part.url), None)
    if page is None or any(part.kind not in _BEHIND for part in rest):
        return
    if _says_title(title, site, page.url):
        title.take_for_words()
        title.field = Field.TITLE
        site.kind, site.people, site.field = Kind.VENUE, None, Field.VENUE
        site.venue = Venue(site.text, "", False)


def restore_unsigned_book(segments: Sequence[Segment]) -> None:
    """Take what stands before a year, and only a publisher behind it, for the title of a book."""
    parts = drop_numbers(segments)
    if len(parts) not in (3, 4):
        return
    title, date, source, *rest = parts
    is_dated = date.kind is Kind.DATE and date.bracket == "(" and source.cut is Cut.STOP
    is_title = _may_be_title(title) and len(title.text.split()) >= MIN_TITLE
    is_title = is_title and title.kind is not Kind.PEOPLE and read_body(title.text) is None
    if not (is_dated and is_title and _is_source(source)):
        return
    if not rest:
        title.field = Field.TITLE
        source.kind, source.people, source.field = Kind.VENUE, None, Field.VENUE
        source.venue = source.venue or Venue(source.text, "", False)
    elif is_city(source.text) and rest[0].cut is Cut.COMMA and not rest[0].bracket:
        title.field = Field.TITLE


def _is_source(part: Segment) -> bool:
    """Whether a part is a publisher, with its place before or behind it or not."""
    if part.bracket or part.mark is not Mark.PLAIN or part.is_link:
        return False
    first, _, last = part.text.partition(", ")
    is_known = part.venue is not None and part.venue.is_sure
    return is_known or is_imprint(part.text) or is_city(first) or is_city(last)


def _may_be_title(part: Segment) -> bool:
    """Whether a part may be a title for all that it says: no name that is turned or cut short."""
    if part.is_link or part.bracket or part.field or part.kind not in (Kind.TEXT, Kind.PEOPLE):
        return False
    names = part.people.names if part.people else ()
    return names in ((), (part.text,)) and not ("," in part.text and "." in part.text)


def _may_be_site(part: Segment) -> bool:
    is_named = part.kind in (Kind.TEXT, Kind.PEOPLE, Kind.VENUE) and not part.bracket
    return is_named and not part.is_link and len(part.text.split()) <= MAX_SITE


def _says_title(title: Segment, site: Segment, url: str) -> bool:
    """Whether the first part is a title by its sign or style, or the other one a known site."""
    if is_site(title.text, url):
        return False  # Rain House. (2019). Ponds. https://rain-house.com
    is_asked = title.text.endswith(("?", "!")) or title.mark in STYLED
    is_sure = site.venue is not None and site.venue.is_sure
    return is_asked or is_sure or is_site(site.text, url)
