"""Titles that stand first, before a date and a site: "How Rain Falls. (2019, May 3). Rain House.".

So APA and others cite a page that nobody signs. A group that made a page stands in the same place,
and the title where the site is: "Rain Office. (2019). How Rain Falls. https://…".
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.imprints.sites import is_site
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.labels import Field
from paperkg.reading.segments import STYLED, Cut, Kind, Segment

__all__ = ["restore_site_title"]

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
