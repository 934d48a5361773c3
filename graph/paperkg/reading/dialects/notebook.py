"""A Jupyter notebook as Markdown: its text, each line where it stands in the file."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

__all__ = ["as_markdown", "is_notebook"]

_START = re.compile(r'\s*\{\s*"(?:cells|metadata|nbformat)"')
# A text that stands on a line of its own, as Jupyter writes each line of a cell.
_TEXT = re.compile(r'\s*(?:"source"\s*:\s*\[?)?\s*("(?>(?:[^"\\]|\\.)*)")[\s\],}]*$')


def is_notebook(text: str) -> bool:
    """Whether a text, or the head of one, is a notebook: JSON with cells."""
    return _START.match(text) is not None and '"cell_type"' in text


def as_markdown(text: str) -> str:
    r"""Give the text of a notebook without its code; lines keep their numbers, as Jupyter has them.

    What is no valid JSON is given back as it is.

    Examples
    --------
    >>> cell = '{"cells": [\n{"cell_type": "markdown",\n"source": "# Papers"}]}'
    >>> as_markdown(cell)
    '\n\n# Papers'
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return text
    places = _place_texts(text)
    shown: list[str] = []
    for source in _read_cells(found):
        if shown:
            shown.append("")
        for piece in source:
            known = places.get(piece, [])
            after = bisect_left(known, len(shown))
            if after < len(known):
                shown += [""] * (known[after] - len(shown))
            shown += piece.removesuffix("\n").split("\n")
    return "\n".join(shown)


def _place_texts(text: str) -> dict[str, list[int]]:
    """Find the texts that stand on lines of their own: on which lines each does, in order."""
    places: dict[str, list[int]] = {}
    for number, line in enumerate(text.split("\n")):
        if found := _TEXT.match(line):
            try:
                places.setdefault(json.loads(found[1]), []).append(number)
            except ValueError:
                continue
    return places


def _read_cells(found: Any) -> Iterator[list[str]]:
    """Give the source of each cell of text: a list of lines, or one text."""
    cells = found.get("cells") if isinstance(found, dict) else None
    for cell in cells if isinstance(cells, list) else ():
        if isinstance(cell, dict) and cell.get("cell_type") == "markdown":
            source = cell.get("source")
            pieces = source if isinstance(source, list) else [source]
            yield [piece for piece in pieces if isinstance(piece, str)]
