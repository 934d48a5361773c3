"""The sections that a place in a document stands in, each with its rank: the lower inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from paperkg.reading.cuts.headings import is_contents, section_label
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.work_keys import is_lead
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.labels import Field, read_field
from paperkg.reading.outlines.field_lines import lines_of
from paperkg.reading.text.blocks import (
    SUMMARY_LEVEL,
    Block,
    BlockKind,
    has_link,
    plain_text,
    walk_blocks,
)
from paperkg.reading.words import words_of

__all__ = ["Sections", "holds_works"]

BARE_LEVEL = 7
"""A line of text that serves as a heading ranks below every real one of its part."""

ITEM_LEVEL = SUMMARY_LEVEL + 1
"""An item that serves as a heading ranks below that; one inside it lower still."""

_OPENED = words_of("sections", "opened")
_SIGNS = " .:!…>▶►▼👇👈（）()[]【】"

_BETWEEN = re.compile(r"[,;.]\s|\s[-–—|/]\s")
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!] [A-Z]\w* [a-z]+ ")
# When a group meets: "Tuesdays 10am", "Every Friday, 14:00-15:00, Room 3".
_WHEN = re.compile(
    rf"(?:\w+ )?(?:{'|'.join(sorted(words_of('meetings', 'weekdays')))})s?\b.{{0,30}}?"
    r"\b\d{1,2}(?:[:.h]\d\d|\s?(?:am|pm|uhr|h|-\d{1,2}\s?(?:am|pm|uhr|h)))\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile("[，。！；]")
_SAID = frozenset({Field.AUTHORS, Field.VENUE, Field.DATE})
MIN_NAMED = 3
"""What a list says of each work has so many parts at least."""

MIN_CITED = 2
"""So many works at least are cited in contents that are none."""

LONG_NAME = 14
"""A heading of more words, with a full stop, says something of the list."""

LONG_SIGNS, MIN_CLAUSES = 20, 2
"""Where no spaces part words, it has more signs, and wide commas or stops."""

YEAR_DIGITS = 4
"""A heading that is a number of fewer digits counts what stands below, and names nothing."""


class Sections:
    """The sections that are open, with their ranks, from the outermost.

    ``topics`` are their names; a table of contents has none.
    """

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self.topics: tuple[str, ...] = ()
        self.in_contents = False

    @property
    def is_year(self) -> bool:
        """Whether the innermost section is a year."""
        return any(label.isdecimal() for _, label in self._open[-1:])

    def enter(self, level: int, label: str) -> None:
        """Enter a section; it ends those of its rank and below.

        One that says which parts each work has, "Title, Year, Venue", has no name, nor has one of
        whole sentences.
        """
        self.leave(level)
        is_data = level > 2 and label.lower() == "index"  # a section of databases
        self.in_contents = is_contents(label) and not is_data
        is_number = label.rstrip(".)").isdecimal() and len(label) < YEAR_DIGITS
        is_unnamed = self.in_contents or is_number or _names_parts(label) or _says_more(label)
        self._set([*self._open, (level, "" if is_unnamed else label)])

    def enter_heading(self, block: Block, *, is_title: bool) -> bool:
        """Enter the section of a heading and say so.

        The title of the document only ends others, and so does a heading of signs alone: "????",
        or a summary that only says to open what it hides: "Click to expand".
        """
        label = "" if is_title else section_label(block.spans)
        is_opener = label != "" and block.level % SUMMARY_LEVEL == 0 and _only_opens(label)
        if label and not is_opener:
            self.enter(block.level, label)
        elif is_title or is_opener or not any(map(str.isalnum, plain_text(block.spans))):
            self.leave(block.level)
        return bool(label)

    def enter_bare(self, label: str) -> None:
        """Enter the section that a line without marks of a heading is the heading of.

        One that says when a group meets is of none, nor is what a sign means: "● = I like it".
        """
        if _WHEN.match(label) or label.startswith("="):
            return
        parts = (level for level, _ in self._open if level % SUMMARY_LEVEL == 0)
        name = label if label.endswith("etc.") else label.rstrip(".")
        self.enter(max(parts, default=0) + BARE_LEVEL, name)

    def leave(self, level: int) -> None:
        """Leave the sections of a rank and below."""
        self._set([section for section in self._open if section[0] < level])

    @contextmanager
    def inside_item(self, label: str) -> Iterator[None]:
        """Be inside an item that is a section; "" for one that names none."""
        outer = self._open
        if label:
            level = max(ITEM_LEVEL, 1 + max((level for level, _ in outer), default=0))
            self._set([*outer, (level, label)])
        yield
        self._set(outer)

    def _set(self, sections: list[tuple[int, str]]) -> None:
        self._open = sections
        self.topics = tuple([label for _, label in sections if label])


def _only_opens(label: str) -> bool:
    """Whether the words of a summary only say to open it: "Show more", "펼쳐보기"."""
    return label.strip(_SIGNS).lower() in _OPENED


def _says_more(label: str) -> bool:
    """Whether words are more than a name: a long sentence, or several."""
    if len(label) > LONG_SIGNS and len(_CLAUSES.findall(label)) >= MIN_CLAUSES:
        return True
    if label.count(" ") < LONG_NAME:
        return False
    return label.endswith((".", "!")) or _TWO_SENTENCES.search(label) is not None


def _names_parts(label: str) -> bool:
    """Whether words name the parts of what stands below: "Title, Year, Venue"."""
    parts = _BETWEEN.split(label)
    if len(parts) < MIN_NAMED:
        return False
    fields = {found[0] for part in parts if (found := read_field(f"{part.strip(' ()')}: x"))}
    return Field.TITLE in fields and not _SAID.isdisjoint(fields)


def holds_works(block: Block, cuts: Cuts) -> bool:
    """Whether a list that is called contents is one of works: it leads on, or cites some."""
    if _leads_on(block):
        return True
    parts = [part for part in walk_blocks([block]) if part.kind is BlockKind.PARAGRAPH]
    if any(span.is_link for part in parts for span in part.spans):
        return False
    return sum(_names_work(part, cuts) for part in parts) >= MIN_CITED


def _names_work(line: Block, cuts: Cuts) -> bool:
    """Whether a line cites a work, or has a key before one: "Reading: Poe (2001), Fine Rain"."""
    key, colon, _ = plain_text(line.spans).partition(":")
    return bool(colon and is_lead(key)) or is_citation(cuts.look(line.spans))


def _leads_on(block: Block) -> bool:
    """Whether an item of a list leads anywhere, or one inside it to a file beside the list.

    Where all links lead to parts of one page, "rain.html#owls", that is the page they stand on.
    """
    spans = [span for inner in walk_blocks([block]) for span in inner.spans if span.is_link]
    pages = {span.local.partition("#")[0] for span in spans if "#" in span.local}
    if len(pages) == 1 and "" not in pages and all("#" in span.local for span in spans):
        return False
    is_deep = any(span.local and not span.local.startswith("#") for span in spans)
    return is_deep or any(map(has_link, lines_of(block)))
