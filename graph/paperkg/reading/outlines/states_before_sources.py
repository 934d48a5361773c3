"""What has become of a work, before its journal: "A Fine Title, submitted to *Rain*".

The words that lead to the journal are no part of the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.text.blocks import Block
from paperkg.reading.words import any_of, words_of

__all__ = ["drop_states"]

_STATE = re.compile(
    rf"(?<=[^\W_])[,.;]\s(?:{any_of(words_of('states', 'undated') | {'accepted for publication'})})"
    r"\s(?:to|in|at|by|with|bei|in der|à|dans|en|a|al|w|в)\s*$",
    re.IGNORECASE,
)


def drop_states(texts: Iterable[Block]) -> None:
    """Leave a comma of such words before a source in italics."""
    for block in texts:
        spans = block.spans
        for place in range(1, len(spans)):
            before = spans[place - 1]
            if spans[place].emphasized and not (before.emphasized or before.is_link):
                text = _STATE.sub(", ", before.text)
                if text != before.text:
                    spans[place - 1] = before._replace(text=text)
