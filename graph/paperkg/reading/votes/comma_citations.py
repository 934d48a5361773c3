"""Siblings whose parts one sign sets off: "Ann Poe, Rain and Snow, Fine Press, 2004".

A work with a known name and a known publisher is told by itself. Siblings tell of the others, which
of names and title stands first, and whether a publisher stands before the year or the city.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.imprints.imprint import has_small_words, is_city
from paperkg.reading.records import (
    AGREED,
    KNOWN,
    MIN_GROUP,
    SMALL_GROUP,
    Container,
    Group,
    Record,
    find_in_most,
    voters_of,
)
from paperkg.reading.segments import Cut, Kind, drop_numbers
from paperkg.reading.votes.comma_names import is_known_name
from paperkg.reading.votes.comma_parts import (
    CommaCitation,
    Cuts,
    cut_record,
    is_parted_once,
    is_signed_at_semicolon,
    name_all,
    read_after_year,
    read_author_first,
    read_title_first,
    read_turned,
)
from paperkg.reading.votes.comma_segments import as_segments
from paperkg.reading.votes.comma_spans import read_after_bold, read_bold, read_in_link

__all__ = ["agree_on_comma_citations"]

_STATE = re.compile(r"[A-Z]{2}")

MAX_PUBLISHER = 5
"""The name of a publisher has no more words."""

NEARLY_ALL = 0.9
"""The share of the siblings that must begin with a word or two, where no name is known."""


def agree_on_comma_citations(groups: Sequence[Group]) -> None:
    """Part names, titles and publishers where a work or its siblings tell them apart.

    A small list tells by itself before it votes with others, which may be of other things.
    """
    small = (group for group in groups if MIN_GROUP <= len(group.records) <= SMALL_GROUP)
    for group in (*small, *voters_of(groups, rows=False)):
        if group.container in (Container.ITEM, Container.PARAGRAPH):
            _agree(group.records)
            _agree_after_years(group.records)
            _agree_in_links(group.records)
            _agree_after_bold(group.records)


def _agree(records: Sequence[Record]) -> None:
    parted = [record for record in records if ";" in record.text]
    once = [record for record in parted if record.text.count("; ") < 2]
    are_signed = sum(map(is_signed_at_semicolon, parted)) >= max(MIN_GROUP, AGREED * len(records))
    least = max(MIN_GROUP, AGREED * (len(records) - len(parted) + len(once)))
    at_semicolons = are_signed or sum(map(is_parted_once, once)) >= least
    cut = [
        (record, cuts)
        for record in records
        if not _is_parted_by_dashes(record)
        if (cuts := cut_record(record, at_semicolons=at_semicolons, is_undated=are_signed))
    ]
    if not cut:
        return
    by_author = _read_by_author(cut)
    by_title = [found for record in cut if (found := read_title_first(*record))]
    known = sum(citation.is_known for citation in by_author)
    most = max(MIN_GROUP, AGREED * len(records))
    titled = sum(not part.has_known_name(part.what) for part in by_title)
    is_mostly = len(by_title) >= most and titled > known
    is_titled = _are_titled(cut, len(records)) if are_signed else is_mostly
    if is_titled and by_title:
        ((place, _),) = Counter(citation.who for citation in by_title).most_common(1)
        likely = (read_title_first(*record, place=place) for record in cut)
        _part_after_titles([citation for citation in likely if citation], are_apart=are_signed)
        return
    by_author = [part for part in by_author if not (part.is_set_off and part.has_stop)]
    if _are_parted_elsewhere(by_author):
        by_author = [part for part in by_author if part.is_set_off or not _has_sign(part)]
    stopped = sum(citation.has_stop for citation in by_author)
    if stopped >= KNOWN * len(by_author):
        by_author = [citation for citation in by_author if not citation.has_stop]
    are_known = known >= AGREED * len(by_author)
    are_alike = len(by_author) >= most and (are_known or _are_surnames(by_author, len(records)))
    is_sourced = _are_sourced(by_author)
    is_led = _have_publisher_before_city(by_author)
    if _are_teams(by_author):
        told = (name_all(part) if part.may_go_on else part for part in by_author)
        by_author = [citation for citation in told if citation]
    for citation in by_author:
        is_whole = not (citation.has_stop and citation.may_go_on)
        if is_whole and (are_alike or _is_sure(citation)):
            _part(citation, _end_of_title(citation, is_sourced=is_sourced, is_led=is_led))


def _is_parted_by_dashes(record: Record) -> bool:
    """Whether dashes part names, a title and a venue: "Ann Poe - Rain and Snow - ICML, 2004"."""
    parts = record.segments[:3]
    kinds = [part.kind for part in parts]
    is_such = kinds == [Kind.PEOPLE, Kind.TEXT, Kind.VENUE]
    return is_such and all(part.cut is Cut.DASH for part in parts[1:])


def _are_titled(cut: Sequence[tuple[Record, Cuts]], total: int) -> bool:
    """Whether more works have a known name behind the first sign than before it."""
    known = [
        tuple(is_known_name(head.whole[start:end]) for start, end in parts[:2])
        for _, (head, parts, *_) in cut
    ]
    titled, led = known.count((False, True)), known.count((True, False))
    return titled >= KNOWN * total and titled > led


def _read_by_author(cut: Sequence[tuple[Record, Cuts]]) -> list[CommaCitation]:
    """Read works whose names stand first; where most turn the first of them, all may."""
    found = [read_author_first(*record) for record in cut]
    known = [citation for citation in found if citation and citation.is_known]
    if sum(citation.is_turned for citation in known) >= max(MIN_GROUP, AGREED * len(known)):
        for place, citation in enumerate(found):
            if not (citation and citation.is_known):
                found[place] = read_turned(*cut[place]) or citation
    return [citation for citation in found if citation]


def _agree_after_years(records: Sequence[Record]) -> None:
    """Part titles and publishers behind names and years, where siblings have a source there."""
    dated = [record for record in records if _starts_with_names_and_year(record)]
    found = [citation for record in dated if (citation := read_after_year(record))]
    if not found:
        return
    known = {id(citation.record) for citation in found if citation.source}
    sourced = sum(id(record) in known or _has_venue(record) for record in dated)
    if len(dated) < MIN_GROUP or sourced < KNOWN * len(dated):
        return
    is_led = _have_publisher_before_city(found)
    for citation in found:
        end = _end_of_title(citation, is_sourced=sourced >= AGREED * len(dated), is_led=is_led)
        if end < len(citation.parts):
            _part(citation, end)


def _agree_in_links(records: Sequence[Record]) -> None:
    """Part names and titles inside links, where most siblings have known names there."""
    found = find_in_most(records, read_in_link, max(MIN_GROUP, AGREED * len(records)))
    known = sum(citation.is_known for citation in found)
    if found and known >= AGREED * len(found):
        is_sourced = _are_sourced(found)
        for citation in found:
            _part(citation, _end_of_title(citation, is_sourced=is_sourced, is_led=False))


def _agree_after_bold(records: Sequence[Record]) -> None:
    """Part titles and publishers behind names in bold, where most siblings have known ones."""
    found = find_in_most(records, read_after_bold, max(MIN_GROUP, AGREED * len(records)))
    people = [read_bold(citation.record) for citation in found]
    known = sum(names is not None and names.is_known for names in people)
    titled = [citation for citation in found if not citation.has_known_name(0)]
    if not found or known < AGREED * len(found):
        return
    if len(titled) < AGREED * len(found):
        return  # **A Fine Title**, Ann Poe, 2004
    is_sourced, is_led = _are_sourced(found), _have_publisher_before_city(found)
    for citation, names in zip(found, people, strict=True):
        if names and not citation.has_stop:
            citation.record.segments[0].take_for_people(replace(names, is_sure=True))
            _part(citation, _end_of_title(citation, is_sourced=is_sourced, is_led=is_led))


def _starts_with_names_and_year(record: Record) -> bool:
    if not record.says_who:
        return False
    kinds = [part.kind for part in drop_numbers(record.segments)[:3]]
    return Kind.PEOPLE in kinds[:2] and Kind.DATE in kinds[1:]


def _has_venue(record: Record) -> bool:
    return any(part.kind is Kind.VENUE for part in record.segments)


def _are_teams(citations: Sequence[CommaCitation]) -> bool:
    """Whether names are several, or may go on behind those known, in most works of papers."""
    joined = sum(citation.is_joined for citation in citations)
    teams = [citation for citation in citations if _has_several(citation)]
    if joined >= MIN_GROUP - 1 and all(citation.is_joined for citation in teams):
        return False  # where several wrote a work, "and" shows it
    several = sum(citation.may_go_on or _has_several(citation) for citation in citations)
    return any(citation.may_go_on for citation in citations) and 2 * several > len(citations)


def _has_several(citation: CommaCitation) -> bool:
    first, second = citation.who, citation.who + 1
    is_second = second < citation.what and citation.names(second) is not None
    return is_second and citation.names(first) is not None


def _are_parted_elsewhere(citations: Sequence[CommaCitation]) -> bool:
    """Whether another sign parts names from titles in most works: "Ann Poe, Bo Orr. Rain"."""
    parted = sum(part.is_set_off or _has_sign(part) for part in citations)
    return 2 * parted > len(citations)


def _has_sign(citation: CommaCitation) -> bool:
    return citation.has_stop or citation.is_led_on


def _is_sure(citation: CommaCitation) -> bool:
    """Whether a work is told by itself: its names and its source are known, and nothing between."""
    is_told = citation.is_known and citation.source > 0
    return is_told and not (citation.has_stop or citation.may_go_on)


def _part(citation: CommaCitation, end: int) -> None:
    citation.record.segments = as_segments(citation, end)
    citation.record.begins_with_authors = citation.who <= 0
    citation.record.is_parted = True


def _are_sourced(citations: Sequence[CommaCitation]) -> bool:
    """Whether enough of some works are known to say who published them, or where."""
    return sum(citation.source > 0 for citation in citations) >= KNOWN * len(citations)


def _are_surnames(citations: Sequence[CommaCitation], total: int) -> bool:
    """Whether nearly all siblings begin with a word or two, and titles and publishers follow."""
    alone = [citation for citation in citations if citation.text(0).count(" ") < 2]
    words = sum(len(citation.text(citation.what).split()) for citation in alone)
    are_titles = words >= 2 * len(alone)
    return len(alone) >= NEARLY_ALL * total and are_titles and _are_sourced(citations)


def _have_publisher_before_city(citations: Sequence[CommaCitation]) -> bool:
    """Whether most works with a city at their end have a publisher before it, too."""
    cities = [(citation, place) for citation in citations if (place := _find_city(citation))]
    longer = sum(place > citation.what + 1 for citation, place in cities)
    return 2 * longer > len(cities)


def _find_city(citation: CommaCitation) -> int:
    """Find the part with the city that is said last: "Torino 1972", "Torino, 1972"; 0 if none."""
    if citation.year >= 0 and citation.words(citation.year):
        return citation.year
    last = citation.after - 1
    return last if last > citation.what and is_city(citation.text(last)) else 0


def _end_of_title(citation: CommaCitation, *, is_sourced: bool, is_led: bool) -> int:
    """Say at which part what is said after the title begins, before a city with its state."""
    end = _begin_of_source(citation, is_sourced=is_sourced, is_led=is_led)
    is_state = end < len(citation.parts) and _STATE.fullmatch(citation.words(end))
    return end - 1 if is_state and end - 1 > citation.what else end  # Salem, MA (2019)


def _begin_of_source(citation: CommaCitation, *, is_sourced: bool, is_led: bool) -> int:
    """Say at which part what is said after the title begins.

    A publisher that nobody knows stands before the year where siblings have one there, and before
    a city where they have, as in German and Italian: "Einaudi, Torino 1972".
    """
    first = citation.what + 1
    end = citation.source or citation.after
    city = _find_city(citation)
    is_before_city = is_led and city > 0 and end == city
    is_before_year = is_sourced and end == citation.after and not city
    is_before = is_before_city or is_before_year
    if end > first and is_before and _may_publish(citation.text(end - 1)):
        return end - 1
    return end


def _may_publish(text: str) -> bool:
    """Whether a text may be the name of a publisher: a few words that begin big."""
    is_short = len(text.split()) <= MAX_PUBLISHER and not has_small_words(text)
    return is_short and text[:1].isupper()


def _part_after_titles(citations: Sequence[CommaCitation], *, are_apart: bool) -> None:
    """Part works whose titles stand first, and names and publishers after them.

    Where most have one part of names, whatever follows it is a publisher; where semicolons set
    them apart, all names stand in one.
    """
    after = [(citation, citation.who + 1) for citation in citations]
    last = sum(place == citation.after for citation, place in after)
    alone = sum(_is_source_at(citation, place) for citation, place in after)
    is_alone = are_apart or alone >= AGREED * len(citations)
    if not (is_alone or last >= AGREED * len(citations)):
        return
    for citation in citations:
        end = citation.who + 1
        while end < citation.after and _goes_on(citation, end, is_alone=is_alone):
            end += 1
        _part(citation, end)


def _is_source_at(citation: CommaCitation, place: int) -> bool:
    """Whether a part says where a work appeared, or can at least be no names."""
    is_inside = place < citation.after
    return is_inside and (place == citation.source or not citation.names(place))


def _goes_on(citation: CommaCitation, place: int, *, is_alone: bool) -> bool:
    """Whether the names of a work go on with a part."""
    if place == citation.source:
        return False
    return citation.has_known_name(place) or (not is_alone and citation.names(place) is not None)
