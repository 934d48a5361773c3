"""What site generators fill in: an include of Jekyll or a shortcode of Hugo that holds a paper.

``{% include paper.html title="A Fine Paper" authors="Ann Poe" pdf="…" %}`` says in attributes what
an item of a list says in words, and is written as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["as_items", "write_item"]

_ATTRIBUTE = re.compile(r"([\w-]{1,30})\s*=\s*(?:\"([^\"]{0,2000})\"|'([^']{0,2000})')")
_SHORTCODE = re.compile(
    r"\{(?:%-?|\{[<%])\s*(?:include\s+)?[\w./-]{1,60}((?:\s+[\w-]{1,30}\s*=\s*"
    r"(?:\"[^\"]{0,2000}\"|'[^']{0,2000}')){2,20})\s*(?:-?%|[>%]\})\}"
)
_SAID = {
    "authors": ("authors", "author"),
    "venue": ("venue", "journal", "conference", "booktitle", "publication"),
    "date": ("year", "date"),
}
# Who presents a work in a meeting: the date beside them is that of the meeting.
_PRESENTERS = ("presenter", "presenters", "presented_by", "speaker", "speakers", "discussant")
_TITLES = ("title", "name", "paper")
_LINKS = (
    "doi",
    "url",
    "link",
    "paper",
    "href",
    "pdf",
    "arxiv",
    "code",
    "slides",
    "video",
    "project",
)


def as_items(text: str) -> str:
    """Write shortcodes that have a title, and say who, where or when, as items of a list.

    Others with attributes, such as pictures, are left out. Lines keep their numbers.

    Examples
    --------
    >>> as_items('{% include paper.html title="A Fine Paper" year="2001" %}')
    '- **A Fine Paper**<br>Date: 2001'
    """
    return _SHORTCODE.sub(_write_shortcode, text)


def _write_shortcode(match: re.Match[str]) -> str:
    values = {
        found[1].lower(): " ".join((found[2] or found[3] or "").split())
        for found in _ATTRIBUTE.finditer(match[1])
    }
    return write_item(values) + "\n" * match[0].count("\n")


def write_item(values: Mapping[str, str]) -> str:
    """Write the attributes of a paper as an item of a list; empty where they are of something else.

    Parameters
    ----------
    values
        What is said, by names in small letters: its title, and who, where or when.
    """
    title = next((values[name] for name in _TITLES if values.get(name)), "")
    if any(map(values.get, _PRESENTERS)):
        values = {name: value for name, value in values.items() if name != "date"}
    said = [
        f"{label.capitalize()}: {value}"
        for label, names in _SAID.items()
        if (value := next((values[name] for name in names if values.get(name)), ""))
    ]
    links = [f"[{name}]({values[name]})" for name in _LINKS if _is_address(values.get(name, ""))]
    spelled = [f"{name}: {values[name]}" for name in ("doi", "arxiv") if _is_bare(values, name)]
    fields = [*said, *spelled, " ".join(links)]
    if not title or not any(fields):
        return ""
    return "<br>".join(filter(None, (f"- **{title}**", *fields)))


def _is_address(value: str) -> bool:
    return "://" in value or value.lower().endswith(".pdf")


def _is_bare(values: Mapping[str, str], name: str) -> bool:
    return bool(values.get(name)) and "://" not in values[name]
