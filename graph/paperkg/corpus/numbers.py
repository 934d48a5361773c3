"""Who numbers the papers of a corpus, and how its numbers are written as identifiers."""

from __future__ import annotations

from dataclasses import dataclass

from paperkg.identifiers import Identifier
from paperkg.registries import Scheme

__all__ = ["OPENALEX", "SEMANTIC_SCHOLAR", "Numbering"]


@dataclass(frozen=True, slots=True)
class Numbering:
    """Who numbers the papers of a corpus.

    Attributes
    ----------
    data
        The data that has these numbers, as provenance names it.
    scheme
        What an identifier with such a number is.
    prefix
        What stands before the number.
    """

    data: str
    scheme: Scheme
    prefix: str

    def identify(self, number: int) -> Identifier:
        """Give the identifier that a number is."""
        return Identifier(self.scheme, f"{self.prefix}{number}")

    def read(self, curie: str) -> int | None:
        """Read the number out of an identifier in its compact form; None where it is another."""
        start = f"{self.scheme}:{self.prefix}"
        number = curie.removeprefix(start)
        return int(number) if curie.startswith(start) and number.isdecimal() else None


SEMANTIC_SCHOLAR = Numbering("Semantic Scholar Academic Graph, datasets", Scheme.S2, "CorpusID:")
OPENALEX = Numbering("OpenAlex, snapshot of works", Scheme.OPENALEX, "W")
