"""Tags in code at the end of a link: "[Fine Rain `Rain Lab` `2016`](…)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from paperkg.reading.patterns import YEAR

__all__ = ["find_tags"]

MIN_TAGS = 2
"""A word in code may be the last of a title: "The New `Rain`"; so many, or a year, are tags."""

_YEAR = re.compile(YEAR)


def find_tags(tokens: Sequence[Token]) -> int:
    """Find where the tags at the end of a link begin; after its last token if it has none.

    The first token opens the link. What follows the title parts it from them by a space.
    """
    if tokens[-1].type != "code_inline":
        return len(tokens)
    start = len(tokens)
    tags: list[str] = []
    for place in range(len(tokens) - 1, 1, -1):
        token = tokens[place]
        if token.type == "code_inline":
            tags.append(token.content)
            start = place
        elif token.type != "text" or token.content.strip():
            break
    if len(tags) < MIN_TAGS and not any(map(_YEAR.fullmatch, tags)):
        return len(tokens)
    before = tokens[start - 1]
    return start if before.type == "text" and before.content[-1:] == " " else len(tokens)
