"""The papers of a graph as a table of pandas, which is the extra ``dataframe``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperkg.errors import PaperkgError
from paperkg.export.nodes import list_nodes
from paperkg.model import KnowledgeGraph

if TYPE_CHECKING:
    import pandas

__all__ = ["to_dataframe"]


def to_dataframe(graph: KnowledgeGraph) -> pandas.DataFrame:
    """Make a table of papers and outside works, a row each, by IRI.

    Authors, topics and notes are tuples; a year that is not known is ``<NA>``.

    Raises
    ------
    PaperkgError
        pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise PaperkgError(
            "pandas is not installed: install it with `pip install 'paperkg[dataframe]'`."
        ) from error
    rows = [node._asdict() for node in list_nodes(graph) if node.iri in graph.papers]
    table = pandas.DataFrame.from_records(rows, index="iri")
    return table.astype({"year": "Int64"})
