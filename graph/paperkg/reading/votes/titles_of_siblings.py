"""Titles where siblings have theirs, though a remark was chosen: "Taxes, Ponds, and Bees ⏎ Good".

By itself that begins with names, and "Learning Tides ⏎ A classic, read by all" with a word or two.
Where nearly all siblings begin with their titles in one style, all do; and where nearly all have
them in links, in bold or in italics, words like names there are the title, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from paperkg.reading.records import Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["agree_on_titles_of_siblings"]

MIN_TITLED, NEARLY_ALL, MOST = 4, 0.75, 0.5
"""So many siblings at least begin with their titles, and this share of all.

So many are enough where the remarks stand on lines of their own.
"""

_BEFORE = frozenset({Kind.TAG, Kind.DATE, Kind.NUMBER, Kind.LABEL, Kind.IDENTIFIER})
_STYLES = frozenset({Mark.LINK, Mark.STRONG, Mark.EMPHASIS, Mark.QUOTE})
_WORDS = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.VENUE})
_APART = frozenset({Cut.BREAK, Cut.STOP, Cut.START, Cut.ASIDE, Cut.DASH})


def agree_on_titles_of_siblings(groups: Sequence[Group]) -> None:
    """Take what stands in the place, or the style, of most siblings' titles for titles."""
    for group in voters_of(groups, rows=False):
        if group.container is not Container.ROW:
            _agree_on_heads(group)
            _agree_on_styles(group)


def _agree_on_styles(group: Group) -> None:
    """Take the only words in the style of nearly all titles for one, where a remark was chosen."""
    titles = [record.segments[record.title] for record in group.records if record.title is not None]
    mark, count = _most_common(
        title.mark for title in titles if title.mark in _STYLES and not title.bracket
    )
    if count < max(MIN_TITLED, NEARLY_ALL * len(group.records)):
        return
    for record in group.records:
        place = _find_styled(record, mark)
        if record.title is not None and record.title > place >= 0:
            _take(record, place, "what stands in the style of most siblings' titles")


def _most_common(marks: Iterable[Mark]) -> tuple[Mark, int]:
    """Give the style that most have, and how many do."""
    counts = Counter(marks).most_common(1)
    return counts[0] if counts else (Mark.PLAIN, 0)


def _find_styled(record: Record, mark: Mark) -> int:
    """Find the only words in a style; -1 where there are none, or several."""
    found = [
        place
        for place, part in enumerate(record.segments)
        if part.mark is mark and part.kind in _WORDS and not (part.bracket or part.field)
    ]
    return found[0] if len(found) == 1 else -1


def _agree_on_heads(group: Group) -> None:
    """Take the first words for a title, where a remark was chosen."""
    heads = [(record, place) for record in group.records if (place := _find_head(record)) >= 0]
    mark, count = _most_common(
        record.segments[place].mark for record, place in heads if record.title == place
    )
    if count < max(MIN_TITLED, MOST * len(group.records)):
        return
    are_nearly_all = count >= NEARLY_ALL * len(group.records)
    for record, place in heads:
        if are_nearly_all or _is_below(record, place):
            _take_head(record, place, mark)


def _find_head(record: Record) -> int:
    """Find the first part that may be a title: no date, number or label, and in no bracket."""
    for place, part in enumerate(record.segments):
        if part.kind in _WORDS and not part.bracket and part.mark is not Mark.CODE:
            return place if not part.field else -1
        if part.kind not in _BEFORE and not part.bracket and part.mark is not Mark.CODE:
            return -1
    return -1


def _is_below(record: Record, place: int) -> bool:
    """Whether what was chosen stands on another line than the first words."""
    title = record.segments[record.title or 0]
    return title.cut is Cut.BREAK or title.line > record.segments[place].line


def _take_head(record: Record, place: int, mark: Mark) -> None:
    head = record.segments[place]
    if record.title is None or record.title <= place or head.mark is not mark:
        return
    if _is_remark(record.segments[record.title]):
        _take(record, place, "the words at the start, as in most siblings")


def _take(record: Record, place: int, why: str) -> None:
    part = record.segments[place]
    if _may_be_title(part):
        part.take_for_words()
        record.title, record.why = place, why


def _is_remark(title: Segment) -> bool:
    """Whether what was chosen is words in no style, set off from what is before them, or a tag."""
    is_plain = title.mark is Mark.PLAIN and not title.quoted
    return title.mark is Mark.CODE or (is_plain and (title.cut in _APART or bool(title.bracket)))


def _may_be_title(head: Segment) -> bool:
    if head.people:
        return not (head.people.is_sure or head.people.has_others or head.people.has_given_name)
    return " " in head.text and not (head.venue and head.venue.is_sure)
