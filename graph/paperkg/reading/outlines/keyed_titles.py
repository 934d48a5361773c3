"""Short citations before titles, "**Poe 2016**: *A Fine Title*", "Poe2016: A Fine Title".

A name in bold may be any label, and a year beside it a version; and a title without a style, the
rest of a sentence. Several lines that begin so, with other names each, tell what they are, and are
written as those that are told by themselves: "Poe 2016: *A Fine Title*". In a style, who and when
may have a line of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.imprints.imprint import is_place
from paperkg.reading.names.styles import plainly
from paperkg.reading.patterns import CAPITAL, RECENT_YEAR
from paperkg.reading.text.blocks import Block, BlockKind, Span
from paperkg.reading.votes.title_words import begins_big, count_words, has_verb, reads_as_sentence
from paperkg.reading.words import words_of

__all__ = ["write_keyed_titles"]

MIN_LINES = 3
"""So many lines of a document at least begin with a short citation."""

NEARLY_ALL = 0.8
"""The share of the lines of this form whose words beside the year are names, and of titles."""

OTHERS = 0.6
"""The share of different names: a journal stands before several titles."""

MEAN_WORDS = 4
"""Titles without a style have so many words in the mean; what is said of a work may have any."""

MAX_WORDS, MAX_SOURCE = 30, 8
"""A title, and where it appeared, have no more words."""

MAX_KEY = 60
"""Who and when are no longer, in characters."""

# "Poe 2016: ", "Poe et al., 2016a: ", "Poe2016: ", also in brackets.
_KEY = re.compile(
    rf"\s*\[?(?P<who>{CAPITAL}[^\[\]:：\d\n]{{1,48}}?)(?P<when>,?\s?\(?{RECENT_YEAR}[A-Za-z]?\)?)\]?"
    r"\s*(?P<sign>[:：]?)"
)
_SIGN = re.compile(r"\s*(?:[:：]|[-–—]{1,2}\s)\s*")
_YEAR = re.compile(RECENT_YEAR)
_MORE = "|".join(map(re.escape, sorted(words_of("people", "others"))))
_OTHERS = re.compile(rf"(?<=\w),? (?:{_MORE})$")
# The title, and where it appeared behind a stop: "A Fine Title. Rain Letters."
_TITLE = re.compile(r".+?\w{3}[.!?](?=\s+\S)", re.DOTALL)
_TAIL = re.compile(r"(?<![\s.,;(\[–—-])[\s.,;(\[–—-]{1,9}$")
_QUOTES = tuple("\"“„«‘'《『「")


@dataclass(slots=True)
class _Line:
    """A line that begins with a name and a year: where in its block, and what stands behind."""

    block: Block
    first: int
    end: int
    who: str
    year: str
    rest: list[Span]
    is_told: bool

    @property
    def title(self) -> Span | None:
        """The first words behind who and when."""
        return next((span for span in self.rest if span.text.strip()), None)

    @property
    def is_plain(self) -> bool:
        """Whether nothing sets the title apart."""
        title = self.title
        is_set = title is None or title.is_link or title.emphasized or title.strong
        return not (is_set or (title and title.text.lstrip().startswith(_QUOTES)))


def write_keyed_titles(texts: Iterable[Block]) -> None:
    """Write such lines in the form that is told by itself, where a document has several."""
    dated = [block for block in texts if block.kind is BlockKind.PARAGRAPH and _has_year(block)]
    lines = [line for block in dated for line in _read(block)]
    if len(lines) < MIN_LINES:
        return
    named = [line for line in lines if _is_named(line)]
    if len(named) < max(MIN_LINES, NEARLY_ALL * len(lines)):
        return
    if len({line.who for line in named}) < OTHERS * len(named):
        return
    plain = [line for line in named if line.is_plain]
    titled = [line for line in plain if _is_titled(line)]
    words = sum(count_words(line.title.text) for line in titled if line.title)
    if len(titled) < NEARLY_ALL * len(plain) or words < MEAN_WORDS * len(titled):
        titled = []
    kept = [line for line in named if not (line.is_plain or line.is_told)]
    for line in sorted([*titled, *kept], key=lambda line: -line.first):  # from the last of a block
        line.block.spans[line.first : line.end] = _write(line)


def _has_year(block: Block) -> bool:
    """Whether a year stands near the start of any line of a paragraph that begins with no link."""
    begins = True
    for span in block.spans:
        if begins and not span.is_link and _YEAR.search(span.text[: MAX_KEY + 4]):
            return True
        begins = span.is_break
    return False


def _read(block: Block) -> Iterator[_Line]:
    """Give the lines of a paragraph that begin with a name and a year."""
    first = 0
    ends = [place for place, span in enumerate(block.spans) if span.is_break]
    ends.append(len(block.spans))
    for number, end in enumerate(ends):
        if first > end:
            continue  # the title, which the line of who and when has
        last = ends[number + 1] if end == first + 1 and number + 1 < len(ends) else end
        if found := _read_line(block, first, last):
            yield found
            end = last
        first = end + 1


def _read_line(block: Block, first: int, end: int) -> _Line | None:
    head = block.spans[first] if first < end else None
    if head is None or head.url or head.local or head.code or head.is_image:
        return None
    start = head.text[: MAX_KEY + 4]
    key = _KEY.match(start) if _YEAR.search(start) else None
    if key is None:
        return None
    line = block.spans[first:end]
    is_styled = head.strong or head.emphasized
    rest = [head._replace(text=head.text[key.end() :]), *line[1:]]
    if is_styled:
        if rest.pop(0).text.strip() or not rest:
            return None
        is_above = rest[0].is_break
        rest = [*rest[1:], rest[0]] if is_above else rest  # so that later lines keep their numbers
        sign = _SIGN.match(rest[0].text)
        is_set_off = is_above or bool(key["sign"] or sign or key[0].rstrip().endswith("]"))
        if sign and not key["sign"]:
            rest[0] = rest[0]._replace(text=rest[0].text[sign.end() :])
    else:  # "Poe, Ann (2016): A Fine Title" tells by itself who and when
        is_set_off = bool(key["sign"]) and " " not in key["who"] and "(" not in key["when"]
    year = _YEAR.search(key["when"])
    if not is_set_off or year is None or not any(span.text.strip() for span in rest):
        return None
    is_told = not is_styled and key["when"][0] in " ("
    return _Line(block, first, end, key["who"].strip(" ,"), year[0], rest, is_told)


def _is_named(line: _Line) -> bool:
    """Whether the words beside a year are surnames: no venue, month or city."""
    who = _OTHERS.sub(" et al.", line.who, count=1)
    found = read_linked_lead(f"{who} {line.year}")
    return found is not None and bool(found[1]) and not is_place(line.who)


def _is_titled(line: _Line) -> bool:
    """Whether the words behind who and when are a title, and no sentence about a work."""
    whole = line.title.text.strip() if line.title else ""
    text, source = _part(whole)
    if not begins_big(text) or reads_as_sentence(text) or has_verb(whole):
        return False
    is_source = not reads_as_sentence(source.lstrip(" .")) and count_words(source) <= MAX_SOURCE
    return is_source and 1 < count_words(text) <= MAX_WORDS


def _part(text: str) -> tuple[str, str]:
    """Part a title and what stands behind it: "A Fine Title", ". Rain Letters."."""
    found = _TITLE.match(text)
    title = found[0] if found else text
    tail = _TAIL.search(title)
    end = tail.start() if tail else len(title)
    return text[:end], text[end:]


def _write(line: _Line) -> Sequence[Span]:
    """Give a line as "Poe 2016: *A Fine Title*"."""
    head = Span(f"{line.who} {line.year}: ")
    place = next(place for place, span in enumerate(line.rest) if span.text.strip())
    title, after = line.rest[place], line.rest[place + 1 :]
    if not line.is_plain:
        is_quoted = not (title.is_link or title.emphasized or title.strong)
        return [head, title._replace(text=title.text.lstrip()) if is_quoted else title, *after]
    name, behind = _part(title.text.lstrip())
    rest = [plainly(title)._replace(text=behind)] if behind else []
    return [head, title._replace(text=name, emphasized=True), *rest, *after]
