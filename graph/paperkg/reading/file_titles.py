"""Names of files that are titles: "rain/Owls at Noon (2011).pdf", "2015_Hall_Fine Groups.pdf"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading.patterns import CAPITAL, RECENT_YEAR
from paperkg.reading.text.blocks import Block, Span

__all__ = ["name_files", "title_of_file"]

MIN_WORDS = 2
"""A name of fewer words is a key or a code, and no title."""

_LAST_SIGNS = frozenset("fFuUbBsS )]")
"""What the name of a file, with or without brackets around it, ends with."""

_ENDING = re.compile(r"\.(?:pdf|djvu|epub|ps)$", re.IGNORECASE)
_FOLDERS = re.compile(r"(?:[\w .&-]{1,60}/){1,6}(?=[^/]+$)")
_YEAR_FIRST = re.compile(rf"({RECENT_YEAR})(?:[.-](?:0[1-9]|1[0-2]))?\s?[-_ ]\s?(?=[^\W_])")
# "Hall_", "Griffiths_Schroeter_" before a title with spaces, as reference managers write it.
_AUTHORS = re.compile(rf"((?:{CAPITAL}[\w’'-]*?_){{1,4}})(?=[^_]*\s)")
_NUMBER_FIRST = re.compile(r"\d{1,3}[-_.]\s?(?=[^\W\d_])")
# "[RainNet] " before a title is no box, and no text of a link whose address got lost.
_NICKNAME_FIRST = re.compile(r"(?:\[(?:\d|[^][]{2,40})\]\s?){1,3}(?=[^\W_])")
_DASHED = re.compile(r"[^\W_]+(?:-[^\W_]+){3,}")


def name_files(blocks: Iterable[Block]) -> None:
    """Write the names of files as the titles they are, in links and where one is all of a line.

    A line that is the name of a file leads to it.
    """
    for block in blocks:
        for place, span in enumerate(block.spans):
            if span.text[-1:] not in _LAST_SIGNS or "." not in span.text[-6:]:
                continue
            if span.text[-5:].rstrip(" )]").lower().endswith(("pdf", "djvu", "epub", ".ps")):
                block.spans[place] = _name_file(span, block.spans[max(0, place - 1) : place + 2])


def _name_file(span: Span, around: Sequence[Span]) -> Span:
    is_whole = all(other is span or other.is_break for other in around) and (
        span.text[0] != "[" or bool(_NICKNAME_FIRST.match(span.text))
    )
    title = title_of_file(span.text.strip()) if span.is_link or is_whole else ""
    if not title or span.code or span.is_image:
        return span
    if span.is_link:
        return span._replace(text=title)
    return span._replace(text=title, local=span.text.strip())


def title_of_file(name: str) -> str:
    """Read the name of a file as a title, behind who wrote it and with the year in brackets.

    Parameters
    ----------
    name
        With its ending, and its folders where it has some.

    Returns
    -------
    str
        Nothing where the name is none of a text, or has no words.

    Examples
    --------
    >>> title_of_file("rain/Owls at Noon (2011).pdf")
    'Owls at Noon (2011)'
    >>> title_of_file("2015_Hall_Roe_Groups of Owls.pdf")
    'Hall, Roe - Groups of Owls (2015)'
    >>> title_of_file("2024-Owls_at_Noon.pdf"), title_of_file("poe2024.pdf")
    ('Owls at Noon (2024)', '')
    """
    if not _ENDING.search(name) or "://" in name:
        return ""
    text = _FOLDERS.sub("", _ENDING.sub("", name), count=1).strip()
    year, authors = "", ""
    if found := _YEAR_FIRST.match(text):
        year, text = f" ({found[1]})", text[found.end() :]
    elif found := _NUMBER_FIRST.match(text):
        text = text[found.end() :]
    if found := _AUTHORS.match(text):
        authors = ", ".join(found[1].strip("_").split("_")) + " - "
        text = text[found.end() :]
    text = _part_words(text)
    is_title = text.count(" ") >= MIN_WORDS - 1
    return f"{authors}{text}{year}" if is_title else ""


def _part_words(text: str) -> str:
    """Write spaces for the signs that stand for them in a name without any."""
    if " " in text:
        return text
    if text.count("_") >= MIN_WORDS:
        return text.replace("_", " ").strip()
    return text.replace("-", " ") if _DASHED.fullmatch(text) else text
