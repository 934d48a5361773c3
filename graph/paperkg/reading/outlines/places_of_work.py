"""Where authors work, behind their names: "Ann Poe, Bo Roe (MIT)", "Ann Poe, MIT; Bo Roe, EPFL".

A bracket parts a line, and who stands behind it would be a remark. Several names and a place that
is known as one tell; a lone name with its place, as a product and its maker stand, only where
others of the document have several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from paperkg.reading.names.affiliations import is_affiliation
from paperkg.reading.names.people import read_people
from paperkg.reading.text.blocks import Block

__all__ = ["drop_places_of_work"]

MAX_NAMES = 300
"""Names before one place have no more signs together."""

_PLACE = re.compile(
    r"\s\((?P<inside>[^\W\d_][^()\d\n]{1,80})\)(?=\s*(?:[,;.|]|\n|$|(?:and|&)\s))"
    r"|,\s(?P<behind>[^\W\d_][^(),;.\d\n]{1,60})(?=;|\.?\s*$)"
)
_OPENS = re.compile(r"\([^\W\d_]")
_JOINT = re.compile(r"[\s,;]*(?:(?:and|&)\s+)?")
# What stands before the first of the names: a title and its stop, or a label.
_BEFORE = re.compile(r"(?:[.:!?]|\s[-–—|])\s+(?=[^\W\d_]{2})|\n")


@dataclass(slots=True)
class _Run:
    """Places one after the other, each with names before it."""

    start: int = 0
    names: list[str] = field(default_factory=list)
    places: list[re.Match[str]] = field(default_factory=list)

    @property
    def is_known(self) -> bool:
        """Whether a place is known, and all names are in full."""
        is_full = all(" " in name or "." in name for name in self.names)
        return is_full and any(
            is_affiliation(place["inside"] or place["behind"]) for place in self.places
        )


def drop_places_of_work(texts: Sequence[Block]) -> None:
    """Drop the places at which authors work from behind their names."""
    runs = [
        (block, place, run)
        for block in texts
        for place, span in enumerate(block.spans)
        if not span.is_link and _may_have(span.text)
        for run in _find_runs(span.text)
    ]
    if not any(len(run.names) > 1 for _, _, run in runs):
        return
    for block, place, run in reversed(runs):
        text = block.spans[place].text
        joint = "; " if any("," in name for name in run.names) else ", "  # "Poe, Ann; Roe, Bo"
        text = f"{text[: run.start]}{joint.join(run.names)}{text[run.places[-1].end() :]}"
        block.spans[place] = block.spans[place]._replace(text=text)


def _may_have(text: str) -> bool:
    """Whether a bracket with a word may be a place, or what a semicolon or the end has before it.

    No number ends a place, as one does most citations.
    """
    if ";" in text or ("(" in text and _OPENS.search(text)):
        return True
    return "(" in text and not text.rstrip().rstrip(".")[-1:].isdigit()


def _find_runs(text: str) -> Iterator[_Run]:
    """Find the places of a text that follow names."""
    run = _Run()
    for found in _PLACE.finditer(text):
        if found["behind"] and not is_affiliation(found["behind"]):
            continue  # "Poe, Ann; Roe, Bo"
        if not _add(text, run, found) and run.places:
            if run.is_known:
                yield run
            run = _Run()
            _add(text, run, found)
    if run.places and run.is_known:
        yield run


def _add(text: str, run: _Run, found: re.Match[str]) -> bool:
    """Add a place and the names right before it: behind the last one, or what begins the line."""
    end = found.start()
    start = max(run.places[-1].end() if run.places else 0, end - MAX_NAMES)
    if not run.places:
        start = max((cut.end() for cut in _BEFORE.finditer(text, start, end)), default=start)
    joint = _JOINT.match(text, start, end)
    start = joint.end() if joint else start
    people = read_people(text[start:end], single=True)
    is_place = is_affiliation(found["inside"] or found["behind"])
    if people is None or not (run.places or people.is_known or is_place):
        return False
    run.start = run.start if run.places else start
    run.names += people.names
    run.places.append(found)
    return True
