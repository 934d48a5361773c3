"""The name of who keeps a page, set in bold or italics in each list of authors.

A line alone hardly tells "Bo Li, **Ada Quill**. A Fine Title" from a short name before a title. In
a document where the same words stand so again and again beside other names, they are a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from paperkg.reading.names.bylines import is_among_names
from paperkg.reading.names.east_asian_names import read_east_asian_names
from paperkg.reading.names.east_asian_offices import OFFICES
from paperkg.reading.names.people import read_people
from paperkg.reading.names.styles import plainly
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.text.blocks import Block, Span
from paperkg.reading.text.inline import join_texts
from paperkg.reading.words import is_given_name

__all__ = ["unstyle_own_names"]

MIN_TIMES = 3
"""So many times at least stands a name among others, for a document to be of who bears it."""

MOSTLY = 0.5
"""The share of the times that it stands among others; works of one author have no others."""

MAX_WORDS = 4
"""A name has no more words."""

_SIGNS = " \t,.;*∗†‡§"
_NUMBERING = " \t\u3000.．0123456789()（）[]［］"
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_SURNAME = re.compile(rf"\s*{CAPITAL}[\w'’-]+")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[ -]?){1,3}")
# Names of Chinese, Japanese and Korean, and what stands before and behind them in a citation.
_EAST_ASIAN = re.compile(
    "[\u4e00-\u9fff々]{1,4}\\s?[\u3041-\u30fa\u30fc\u4e00-\u9fff々]{1,4}|[\uac00-\ud7a3]{2,4}"
)
_BEFORE = re.compile(r"(?:^|[、，,・･·;；&])\s*$")
_NAME_BEFORE = re.compile(r"(?P<name>[^\W\d_]{2,5})\s?[、，,・･·&]\s?\Z")
_NAME_AFTER = re.compile(r"\s?[、，,・･·&]\s?(?P<name>[^\W\d_]{2,5})(?![^\W_])")
_BEHIND = re.compile(rf"\s*(?:[、，,・･·;；&「『《〈“\"]|[（(](?:19|20)\d\d|[（(]?(?:{OFFICES}))")


def unstyle_own_names(every: Iterable[Block]) -> None:
    """Take the style off a name that stands in it in many lists of names of a document."""
    blocks = [block for block in every if len(block.spans) > 1 and _has_style(block.spans)]
    for block in blocks:
        _join_parts(block.spans)
    styled = [(block, list(_names_in(block.spans))) for block in blocks]
    times = Counter(name for _, names in styled for _, name in names)
    often = {name for name, count in times.items() if count >= MIN_TIMES and _may_be_name(name)}
    named = [(block, names) for block, names in styled if names]
    own = set(_find_own(named, often, times)) if often else set()
    own |= {name for block, names in named for place, name in names
            if not name.isascii() and _is_beside_known(block.spans, place, name)}  # fmt: skip
    for block, names in styled if own else ():
        places = [place for place, name in names if name in own]
        for place in places:
            block.spans[place] = plainly(block.spans[place])
        if places:
            block.spans[:] = join_texts(block.spans)


def _has_style(spans: Sequence[Span]) -> bool:
    for span in spans:
        if span.strong or span.emphasized:
            return True
    return False


def _join_parts(spans: list[Span]) -> None:
    """Take the style off a surname and initials that are in bold each, "**Poe**, **A**."."""
    count = len(spans)
    for place in range(len(spans) - 3, -1, -1):
        if not (spans[place].strong and spans[place + 2].strong):
            continue
        surname, comma, initials = spans[place : place + 3]
        if comma.text.strip() != ",":
            continue
        if _SURNAME.fullmatch(surname.text) and _INITIALS.fullmatch(initials.text):
            name = f"{surname.text}, {initials.text}"
            spans[place : place + 3] = [plainly(surname._replace(text=name))]
    if len(spans) < count:
        spans[:] = join_texts(spans)


def _names_in(spans: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Give the places of words in bold or italics that may be a name, and the name."""
    for place, span in enumerate(spans):
        if not (span.strong or span.emphasized) or span.is_link or span.is_image:
            continue
        name = span.text.strip(_SIGNS)
        is_worded = 0 < name.count(" ") < MAX_WORDS and name[:1].isalpha()
        if is_worded or _EAST_ASIAN.fullmatch(name):
            yield place, name


def _find_own(
    styled: Sequence[tuple[Block, list[tuple[int, str]]]], often: set[str], times: Counter[str]
) -> Iterator[str]:
    """Find the names that stand among other names most of the times."""
    among: Counter[str] = Counter()
    for block, names in styled:
        among.update(
            name for place, name in names if name in often and _is_among(block.spans, place, name)
        )
    for name, count in among.items():
        if count >= max(MIN_TIMES, MOSTLY * times[name]):
            yield name


def _is_among(spans: Sequence[Span], place: int, name: str) -> bool:
    """Whether a name stands among others, or in East Asia where the authors of a work do."""
    if not _EAST_ASIAN.fullmatch(name):
        return is_among_names(spans, place)
    before = spans[place - 1].text if place else ""
    after = spans[place + 1].text if place + 1 < len(spans) else ""
    is_led = not before.strip(_NUMBERING) or _BEFORE.search(before) is not None
    return is_led and _BEHIND.match(after) is not None


def _is_beside_known(spans: Sequence[Span], place: int, name: str) -> bool:
    """Whether a name of East Asia that is known stands beside another one, so that once will do."""
    if not _EAST_ASIAN.fullmatch(name) or read_east_asian_names(name) is None:
        return False
    before = _NAME_BEFORE.search(spans[place - 1].text) if place else None
    after = _NAME_AFTER.match(spans[place + 1].text) if place + 1 < len(spans) else None
    return any(found and read_east_asian_names(found["name"]) for found in (before, after))


def _may_be_name(name: str) -> bool:
    """Whether words are a name and nothing else."""
    if _EAST_ASIAN.fullmatch(name):
        return True
    people = read_people(name, single=True)
    is_one = people is not None and len(people.names) == 1
    return is_one and (is_given_name(name) or _INITIAL.search(name) is not None or name.istitle())
