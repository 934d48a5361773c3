"""A text file whose sections have their works set in below: "Rain: ⏎ ⇥ A Title ⏎ ⇥ Another".

To Markdown all that is one paragraph, or code. How far lines are set in says what holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperkg.reading.labels import read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.names.title_lines import part_signed
from paperkg.reading.patterns import COINED_LEAD, COLUMN_GAP

__all__ = ["as_markdown", "is_set_in_text"]

MIN_WORKS = 3
"""So many works at least are set in."""

MOST = 0.8
"""The share of them that must begin as titles do."""

FEW = 0.2
"""The share of them that may be names, below sections that nothing else tells."""

MEAN_WORDS = 2.5
"""Works have so many words in the mean, with whoever wrote them."""

MAX_WORDS = 6
"""A section that nothing but its works tells has no more words."""

MAX_SIZE = 100_000
"""A longer text is no such file of somebody's own, in characters."""

LONGEST = 240
"""A longer line is a paragraph, in characters."""

MAX_BELOW = 4
"""A work has no more lines set in below it."""

MAX_RANK = 6
"""The lowest heading of Markdown."""

# What Markdown reads by itself: items, quotations, tables, code.
_ANY_MARKED = re.compile(r"^[ \t]*(?:[-*+•>|]\s|\d{1,4}[.)]\s|```|\[[ xX]\]|@\w+\{)", re.MULTILINE)
_HEAD = re.compile(r"#{1,6} ")
_ADDRESS = re.compile(r"<?https?://\S+$")
# What stands beside names on their line: a year, a venue.
_SAID = re.compile(r"[,.;(|]\s?\(?(?:[^,;()|]*\s)?(?:1[5-9]|20)\d\d\b.*$|^[a-z]{2,3}\s")
_COLONS = (":", "：")
# Who and what: "Ann Poe: Fine Rain", "Fine Rain - Ann Poe".
_PARTED = re.compile(r"[^\W\d_]: \S|\S [-–—] \S|\S\t+\S")


@dataclass(slots=True)
class _Line:
    """A line with words: where it stands, how far it is set in, and what is set in below it."""

    place: int
    depth: int
    text: str
    above: _Line | None = None
    below: int = 0
    is_section: bool = False

    @property
    def rank(self) -> int:
        return 1 + self.above.rank if self.above else 2


def is_set_in_text(text: str, *, file: str) -> bool:
    r"""Whether a text file has works set in below what names them, and no other marks.

    Examples
    --------
    >>> text = "Rain:\n\tFine Rain at Night\n\tMore Rain\nSnow:\n\tFine Snow by Day"
    >>> is_set_in_text(text, file="list.txt"), is_set_in_text(text, file="list.md")
    (True, False)
    >>> is_set_in_text("Fine Rain\n\tAnn Poe\nFine Snow\n\tBo Roe", file="list.txt")
    False
    """
    if not ("\n " in text or "\n\t" in text) or _ANY_MARKED.search(text):
        return False
    lines = _read_lines(text) if len(text) <= MAX_SIZE else []
    if any(len(line.text) > LONGEST for line in lines):
        return False
    if not file.lower().endswith(".txt"):
        return _are_signed(lines)
    if _are_stacks(lines):
        return True
    holders = [line for line in lines if line.below and not line.above]
    works = list(_works_of(lines))
    if not holders or len(works) < max(MIN_WORKS, len(holders) + 1):
        return False
    held = sum(line.above is not None or line.below > 0 for line in lines)
    if held < MOST * len(lines) or not _are_titles(works):
        return False
    return all(line.is_section for line in holders) or _are_topics(holders, works)


def _are_signed(lines: Sequence[_Line]) -> bool:
    """Whether all lines but sections say who wrote what they name, each below a section."""
    holders = [line for line in lines if line.below]
    works = [line for line in lines if line.above]
    if len(holders) < 2 or len(works) < MIN_WORKS or len(holders) + len(works) < len(lines):
        return False
    if any(line.above or len(line.text.split()) > MAX_WORDS for line in holders):
        return False
    signed = sum(part_signed(line.text) is not None for line in works)
    return signed >= MOST * len(works) and not any(part_signed(it.text) for it in holders)


def _are_stacks(lines: Sequence[_Line]) -> bool:
    """Whether each line has as many set in below it, all as far: "Fine Rain ⏎ ⇥ Ann Poe, 2001"."""
    heads = [line for line in lines if not line.above]
    if len(heads) < MIN_WORKS or any(line.above and line.above.above for line in lines):
        return False
    if any(line.is_section or not 0 < line.below <= MAX_BELOW for line in heads):
        return False
    are_alike = len({line.below for line in heads}) == 1
    named = sum(_names_people(line.text) for line in lines if line.above)
    return are_alike and _are_titles(heads) and 2 * named >= len(heads)


def _names_people(text: str) -> bool:
    """Whether a line begins with people, one of whom is known: "Ann Poe, 2001", "by Ann Poe"."""
    people = read_people(_SAID.sub("", text), single=True)
    return people is not None and people.has_given_name


def _read_lines(text: str) -> list[_Line]:
    """Give the lines with words, each with what holds it: the last one that is less set in."""
    found: list[_Line] = []
    opened: list[_Line] = []
    for place, line in enumerate(text.expandtabs(4).split("\n")):
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip())
        while opened and opened[-1].depth >= depth:
            opened.pop()
        made = _Line(place, depth, line.strip(), opened[-1] if opened else None)
        if made.above:
            made.above.below += 1
            is_head = _HEAD.match(made.above.text) is not None
            made.above.is_section = is_head or made.above.text.endswith(_COLONS)
        opened.append(made)
        found.append(made)
    return found


def _works_of(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Give what is set in below sections, or below lines that may be some, and holds no works."""
    for line in lines:
        is_held = line.above is not None and (line.above.is_section or not line.above.above)
        if is_held and not line.is_section and not _ADDRESS.match(line.text):
            yield line


def _are_titles(works: Sequence[_Line]) -> bool:
    """Whether lines begin as titles do, and have several words in the mean, as no menus have."""
    begun = sum(not work.text[0].islower() or bool(COINED_LEAD.match(work.text)) for work in works)
    words = sum(len(work.text.split()) for work in works)
    return begun >= MOST * len(works) and words >= MEAN_WORDS * len(works)


def _are_topics(holders: Sequence[_Line], works: Sequence[_Line]) -> bool:
    """Whether lines without a colon are sections: short, over several works each.

    Titles over their authors, their year and their address have as many lines below them each, and
    these no two parts. Works that say who wrote them tell alone.
    """
    signed = sum(part_signed(work.text) is not None for work in works)
    if signed >= MOST * len(works):
        return not any(part_signed(line.text) for line in holders)
    are_alike = len({line.below for line in holders}) == 1
    parted = sum(bool(_PARTED.search(work.text)) and not read_field(work.text) for work in works)
    if are_alike and parted < MOST * len(works):
        return False
    if len(holders) < 2 or len(works) < 2 * len(holders):
        return False
    if any(len(line.text.split()) > MAX_WORDS or "," in line.text for line in holders):
        return False
    named = [read_people(work.text, single=True) for work in works]
    return sum(people is not None for people in named) <= FEW * len(works)


def as_markdown(text: str) -> str:
    r"""Write sections as headings, and works as items; lines keep their numbers.

    Examples
    --------
    >>> as_markdown("Rain:\n\tFine Rain\n\tFiner Rain\n\t\tTwice\nSnow:\n\tFine Snow")
    '## Rain\n- Fine Rain\n- Finer Rain\n  Twice\n## Snow\n- Fine Snow'
    """
    lines = _read_lines(text)
    written = [""] * (text.count("\n") + 1)
    columns = text.split("\n")
    are_stacks = _are_stacks(lines)
    for line in lines:
        said = COLUMN_GAP.sub(" | ", columns[line.place].strip())
        written[line.place] = _write(line, said, are_stacks=are_stacks)
    return "\n".join(written)


def _write(line: _Line, text: str, *, are_stacks: bool) -> str:
    if are_stacks:
        return f"  {text}" if line.above else f"- {text}"
    if _HEAD.match(text):
        return text
    if line.is_section or (line.below and not line.above):
        return f"{'#' * min(line.rank, MAX_RANK)} {text.rstrip(' :：')}"
    if not line.above:
        return text
    is_held = line.above.is_section or not line.above.above
    return f"  {text}" if _ADDRESS.match(text) or not is_held else f"- {text}"
