"""What holds a chapter or a paper, in a citation: "In: Poe, A., Li, B. (eds) A Book of Rain".

Editors are no authors. They are blanked out, so that the book follows "In" at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.venues import MAX_WORDS, Venue, drop_in
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import EDITORS, EDITORS_IN_BRACKETS
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import Span

__all__ = ["blank_editors", "name_container"]

# Between "In" and the book: "Poe, A. & Li, B. (Eds.), ", "Orr C, editor. ".
_EDITORS = re.compile(
    r"(?:(?<=[.?!”\"]\s)|(?<=[”\"’'»],\s)|(?<=,\s)(?=[Ii]n:)|^[\s,]{0,3})"
    r"[Ii]n:?\s(?P<who>[^\W\d_a-zß-ÿ][^()]{2,300}?),?\s"
    rf"(?:{EDITORS_IN_BRACKETS}|\(?(?i:{EDITORS})\b\.?\)?)[.,:]?(?=\s|$)"
)
_PAGES = re.compile(r",?\s(?:\(?(?:pp?\.|pages|vol\.?|S\.|Bd\.)\s?)?\d.*$")
_IN = re.compile(r"[Ii]n:?\s(?=[^\W\d_a-zß-ÿ])")


def blank_editors(spans: list[Span]) -> None:
    """Blank out the editors that stand between "In" and the book; places stay the same."""
    for place, span in enumerate(spans):
        text = span.text
        if not span.url and ("In" in text or ". in" in text or ", in" in text):
            spans[place] = span._replace(text=_EDITORS.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    if read_people(found["who"].replace("/", "; "), single=True) is None:
        return found[0]
    start = found.start("who") - found.start()
    return found[0][:start] + " " * (len(found[0]) - start)


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
