"""Headings over addresses of several works or other lists: sections, however short their names are.

"## Forests" over two addresses of arXiv is a section; over one it may be a title. A work may have
an address in several registries, so only two of one registry tell. What stands over nothing but a
list of the like, "[[awesome-forests](…)]", is a section, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from paperkg.identifiers import Scheme, parse_identifier
from paperkg.reading.outlines.field_lines import lines_of
from paperkg.reading.text.blocks import Block, BlockKind, plain_text

__all__ = ["find_gathered"]

_LINES = (BlockKind.PARAGRAPH, BlockKind.LIST)

MIN_WORKS = 2
"""So many works below a heading tell."""


def find_gathered(
    ranks: Iterable[Sequence[int]], blocks: Sequence[Block], ends: Sequence[int]
) -> set[int]:
    """Find headings over nothing but addresses, in ranks where two works stand below one.

    So are those right over links to other lists.
    """
    found: set[int] = set()
    for rank in ranks:
        found.update(place for place in rank if _leads_to_lists(blocks[place + 1 : place + 2]))
        read = {place: _read_addresses(blocks[place + 1 : ends[place]]) for place in rank}
        if any(max(schemes.values(), default=0) >= MIN_WORKS for schemes in read.values()):
            found.update(place for place, schemes in read.items() if schemes)
    return found


def _leads_to_lists(below: Sequence[Block]) -> bool:
    """Whether a paragraph is links to other lists, as their names say, and nothing else."""
    if not below or below[0].kind is not BlockKind.PARAGRAPH:
        return False
    said = [span for span in below[0].spans if any(map(str.isalnum, span.text))]
    return bool(said) and all(
        span.is_link and span.text.strip(" [](").lower().startswith("awesome") for span in said
    )


def _read_addresses(below: Sequence[Block]) -> Counter[Scheme]:
    """Count the works of each registry below a heading; none where other lines stand there."""
    if any(block.kind not in _LINES for block in below):
        return Counter()
    addresses: set[str] = set()
    for line in chain.from_iterable(map(lines_of, below)):
        text = plain_text(line).strip()
        if not text.startswith(("http://", "https://", "www.")):
            return Counter()
        addresses.add(text.split()[0])
    found = [read for address in addresses if (read := parse_identifier(address))]
    return Counter(read.scheme for read in found if read.scheme is not Scheme.URL)
