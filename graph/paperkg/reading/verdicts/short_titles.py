"""Titles of a word or a few, which alone would be remarks or topics."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.cuts.headings import is_contents
from paperkg.reading.cuts.shapes import identifies_paper
from paperkg.reading.labels import Field, read_field
from paperkg.reading.names.people import names_one_person
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, kept_of
from paperkg.reading.segments import LEADING_SIGNS, Cut, Kind, Mark
from paperkg.reading.verdicts.coursework import is_coursework
from paperkg.reading.verdicts.paragraph_forms import is_marked
from paperkg.reading.votes.title_words import begins_big, count_words, is_title_case
from paperkg.reading.words import EAST_ASIAN, OPEN_WORDS, is_given_name, words_of

__all__ = [
    "FEW",
    "FEW_WORDS",
    "MOSTLY",
    "NEARLY_ALL",
    "accept_short_titles",
    "have_boxes",
    "is_bare",
]

MOSTLY = 0.7
"""A list in which at least this share of the entries has a link is a list of links."""

FEW_WORDS = 3
"""Items of so many words in the mean are names of something, sooner than titles."""

FEW = 5
"""With fewer entries, a list shows nothing of how it is written."""

NEARLY_ALL = 0.9
"""A share that is nearly all: of the entries that must begin with their titles, and the like."""

MANY = 3
"""So many works that lead to papers stand beside each name of a method alone."""

MIN_BOOKS = 3
"""So many titles at least have others of a word beside them."""

MIN_READ, READ = 2, 0.25
"""So many do among books that somebody has read, and such a share of the others."""

SIGNED = 0.2
"""The share of them that must say who wrote them."""

MIN_SHELVES = 2
"""So many sections at least have the names of people."""

MAX_SHORT = 8
"""A title of a few words in Chinese has no more, of two signs or so each."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*!?")
_SIGNS_LAST = re.compile(rf"{LEADING_SIGNS.pattern}\s*$|\s+$")  # "Ponds 👍"
_SIGNS_FIRST = re.compile(rf"^{LEADING_SIGNS.pattern}\s*")  # "✅ Ponds"
_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS})
_GENRES = words_of("sections", "genres")
_COINED = re.compile(r"(?=[A-Za-z])(?=(?:.*[A-Z0-9]){2})[\w+-]{2,20}")
_BOOKS = frozenset(  # "Papers", not "The Paper"
    word for word in words_of("sections", "books") if word.endswith("s") or not word.isascii()
)


def accept_short_titles(
    groups: Sequence[Group], *, is_of_books: bool, are_read: bool = False
) -> None:
    """Accept titles of a word, or with a colon in Chinese, in a list of titles and their authors.

    No entry of the document has a link, nearly all begin with their titles, and some are signed or
    stand in quotation marks. In a list that is called one of books, a few titles will do, and fewer
    where it says or its boxes show that they are read; where all sections are shelves of them,
    "Fiction" or "Ann Poe", none need be longer.
    """
    items = [group for group in groups if group.container is Container.ITEM]
    for group in items:
        _accept_described(group.records)
        _accept_coined(group.records)
    short = [record for group in items for record in group.records if _may_be_short_title(record)]
    kept = kept_of(items) if short else []
    for mark in _STYLES:
        _accept_styled([record for record in kept if _mark_of(record) is mark],
                       [record for record in short if _mark_of(record) is mark])  # fmt: skip
    short = [record for record in short if are_read or is_bare(record)]
    linked = sum(record.has_link for record in kept)
    is_of_books = is_of_books and _are_books(kept, short, are_read=are_read)
    if not linked and short and (is_of_books or _are_shelves(items)):
        for record in short:
            record.reason = ""
    if len(kept) < max(FEW, len(short)) or linked > (1 - NEARLY_ALL) * len(kept):
        return
    titled = sum(record.title == 0 for record in kept)
    signed = sum(any(part.people or part.quoted for part in record.segments) for record in kept)
    is_signed = titled >= NEARLY_ALL * len(kept) and signed >= max(2, SIGNED * len(kept))
    if is_signed or _are_titles(kept, short):
        for record in short:
            record.reason = ""


def have_boxes(groups: Sequence[Group]) -> bool:
    """Whether boxes stand before items, some of them ticked, and the longer ones are titles.

    "[x] Databases" and "[ ] Operating Systems" are what somebody learns.
    """
    kept = kept_of(groups)
    words = sum(count_words(record.text) for record in kept)
    return any(record.read for record in kept) and words >= FEW_WORDS * len(kept)


def _accept_styled(kept: Sequence[Record], short: Sequence[Record]) -> None:
    """Accept "**Ponds**" among titles in bold: it is words alone, as most of them are."""
    alone = [record for record in kept if _is_alone(record)]
    if len(alone) >= max(FEW, 2 * len(short), MOSTLY * len(kept)):
        words = sum(count_words(record.text) for record in alone)
        titled = sum(is_title_case(record.text) for record in alone)
        if words >= FEW_WORDS * len(alone) and titled >= MOSTLY * len(alone):
            for record in short:
                record.reason = ""


def _mark_of(record: Record) -> Mark:
    return Mark.PLAIN if record.title is None else record.segments[record.title].mark


def _accept_described(records: Sequence[Record]) -> None:
    """Accept names in bold with what they are, in a section of works: "**Bigtable:** A store"."""
    topics = records[0].topics if len(records) >= MIN_GROUP else ()
    if not topics or topics[-1].lower().rstrip(":").rpartition(" ")[2] not in _BOOKS:
        return
    named = [record for record in records if record.title is not None]
    are_names = all(not record.reason or _is_coined_name(record) for record in named)
    if all(map(_is_described, named)) or (are_names and any(map(_is_coined_name, named))):
        for record in named:
            record.reason = "" if record.reason == reasons.REMARK else record.reason


def _accept_coined(records: Sequence[Record]) -> None:
    """Accept "RainNet" alone among works most of which lead to papers, and all of which are kept.

    Somebody kept the name of a method until the paper is looked up.
    """
    coined = [record for record in records if _is_mixed_name(record)]
    kept = [record for record in records if not record.reason]
    papers = sum(map(identifies_paper, kept))
    is_of_papers = papers >= max(FEW, MANY * len(coined), MOSTLY * len(records))
    if is_of_papers and len(kept) + len(coined) == len(records):
        for record in coined:
            record.reason = ""


def _is_mixed_name(record: Record) -> bool:
    """Whether a remark is the name of a method in capital and small letters, and no more."""
    text = record.text.strip()
    is_mixed = record.reason == reasons.REMARK and not (text.isupper() or text.islower())
    return is_mixed and _is_coined_name(record)


def _is_coined_name(record: Record) -> bool:
    """Whether an item is the name of a method and no more: "LoRA", "FlashAttention-2"."""
    return is_bare(record) and _COINED.fullmatch(record.text.strip()) is not None


def _is_described(record: Record) -> bool:
    """Whether a name in bold, which is no label of a field, begins an item, and more follows."""
    if record.title != 0:
        return False
    name, rest = record.segments[0], record.segments[1:]
    is_name = name.mark is Mark.STRONG and name.text[:1].isupper()
    follows = bool(rest) and rest[0].cut in (Cut.COLON, Cut.DASH, Cut.BRACKET)
    return is_name and follows and read_field(f"{name.text}: …") is None


def _are_titles(kept: Sequence[Record], short: Sequence[Record]) -> bool:
    """Whether items are all words alone in capitals, too many for topics, beside a few short ones.

    So a list of novels has them: "The Care of Rain", "Rivers of the North", "Delirium". Signs of
    East Asia have no capitals: what begins with some and is no sentence will do.
    """
    if len(kept) < 2 * max(FEW - 1, sum(not record.text.isdecimal() for record in short)):
        return False
    words = sum(count_words(record.text) for record in kept)
    titled = sum(map(_is_worded_as_title, kept))
    is_long = words >= FEW_WORDS * len(kept)
    bare = sum(map(is_bare, kept))
    return is_long and titled >= MOSTLY * len(kept) and bare >= NEARLY_ALL * len(kept)


def _are_books(kept: Sequence[Record], short: Sequence[Record], *, are_read: bool = False) -> bool:
    """Whether most items are titles in capitals, beside no more short ones, if none says "read"."""
    titled = sum(map(_is_worded_as_title, kept))
    enough = max(MIN_READ, READ * len(short)) if are_read else max(MIN_BOOKS, len(short))
    return len(kept) >= enough and titled >= AGREED * len(kept)


def _are_shelves(items: Sequence[Group]) -> bool:
    """Whether half of the sections are called as sorts of books are, or all as people.

    No item is called so, as those of contents are.
    """
    records = [record for group in items for record in group.records]
    sections = {record.topics[-1].strip() if record.topics else "" for record in records}
    if any(_is_genre(record.text) for record in records):
        return False
    if sum(map(_is_genre, sections)) >= AGREED * len(sections):
        return True
    names = [name for name in sections if names_one_person(name)]
    known = sum(map(is_given_name, names))
    return len(names) == len(sections) >= MIN_SHELVES and known >= AGREED * len(names)


def _is_genre(text: str) -> bool:
    return text.strip().lower() in _GENRES


def _is_worded_as_title(record: Record) -> bool:
    text = record.text.strip()
    if EAST_ASIAN.search(text):
        return text[-1:] not in ".。！？"
    return is_title_case(text) or _is_in_capitals(text)


def _is_in_capitals(text: str) -> bool:
    """Whether two words or more all begin big: "Small Fry", as titles and few remarks have it."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _may_be_short_title(record: Record) -> bool:
    """Whether a remark may be a title by its few words: it is no sentence, label or contents."""
    if record.reason != reasons.REMARK or not _is_alone(record):
        return False
    text = _SIGNS_FIRST.sub("", _SIGNS_LAST.sub("", record.text))
    text = text.rstrip(" -–—*_") if _mark_of(record) in _STYLES else text
    if text[-1:] in ".。:：！" or text.lower() in OPEN_WORDS:
        return False
    if is_contents(text) or is_coursework(text):
        return False
    is_word = _WORD.fullmatch(text) is not None and (begins_big(text) or text.isdecimal())
    is_led = text[:1].isdecimal() and is_title_case(text)  # 21 Ponds of the North
    is_east_asian = EAST_ASIAN.search(text) is not None and count_words(text) <= MAX_SHORT
    return is_word or is_led or is_east_asian


def is_bare(record: Record) -> bool:
    """Whether an item is words alone: no link, style or label, and nothing says who or when."""
    title = record.segments[record.title or 0]
    return _is_alone(record) and not is_marked(title) and title.field is not Field.TITLE


def _is_alone(record: Record) -> bool:
    """Whether an item is words alone, in whatever style."""
    if record.container is not Container.ITEM or record.title is None:
        return False
    if record.has_link:
        return False
    said = (Kind.PEOPLE, Kind.DATE, Kind.VENUE, Kind.LABEL)
    return not any(part.kind in said for part in record.segments)
