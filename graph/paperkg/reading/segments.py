"""Segments: the parts of a record that separators and styles set apart.

What a segment is by itself (a date, a list of authors, a venue, the label of a link) is its kind;
what it is to the record is its role, and is decided for all siblings together.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import ClassVar

from paperkg.characters import join_spaces
from paperkg.identifiers import Identifier, parse_identifier
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.labels import Field
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import People
from paperkg.reading.plain_enum import PlainEnum

__all__ = [
    "ATTRIBUTES",
    "AT_START",
    "LEADING_SIGNS",
    "SHORTCODE",
    "SPANS_BELOW",
    "STYLED",
    "Cut",
    "Kind",
    "Mark",
    "Segment",
    "Vocabulary",
    "drop_numbers",
    "tidy",
]

# Most letters go by at one look. Words of Persian have some joints inside, arrows stand between
# words and letters of titles, "Sense ↔ Text", "H→γγ", and some signs belong to what they follow:
# "C♯", "10 M☉".
_SYMBOLS = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\u00ad\u200b\ue000-\uf8ff"
    "\U0001f000-\U0001faff\u200c\u200d]"
    r"(?<!(?<=[^\W_])[\u200c\u200d](?=[^\W_]))(?<!(?<=\w\s)[\u2190-\u21ff](?=\s\w))"
    r"(?<!(?<=\w)[\u2190-\u21ff](?=\w))(?<!(?<=[^\W_])[♭♮♯☉♀♂](?!\ufe0f))"
)
LEADING_SIGNS = re.compile(rf"(?>(?:\s*+(?>{_SYMBOLS.pattern}))+)")
"""Stars, ticks and other pictures before the words of a text."""

SHORTCODE = re.compile(r":(?<!\w:)[a-z][a-z0-9_+-]*:(?!\w)")
"""A picture by its name, such as ``:star:``."""

ATTRIBUTES = re.compile(r"\{(?:-|(?:- )?(?:[:#.@%]|[a-z-]{2,20}=)[^{}]{0,200})\}")
"""Attributes of Markdown, as Pandoc and kramdown have them: "{#rain}", "{-}", "{width=50%}"."""


class Mark(PlainEnum):
    """How a segment is set apart."""

    PLAIN: ClassVar[Mark]
    LINK: ClassVar[Mark]
    STRONG: ClassVar[Mark]
    EMPHASIS: ClassVar[Mark]
    QUOTE: ClassVar[Mark]
    CODE: ClassVar[Mark]
    IMAGE: ClassVar[Mark]


SPANS_BELOW = 1_000
"""The spans of each line below a record are numbered from so many times its place on."""


class Kind(PlainEnum):
    """What a segment is, by itself."""

    TEXT: ClassVar[Kind]
    NUMBER: ClassVar[Kind]
    LABEL: ClassVar[Kind]
    IDENTIFIER: ClassVar[Kind]
    PEOPLE: ClassVar[Kind]
    VENUE: ClassVar[Kind]
    DATE: ClassVar[Kind]
    TAG: ClassVar[Kind]


_NUMBERS = frozenset({Kind.NUMBER, Kind.TAG})


class Cut(PlainEnum):
    """What stands before a segment."""

    START: ClassVar[Cut]
    SPACE: ClassVar[Cut]
    DASH: ClassVar[Cut]
    STOP: ClassVar[Cut]
    ASIDE: ClassVar[Cut]
    """A question or exclamation mark, which may end a sentence inside a title."""
    COMMA: ClassVar[Cut]
    COLON: ClassVar[Cut]
    BRACKET: ClassVar[Cut]
    BREAK: ClassVar[Cut]


AT_START = frozenset({Cut.START, Cut.BREAK})
"""What stands before the first segment of a line."""

STYLED = frozenset({Mark.EMPHASIS, Mark.QUOTE})
"""How a title is set apart from authors and sources in no style."""


@dataclass(slots=True, eq=False)
class Segment:
    """A part of a record.

    Attributes
    ----------
    text
        As shown, without separators, quotation marks and brackets around it.
    kind, mark, cut
        What it is by itself, how it is set apart, and what stands before it.
    bracket
        The bracket that it stands in, such as ``(``; empty outside.
    url, local, alias
        Where it links to.
    quoted
        Whether quotation marks stand around it, or a mark at its end says that it is a title.
    start, end, whole
        Where it stands in its span, with what encloses it, and the text of the span.
    span
        Which span of the record it is part of; the segments of one title share it.
    line
        Which line of the record it stands on, counted from 0.
    column
        Which column of a table; 0 elsewhere.
    people, venue, date
        What it says, where it is a list of authors, a venue, or holds a date.
    field
        What a label before it, or the name of its column, says that it is.
    is_link
        Whether it leads anywhere.
    identifier
        What its address, or else its text, identifies.
    """

    text: str
    kind: Kind
    mark: Mark
    cut: Cut
    bracket: str = ""
    url: str = ""
    local: str = ""
    alias: str = ""
    quoted: bool = False
    start: int = 0
    end: int = 0
    whole: str = ""
    span: int = 0
    line: int = 0
    column: int = 0
    people: People | None = None
    venue: Venue | None = None
    date: str = ""
    field: Field | None = None
    is_link: bool = dataclasses.field(init=False)
    identifier: Identifier | None = dataclasses.field(init=False)

    @property
    def is_byline(self) -> bool:
        """Whether it is names behind "by", in any of the languages: "by Ann Poe"."""
        return self.people is not None and starts_with_by(self.text)

    def take_for_words(self) -> None:
        """Take it for words alone, as a title is, whatever names, venue or date it resembles."""
        self.kind, self.people, self.venue, self.date = Kind.TEXT, None, None, ""

    def take_for_people(self, people: People) -> None:
        """Take it for who wrote a work, and for nothing else, whatever it resembles."""
        self.kind, self.people, self.venue, self.date = Kind.PEOPLE, people, None, ""

    def copy(self) -> Segment:
        """Give a segment that is told the same; ``replace`` takes four times as long."""
        return Segment(*_told(self))

    def __post_init__(self) -> None:
        self.is_link = bool(self.url or self.local)
        self.identifier = parse_identifier(self.url) if self.url else None


_told = attrgetter(*(field.name for field in dataclasses.fields(Segment) if field.init))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a list says about its own words.

    Attributes
    ----------
    common
        Words that it writes in small letters: no names by themselves.
    labels
        Texts that many of its links share, in small letters: labels, whatever they mean.
    styled
        What a few words in italics were cut into, by how they stand: many lines have the same
        ones, "*FCC 2020*". Whoever looks there takes copies.
    """

    common: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    styled: dict[tuple[str, Cut, str, bool], list[Segment]] = dataclasses.field(
        default_factory=dict, compare=False
    )


def drop_numbers(segments: Iterable[Segment]) -> list[Segment]:
    """Drop what says neither who, what, when nor where: numbers and tags."""
    return [part for part in segments if part.kind not in _NUMBERS]


def tidy(text: str) -> str:
    """Take out emoji, attributes and extra space."""
    if not text.isascii():
        text = _SYMBOLS.sub("", text)
    if text.count(":") > 1:
        text = SHORTCODE.sub("", text)
    if "{" in text:
        text = ATTRIBUTES.sub("", text)
    return join_spaces(text)
