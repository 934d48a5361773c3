"""Citations that stand in bold or italics as a whole, "**Poe, A. (2001). A Title. Rain Letters**".

The style says that one is to be read first, or nothing: it sets no title apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.names.styles import plainly
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.text.blocks import Block, plain_text
from paperkg.reading.text.inline import join_texts

__all__ = ["unstyle_citations"]

MAX_SIGNS = 1_000
"""A citation is no longer, in characters."""

# A surname and the start of a given name, which begin no title, and further on a year.
_CITED = re.compile(
    rf"\s*(?:\[[^\[\]]{{1,40}}\]\s*)?(?:[a-z]{{1,4}} )?{CAPITAL}[\w'’-]+, "
    rf"(?:{CAPITAL}\.|{CAPITAL}[a-z]+[ .,])"
    rf".*(?<!\d){YEAR}",
    re.DOTALL,
)


def unstyle_citations(texts: Iterable[Block]) -> None:
    """Take off the style that such citations share from their first word to the last."""
    for block in texts:
        first = block.spans[0]
        if not (first.strong or first.emphasized):  # as nearly all
            continue
        shown = [span for span in block.spans if span.text.strip()]
        if not (all(span.strong for span in shown) or all(span.emphasized for span in shown)):
            continue
        text = plain_text(block.spans)
        if len(text) <= MAX_SIGNS and _CITED.match(text):
            block.spans[:] = join_texts([plainly(span) for span in block.spans])
