"""``kg validate``: check a graph, or any RDF file, against the shapes."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.terminal import count, output_option, say, write

__all__ = ["validate"]


@click.command(short_help="Check a graph, or a file of your own, against the shapes.")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@output_option
@click.pass_context
def validate(context: click.Context, file: Path | None, output: Path) -> None:
    """Check an RDF file (.trig, .ttl, .nq, .nt) against the shapes of a paperkg graph.

    FILE defaults to the graph of the last build. The exit code is 0 if the file conforms and 1 if
    it does not; each line of output says where a thing stands and what is wrong with it. Cycles of
    prerequisites break no rule: kg names them on stderr, with the most doubtful edges.

    \b
    Examples:
      kg validate
      kg validate my-list.curated.ttl
    """
    from paperkg.contents import read_bytes
    from paperkg.errors import NoGraphError
    from paperkg.rdf.hand_made import take_secure_terms
    from paperkg.rdf.namespaces import GRAPH_DERIVED
    from paperkg.rdf.store import merge_graphs, parse_rdf, read_graphs
    from paperkg.rdf.validation import place_violations, validate_derived, validate_graph
    from paperkg.resources import GRAPH_FILE

    path = file or output / GRAPH_FILE
    if file is None and not path.exists():
        raise NoGraphError(path)
    content = read_bytes(path)
    violations = validate_graph(take_secure_terms(parse_rdf(content, name=path)))
    derived = read_graphs(path).get(GRAPH_DERIVED) if path.suffix == ".trig" else None
    if derived:
        violations += validate_derived(merge_graphs([derived]))
    for sentence in place_violations(violations, {path: content}):
        write(sentence)
    if violations:
        say(f"{path}: {count(len(violations), 'violation')} of the shapes.")
        context.exit(1)
    say(f"{path}: conforms to the shapes.")
    if derived:
        _say_cycles(path)


def _say_cycles(path: Path) -> None:
    """Name the cycles: they break no rule, but an edge in each is probably wrong."""
    from paperkg.algorithms.cycles import find_cycles
    from paperkg.algorithms.prerequisite_graph import project_prerequisites
    from paperkg.export.report import say_cycle
    from paperkg.rdf.reader import read_graph

    graph = read_graph(path)
    for cycle in find_cycles(project_prerequisites(graph)):
        write(f"Finding: {say_cycle(graph, cycle)}.")
