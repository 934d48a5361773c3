"""Works that nobody signs among signed ones: "*Letters of Hail*. Vol. III. Bonn: Mur, 1877".

By itself a paragraph that begins with words in italics may be anything. In a bibliography whose
works are names, a title in a style, and then where and when, it is one that has no author.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from paperkg.reading import reasons
from paperkg.reading.patterns import NO_YEAR, YEAR
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, Role
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import begins_big, count_words, has_verb, reads_as_sentence
from paperkg.reading.words import words_of

__all__ = ["accept_unsigned_works"]

MIN_TITLE = 2
"""A title has so many words at least."""

MAX_REST = 40
"""Where and when a work appeared, and who edited it, are no more words."""

MAX_END = 40
"""A date is looked for so far from the end of a text, in characters."""

_STYLES = (Mark.EMPHASIS, Mark.QUOTE, Mark.STRONG)
_YEAR_LAST = re.compile(rf"(?<!\d){YEAR}(?:\s?[-–—/]\s?\d{{2,4}})?(?:\s(?:sqq?|ff?)\b)?\W*$")
_NO_YEAR_LAST = re.compile(rf"[\s,(]{NO_YEAR}\W*$", re.IGNORECASE)
_NO_YEAR = frozenset(word.replace(".", "") for word in words_of("states", "no_year"))


def accept_unsigned_works(groups: Sequence[Group]) -> None:
    """Accept paragraphs that begin with a title in the style that those of signed works have.

    Most works of the document are signed so, and one beside it is.
    """
    groups = [group for group in groups if group.container is Container.PARAGRAPH]
    works = [record for group in groups for record in group.records if not record.reason]
    for mark in _STYLES:
        signed = [record for record in works if _is_signed(record, mark)]
        if len(signed) < max(MIN_GROUP, AGREED * len(works)):
            continue
        cuts = {Cut.STOP, *_cut_behind(signed)}
        for group in groups:
            beside = [record for record in group.records if not record.reason]
            if any(_is_signed(record, mark) for record in beside):
                _accept(group.records, mark, cuts)
        return


def _cut_behind(signed: Sequence[Record]) -> tuple[Cut, ...]:
    """Say what stands behind the titles of most signed works: a comma, where they are so cited."""
    cuts = [cut for record in signed for cut in [_after_title(record)] if cut is Cut.COMMA]
    return (Cut.COMMA,) if len(cuts) >= AGREED * len(signed) else ()


def _after_title(record: Record) -> Cut | None:
    title = record.segments[record.title or 0]
    after = [part for part in record.segments[record.title or 0 :] if part.span != title.span]
    return after[0].cut if after else None


def _accept(records: Sequence[Record], mark: Mark, cuts: Collection[Cut]) -> None:
    for record in records:
        if record.reason == reasons.PROSE and _is_unsigned(record, mark, cuts):
            record.reason = ""


def _is_signed(record: Record, mark: Mark) -> bool:
    """Whether authors stand first, and right behind them a title in a style."""
    title = record.segments[record.title] if record.title else None
    is_styled = title is not None and title.mark is mark and not title.is_link
    return is_styled and record.title == 1 and record.roles[0] is Role.AUTHORS


def _is_unsigned(record: Record, mark: Mark, cuts: Collection[Cut]) -> bool:
    """Whether a title in a style stands first, set off as others are, and last a date."""
    title = record.segments[0]
    if record.title != 0 or title.mark is not mark or title.is_link or title.start > 1:
        return False
    is_title = count_words(title.text) >= MIN_TITLE and begins_big(title.text)
    if not is_title or reads_as_sentence(title.text):
        return False
    after = [part for part in record.segments[1:] if part.span != title.span]
    words = sum(count_words(part.text) for part in after)
    is_source = words <= MAX_REST and not any(map(_is_said, after))
    return bool(after) and after[0].cut in cuts and is_source and _ends_with_date(record.text)


def _is_said(part: Segment) -> bool:
    """Whether a part is a sentence, or begins as what goes on with one."""
    return part.kind is Kind.TEXT and (has_verb(part.text) or reads_as_sentence(part.text))


def _ends_with_date(text: str) -> bool:
    """Whether a year ends a text, or what says that there is none: "1877", "s. f.", "sf"."""
    last = text.rstrip(" .").rpartition(" ")[2]
    if last in _NO_YEAR:
        return True
    end = text[-MAX_END:]
    return _YEAR_LAST.search(end) is not None or _NO_YEAR_LAST.search(end) is not None
