"""The words on the nodes of the map, and the room that they need.

Units are the map's own: one is about a pixel when the map is not zoomed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len

from paperkg.model import KnowledgeGraph, Paper
from paperkg.names import names_of_concept

__all__ = ["BOX_HEIGHT", "FONT_SIZE", "NODE_PADDING", "estimate_width", "label_papers"]

FONT_SIZE = 18
"""Of the words on a node."""
NARROW = frozenset("'ijlIJftr .,:;/-()[]|!")
WIDE = frozenset("mwMW@%…")
WIDTHS = {"narrow": 6.4, "wide": 16.8, "capital": 12.8, "East Asian": 18.0, "other": 11.2}
"""Of characters in the size of the words: those of DejaVu Sans, which is wider than most fonts."""
NODE_PADDING = 20
BOX_HEIGHT = 26
"""Of a node."""
MAX_LABEL = 24
"""The cells of a label, of which an East Asian character takes two, where papers are many."""

MOST_SIGNS = 4
"""So many characters a cell are looked at; marks over others take none."""


def estimate_width(label: str) -> float:
    """Estimate the width of a node from its words, of which East Asian ones are broader.

    Examples
    --------
    >>> estimate_width("論文") > estimate_width("ab") > estimate_width("il")
    True
    """
    return sum(map(_width_of, label)) + NODE_PADDING


def _width_of(character: str) -> float:
    """Give the width of a character, by its kind; a mark over another takes none."""
    if (cells := cell_len(character)) != 1:
        return WIDTHS["East Asian"] if cells else 0.0
    if character in NARROW:
        return WIDTHS["narrow"]
    if character in WIDE:
        return WIDTHS["wide"]
    return WIDTHS["capital" if character.isupper() else "other"]


def label_papers(graph: KnowledgeGraph, *, cells: int = MAX_LABEL) -> dict[str, str]:
    """Give the words on the node of each listed paper: its name, or what it introduces, cut to fit.

    Papers with the same name are told apart by what they differ in: the year, else the first
    author, else a number.

    Parameters
    ----------
    graph
        The knowledge graph.
    cells
        How many cells a label may take, of which an East Asian character takes two.
    """
    introduced: dict[str, list[str]] = defaultdict(list)
    for concept in graph.concepts.values():
        for iri in concept.introduced_by:
            introduced[iri].extend(names_of_concept(concept))
    labels = {paper.iri: _label(paper, introduced[paper.iri], cells) for paper in graph.listed}
    return _tell_apart(graph.listed, labels, cells)


def _label(paper: Paper, introduced: Sequence[str], cells: int) -> str:
    name = " ".join(paper.name.split()) or "…"
    fitting = (label for label in (name, *introduced) if cell_len(label) <= cells)
    return next(fitting, _cut(name, cells))


def _cut(text: str, cells: int) -> str:
    """Cut a text so that it takes no more cells; what is cut ends in an ellipsis."""
    shown = text[: MOST_SIGNS * cells]  # measured once for each sign that is cut off
    if cell_len(shown) <= cells and shown == text:
        return text
    text = shown
    while text and cell_len(text) > cells - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _tell_apart(papers: Sequence[Paper], labels: Mapping[str, str], cells: int) -> dict[str, str]:
    """Add to each label that comes more than once what the others of its kind do not have."""
    alike: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        alike[labels[paper.iri].casefold()].append(paper)
    apart = dict(labels)
    for same in alike.values():
        if len(same) > 1:
            for paper, sign in zip(same, _signs(same), strict=True):
                apart[paper.iri] = f"{_cut(labels[paper.iri], cells - cell_len(sign))}{sign}"
    counts = Counter(apart.values())
    taken = {label for label, count in counts.items() if count == 1}
    numbers: Counter[str] = Counter()
    for iri, label in apart.items():
        if counts[label] > 1:
            apart[iri] = _number(_cut(label, cells - 5), numbers, taken)
            taken.add(apart[iri])
    return apart


def _signs(papers: Sequence[Paper]) -> list[str]:
    """Give what tells papers of one name apart; where nothing does, nothing."""
    kinds: tuple[Callable[[Paper], str], ...] = (
        lambda paper: paper.issued[:4],
        lambda paper: paper.authors[0].split()[-1][:10] if paper.authors else "",
    )
    for tell in kinds:
        told = [tell(paper) for paper in papers]
        if len(set(told)) == len(told):
            return [f" ({sign})" if sign else "" for sign in told]
    return [""] * len(papers)


def _number(label: str, numbers: Counter[str], taken: set[str]) -> str:
    """Add the first number under which no other node stands; ``numbers`` has the last of each."""
    while True:
        numbers[label] += 1
        if (numbered := f"{label} ({numbers[label]})") not in taken:
            return numbered
