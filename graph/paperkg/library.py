"""What ``import paperkg`` offers: lists, builds and graphs, with the answers of the commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from paperkg.lookup import find_iri, find_paper, find_topic
from paperkg.model import Concept, KnowledgeGraph, Paper, ReadingList, Topic
from paperkg.resources import DEFAULT_LIST, find_queries
from paperkg.workspace.index import Opened
from paperkg.workspace.index import open_graph as open_built

if TYPE_CHECKING:  # a notebook that only reads a list needs none of these
    import networkx
    import pandas
    import rdflib
    from pyvis.network import Network

    from paperkg.replies.advice import GapsReply, NextReply, PathReply
    from paperkg.replies.paper import PaperReply
    from paperkg.replies.things import ConceptReply, TopicReply
    from paperkg.replies.why import WhyReply
    from paperkg.settings import EdgeSettings, Online

__all__ = ["Graph", "build", "open_graph", "read_list"]


class Graph:
    """The graph of a build, as a person's read marks of today have it; a notebook shows its map.

    Where a method takes a name, it takes what a person types: a title or a part of it, an acronym,
    an identifier or an address. Its answers are those of the command of like name with ``--json``.
    ``open_graph`` and ``build`` make it.

    Parameters
    ----------
    folder
        The folder of the build.
    opened
        What is in it.

    Attributes
    ----------
    folder
        The folder of the build.
    model
        The whole graph, as dataclasses.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> text = '''- [Optimal Brain Damage](https://doi.org/10.5555/109230.109298)
    ... - [Optimal Brain Surgeon](https://doi.org/10.5555/2987189.2987223)
    ...   builds on: Optimal Brain Damage
    ... '''
    >>> with TemporaryDirectory() as folder:
    ...     written = Path(folder, "list.md").write_text(text)
    ...     graph = build(Path(folder, "list.md"), output=folder)
    ...     titles = graph.query("SELECT ?title WHERE { ?paper kg:buildsOn/dcterms:title ?title }")
    >>> graph
    <Graph list: 2 papers, 1 builds-on edges>
    >>> titles
    [{'title': 'Optimal Brain Damage'}]
    >>> [step.title for step in graph.path("surgeon").steps]
    ['Optimal Brain Damage', 'Optimal Brain Surgeon']
    >>> [(paper.title, paper.leads_to) for paper in graph.next()]
    [('Optimal Brain Damage', 1)]
    >>> graph.why("surgeon", "damage").builds_on
    True
    """

    def __init__(self, folder: Path, opened: Opened) -> None:
        self.folder = folder
        self._opened = opened

    def __repr__(self) -> str:
        """Say what it is, in a line."""
        edges = len(self.model.edges)
        return f"<Graph {self.title}: {len(self.papers)} papers, {edges} builds-on edges>"

    def _repr_html_(self) -> str:
        """Render the map in a frame of its own, as IPython's rich display asks for it."""
        from paperkg.map.notebook import render_frame

        return render_frame(self.model)

    @property
    def model(self) -> KnowledgeGraph:
        """The whole graph, as dataclasses."""
        return self._opened.graph

    @property
    def title(self) -> str:
        """The title of the list."""
        return self.model.title

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers on the list, in its order; ``model.papers`` has outside works too."""
        return self.model.listed

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts."""
        return tuple(self.model.concepts.values())

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics, in the order of the list."""
        return tuple(self.model.topics.values())

    def path(
        self,
        *names: str,
        known: tuple[str, ...] = (),
        start: str = "",
        max_steps: int | None = None,
    ) -> PathReply:
        """List what to read before some papers, concepts or topics, in order, and why; ``kg path``.

        Parameters
        ----------
        names
            What to understand.
        known
            What the reader knows besides what is marked as read.
        start
            Where the chain starts, if only the chain of papers from there is asked for.
        max_steps
            How many steps to keep, the most important ones; all by default.

        Raises
        ------
        UnknownNameError, AmbiguousNameError
            A name stands for nothing in the graph, or for several things.
        """
        from paperkg.algorithms.reading_path import compute_path
        from paperkg.replies.advice import describe_path

        found = compute_path(
            self.model,
            [find_iri(self.model, name) for name in names],
            known=[find_iri(self.model, name) for name in known],
            start=find_iri(self.model, start) if start else "",
            max_steps=max_steps,
            prerequisites=self._opened.prerequisites,
        )
        return describe_path(self.model, found)

    def next(self, *, topic: str = "") -> tuple[NextReply, ...]:
        """List what can be read now, the most useful first; ``kg next``.

        Parameters
        ----------
        topic
            Only papers of this topic.

        Raises
        ------
        UnknownNameError, AmbiguousNameError
            The name stands for no topic, or for several.
        """
        from paperkg.algorithms.next_up import compute_next
        from paperkg.replies.advice import describe_next

        iri = find_topic(self.model, topic).iri if topic else ""
        found = compute_next(self.model, topic=iri, prerequisites=self._opened.prerequisites)
        return describe_next(self.model, found)

    def gaps(self) -> GapsReply:
        """List works that the list lacks, papers that stand alone, doubtful edges; ``kg gaps``."""
        from paperkg.algorithms.gaps import compute_gaps
        from paperkg.replies.advice import describe_gaps

        return describe_gaps(self.model, compute_gaps(self.model))

    def why(self, later: str, earlier: str) -> WhyReply:
        """Give the evidence that a paper builds on another, and the denials; ``kg why``.

        Parameters
        ----------
        later, earlier
            What a person calls the two papers.

        Raises
        ------
        UnknownNameError, AmbiguousNameError
            A name stands for no paper on the list, or for several things.
        """
        from paperkg.replies.why import describe_why

        return describe_why(
            self.model, find_paper(self.model, later), find_paper(self.model, earlier)
        )

    def show(self, name: str) -> PaperReply | ConceptReply | TopicReply:
        """Give what is known of a paper, a concept or a topic; ``kg show``.

        Parameters
        ----------
        name
            What a person calls it.

        Raises
        ------
        UnknownNameError, AmbiguousNameError
            The name stands for nothing in the graph, or for several things.
        """
        from paperkg.replies.things import describe

        return describe(self.model, find_iri(self.model, name))

    def query(self, question: str, *values: str) -> list[dict[str, str]] | bool | rdflib.Graph:
        """Ask the graph in SPARQL; ``kg query``.

        Parameters
        ----------
        question
            The name of a query, the path of a file with one, or SPARQL 1.1.
        values
            Values for the parameters of a named query, in order: what a person calls the papers.

        Returns
        -------
        list of dict, bool, or rdflib.Graph
            Of a SELECT the rows, each variable that has a value with its text; of an ASK whether it
            is so; of a CONSTRUCT the statements.

        Raises
        ------
        QueryError
            There is no such query, or it cannot be run, or takes too long or too much memory.
        """
        from paperkg.workspace.query import ask

        answer = ask(question, values, folder=self.folder, named=find_queries(), built=self._opened)
        if answer.kind == "boolean":
            return b"true" in answer.content
        if answer.kind == "graph":
            import rdflib

            return rdflib.Graph().parse(data=answer.content, format="turtle")
        rows = json.loads(answer.content)["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in rows]

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Make a network of papers and concepts; ``kg export graphml`` writes the same.

        Returns
        -------
        networkx.MultiDiGraph
            Nodes are named by IRI, links by ``relation``, from the later thing to the earlier one.
        """
        from paperkg.export.network import to_networkx

        return to_networkx(self.model)

    def to_rdflib(self) -> rdflib.Dataset:
        """Make a dataset with a named graph for each origin; ``kg export trig`` writes the same."""
        from paperkg.export.linked_data import to_rdflib

        return to_rdflib(self.model)

    def to_pyvis(self) -> Network:
        """Make a pyvis network of the listed papers, with the places and colours of the map.

        Returns
        -------
        pyvis.network.Network
            Each node has ``label``, ``title`` (its tooltip), ``color``, ``level`` (how many papers
            lie before it), ``x`` and ``y``; each line ``title`` and ``confidence``, from 0 to 1.
        """
        from paperkg.map.network import to_pyvis

        return to_pyvis(self.model)

    def to_dataframe(self) -> pandas.DataFrame:
        """Make a table of the papers and outside works; it needs the extra ``dataframe``.

        Returns
        -------
        pandas.DataFrame
            A row a paper, by IRI; the columns are those of ``kg export csv-nodes``.

        Raises
        ------
        PaperkgError
            pandas is not installed.
        """
        from paperkg.export.dataframe import to_dataframe

        return to_dataframe(self.model)


def open_graph(output: str | Path = "output") -> Graph:
    """Open the graph of the last build, with the read marks of today.

    Parameters
    ----------
    output
        The folder that the build wrote.

    Raises
    ------
    NoGraphError
        There is no graph in it.
    InputError
        The graph, or the file with the read marks, cannot be read.
    """
    folder = Path(output)
    return Graph(folder, open_built(folder))


def read_list(*lists: str | Path) -> ReadingList:
    """Read lists, as ``kg parse`` does: entries, and the lines that are none; nothing is built.

    Parameters
    ----------
    lists
        Files of any format that kg reads, and folders of notes; by default the list that ships
        with kg.

    Raises
    ------
    MissingFileError
        There is no such file.
    InputError
        A file cannot be read, is in no format that is read, or is broken.

    Examples
    --------
    >>> read_list().entries[0].title
    'Attention Is All You Need'
    """
    from paperkg.reading.lists import read_lists

    return read_lists(tuple(map(Path, lists)) or (DEFAULT_LIST,))


def build(
    *lists: str | Path,
    output: str | Path = "output",
    online: Online | None = None,
    edge_settings: EdgeSettings | None = None,
) -> Graph:
    """Build the graph of lists, and write all files, as ``kg build`` does.

    Parameters
    ----------
    lists
        Files and folders of notes; by default the list that ships with kg. The build reads
        ``NAME.curated.ttl`` beside the first one too.
    output
        The build folder; made if missing.
    online
        How to ask Semantic Scholar, such as ``paperkg.Online()``; by default, no connection is
        opened.
    edge_settings
        Which edges and concepts to take; those of ``kg build`` by default.

    Raises
    ------
    InputError
        A list or the curated file cannot be used; nothing is written.
    OutputError
        The folder cannot be written; its files are as they were.
    SourceError
        A request got no answer, and ``online.strict`` is set.
    """
    from paperkg.pipeline import build as build_files

    paths = tuple(map(Path, lists)) or (DEFAULT_LIST,)
    build_files(paths, Path(output), online=online, edge_settings=edge_settings)
    return open_graph(output)
