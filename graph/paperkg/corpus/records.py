"""From the rows of a corpus to papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from paperkg.characters import remove_controls
from paperkg.corpus.numbers import Numbering
from paperkg.dates import date_paper, is_date
from paperkg.identifiers import strongest
from paperkg.model import Citation, Paper, Record
from paperkg.names import UNTITLED
from paperkg.sources.external_ids import read_external_ids

__all__ = ["make_citation", "make_paper"]

METHOD = "methodology"
"""What Semantic Scholar calls the intent of a sentence that uses a method."""

LONGEST = 10_000
"""A longer text of a corpus is cut, in characters."""


def make_paper(
    row: Mapping[str, Any], numbering: Numbering, *, citations: int | None = None
) -> Paper:
    """Make a paper of a row of the table of papers.

    Parameters
    ----------
    row
        The row.
    numbering
        Who numbers the papers of the corpus.
    citations
        How many papers cite it in the corpus, where that was counted.
    """
    own = numbering.identify(int(row["corpusid"]))
    identifiers = tuple(sorted({own, *read_external_ids(row["externalids"] or {})}))
    date, year = row["date"] or "", row["year"]
    issued = date if is_date(date) else str(year or "")
    title = _text(row["title"])
    paper = Paper(
        (strongest(identifiers) or own).iri,
        title or own.curie,
        identifiers=identifiers,
        authors=tuple(filter(None, map(_text, row["authors"] or ()))),
        issued=issued if is_date(issued) else "",
        venue=_text(row["venue"]),
        record=Record(
            described=True,
            citation_count=citations,
            remark="" if title else UNTITLED,
        ),
    )
    return date_paper(paper)


def make_citation(
    row: Mapping[str, Any], citing: str, cited: str, sentences: Iterable[Mapping[str, Any]]
) -> Citation:
    """Make a citation of a row, and of the rows of its sentences.

    Parameters
    ----------
    row
        The row.
    citing, cited
        IRIs of the two papers.
    sentences
        Rows with ``contexts`` and the ``intents`` of each.
    """
    texts: dict[str, set[str]] = {}
    for found in sentences:
        contexts, intents = found["contexts"] or (), found["intents"] or ()
        for place, context in enumerate(contexts):
            own = intents[place] if place < len(intents) else ()
            if text := _text(context):
                texts.setdefault(text, set()).update(filter(None, map(_text, own or ())))
    return Citation(
        citing,
        cited,
        sentences=tuple(texts),
        method_sentences=tuple(text for text, intents in texts.items() if METHOD in intents),
        intents=tuple(sorted(set().union(*texts.values()))),
        is_influential=row["influential"],
    )


def _text(value: object) -> str:
    """Make a text of a line; what is no text is none."""
    return " ".join(remove_controls(value[:LONGEST]).split()) if isinstance(value, str) else ""
