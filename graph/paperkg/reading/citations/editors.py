"""What holds a chapter or a paper, in a citation: "In: Poe, A., Li, B. (eds) A Book of Rain".

Editors are no authors. They are blanked out, so that the book follows "In" at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.venues import MAX_WORDS, Venue, drop_in
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import EDITORS, EDITORS_IN_BRACKETS, SEVERAL
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import Span

__all__ = ["blank_editors", "name_container", "name_holders"]

# Between "In" and the book: "Poe, A. & Li, B. (Eds.), ", "Orr C, editor. ".
_EDITORS = re.compile(
    r"(?:(?<=[.?!”\"]\s)|(?<=[”\"’'»],\s)|(?<=,\s)|^[\s,]{0,3})"
    r"(?P<lead>(?:[Ii]n|[Ee][nm]|[Dd]ans)\s?:?)\s(?P<who>[^\W\d_a-zß-ÿ][^()]{2,300}?),?\s"
    rf"(?:{EDITORS_IN_BRACKETS}|\(?(?i:{EDITORS})\b\.?\)?)[.,:]?(?=\s|$)"
)
# "Poe, A. and Orr, B., editors (1983)", "Poe, Ann & Orr, Bo, eds. A Book", "…, editors, A Book".
_OFFICE = re.compile(
    r"(?P<who>(?:\[\S{1,24}\]\s)?(?P<names>[^\W\d_a-zß-ÿ][^()\[\]:]{3,200}?)),\s(?:editors?|eds?)(?P<sign>\.,|\.|,)?(?=\s)"
)
_SAYS_OFFICE = re.compile(r",\sed")
# What follows "In" in both: in most texts there is none.
_LED = re.compile(r"(?:[Ii]n|[Ee][nm]|[Dd]ans)\s?:?\s[^\W\d_a-zß-ÿ]")
MIN_SIGNS = 8
"""Who edited a book is said in more signs: "In Poe, ed"."""

_INS = ("In", ". in", ", in", "En ", "En:", ", en ", "Em ", "Em:", "ans ")
_PAGES = re.compile(r",?\s(?:\(?(?:pp?\.|pages|vol\.?|S\.|Bd\.)\s?)?\d.*$")
# What is called by what it holds: "The Fine Handbook of Rain", "Drops: a journal of rain".
_HOLDER = re.compile(
    r"(?!In\b)(?:The )?(?:[A-Z][\w-]+ ){0,3}"
    r"(?:[Hh]andbook|Companion|Encyclop(?:ae|æ|e)dia|Sourcebook) (?:of|on|to) "
    r"|[A-Z]\w+(?: [A-Z]\w+){0,2}: an? (?:\w+ )?(?:journal|magazine|review) "
)
# "*A Title*, in Bo Roe, *A Book*", "in AA. VV., *A Book*", "in Id., *A Book*".
_BEFORE_BOOK = re.compile(
    rf"(?:^|[”»\"],|^,)\s(?P<lead>(?:in|dans|en|em)\s?:?)\s"
    rf"(?P<who>(?P<other>{SEVERAL}|(?:Id|Ead|Idem|Eadem)\b\.?)|[^\W\d_a-zß-ÿ][^()]{{2,100}}?),\s$"
)
_IN = re.compile(r"[Ii]n:?\s(?=[^\W\d_a-zß-ÿ])")


def _has_lead(text: str) -> bool:
    """Whether a word with which editors are led in stands in a text: in most there is none."""
    for word in _INS:
        if word in text:
            return True
    return False


def blank_editors(spans: list[Span]) -> None:
    """Blank out the editors that stand between "In" and the book; places stay the same.

    So is the word that says of the names at the start that they are editors: "Poe, A., editor.".
    """
    if spans and not spans[0].url and _SAYS_OFFICE.search(spans[0].text):
        spans[0] = spans[0]._replace(text=_blank_office(spans[0].text))
    for place, span in enumerate(spans):
        text = span.text
        if len(text) > MIN_SIGNS and not span.url and _has_lead(text) and _LED.search(text):
            for found in _EDITORS.finditer(text):
                if read_people(found["who"].replace("/", "; "), single=True):
                    text = _blank(text, found)
            if text is not span.text:
                spans[place] = span._replace(text=text)
        if span.emphasized and place:
            _blank_before(spans, place - 1)


def _blank_before(spans: list[Span], place: int) -> None:
    """Blank out the editors at the end of a span before a book in italics."""
    span = spans[place]
    last = None if span.url or "," not in span.text[-3:] else _BEFORE_BOOK.search(span.text)
    if last and (last["other"] or _are_known(last["who"])):
        spans[place] = span._replace(text=_blank(span.text, last))


def _are_known(text: str) -> bool:
    people = read_people(text, single=True)
    return people is not None and people.is_known


def _blank_office(text: str) -> str:
    """Blank out "editors" behind names, and keep the sign behind it, or the comma before it."""
    found = _OFFICE.match(text)
    if not found or read_people(found["names"], single=True) is None:
        return text
    sign = found["sign"][-1:] if found["sign"] else " "
    return f"{found['who']}{sign}".ljust(found.end()) + text[found.end() :]


def _blank(text: str, found: re.Match[str]) -> str:
    """Blank out editors; "In" is English then, and begins a sentence: "A Title, en Poe (ed.)"."""
    before, lead = text[: found.start()], found["lead"]
    is_joined = before.endswith(", ") and not lead.endswith(":")
    if lead[:1] not in "Ii" or is_joined:
        lead = "In".ljust(len(lead))
    if is_joined:
        before = f"{before[:-2]}. "
    gap = found.start("lead") - found.start()
    blank = " " * (found.end() - found.end("lead"))
    return f"{before}{found[0][:gap]}{lead}{blank}{text[found.end() :]}"


def name_holders(segments: Sequence[Segment]) -> None:
    """Take handbooks and the like behind a title and its authors for where it appeared.

    "Poe, A. Wet Rain. The Fine Handbook of Drops" is such; alone, that is a title itself.
    """
    for place, part in enumerate(segments[2:], start=2):
        is_closed = part.cut is Cut.STOP and part.kind is Kind.TEXT and not part.bracket
        if not (is_closed and _may_hold(part.text)) or not _HOLDER.match(part.text):
            continue
        before = segments[:place]
        if any(_IN.match(it.text) for it in before):
            return  # In: Poe, A. (ed.). The Fine Handbook of Drops
        titled = any(it.kind is Kind.TEXT and " " in it.text for it in before[1:])
        if titled and (before[0].people or read_people(before[0].text, single=True)):
            name = _PAGES.sub("", part.text)
            part.kind, part.venue = Kind.VENUE, Venue(name, part.date, False)


def _may_hold(text: str) -> bool:
    """Whether letters of the words for such works stand in a text: in most there are none."""
    for letters in ("andbook", "ompanion", "ncyclop", "ourcebook", ": a"):
        if letters in text:
            return True
    return False


def name_container(parts: Sequence[Segment]) -> None:
    """Take "In: A Book of Rain" after a cited title for where it appeared.

    Parameters
    ----------
    parts
        What stands after the title.
    """
    for number, part in enumerate(parts):
        if part.kind is not Kind.TEXT or part.mark is not Mark.PLAIN or part.bracket:
            continue
        if not _IN.match(part.text) or len(part.text.split()) > MAX_WORDS:
            continue
        after = parts[number + 1 : number + 2]
        if any(other.cut is Cut.DASH and other.venue for other in after):
            part.kind = Kind.TAG  # In: Computer Vision – ECCV 2014
        else:
            name = _PAGES.sub("", drop_in(part.text))
            people = read_people(name)
            if people and people.is_sure and "." in name:
                return  # in: A. Poe – B. Roe (Hrsg.)
            part.kind, part.venue = Kind.VENUE, Venue(name, part.date, False)
        return
