"""Addresses behind labels in plain text, as links: "Fine Rain [pdf (https://…)], code <https://…>"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from paperkg.model import LinkKind
from paperkg.reading.labels import is_label, kind_of_label
from paperkg.reading.plain_enum import PlainEnum

__all__ = ["link_labels"]

LONGEST = 40
"""A label has no more signs."""

MIN_AGREED = 3
"""So many addresses at least stand behind a word, for it to be a label inside a sentence."""

MIN_ALIKE = 2
"""So many have a label behind a comma or the like, where no other address stands beside it."""

_ADDRESS = re.compile(
    r"(?P<open>\(|<| [(<]?)(?P<url>https?://(?:[^\s()<>\[\]|]|\([^\s()<>\[\]]{0,80}\)){4,500})"
)
_CLOSES = {"(": ")", "<": ">"}
# What stands before a label: a bracket; the start of a line or of an item, a sign, a sentence.
_BEFORE = re.compile(
    r".*(?:(?P<bracket>[\[(（]\s?)|(?P<line>\n)|\n[ \t]*(?:[-*+•][ \t]+|\d{1,3}[.)][ \t]+)?"
    r"|[|,;，；、]\s?|[.?!)\]>][ \t]+|[ \t][-–—/·•&+~]{1,2}[ \t])"
    rf"(?P<label>[^\W\d_][^\n\[\]()<>|,;:]{{0,{LONGEST}}})\Z",
    re.DOTALL,
)
_WORD = re.compile(r"(?<=[ \t])[^\W\d_]{3,12}\Z")
_NO_LABEL = frozenset("\n[]()<>|,;:")  # no label ends with one


class _Place(PlainEnum):
    """Where a label stands: in brackets, behind a sign or the start of a line, or behind words."""

    APART: ClassVar[_Place]
    BEHIND_SIGN: ClassVar[_Place]
    LOOSE: ClassVar[_Place]


class _Labelled(NamedTuple):
    """An address with its label, if any, where both begin and end, and where the label stands."""

    label: str
    begin: int
    url: str
    end: int
    place: _Place


def link_labels(text: str) -> str:
    """Write labels before addresses as the texts of links; what is no label stays as it is.

    Examples
    --------
    >>> link_labels("- Fine Rain [pdf (https://example.org/rain)]")
    '- Fine Rain [[pdf](https://example.org/rain)]'
    >>> link_labels("- Fine Rain (https://example.org/rain)")
    '- Fine Rain (https://example.org/rain)'
    """
    if sum(text.count(f"{sign}http") for sign in ("(", "<", " ")) == text.count("](http"):
        return text  # none, or all are links
    text = f"\n{text}"
    written: list[str] = []
    end = 0
    for each in _choose(list(_find(text)), text):
        written += (text[end : each.begin], f"[{each.label}]({each.url})")
        end = each.end
    return "".join([*written, text[end:]])[1:]


def _choose(every: Sequence[_Labelled], text: str) -> Iterator[_Labelled]:
    """Give the addresses whose labels say only where they lead, as others of the text tell."""
    if not any(each.label for each in every):
        return
    loose = [each.label.lower() for each in every if each.place is _Place.LOOSE]
    least = max(MIN_AGREED, len(loose) / 2)
    agreed = {word for word, count in Counter(loose).items() if word and count >= least}
    alike = Counter(each.label.lower() for each in every)
    for above, each, below in zip([None, *every], every, [*every[1:], None], strict=False):
        label = each.label.lower()
        if not label:
            continue
        is_beside = (above is not None and _is_beside(above, each, text)) or (
            below is not None and _is_beside(each, below, text)
        )
        if each.place is _Place.LOOSE:
            is_told = label in agreed or (is_beside and alike[label] >= MIN_AGREED)
        else:
            is_told = each.place is _Place.APART or is_beside or alike[label] >= MIN_ALIKE
        if is_told:
            yield each


def _is_beside(above: _Labelled, below: _Labelled, text: str) -> bool:
    """Whether nothing but signs stands between two addresses and their labels."""
    return not any(map(str.isalnum, text[above.end : below.begin]))


def _find(text: str) -> Iterator[_Labelled]:
    """Find the addresses that brackets hold, or that stand behind words."""
    for found in _ADDRESS.finditer(text):
        if text[found.start() - 1] == "]":
            continue  # a link of Markdown, or its definition
        opened, url, end = found["open"].strip(), found["url"], found.end()
        if opened:
            end += 1
            if text[end - 1 : end] != _CLOSES[opened] or text[end : end + 1] in ("(", "["):
                continue
        else:
            url = url.rstrip(".,:;!?")
            end -= len(found["url"]) - len(url)
        label, place = _read_label(text, found.start(), text[end : end + 1], opened)
        yield _Labelled(label, found.start() - len(label), url, end, place)


def _read_label(text: str, end: int, after: str, opened: str) -> tuple[str, _Place]:
    """Read the label that ends right before an address, if there is one."""
    if text[end - 1] in _NO_LABEL:
        return "", _Place.LOOSE  # as behind "Paper:"
    before = text[max(0, end - LONGEST - 8) : end]
    found = _BEFORE.match(before)
    if found and is_label(found["label"]):
        if found["bracket"] and (opened or after in (")", "]")):
            return found["label"], _Place.APART
        if found["line"] and opened and after in ("", "\n", " "):
            return found["label"], _Place.APART
        if not found["bracket"] and _is_plain(found["label"]):
            return found["label"], _Place.BEHIND_SIGN
    word = _WORD.search(before)
    is_known = word is not None and is_label(word[0]) and _is_plain(word[0])
    return word[0] if word and is_known else "", _Place.LOOSE


def _is_plain(label: str) -> bool:
    """Whether a label is none that may be a venue, too: "CVPR"."""
    return label[1:].islower() or kind_of_label(label) is not LinkKind.PAPER
