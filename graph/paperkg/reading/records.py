"""What may be an entry: a record with its segments, and the group of its siblings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import ClassVar, NamedTuple, TypeVar

from paperkg.reading.labels import Field
from paperkg.reading.plain_enum import PlainEnum
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.text.blocks import Span

__all__ = [
    "AGREED",
    "KNOWN",
    "MIN_GROUP",
    "SMALL_GROUP",
    "Container",
    "Group",
    "Place",
    "Record",
    "Role",
    "find_in_most",
    "join_small",
    "kept_of",
    "match_in_most",
    "voters_of",
]

_Item = TypeVar("_Item")
_Found = TypeVar("_Found")
# Looked up once: each part is asked.
_PEOPLE, _IDENTIFIER, _AUTHORS = Kind.PEOPLE, Kind.IDENTIFIER, Field.AUTHORS

AGREED = 0.6
"""The share of the siblings that must begin so for all to do."""

MIN_GROUP = 3
"""Fewer siblings agree on nothing."""

SMALL_GROUP = 6
"""A group of so few listens to all groups of its kind in the document, too."""

KNOWN = 0.3
"""The share of what may be names that must be known as such."""


class Container(PlainEnum):
    """What a record is in the document."""

    ITEM: ClassVar[Container]
    ROW: ClassVar[Container]
    PARAGRAPH: ClassVar[Container]
    HEADING: ClassVar[Container]

    @property
    def shown(self) -> str:
        """What several of them are called where a person reads it: "list items"."""
        return _SHOWN[self]


_SHOWN = {
    Container.ITEM: "list items",
    Container.ROW: "table rows",
    Container.PARAGRAPH: "paragraphs",
    Container.HEADING: "headings",
}


class Role(PlainEnum):
    """What a segment is to its record."""

    TITLE: ClassVar[Role]
    SHORT_NAME: ClassVar[Role]
    AUTHORS: ClassVar[Role]
    VENUE: ClassVar[Role]
    DATE: ClassVar[Role]
    LINK: ClassVar[Role]
    IDENTIFIER: ClassVar[Role]
    NOTE: ClassVar[Role]
    NONE: ClassVar[Role]


class Place(NamedTuple):
    """A span of a record, with its column in a table and the number by which segments name it."""

    column: int
    number: int
    span: Span


@dataclass(slots=True)
class Record:
    """A candidate for an entry.

    Attributes
    ----------
    line
        Where it starts.
    container
        What it is in the document.
    segments
        Its parts, in their order; those of the lines below it too.
    text
        Its own text as shown.
    spans
        What its own segments were cut from.
    topics
        The sections it stands in, outermost first.
    read
        Whether its box is ticked.
    remarks
        Texts below it that are its note.
    title
        The place of the title among the segments; None when there is none.
    titles
        The places of all segments that make it up.
    roles
        What each segment is.
    why
        Why the title was chosen, in words.
    reason
        Why it is no entry; empty when it is one.
    begins_with_authors
        Whether siblings agree that authors stand at its head.
    ends_with_authors
        Whether it is a paragraph with its authors last, after "by", as most siblings are.
    is_parted
        Whether its names, title and publisher are told apart already: nothing cuts them anew.
    is_entitled
        Whether it is a row whose column says that what it holds are titles.
    is_of_works
        Whether it is one of a table or a list in which each title, of one word too, is that of a
        work.
    is_said
        Whether words say what it is before its title in a style, as most siblings do; not, where
        what stands in a style is stressed words alone. None where it is written otherwise.
    is_law
        Whether it begins with the name or the number of a law, which is its title.
    """

    line: int
    container: Container
    segments: list[Segment]
    text: str
    spans: list[Place] = field(default_factory=list)
    topics: tuple[str, ...] = ()
    read: bool = False
    remarks: list[str] = field(default_factory=list)
    title: int | None = None
    titles: Sequence[int] = ()
    roles: list[Role] = field(default_factory=list)
    why: str = ""
    reason: str = ""
    begins_with_authors: bool = False
    ends_with_authors: bool = False
    is_parted: bool = False
    is_entitled: bool = False
    is_of_works: bool = False
    is_said: bool | None = None
    is_law: bool = False

    def join_segments(self, first: int, last: int) -> None:
        """Join the segments of one span from a place to another into the first of them."""
        head = self.segments[first]
        head.end = self.segments[last].end
        head.text = head.whole[head.start : head.end].strip()
        del self.segments[first + 1 : last + 1]

    def is_in_italics(self, part: Segment) -> bool:
        """Whether a part stands in italics, though it may be a link or in quotation marks, too."""
        for at in self.spans:
            if at.span.emphasized and at.number == part.span and at.column == part.column:
                return True
        return False

    @property
    def says_who(self) -> bool:
        """Whether a part of it is who wrote a work."""
        for part in self.segments:
            if part.kind is _PEOPLE:
                return True
        return False

    @property
    def has_author_field(self) -> bool:
        """Whether the name of a column, or a label, says who wrote it."""
        for part in self.segments:
            if part.field is _AUTHORS:
                return True
        return False

    @property
    def has_link(self) -> bool:
        """Whether it leads anywhere, or spells an identifier."""
        for part in self.segments:
            if part.is_link or part.kind is _IDENTIFIER:
                return True
        return False


@dataclass(slots=True)
class Group:
    """Records that are siblings: the items of a list, the rows of a table.

    ``above`` is the paragraph right above a list, where that may be an entry.
    """

    container: Container
    records: list[Record] = field(default_factory=list)
    columns: dict[int, Field] = field(default_factory=dict)
    above: Record | None = None


def join_small(groups: Iterable[Group]) -> list[Group]:
    """Join the small groups of each kind: sections of a work or two vote together."""
    joined: dict[Container, list[Record]] = {}
    for group in groups:
        if len(group.records) <= SMALL_GROUP:
            joined.setdefault(group.container, []).extend(group.records)
    return [Group(container, records) for container, records in joined.items()]


def find_in_most(
    items: Sequence[_Item], find: Callable[[_Item], _Found | None], least: float
) -> list[_Found]:
    """Give what is found in some records; nothing where fewer than ``least`` have it.

    It is looked for no further than enough can have it.
    """
    return [found for _, found in match_in_most(items, find, least)]


def match_in_most(
    items: Sequence[_Item], find: Callable[[_Item], _Found | None], least: float
) -> list[tuple[_Item, _Found]]:
    """Give the records in which something is found, each with that, as ``find_in_most`` does."""
    matched: list[tuple[_Item, _Found]] = []
    others = len(items) - ceil(least)  # so many may have nothing
    for item in items if others >= 0 else ():
        if found := find(item):
            matched.append((item, found))
        elif others:
            others -= 1
        else:
            return []
    return matched


def voters_of(groups: Sequence[Group], *, rows: bool = True) -> list[Group]:
    """Give who vote together: each large group, then the small ones of each kind as one.

    Without ``rows`` small tables are left out: their columns say what each part is.
    """
    large = [group for group in groups if len(group.records) > SMALL_GROUP]
    pooled = (group for group in groups if rows or group.container is not Container.ROW)
    return [*large, *join_small(pooled)]


def kept_of(groups: Iterable[Group]) -> list[Record]:
    """Give the records that nothing has rejected yet."""
    return [record for group in groups for record in group.records if not record.reason]
